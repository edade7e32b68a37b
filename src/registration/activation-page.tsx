import type { Child } from 'hono/jsx'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { PasswordFields } from '../web/password-fields.tsx'
import type { View } from '../web/view.ts'
import { Steps } from './steps.tsx'

type ActivationPageProps = { view: View; form: FormState; policy: PasswordPolicy; token: string; username: string }

export function ActivationPage({ view, form, policy, token, username }: ActivationPageProps) {
  const { words } = view
  const title = words('registration.activation')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede break">
          {words.rich('registration.activationLede', { username, b: (chunks) => <b>{chunks as Child}</b> })}
        </p>
      </div>
      <div class="stack narrow-form">
        <Steps view={view} current="send" />
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.activation(token)} novalidate>
          <div class="stack">
            <RequiredNote view={view} />
            <PasswordFields view={view} form={form} policy={policy} />
            <div class="row">
              <button class="button" type="submit">
                {words('web.continue')}
                <Icon name="forward" />
              </button>
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

export function ActivatedPage({ view }: { view: View }) {
  const { words } = view
  const title = words('registration.activation')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <section class="card narrow-form">
        <div class="stack">
          <p class="notice" role="status">
            <Icon name="check" />
            <b>{words('registration.activated')}</b>
          </p>
          <div class="stack-tight">
            <p>{words('registration.activatedFor')}</p>
            <ul class="checklist">
              {activatedFor.map((key) => (
                <li>
                  <Icon name="check" />
                  <span>{words(key)}</span>
                </li>
              ))}
            </ul>
          </div>
          <p class="row">
            <a class="button" href={paths.home}>
              {words('registration.enter')}
              <Icon name="forward" />
            </a>
          </p>
        </div>
      </section>
    </Layout>
  )
}

const activatedFor = [
  'registration.activated.see',
  'registration.activated.change',
  'registration.activated.requests',
] as const

export type LinkTrouble = 'late' | 'used' | 'replaced' | 'unknown'

/** What became of the link, and what to do. `token`: the link itself can be traded for a new one. */
export function LinkTroublePage({ view, trouble, token }: { view: View; trouble: LinkTrouble; token: string }) {
  const { words } = view
  const title = words(`registration.link.${trouble}.title`)
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words(`registration.link.${trouble}.text`)}</p>
        {trouble === 'used' ? (
          <p class="row">
            <a class="button" href={paths.home}>
              {words('registration.enter')}
            </a>
            <a class="button second" href={paths.passwordRecovery}>
              {words('registration.forgotPassword')}
            </a>
          </p>
        ) : trouble === 'unknown' ? (
          <p class="row">
            <a class="button" href={paths.activationAgain}>
              {words('registration.askAgain')}
            </a>
          </p>
        ) : (
          <form method="post" action={paths.activationAgain}>
            <input type="hidden" name="token" value={token} />
            <button class="button" type="submit">
              <Icon name="mail" />
              {words('registration.askAgain')}
            </button>
          </form>
        )}
      </div>
    </Layout>
  )
}

export function ActivationAgainPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const title = words('registration.againTitle')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.home}>
          <Icon name="left" />
          {words('web.home')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('registration.againLede')}</p>
      </div>
      <div class="stack narrow-form">
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.activationAgain} novalidate>
          <div class="stack">
            <Field
              view={view}
              form={form}
              name="username"
              label={words('registration.username')}
              autocomplete="username"
            />
            <div class="row">
              <button class="button" type="submit">
                {words('registration.step.send')}
              </button>
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

/** The same words whether or not there was anybody to write to. */
export function ActivationAskedPage({ view }: { view: View }) {
  const { words } = view
  const title = words('registration.sentTitle')
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{words('registration.againSent')}</p>
        <p>{words('registration.againHelp')}</p>
        <p class="row">
          <a class="button second" href={paths.home}>
            {words('web.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
