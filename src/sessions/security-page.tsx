import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import { SessionRow } from '../web/session-row.tsx'
import type { Person, View } from '../web/view.ts'
import type { OpenSession } from './queries.ts'
import { deviceWords } from './rules.ts'

/** What has just been done, told on top of the page. */
export type Done = 'changed' | 'sessionClosed' | 'othersClosed'

type SecurityPageProps = {
  view: View
  person: Person
  form: FormState
  policy: PasswordPolicy
  sessions: readonly OpenSession[]
  done?: Done | undefined
}

export function SecurityPage({ view, person, form, policy, sessions, done }: SecurityPageProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('account.security')}>
      <div class="stack">
        <h1>{words('account.security')}</h1>
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(`account.${done}`)}</span>
          </p>
        )}
        <ErrorSummary view={view} form={form} />
        <div class="cols wide-aside">
          <Sessions view={view} sessions={sessions} current={person.sessionId} />
          <ChangePassword view={view} form={form} policy={policy} />
        </div>
      </div>
    </Layout>
  )
}

function ChangePassword({ view, form, policy }: { view: View; form: FormState; policy: PasswordPolicy }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="cambiar">
      <form class="stack" method="post" action={paths.password} novalidate>
        <h2 id="cambiar">{words('account.changePassword')}</h2>
        <Field
          view={view}
          form={form}
          name="currentPassword"
          label={words('account.currentPassword')}
          type="password"
          autocomplete="current-password"
        />
        <PasswordFields view={view} form={form} policy={policy} replaces />
        <button class="button" type="submit">
          {words('account.savePassword')}
        </button>
      </form>
    </section>
  )
}

type SessionsProps = { view: View; sessions: readonly OpenSession[]; current: string }

function Sessions({ view, sessions, current }: SessionsProps) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="sesiones">
      <h2 id="sesiones">{words('account.sessions')}</h2>
      <p class="soft">{words('account.sessionsText')}</p>
      <ul class="sessions">
        {sessions.map((session) => (
          <SessionRow
            view={view}
            session={session}
            device={deviceWords(words, session.userAgent)}
            isCurrent={session.id === current}
            closing={paths.session(session.id)}
          />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action={paths.otherSessions}>
          <button class="button second" type="submit">
            {words('account.closeOthers')}
          </button>
        </form>
      ) : (
        <p class="small soft">{words('account.onlyThis')}</p>
      )}
    </section>
  )
}
