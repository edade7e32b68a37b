import { formatPeriod } from '../lib/dates.ts'
import { formatMoney, sum } from '../lib/money.ts'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { ChoosableContract, ChosenItem } from './choice-rules.ts'
import {
  advanceField,
  changeField,
  invoiceField,
  invoiceValue,
  keyField,
  methodCode,
  methodField,
  partField,
  savedCardValue,
  totalField,
} from './form.ts'
import type { GatewayName, Method } from './gateway.ts'
import type { PaidCard } from './method-rules.ts'

export type Reviewed = {
  key: string
  items: readonly ChosenItem[]
  total: number
  method: Method
  savedCard?: PaidCard | undefined
  gateway: GatewayName
}

type ReviewProps = { view: View; contracts: readonly ChoosableContract[]; reviewed: Reviewed }

/** What will be paid, line by line, with its total; the lines of one contract come as one where there are many. */
export function ReviewTable({ view, contracts, reviewed }: ReviewProps) {
  const { words } = view
  return (
    <table class="table keep">
      <caption class="vh">{words('payments.review.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('payments.review.for')}</th>
          <th scope="col" class="money">
            {words('payments.review.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {linesOf(words, contracts, reviewed.items).map(({ what, contract, amount }) => (
          <tr>
            <td>
              {what}
              <span class="sub">{contract}</span>
            </td>
            <td class="money">{formatMoney(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words('payments.review.total')}</th>
          <td class="money">{formatMoney(reviewed.total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** All that was chosen, to be sent again as it stands, together with the total that is now shown. */
export function ReviewedFields({ reviewed, asksMethod }: { reviewed: Reviewed; asksMethod: boolean }) {
  const { key, items, total, method, savedCard } = reviewed
  const hidden = (name: string, value: string) => <input type="hidden" name={name} value={value} />
  return (
    <>
      {hidden(keyField, key)}
      {!asksMethod && hidden(methodField, savedCard ? savedCardValue(savedCard.id) : methodCode(method))}
      {hidden(totalField, String(total))}
      {items.map(({ contractId, invoiceId, amount, shown }) =>
        invoiceId === null ? (
          hidden(advanceField(contractId), pesos(amount))
        ) : (
          <>
            {hidden(invoiceField(invoiceId), invoiceValue(contractId, shown, amount))}
            {amount !== shown && hidden(partField(invoiceId), pesos(amount))}
          </>
        ),
      )}
    </>
  )
}

const pesos = (amount: number) => (amount / 100).toFixed(2)

/** To pay what is shown, or to choose again. */
export const ReviewButtons = ({ view: { words }, total }: { view: View; total: number }) => (
  <div class="row">
    <button class="button" type="submit">
      {words('payments.choose.pay', { total: formatMoney(total) })}
    </button>
    <button class="button quiet" type="submit" name={changeField} value="si">
      {words('payments.review.change')}
    </button>
  </div>
)

const fewLines = 25

function linesOf(words: Words, contracts: readonly ChoosableContract[], items: readonly ChosenItem[]) {
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]))
  const named = (id: number) => {
    const contract = contractOf.get(id)
    const number = words('payments.choose.contract', { number: contract?.number ?? '' })
    return contract?.title ? `${contract.title} · ${number}` : number
  }
  if (items.length <= fewLines) {
    return items.map((item) => ({
      what: whatOf(words, contractOf.get(item.contractId), item),
      contract: named(item.contractId),
      amount: item.amount,
    }))
  }
  return [...Map.groupBy(items, ({ contractId }) => contractId)].map(([contractId, its]) => ({
    what: words('payments.review.invoices', { count: its.length }),
    contract: named(contractId),
    amount: sum(its.map(({ amount }) => amount)),
  }))
}

function whatOf(words: Words, contract: ChoosableContract | undefined, item: ChosenItem): string {
  if (item.invoiceId === null) return words('payments.item.advance')
  const invoice = contract?.invoices.find(({ id }) => id === item.invoiceId)
  const what = words('payments.item.invoice', { period: invoice ? formatPeriod(invoice.period) : '' })
  return item.amount === item.shown ? what : `${what}, ${words('payments.review.part')}`
}
