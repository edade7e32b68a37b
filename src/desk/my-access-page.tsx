import { deskPaths } from '../paths.ts'
import { deviceWords } from '../sessions/rules.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import { SessionRow } from '../web/session-row.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import { type Enrolling, EnrolmentPart } from './enrolment-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { PasskeysPart } from './passkey-page.tsx'
import type { Passkey } from './passkey-queries.ts'
import type { OperatorSession } from './session-queries.ts'

type MyAccessPageProps = {
  view: View
  operator: Operator
  form: FormState
  sessions: readonly OperatorSession[]
  passkeys: readonly Passkey[]
  /** What has just been done, told on top of the page. */
  done?: WordKey | undefined
}

export function MyAccessPage({ view, operator, form, sessions, passkeys, done }: MyAccessPageProps) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.myAccess')}>
      <div class="stack">
        <h1>{words('desk.myAccess')}</h1>
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(done)}</span>
          </p>
        )}
        <ErrorSummary view={view} form={form} />
        <div class="cols wide-aside">
          <section class="card stack" aria-labelledby="sesiones">
            <h2 id="sesiones">{words('account.sessions')}</h2>
            <ul class="sessions">
              {sessions.map((session) => (
                <SessionRow
                  view={view}
                  session={session}
                  device={deviceWords(words, session.userAgent)}
                  isCurrent={session.id === operator.sessionId}
                  closing={deskPaths.ownSession(session.id)}
                />
              ))}
            </ul>
            {sessions.length > 1 && (
              <form method="post" action={deskPaths.otherOwnSessions}>
                <button class="button second" type="submit">
                  {words('account.closeOthers')}
                </button>
              </form>
            )}
          </section>
          <div class="stack">
            <section class="card" aria-labelledby="cambiar">
              <form class="stack" method="post" action={deskPaths.ownPassword} novalidate>
                <h2 id="cambiar">{words('account.changePassword')}</h2>
                <CurrentPassword view={view} form={form} />
                <PasswordFields view={view} form={form} policy="strong" replaces />
                <button class="button" type="submit">
                  {words('account.savePassword')}
                </button>
              </form>
            </section>
            <section class="card stack" aria-labelledby="aplicacion">
              <h2 id="aplicacion">{words('desk.factor')}</h2>
              <p class="soft">{words('desk.newFactorText')}</p>
              <p>
                <a class="button second" href={deskPaths.ownFactor}>
                  {words('desk.newFactor')}
                </a>
              </p>
            </section>
            <PasskeysPart view={view} passkeys={passkeys} />
          </div>
        </div>
      </div>
    </DeskLayout>
  )
}

const CurrentPassword = ({ view, form }: { view: View; form: FormState }) => (
  <Field
    view={view}
    form={form}
    name="currentPassword"
    label={view.words('account.currentPassword')}
    type="password"
    autocomplete="current-password"
  />
)

type NewFactorPageProps = { view: View; operator: Operator; form: FormState; nonce: string; enrolling: Enrolling }

/** Another app; the old one stops when this one has shown that it works. */
export function NewFactorPage({ view, operator, form, nonce, enrolling }: NewFactorPageProps) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.newFactor')}>
      <div class="narrow-form stack">
        <a class="crumb" href={deskPaths.myAccess}>
          <Icon name="left" />
          {words('desk.myAccess')}
        </a>
        <h1>{words('desk.newFactor')}</h1>
        <p class="lede">{words('desk.newFactorText')}</p>
        <ErrorSummary view={view} form={form} />
        <form class="card stack" method="post" action={deskPaths.ownFactor} novalidate>
          <input type="hidden" name="nonce" value={nonce} />
          <EnrolmentPart view={view} form={form} enrolling={enrolling} />
          <CurrentPassword view={view} form={form} />
          <div class="row">
            <button class="button" type="submit">
              {words('desk.finish')}
            </button>
          </div>
        </form>
      </div>
    </DeskLayout>
  )
}
