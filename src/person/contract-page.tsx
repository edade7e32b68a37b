import type { Child } from 'hono/jsx'
import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Check, ErrorSummary, Field, type FormState, RequiredNote, Select } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import { spanish } from '../words/es-MX.ts'
import type { ContractData } from './queries.ts'
import { isRegimeOf, regimes, uses } from './sat-rules.ts'

export type ContractSaved = 'digital' | 'second' | 'fiscal'
type ContractDataProps = {
  view: View
  contract: ContractData
  digitalForm: FormState
  fiscalForm: FormState
  saved: ContractSaved | undefined
}

/** How a contract's invoices come, and to whom they are made out. */
export function ContractDataPage({ view, contract, digitalForm, fiscalForm, saved }: ContractDataProps) {
  const { words } = view
  const title = words('person.contract.title', { contract: contract.number })
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contract(contract.number)}>
          <Icon name="left" />
          {words('access.back', { contract: contract.number })}
        </a>
        <h1>{title}</h1>
      </div>
      <div class="stack narrow-form">
        {saved && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(`person.saved.${saved}`)}</span>
          </p>
        )}
        <DigitalCard view={view} contract={contract} form={digitalForm} />
        <FiscalCard view={view} contract={contract} form={fiscalForm} />
      </div>
    </Layout>
  )
}

type CardProps = { view: View; contract: ContractData; form: FormState }

function DigitalCard({ view, contract, form }: CardProps) {
  const { words } = view
  const { number, email, second } = contract
  return (
    <section class="card" aria-labelledby="digital-titulo">
      <form class="stack" method="post" action={paths.digitalInvoice(number)} novalidate>
        <h2 id="digital-titulo">{words('person.digital')}</h2>
        <ErrorSummary view={view} form={form} />
        <Check view={view} form={form} name="digital">
          {words('person.digitalOn')}
        </Check>
        <p class="break">
          {email
            ? words.rich('person.digitalFirst', { email, b: (chunks) => <b>{chunks as Child}</b> })
            : words.rich('person.digitalNoFirst', {
                a: (chunks) => <a href={`${paths.contract(number)}#contacto`}>{chunks as Child}</a>,
              })}
        </p>
        <Field
          view={view}
          form={form}
          name="second"
          type="email"
          label={words('person.digitalSecond')}
          help={words('person.digitalSecondHelp')}
          required={false}
          autocomplete="off"
          maxlength={254}
        />
        {second && !second.isConfirmed && (
          <p class="notice warn break">
            <Icon name="clock" />
            <span>
              {words('person.digitalWaiting', {
                email: second.email,
                date: formatInstant(new Date(second.expiresAt), words.locale),
              })}
            </span>
          </p>
        )}
        <p>
          <button class="button second" type="submit">
            {words('person.save')}
          </button>
        </p>
      </form>
    </section>
  )
}

function FiscalCard({ view, contract, form }: CardProps) {
  const { words } = view
  const one = { view, form }
  const choose = { value: '', label: words('person.choose') }
  const fitting = regimes.filter(({ code }) => isRegimeOf(code, contract.personKind))
  const others = regimes.filter((regime) => !fitting.includes(regime))
  // The law names them, in Spanish.
  const asOption = ({ code, name }: { code: string; name: string }) => ({
    value: code,
    label: `${code} ${name}`,
    lang: spanish.tag,
  })
  const certificate = contract.fiscal?.certificateKey
  return (
    <section class="card" aria-labelledby="fiscales-titulo">
      <form
        class="stack"
        method="post"
        action={paths.fiscalData(contract.number)}
        enctype="multipart/form-data"
        novalidate
      >
        <h2 id="fiscales-titulo">{words('person.fiscal')}</h2>
        <p class="small soft">{words('person.fiscalText')}</p>
        <WhatIsThis view={view} names={['taxId', 'regime', 'cfdi', 'use']} />
        <ErrorSummary view={view} form={form} />
        <RequiredNote view={view} />
        <Field {...one} name="taxId" label={words('person.taxId')} autocomplete="off" maxlength={20} short />
        <Field
          {...one}
          name="legalName"
          label={words('person.legalName')}
          help={words('person.legalNameHelp')}
          autocomplete="off"
          maxlength={254}
        />
        <Select
          {...one}
          name="regime"
          label={words('person.regime')}
          options={[choose, ...[...fitting, ...others].map(asOption)]}
        />
        <Select {...one} name="use" label={words('person.use')} options={[choose, ...uses.map(asOption)]} />
        <Field
          {...one}
          name="postalCode"
          label={words('person.postalCode')}
          inputmode="numeric"
          autocomplete="postal-code"
          maxlength={5}
          short
        />
        <div class={form.errors.certificate ? 'field has-error' : 'field'}>
          <label for="certificate">{words('person.certificate')}</label>
          <p class="help" id="certificate-ayuda">
            {words('person.certificateHelp')}
          </p>
          {form.errors.certificate && (
            <p class="error" id="certificate-error">
              <Icon name="error" />
              <span>{form.errors.certificate}</span>
            </p>
          )}
          <input
            id="certificate"
            name="certificate"
            type="file"
            accept="application/pdf"
            aria-describedby="certificate-ayuda"
          />
        </div>
        {certificate && (
          <p>
            <a href={paths.fiscalCertificate(contract.number)}>{words('person.certificateKept')}</a>
          </p>
        )}
        <p>
          <button class="button second" type="submit">
            {words('person.saveFiscal')}
          </button>
        </p>
      </form>
    </section>
  )
}
