import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Check, ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { Steps } from './steps.tsx'

/** The door to the two kinds of registration. `late`: an hour has passed and what was typed is gone. */
export function ChooseKindPage({ view, late }: { view: View; late: boolean }) {
  const { words } = view
  const title = words('registration.title')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.home}>
          <Icon name="left" />
          {words('web.home')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('registration.lede')}</p>
      </div>
      <div class="stack">
        {late && (
          <div class="notice warn" role="status">
            <Icon name="clock" />
            <p>{words('registration.late')}</p>
          </div>
        )}
        <div class="doors">
          <a class="door" href={paths.registrationPerson}>
            <Icon name="person" />
            <span>
              <b>{words('registration.person')}</b>
              <small>{words('registration.personHelp')}</small>
            </span>
            <Icon name="right" />
          </a>
          <a class="door" href={paths.registrationCompany}>
            <Icon name="company" />
            <span>
              <b>{words('registration.company')}</b>
              <small>{words('registration.companyHelp')}</small>
            </span>
            <Icon name="right" />
          </a>
        </div>
      </div>
    </Layout>
  )
}

/** The second step: a name to sign in with, and where to write to. */
export function UserPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const title = words('registration.user')
  const one = { view, form }
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <div class="stack narrow-form">
        <Steps view={view} current="user" />
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.registrationUser} novalidate>
          <div class="stack">
            <RequiredNote view={view} />
            <Field
              {...one}
              name="username"
              label={words('registration.username')}
              help={words('registration.usernameRule')}
              autocomplete="username"
            />
            <div class="two">
              <Field
                {...one}
                name="email"
                label={words('registration.email')}
                help={words('registration.emailHelp')}
                type="email"
                inputmode="email"
                autocomplete="email"
              />
              <Field
                {...one}
                name="emailAgain"
                label={words('registration.emailAgain')}
                type="email"
                inputmode="email"
                autocomplete="email"
              />
            </div>
            <div class="stack-tight">
              <Check {...one} name="terms">
                {
                  words.rich('registration.terms', {
                    notice: (chunks) => <Elsewhere href={paths.legalNotice}>{chunks as Child}</Elsewhere>,
                    terms: (chunks) => <Elsewhere href={paths.termsOfUse}>{chunks as Child}</Elsewhere>,
                  }) as Child
                }
              </Check>
              <p class="small soft">{words('registration.newTab')}</p>
            </div>
            <div class="row">
              {/* First in the page: Enter in a field presses the first button. */}
              <button class="button" type="submit">
                {words('web.continue')}
                <Icon name="forward" />
              </button>
              <button class="button second" type="submit" name="back" value="si" formnovalidate>
                {words('web.back')}
              </button>
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

const Elsewhere = ({ href, children }: { href: string; children?: Child }) => (
  <a href={href} target="_blank" rel="noopener">
    {children}
  </a>
)

type SentPageProps = {
  view: View
  username: string
  email: string
  /** Sent once more just now; or how long to wait before it can be. */
  again?: boolean
  waitSeconds?: number
}

/** The third step is the mail's. */
export function SentPage({ view, username, email, again, waitSeconds }: SentPageProps) {
  const { words } = view
  const title = words('registration.sentTitle')
  const b = (chunks: unknown[]) => <b>{chunks as Child}</b>
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <div class="stack narrow-form">
        <Steps view={view} current="send" />
        {again && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words('registration.sentAgain')}</span>
          </p>
        )}
        {waitSeconds ? (
          <p class="notice warn" role="alert">
            <Icon name="clock" />
            <span>{words('registration.sendAgainWait', { minutes: Math.ceil(waitSeconds / 60) })}</span>
          </p>
        ) : null}
        <section class="card">
          <div class="stack">
            <p class="lede break">{words.rich('registration.sentText', { email, b })}</p>
            <p class="break">{words.rich('registration.sentUser', { username, b })}</p>
          </div>
        </section>
        <section class="stack-tight">
          <h2>{words('registration.notArrived')}</h2>
          <p>
            {words.rich('registration.notArrivedText', {
              a: (chunks) => <a href={paths.registrationUser}>{chunks as Child}</a>,
            })}
          </p>
          <form method="post" action={paths.registrationSent}>
            <button class="button second" type="submit">
              <Icon name="mail" />
              {words('registration.sendAgain')}
            </button>
          </form>
        </section>
      </div>
    </Layout>
  )
}
