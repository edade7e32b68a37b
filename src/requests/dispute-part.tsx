import { amountField, invoiceField } from '../disputes/choosing-rules.ts'
import { aboveUsual, type Disputable } from '../disputes/rules.ts'
import { formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { Field, type FormState, Select } from '../web/form.tsx'
import type { View } from '../web/view.ts'

type Props = {
  view: View
  form: FormState
  kind: 'above-usual' | 'paid'
  disputables: readonly Disputable[]
}

/** Which invoice it is about, how much of it is held, and how that was found. */
export function DisputeFields({ view, form, kind, disputables }: Props) {
  const { words } = view
  const chosen = disputables.find(({ number }) => number === form.values[invoiceField])
  const shown = chosen ? [chosen] : disputables
  return (
    <>
      <Select
        view={view}
        form={form}
        name={invoiceField}
        label={words('disputes.invoice')}
        required={false}
        options={[
          { value: '', label: words('disputes.noInvoice') },
          ...disputables.map(({ number, period, open, contract }) => ({
            value: number,
            label: words('disputes.option', {
              period: formatPeriod(period),
              number,
              open: formatMoney(open),
              contract,
            }),
          })),
        ]}
      />
      <div class="stack-tight small">
        {kind === 'above-usual' && shown.map((invoice) => <p>{foundWords(view, invoice)}</p>)}
        {kind === 'paid' && <p>{words('disputes.found.paid')}</p>}
        <p>{words('disputes.consequences')}</p>
      </div>
      <Field
        view={view}
        form={form}
        name={amountField}
        label={words('disputes.amount')}
        help={words('disputes.amountHelp')}
        required={false}
        short
        maxlength={16}
      />
    </>
  )
}

function foundWords({ words }: View, invoice: Disputable): string {
  const { amount, usualPrice } = aboveUsual(invoice)
  const facts = { period: formatPeriod(invoice.period), number: invoice.number, amount: formatMoney(amount) }
  if (usualPrice === undefined) return words('disputes.found.whole', facts)
  return words('disputes.found.aboveUsual', {
    ...facts,
    total: formatMoney(invoice.total),
    volume: formatCount(Math.round(invoice.usual ?? 0), words.locale),
    usual: formatMoney(usualPrice),
  })
}
