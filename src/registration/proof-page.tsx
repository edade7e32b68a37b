import type { Child } from 'hono/jsx'
import type { CustomerKind } from '../access/rules.ts'
import { paths } from '../paths.ts'
import { Check, ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import { Pinned, Receipt } from '../web/receipt.tsx'
import type { View } from '../web/view.ts'
import { Steps } from './steps.tsx'

/** The first step: is there a contract, and is it this person's? */
export function CustomerPage({ view, kind, form }: { view: View; kind: CustomerKind; form: FormState }) {
  const { words } = view
  const title = words(`registration.${kind}`)
  const other = kind === 'person' ? paths.registrationCompany : paths.registrationPerson
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.home}>
          <Icon name="left" />
          {words('web.home')}
        </a>
        <h1>{title}</h1>
        <p>
          {words.rich(kind === 'person' ? 'registration.switchToCompany' : 'registration.switchToPerson', {
            a: (chunks) => <a href={other}>{chunks as Child}</a>,
          })}
        </p>
      </div>
      <div class="follow wide-aside">
        <div class="stack">
          <Steps view={view} current="customer" />
          <ErrorSummary view={view} form={form} />
        </div>
        <WhereToFind view={view} />
        <ProofForm
          view={view}
          kind={kind}
          form={form}
          action={kind === 'person' ? paths.registrationPerson : paths.registrationCompany}
        />
      </div>
    </Layout>
  )
}

/** Another contract for somebody who already has an account. */
export function AddContractPage({ view, kind, form }: { view: View; kind: CustomerKind; form: FormState }) {
  const { words } = view
  const title = words('registration.add')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contracts}>
          <Icon name="left" />
          {words('web.contracts')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('registration.addLede')}</p>
      </div>
      <div class="follow wide-aside">
        <div class="stack">
          <nav class="chips" aria-label={words('registration.addKind')}>
            <a href={paths.addContract} aria-current={kind === 'person' ? 'page' : undefined}>
              {words('registration.addPerson')}
            </a>
            <a href={`${paths.addContract}?tipo=empresa`} aria-current={kind === 'company' ? 'page' : undefined}>
              {words('registration.addCompany')}
            </a>
          </nav>
          <ErrorSummary view={view} form={form} />
        </div>
        <WhereToFind view={view} />
        <ProofForm
          view={view}
          kind={kind}
          form={form}
          action={kind === 'person' ? paths.addContract : `${paths.addContract}?tipo=empresa`}
        />
      </div>
    </Layout>
  )
}

function WhereToFind({ view }: { view: View }) {
  const { words, profile } = view
  const phone = profile.phone
  return (
    <aside class="stack" aria-label={words('registration.receipt.section')}>
      <p>{words('registration.whereReference')}</p>
      <figure class="stack-tight">
        <Receipt view={view} />
        <figcaption class="small soft">{words('registration.receipt.note')}</figcaption>
      </figure>
      {phone && (
        <div class="notice">
          <Icon name="info" />
          <p>
            {words.rich('registration.noReceipt', {
              phone,
              b: (chunks) => <b>{chunks as Child}</b>,
              tel: (chunks) => <a href={dial(phone)}>{chunks as Child}</a>,
            })}
          </p>
        </div>
      )}
    </aside>
  )
}

type ProofFormProps = { view: View; kind: CustomerKind; form: FormState; action: string }

function ProofForm({ view, kind, form, action }: ProofFormProps) {
  const { words } = view
  const one = { view, form }
  return (
    <form class="card" method="post" action={action} novalidate>
      <div class="stack">
        <RequiredNote view={view} />
        <Field
          {...one}
          name="reference"
          label={words('registration.reference')}
          help={<Pinned number={1} text={words('registration.referenceHelp')} />}
          autocomplete="off"
          inputmode="numeric"
          short
        />
        {kind === 'person' ? <Surnames {...one} /> : <Company {...one} />}
        <Field
          {...one}
          name="meter"
          label={words('registration.meter')}
          help={<Pinned number={2} text={words('registration.meterHelp')} />}
          autocomplete="off"
          short
        />
        <details class="disclosure" open={Boolean(form.values.invoice || form.errors.meter)}>
          <summary>
            <Icon name="down" />
            {words('registration.noMeter')}
          </summary>
          <Field
            {...one}
            name="invoice"
            label={words('registration.invoice')}
            help={words('registration.invoiceHelp')}
            required={false}
            autocomplete="off"
          />
        </details>
        <DataProtection view={view} />
        <div class="row">
          <button class="button" type="submit">
            {words('web.continue')}
            <Icon name="forward" />
          </button>
        </div>
      </div>
    </form>
  )
}

const Surnames = ({ view, form }: { view: View; form: FormState }) => (
  <>
    <div class="two">
      <Field
        view={view}
        form={form}
        name="firstSurname"
        label={view.words('registration.firstSurname')}
        autocomplete="off"
      />
      <Field
        view={view}
        form={form}
        name="secondSurname"
        label={view.words('registration.secondSurname')}
        autocomplete="off"
      />
    </div>
    <Check view={view} form={form} name="onlyOneSurname">
      {view.words('registration.onlyOneSurname')}
    </Check>
  </>
)

const Company = ({ view, form }: { view: View; form: FormState }) => (
  <Field
    view={view}
    form={form}
    name="company"
    label={view.words('registration.companyName')}
    help={view.words('registration.companyNameHelp')}
    autocomplete="organization"
  />
)

/** The manual's paragraph, word for word. */
const DataProtection = ({ view: { words, profile } }: { view: View }) => (
  <p class="small soft">
    {words.rich('registration.dataProtection', {
      name: profile.name,
      privacy: (chunks) => (
        <a href={paths.privacy} target="_blank" rel="noopener">
          {chunks as Child}
        </a>
      ),
      contact: (chunks) => (
        <a href={paths.contactUs} target="_blank" rel="noopener">
          {chunks as Child}
        </a>
      ),
    })}
  </p>
)
