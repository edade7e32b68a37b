import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pinned, Receipt } from '../web/receipt.tsx'
import type { View } from '../web/view.ts'

/** Which contract somebody pays, with two data of its receipt. */
export function GuestProofPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const title = words('guest-pay.title')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.home}>
          <Icon name="left" />
          {words('web.home')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('guest-pay.lede')}</p>
      </div>
      <div class="follow wide-aside">
        <div class="stack">
          <ErrorSummary view={view} form={form} />
        </div>
        <aside class="stack" aria-label={words('registration.receipt.section')}>
          <figure class="stack-tight">
            <Receipt view={view} />
            <figcaption class="small soft">{words('registration.receipt.note')}</figcaption>
          </figure>
        </aside>
        <ProofForm view={view} form={form} />
      </div>
    </Layout>
  )
}

function ProofForm({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const one = { view, form, autocomplete: 'off' }
  return (
    <form class="card" method="post" action={paths.guestPay} novalidate>
      <div class="stack">
        <RequiredNote view={view} />
        <Field
          {...one}
          name="reference"
          label={words('registration.reference')}
          help={<Pinned number={1} text={words('registration.referenceHelp')} />}
          inputmode="numeric"
          short
        />
        <fieldset class="one-of">
          <legend>{words('guest-pay.oneOf')}</legend>
          <Field
            {...one}
            name="meter"
            label={words('guest-pay.meter')}
            help={<Pinned number={2} text={words('registration.meterHelp')} />}
            required={false}
            short
          />
          <Field
            {...one}
            name="invoice"
            label={words('guest-pay.invoice')}
            help={words('guest-pay.invoiceHelp')}
            required={false}
          />
        </fieldset>
        <p class="small soft">
          {words.rich('guest-pay.privacy', {
            privacy: (chunks) => <a href={paths.privacy}>{chunks as Child}</a>,
          })}
        </p>
        <div class="row">
          <button class="button" type="submit">
            {words('guest-pay.continue')}
            <Icon name="forward" />
          </button>
        </div>
      </div>
    </form>
  )
}
