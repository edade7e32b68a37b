import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { View } from '../web/view.ts'
import type { ContractSummary } from './case-queries.ts'

/** What the utility knows of the contract, beside the conversation. */
export function ContractPart({ view: { words }, contract }: { view: View; contract: ContractSummary }) {
  const { number, holder, address, service, owed, owedInvoices, disputed, underWay, reading, payments } = contract
  const facts: [string, string][] = [
    [words('desk.case.owed'), words('desk.case.owedValue', { amount: formatMoney(owed), invoices: owedInvoices })],
    [words('desk.case.service'), words(`web.service.${service}`)],
  ]
  if (disputed > 0) facts.push([words('desk.case.disputed'), formatMoney(disputed)])
  if (underWay > 0) facts.push([words('desk.case.underWay'), formatMoney(underWay)])
  if (reading) {
    const value = words('desk.case.readingValue', {
      value: String(reading.value),
      day: formatDate(reading.readOn, 'short', words.locale),
      consumption: reading.consumption === null ? 'none' : String(reading.consumption),
    })
    facts.push([words('desk.case.reading'), value])
  }
  const more: [string, string][] = [
    [words('desk.case.holder'), holder],
    [words('desk.case.address'), address],
    ...(payments ?? []).map(({ amount, on, state }): [string, string] => [
      words('desk.case.payments'),
      words('desk.case.paymentValue', {
        amount: formatMoney(amount),
        day: formatDate(on, 'short', words.locale),
        state,
      }),
    ]),
  ]
  return (
    <section class="panel stack-tight" aria-labelledby="contrato">
      <h2 id="contrato">{words('desk.case.summary', { contract: number })}</h2>
      <Facts facts={facts} />
      <details>
        <summary>{words('desk.case.more')}</summary>
        <Facts facts={more} />
      </details>
    </section>
  )
}

const Facts = ({ facts }: { facts: readonly [string, string][] }) => (
  <dl class="facts">
    {facts.map(([name, value]) => (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
