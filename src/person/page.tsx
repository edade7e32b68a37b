import type { Child } from 'hono/jsx'
import { type Topic, topics } from '../notifications/choice-rules.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { LanguageSwitch } from '../web/language.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { HeldContract } from './queries.ts'

export type PersonSaved = 'name' | 'choices' | 'asked'
type PersonProps = {
  view: View
  email: string
  nameForm: FormState
  emailForm: FormState
  unwanted: readonly Topic[]
  contracts: readonly HeldContract[]
  count: number
  saved: PersonSaved | undefined
}

/** How somebody is called and written to, of what, and the way to the data of each contract. */
export function PersonPage({ view, email, nameForm, emailForm, unwanted, contracts, count, saved }: PersonProps) {
  const { words } = view
  const title = words('person.title')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{words('person.lede')}</p>
      </div>
      <div class="stack">
        {saved && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(`person.saved.${saved}`)}</span>
          </p>
        )}
        <div class="halves">
          <div>
            <NameCard view={view} form={nameForm} />
            <EmailCard view={view} form={emailForm} email={email} />
          </div>
          <div>
            <ChoicesCard view={view} unwanted={unwanted} />
            <LanguageCard view={view} />
            <ContractsCard view={view} contracts={contracts} count={count} />
          </div>
        </div>
      </div>
    </Layout>
  )
}

function NameCard({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="contacto">
      <form class="stack" method="post" action={paths.myName} novalidate>
        <h2 id="contacto">{words('person.contact')}</h2>
        <ErrorSummary view={view} form={form} />
        <Field view={view} form={form} name="name" label={words('person.name')} autocomplete="name" maxlength={200} />
        <Field
          view={view}
          form={form}
          name="phone"
          type="tel"
          label={words('person.phone')}
          help={words('person.phoneHelp')}
          required={false}
          autocomplete="tel"
          maxlength={30}
        />
        <p>
          <button class="button second" type="submit">
            {words('person.save')}
          </button>
        </p>
      </form>
    </section>
  )
}

function EmailCard({ view, form, email }: { view: View; form: FormState; email: string }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="correo">
      <form class="stack" method="post" action={paths.myEmail} novalidate>
        <h2 id="correo">{words('person.email')}</h2>
        <p class="break">{words.rich('person.emailNow', { email, b: (chunks) => <b>{chunks as Child}</b> })}</p>
        <ErrorSummary view={view} form={form} />
        <Field
          view={view}
          form={form}
          name="newEmail"
          type="email"
          label={words('person.newEmail')}
          help={words('person.newEmailHelp')}
          autocomplete="email"
          maxlength={254}
        />
        <Field
          view={view}
          form={form}
          name="password"
          type="password"
          label={words('person.password')}
          autocomplete="current-password"
        />
        <p>
          <button class="button second" type="submit">
            {words('person.askEmail')}
          </button>
        </p>
      </form>
    </section>
  )
}

/** The switch of every page, where people look for what they have chosen. */
function LanguageCard({ view }: { view: View }) {
  const { words } = view
  return (
    <section class="card stack-tight" aria-labelledby="idioma-titulo">
      <h2 id="idioma-titulo">{words('person.language')}</h2>
      <p>{words('person.languageText')}</p>
      <LanguageSwitch view={view} action={paths.language} look="button second" />
    </section>
  )
}

function ChoicesCard({ view, unwanted }: { view: View; unwanted: readonly Topic[] }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="avisos">
      <form class="stack" method="post" action={paths.mailChoices}>
        <h2 id="avisos">{words('person.choices')}</h2>
        <div class="stack-tight">
          {topics.map((topic) => (
            <label class="check">
              <input type="checkbox" name={topic} value="si" checked={!unwanted.includes(topic)} />
              <span>{words(`person.topic.${topic}`)}</span>
            </label>
          ))}
        </div>
        <p class="small soft">{words('person.always')}</p>
        <p>
          <button class="button second" type="submit">
            {words('person.saveChoices')}
          </button>
        </p>
      </form>
    </section>
  )
}

function ContractsCard({ view, contracts, count }: { view: View; contracts: readonly HeldContract[]; count: number }) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="contratos">
      <h2 id="contratos">{words('person.contracts')}</h2>
      <p class="small soft">{words(count > 0 ? 'person.contractsText' : 'person.noContracts')}</p>
      {count > 0 && (
        <ul class="stack-tight">
          {contracts.map(({ number, title }) => (
            <li>
              <a href={paths.contractData(number)}>
                {number} · {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {count > contracts.length && <p class="small soft">{words('person.first', { count: contracts.length })}</p>}
      <p class="foot">
        <a href={paths.security}>{words('person.security')}</a> · <a href={paths.myRights}>{words('person.rights')}</a>
      </p>
    </section>
  )
}
