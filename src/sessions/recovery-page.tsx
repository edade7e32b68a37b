import type { Child } from 'hono/jsx'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Layout } from '../web/layout.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import type { View } from '../web/view.ts'
import type { LinkState } from './rules.ts'

export function PasswordRecoveryPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  return (
    <RecoveryPage
      view={view}
      form={form}
      title={words('account.recoverPassword')}
      text={words('account.recoverPasswordText')}
      action={paths.passwordRecovery}
    >
      <Field view={view} form={form} name="username" label={words('account.username')} autocomplete="username" />
    </RecoveryPage>
  )
}

export function UsernameRecoveryPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  return (
    <RecoveryPage
      view={view}
      form={form}
      title={words('account.recoverUsername')}
      text={words('account.recoverUsernameText')}
      action={paths.usernameRecovery}
    >
      <Field
        view={view}
        form={form}
        name="email"
        label={words('account.email')}
        type="email"
        inputmode="email"
        autocomplete="email"
      />
    </RecoveryPage>
  )
}

type RecoveryPageProps = { view: View; form: FormState; title: string; text: string; action: string; children: Child }

function RecoveryPage({ view, form, title, text, action, children }: RecoveryPageProps) {
  const { words } = view
  return (
    <Layout view={view} title={title}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
        <ErrorSummary view={view} form={form} />
        <form class="card stack" method="post" action={action} novalidate>
          {children}
          <button class="button wide" type="submit">
            {words('account.send')}
          </button>
        </form>
        <p>
          <a href={paths.signIn}>{words('account.backToSignIn')}</a>
        </p>
      </div>
    </Layout>
  )
}

/** The same whether or not anybody was found. */
export function CheckMailPage({ view, what }: { view: View; what: 'password' | 'username' }) {
  const { words } = view
  return (
    <Layout view={view} title={words('account.checkMail')}>
      <div class="narrow stack">
        <h1>{words('account.checkMail')}</h1>
        <p class="lede">{words(what === 'password' ? 'account.sentPassword' : 'account.sentUsername')}</p>
        <p>{words('account.sentHelp')}</p>
        {what === 'password' && (
          <p>
            {words.rich('account.sentActivation', {
              a: (chunks) => <a href={paths.activationAgain}>{chunks as Child}</a>,
            })}
          </p>
        )}
        <p>
          <a class="button second" href={paths.signIn}>
            {words('account.backToSignIn')}
          </a>
        </p>
      </div>
    </Layout>
  )
}

type ChoosePasswordProps = { view: View; form: FormState; token: string; username: string; policy: PasswordPolicy }

export function ChoosePasswordPage({ view, form, token, username, policy }: ChoosePasswordProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('account.choosePassword')}>
      <div class="narrow stack">
        <h1>{words('account.choosePassword')}</h1>
        <p class="lede break">
          {words.rich('account.choosePasswordFor', { username, b: (chunks) => <b>{chunks as Child}</b> })}
        </p>
        <ErrorSummary view={view} form={form} />
        <form class="card stack" method="post" action={paths.newPassword(token)} novalidate>
          <PasswordFields view={view} form={form} policy={policy} replaces />
          <button class="button wide" type="submit">
            {words('account.savePassword')}
          </button>
        </form>
      </div>
    </Layout>
  )
}

/** What became of the link, and what to do about it. */
export function DeadLinkPage({ view, state }: { view: View; state: Exclude<LinkState, 'good'> }) {
  const { words } = view
  const title = words(`account.link.${state}.title`)
  return (
    <Layout view={view} title={title}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p class="lede">{words(`account.link.${state}.text`)}</p>
        <p class="row">
          <a class="button" href={paths.passwordRecovery}>
            {words('account.askAgain')}
          </a>
          <a class="button second" href={paths.signIn}>
            {words('account.backToSignIn')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
