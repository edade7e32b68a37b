import type { Child } from 'hono/jsx'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import { type ChoosableContract, type ChoosableInvoice, isPayable } from './choice-rules.ts'
import { advanceField, disputedField, invoiceField, invoiceValue, partField } from './form.ts'
import { askedAmount, openAmount, type PaymentTerms } from './rules.ts'

type ChoiceProps = {
  view: View
  form: FormState
  contracts: readonly ChoosableContract[]
  terms: PaymentTerms
  /** The page of another payment, for whoever looks. */
  pageOf: (folio: string) => string | undefined
}

/** What may be paid, contract by contract: a box an invoice, a part of it where allowed, and an advance. */
export function ChoiceFields({ view, form, contracts, terms, pageOf }: ChoiceProps) {
  return (
    <div class="choosing">
      {contracts.map((contract) => (
        <fieldset class="choose-contract">
          <legend>
            {contract.title && <span class="choose-title">{contract.title}</span>}{' '}
            <span class="choose-number num">{view.words('payments.choose.contract', { number: contract.number })}</span>
          </legend>
          {contract.invoices.length === 0 && <p class="small soft">{view.words('payments.choose.nothingOwed')}</p>}
          {contract.invoices.map((invoice) => (
            <InvoiceChoice
              view={view}
              form={form}
              contract={contract}
              invoice={invoice}
              terms={terms}
              pageOf={pageOf}
            />
          ))}
          {terms.mostAdvance !== null && (
            <AdvanceChoice view={view} form={form} contract={contract} most={terms.mostAdvance} />
          )}
        </fieldset>
      ))}
    </div>
  )
}

type InvoiceProps = Omit<ChoiceProps, 'contracts'> & { contract: ChoosableContract; invoice: ChoosableInvoice }

function InvoiceChoice({ view, form, contract, invoice, terms, pageOf }: InvoiceProps) {
  const { words, today } = view
  const name = invoiceField(invoice.id)
  const open = openAmount(invoice)
  const asked = askedAmount(invoice)
  const period = formatPeriod(invoice.period)
  const isOverdue = asked > 0 && today > invoice.dueOn
  if (!isPayable(invoice)) {
    return (
      <div class="choose-row">
        <p class="choose-what">
          {words('payments.choose.invoice', { period })} <span class="sub num">{invoice.number}</span>
        </p>
        <p>
          <span class="badge uncertain">
            <Icon name="hourglass" />
            {words('payments.choose.held')}
          </span>
        </p>
        <p class="money">{formatMoney(invoice.balance)}</p>
      </div>
    )
  }
  return (
    <div class="choose-invoice">
      <div class="choose-row">
        <label class="check choose-what">
          <input
            id={name}
            name={name}
            type="checkbox"
            value={invoiceValue(contract.id, open, asked)}
            checked={form.values[name] !== undefined}
            data-amount={String(asked || open)}
            data-part={partField(invoice.id)}
            aria-invalid={form.errors[name] ? 'true' : undefined}
            aria-describedby={form.errors[name] ? `${name}-error` : undefined}
          />
          <span>
            <span class="main">{words('payments.choose.invoice', { period })}</span>{' '}
            <span class="sub num">{invoice.number}</span>
          </span>
        </label>
        <p class={isOverdue ? 'choose-due late' : 'choose-due'}>
          {isOverdue && <Icon name="warning" />}
          {words(isOverdue ? 'payments.choose.wasDueOn' : 'payments.choose.dueOn', {
            date: formatDate(invoice.dueOn, 'short', words.locale),
          })}
        </p>
        <p class="money">{formatMoney(asked || open)}</p>
      </div>
      {form.errors[name] && (
        <p class="choose-error" id={`${name}-error`}>
          <Icon name="error" />
          <span>
            <span class="vh">{words('web.error')} </span>
            {form.errors[name]}
          </span>
        </p>
      )}
      {invoice.held > 0 && (
        <p class="choose-note">
          {words('payments.choose.heldPart', {
            held: formatMoney(invoice.held),
            balance: formatMoney(invoice.balance),
            open: formatMoney(open),
          })}
        </p>
      )}
      {open > asked && (
        <p class="choose-note">
          {words(asked > 0 ? 'payments.choose.disputed' : 'payments.choose.disputedWhole', {
            disputed: formatMoney(open - asked),
            open: formatMoney(open),
          })}
        </p>
      )}
      {open > asked && asked > 0 && (
        <label class="check choose-note">
          <input
            name={disputedField(invoice.id)}
            type="checkbox"
            value="si"
            checked={form.values[disputedField(invoice.id)] !== undefined}
            data-amount={String(open - asked)}
          />
          <span>{words('payments.choose.disputedToo', { disputed: formatMoney(open - asked) })}</span>
        </label>
      )}
      {invoice.underWay && (
        <Note view={view} folio={invoice.underWay} pageOf={pageOf} word="payments.choose.underWay" />
      )}
      {invoice.inReview && (
        <Note view={view} folio={invoice.inReview} pageOf={pageOf} word="payments.choose.inReview" />
      )}
      {terms.leastPart !== null && open > terms.leastPart && (
        <PartChoice view={view} form={form} contract={contract} invoice={invoice} terms={terms} />
      )}
    </div>
  )
}

type NoteProps = Pick<ChoiceProps, 'view' | 'pageOf'> & {
  folio: string
  word: 'payments.choose.underWay' | 'payments.choose.inReview'
}

function Note({ view, folio, pageOf, word }: NoteProps) {
  const href = pageOf(folio)
  return (
    <p class="choose-note">
      {view.words.rich(word, { folio, a: (chunks) => (href ? <a href={href}>{chunks as Child}</a> : chunks) })}
    </p>
  )
}

function PartChoice({ view, form, contract, invoice, terms }: Omit<InvoiceProps, 'pageOf'>) {
  const { words } = view
  const name = partField(invoice.id)
  return (
    <details class="choose-more" open={Boolean(form.values[name] || form.errors[name])}>
      <summary>{words('payments.choose.part')}</summary>
      <Field
        view={view}
        form={form}
        name={name}
        label={words('payments.choose.partField', {
          period: formatPeriod(invoice.period),
          contract: contract.number,
        })}
        help={words('payments.choose.partHelp', { least: formatMoney(terms.leastPart ?? 0) })}
        required={false}
        short
        maxlength={16}
      />
    </details>
  )
}

type AdvanceProps = { view: View; form: FormState; contract: ChoosableContract; most: number }

function AdvanceChoice({ view, form, contract, most }: AdvanceProps) {
  const { words } = view
  const name = advanceField(contract.id)
  return (
    <details class="choose-more" open={Boolean(form.values[name] || form.errors[name])}>
      <summary>{words('payments.choose.advance')}</summary>
      <Field
        view={view}
        form={form}
        name={name}
        label={words('payments.choose.advanceField', { contract: contract.number })}
        help={words('payments.choose.advanceHelp', { most: formatMoney(most) })}
        required={false}
        short
        maxlength={16}
      />
      <WhatIsThis view={view} names={['credit']} />
    </details>
  )
}
