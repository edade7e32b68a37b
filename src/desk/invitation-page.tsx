import type { Child } from 'hono/jsx'
import { deskPaths } from '../paths.ts'
import type { LinkState } from '../sessions/rules.ts'
import { ErrorSummary, type FormState } from '../web/form.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import type { View } from '../web/view.ts'
import { type Enrolling, EnrolmentPart } from './enrolment-part.tsx'
import { DeskLayout } from './layout.tsx'
import { DeskMessagePage } from './message-page.tsx'
import type { Operator } from './operator-rules.ts'

type InvitationPageProps = { view: View; form: FormState; token: string; email: string; enrolling: Enrolling }

export function InvitationPage({ view, form, token, email, enrolling }: InvitationPageProps) {
  const { words } = view
  return (
    <DeskLayout view={view} title={words('desk.invitation')}>
      <div class="narrow-form stack">
        <div class="stack-tight">
          <h1>{words('desk.invitation')}</h1>
          <p class="lede break">
            {words.rich('desk.invitationLede', { email, b: (chunks) => <b>{chunks as Child}</b> })}
          </p>
        </div>
        <ErrorSummary view={view} form={form} />
        <form class="card stack" method="post" action={deskPaths.invitation(token)} novalidate>
          <input type="hidden" name="username" value={email} autocomplete="username" />
          <PasswordFields view={view} form={form} policy="strong" />
          <EnrolmentPart view={view} form={form} enrolling={enrolling} />
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

type CodesProps = { view: View; codes: readonly string[]; operator?: Operator | undefined }

/** Shown once: only their hashes are kept. */
export function RecoveryCodesPage({ view, codes, operator }: CodesProps) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.codesTitle')}>
      <div class="narrow-form stack">
        <h1>{words('desk.codesTitle')}</h1>
        <p class="lede">{words('desk.codesLede')}</p>
        <section class="card stack" aria-label={words('desk.codesTitle')}>
          <ol class="recovery-codes num">
            {codes.map((code) => (
              <li>{code}</li>
            ))}
          </ol>
        </section>
        <p class="row">
          <a class="button" href={operator ? deskPaths.myAccess : `${deskPaths.signIn}?sesion=registrada`}>
            {words(operator ? 'desk.myAccess' : 'desk.signIn')}
          </a>
        </p>
      </div>
    </DeskLayout>
  )
}

export function DeadInvitationPage({ view, state }: { view: View; state: Exclude<LinkState, 'good'> }) {
  const { words } = view
  return <DeskMessagePage view={view} title={words('desk.dead.title')} text={words(`desk.dead.${state}`)} />
}
