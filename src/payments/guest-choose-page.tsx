import type { Child } from 'hono/jsx'
import { formatPeriod } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { ChoiceFields } from './choice-part.tsx'
import type { ChoosableContract } from './choice-rules.ts'
import { keyField } from './form.ts'
import { emailField } from './guest-form.ts'
import type { PayLink } from './guest-queries.ts'
import { guestTerms, initialsOf } from './guest-rules.ts'
import { MethodFields, PayButton } from './method-part.tsx'
import { leastChoice, type Offered, offeredFor } from './method-rules.ts'

type GuestChooseProps = {
  view: View
  form: FormState
  gateway: Offered
  contracts: readonly ChoosableContract[]
  link: PayLink
  /** The address of this page. */
  here: string
  pageOf: (folio: string) => string | undefined
}

/** What is owed, and of whom no more than initials. */
export function GuestChoosePage({ view, form, gateway, contracts, link, here, pageOf }: GuestChooseProps) {
  const { words, profile } = view
  const { elsewhere } = profile.payments
  const title =
    link.kind === 'invoice'
      ? words('guest-pay.choose.invoice', { period: formatPeriod(link.invoice.period) })
      : words('guest-pay.choose.contract')
  const initials = initialsOf(link.holder)
  const noted = new Set(contracts.flatMap(({ invoices }) => invoices.flatMap((one) => [one.underWay, one.inReview])))
  const made = link.payments.filter((folio) => !noted.has(folio))
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        {link.kind === 'contract' && (
          <a class="crumb" href={paths.guestPay}>
            <Icon name="left" />
            {words('guest-pay.choose.other')}
          </a>
        )}
        <h1>{title}</h1>
        {initials && (
          <p>{words.rich('guest-pay.choose.holder', { initials, b: (chunks) => <b>{chunks as Child}</b> })}</p>
        )}
        <p class="lede">{words(link.kind === 'invoice' ? 'guest-pay.choose.lede' : 'payments.choose.lede')}</p>
      </div>
      <form class="card pay-form" method="post" action={here} novalidate>
        <div class="stack">
          <ErrorSummary view={view} form={form} />
          <input type="hidden" name={keyField} value={form.values[keyField]} />
          <Made view={view} folios={made} pageOf={pageOf} />
          <h2>{words('payments.choose.what')}</h2>
          <ChoiceFields
            view={view}
            form={form}
            contracts={contracts}
            terms={guestTerms(profile.payments)}
            pageOf={pageOf}
          />
          <MethodFields
            view={view}
            form={form}
            gateway={offeredFor(gateway, leastChoice(contracts, guestTerms(profile.payments)))}
          />
          <Field
            view={view}
            form={form}
            name={emailField}
            type="email"
            inputmode="email"
            autocomplete="email"
            label={words('guest-pay.choose.email')}
            help={words('guest-pay.choose.emailHelp')}
            required={false}
            maxlength={254}
          />
          <PayButton view={view} />
          {elsewhere && contracts[0] && (
            <p class="small soft">
              {words('payments.choose.reference', { reference: contracts[0].number, elsewhere })}
            </p>
          )}
        </div>
      </form>
    </Layout>
  )
}

type MadeProps = Pick<GuestChooseProps, 'view' | 'pageOf'> & { folios: readonly string[] }

/** Who comes back by the same link is told what they paid before. */
function Made({ view, folios, pageOf }: MadeProps) {
  if (folios.length === 0) return null
  return (
    <div class="notice">
      <Icon name="info" />
      <p>
        {view.words('guest-pay.choose.made', { count: folios.length })}{' '}
        {folios.map((folio, index) => {
          const href = pageOf(folio)
          return (
            <>
              {index > 0 && ', '}
              {href ? <a href={href}>{folio}</a> : folio}
            </>
          )
        })}
      </p>
    </div>
  )
}
