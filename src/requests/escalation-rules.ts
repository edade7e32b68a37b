import { type CivilDate, formatDate, formatInstant } from '../lib/dates.ts'
import { type Centavos, formatMoney } from '../lib/money.ts'
import type { Calendar } from '../lib/working-days.ts'
import { methodWords } from '../payments/method-rules.ts'
import { promisedOn } from '../payments/rules.ts'
import type { Language, Words } from '../words/words.ts'

/** What is known of a payment that nobody has to complain about: it raises itself. */
export type Stuck = {
  paymentId: string
  folio: string
  cause: 'late' | 'held'
  amount: Centavos
  method: 'card' | 'cash' | 'transfer'
  gateway: 'stripe' | 'conekta' | 'sandbox'
  gatewayReference: string | null
  authorisation: string | null
  createdAt: Date
  heldSince: Date | null
  receivedOn: CivilDate
  /** What came, where it is another sum or currency: hundredths, and the currency's code. */
  came: { amount: number; currency: string } | null
  /** The export with which it went out first. */
  exported: { number: number; at: string } | null
  accountId: string | null
  contractId: number
  contract: string
  name: string | null
  email: string | null
  language: Language
  items: { reference: string; contract: string; invoice: string | null; amount: Centavos }[]
}

const mostItems = 20

/** The request that the payment makes of itself, with all that whoever looks into it needs. */
export function evidenceOf(
  stuck: Stuck,
  { words, today, days, calendar }: { words: Words; today: CivilDate; days: number; calendar: Calendar },
): string {
  const { folio, cause, amount, receivedOn, came, items, exported } = stuck
  const when = (at: Date | string) => formatInstant(new Date(at), words.locale)
  const fact = (key: Parameters<typeof words>[0], value: string | null) => (value ? [words(key, { value })] : [])
  const what =
    cause === 'late'
      ? words('requests.payment.late', {
          folio,
          receivedOn: formatDate(receivedOn, 'short', words.locale),
          promisedOn: formatDate(promisedOn(calendar, receivedOn, days), 'short', words.locale),
          today: formatDate(today, 'short', words.locale),
        })
      : words('requests.payment.held', { folio, came: cameText(came), amount: formatMoney(amount) })
  return [
    what,
    '',
    ...fact('requests.payment.amount', formatMoney(amount)),
    ...fact('requests.payment.how', `${methodWords(words, stuck)}, ${stuck.gateway}`),
    ...fact('requests.payment.reference', stuck.gatewayReference),
    ...fact('requests.payment.authorisation', stuck.authorisation),
    ...fact('requests.payment.started', when(stuck.createdAt)),
    ...fact('requests.payment.received', stuck.heldSince && when(stuck.heldSince)),
    cause === 'late' && !exported ? words('requests.payment.notExported') : '',
    ...(exported ? [words('requests.payment.exported', { number: exported.number, at: when(exported.at) })] : []),
    ...items.slice(0, mostItems).map(({ reference, contract, invoice, amount }) =>
      words('requests.payment.item', {
        reference,
        contract,
        invoice: invoice ?? words('requests.payment.advance'),
        amount: formatMoney(amount),
      }),
    ),
    items.length > mostItems ? words('requests.payment.more', { count: items.length - mostItems }) : '',
  ]
    .filter((line, index) => line !== '' || index === 1)
    .join('\n')
}

const cameText = (came: Stuck['came']): string =>
  came === null
    ? '?'
    : came.currency === 'MXN'
      ? formatMoney(came.amount)
      : `${(came.amount / 100).toFixed(2)} ${came.currency}`

/** What the form of the clarification asks, answered by the payment. */
export const answersOf = (
  { receivedOn, amount, gateway, gatewayReference, authorisation, folio }: Stuck,
  words: Words,
) => ({
  paidOn: receivedOn,
  amount: (amount / 100).toFixed(2),
  place: words('requests.payment.place', { gateway }),
  reference: authorisation ?? gatewayReference ?? folio,
})
