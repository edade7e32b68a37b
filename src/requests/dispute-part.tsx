import { amountField, invoiceField } from '../disputes/choosing-rules.ts'
import { aboveUsual, type Disputable } from '../disputes/rules.ts'
import { formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { Field, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'

type Props = {
  view: View
  form: FormState
  kind: 'above-usual' | 'paid'
  disputables: readonly Disputable[]
}

/** So many stand open before the others are a click away. */
const mostShown = 4

/** Which invoices it is about, how much of each is held, and how that was found. */
export function DisputeFields({ view, form, kind, disputables }: Props) {
  const { words, profile } = view
  const isChosen = ({ id }: Disputable) => form.values[invoiceField(id)] !== undefined
  const chosen = disputables.filter(isChosen)
  const others = disputables.filter((invoice) => !isChosen(invoice))
  const open = [...chosen, ...others.slice(0, Math.max(0, mostShown - chosen.length))]
  const more = others.filter((invoice) => !open.includes(invoice))
  const isOfSeveral = new Set(disputables.map(({ contract }) => contract)).size > 1
  const choice = (invoice: Disputable) => (
    <InvoiceChoice view={view} form={form} kind={kind} invoice={invoice} isOfSeveral={isOfSeveral} />
  )
  return (
    <fieldset class="field disputes">
      <legend>{words('disputes.invoices')}</legend>
      <div class="stack-tight small">
        {kind === 'paid' && <p>{words('disputes.found.paid')}</p>}
        <p>{words('disputes.consequences', { days: profile.payments.daysToPayAfterAnswer })}</p>
      </div>
      {open.map(choice)}
      {more.length > 0 && (
        <details>
          <summary>{words('disputes.more', { count: more.length })}</summary>
          {more.map(choice)}
        </details>
      )}
    </fieldset>
  )
}

type ChoiceProps = Omit<Props, 'disputables'> & { invoice: Disputable; isOfSeveral: boolean }

function InvoiceChoice({ view, form, kind, invoice, isOfSeveral }: ChoiceProps) {
  const { words } = view
  const [name, amount] = [invoiceField(invoice.id), amountField(invoice.id)]
  const facts = { period: formatPeriod(invoice.period), number: invoice.number, contract: invoice.contract }
  const mustSay = kind === 'above-usual' && aboveUsual(invoice).kind === 'not-above'
  return (
    <div class="dispute">
      <label class="check">
        <input id={name} name={name} type="checkbox" value="si" checked={form.values[name] !== undefined} />
        <span>
          <b>{words('disputes.option', facts)}</b>{' '}
          <span class="sub">
            {words(isOfSeveral ? 'disputes.openOf' : 'disputes.open', { ...facts, open: formatMoney(invoice.open) })}
          </span>
        </span>
      </label>
      {kind === 'above-usual' && <p class="small">{foundWords(view, invoice)}</p>}
      <details open={mustSay || Boolean(form.values[amount] || form.errors[amount])}>
        <summary>{words('disputes.other')}</summary>
        <Field
          view={view}
          form={form}
          name={amount}
          label={words('disputes.amount', facts)}
          help={words(mustSay ? 'disputes.amountAsked' : 'disputes.amountHelp')}
          required={false}
          short
          maxlength={16}
        />
      </details>
    </div>
  )
}

function foundWords({ words }: View, invoice: Disputable): string {
  const proposal = aboveUsual(invoice)
  if (proposal.kind === 'whole') return words('disputes.found.whole', { amount: formatMoney(proposal.amount) })
  const facts = {
    basis: proposal.usual.basis,
    volume: formatCount(proposal.usual.cubicMetres, words.locale),
    usual: formatMoney(proposal.usualPrice),
    total: formatMoney(invoice.total),
  }
  if (proposal.kind === 'not-above') return words('disputes.found.notAbove', facts)
  const word =
    proposal.amount < invoice.total - proposal.usualPrice ? 'disputes.found.rest' : 'disputes.found.aboveUsual'
  return words(word, { ...facts, amount: formatMoney(proposal.amount) })
}
