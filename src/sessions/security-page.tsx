import { formatInstant } from '../lib/dates.ts'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import type { Person, View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { OpenSession } from './queries.ts'
import { deviceOf } from './rules.ts'

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
          <Session view={view} session={session} isCurrent={session.id === current} />
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

function Session({ view, session, isCurrent }: { view: View; session: OpenSession; isCurrent: boolean }) {
  const { words } = view
  const device = deviceIn(words, session.userAgent)
  const since = formatInstant(session.createdAt)
  return (
    <li>
      <Icon name="screen" />
      <div>
        <p>
          <b>{device}</b> {isCurrent && <span class="badge plain">{words('account.thisSession')}</span>}
        </p>
        <dl class="small soft">
          <div>
            <dt>{words('account.address')}</dt> <dd>{session.address ?? words('account.addressUnknown')}</dd>
          </div>
          <div>
            <dt>{words('account.since')}</dt> <dd>{since}</dd>
          </div>
          <div>
            <dt>{words('account.lastSeen')}</dt> <dd>{formatInstant(session.lastSeenAt)}</dd>
          </div>
        </dl>
      </div>
      {!isCurrent && (
        <form method="post" action={paths.session(session.id)}>
          <button class="button second small" type="submit">
            {words('account.closeSession')}{' '}
            <span class="vh">{words('account.closeSessionHidden', { device, since })}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function deviceIn(words: Words, userAgent: string): string {
  const { browser, system } = deviceOf(userAgent)
  if (!browser && !system) return words('account.browserUnknown')
  return words('account.device', {
    browser: browser ?? words('account.browserUnknown'),
    system: system ?? words('account.systemUnknown'),
  })
}
