import { parseArgs } from 'node:util'
import { formatInstant } from '../lib/dates.ts'
import { formatMoney, sum } from '../lib/money.ts'
import { spanish } from '../words/es-MX.ts'
import type { PaymentsAction } from './ov-payments.ts'
import {
  balancesOfLedger,
  entriesOfPayment,
  eventsOfPayment,
  itemsOfPayment,
  paymentsIn,
  paymentWithFolio,
  type ShownEvent,
  soundnessOfLedger,
} from './ov-queries.ts'
import { states } from './state-rules.ts'

export const list: PaymentsAction = async (args, { openDatabase, print, say }) => {
  const { values } = parseArgs({ args, options: { state: { type: 'string' }, most: { type: 'string' } } })
  const state = states.find((state) => state === values.state)
  if (values.state !== undefined && !state) {
    say(`There is no state «${values.state}»: --state takes ${states.join(', ')}.`)
    return 2
  }
  const most = Number(values.most ?? 50)
  if (!Number.isInteger(most) || most < 1 || most > 100_000) {
    say(`--most must be a whole number from 1 to 100000, not «${values.most}».`)
    return 2
  }
  const payments = await paymentsIn(await openDatabase(), { state, most })
  for (const { folio, state, amount, method, gateway, createdAt } of payments)
    print([folio, state.padEnd(10), money(amount), method.padEnd(8), gateway.padEnd(8), when(createdAt)].join('  '))
  if (payments.length === 0) print(state ? `No payment is ${state}.` : 'There are no payments yet.')
  return 0
}

export const show: PaymentsAction = async (args, { openDatabase, print, say }) => {
  const folio = oneFolio(parseArgs({ args, allowPositionals: true }).positionals)
  if (!folio) {
    say('`payments show` takes one folio, for example PG-26-0000017.')
    return 2
  }
  const sql = await openDatabase()
  const payment = await paymentWithFolio(sql, folio)
  if (!payment) {
    say(noPayment(folio))
    return 1
  }
  const { id, state, amount, method, gateway, gatewayReference, payer, email, receivedOn } = payment
  print(`${folio}  ${state}  ${formatMoney(amount)}  ${method} by ${gateway}  ${when(payment.createdAt)}`)
  print(`  paid by             ${payer ?? 'a guest'}${email ? `, ${email}` : ''}`)
  print(`  at the gateway      ${gatewayReference ?? 'no name yet'}`)
  if (receivedOn) print(`  money held since    ${receivedOn}`)
  if (payment.expiresAt) print(`  to be paid until    ${when(payment.expiresAt)}`)
  if (payment.nextCheckAt) print(`  asked about next    ${when(payment.nextCheckAt)}, ${payment.checks} times so far`)
  print('For')
  for (const item of await itemsOfPayment(sql, id))
    print(`  ${item.reference}  ${money(item.amount)}  ${item.contract}  ${item.invoice ?? 'in advance'}`)
  print('Said')
  for (const event of await eventsOfPayment(sql, id)) print(`  ${eventLine(event)}`)
  print('Ledger')
  for (const line of await entriesOfPayment(sql, id))
    print(`  ${when(line.at)}  ${line.kind.padEnd(10)}  ${line.account.padEnd(10)}  ${money(line.amount)}`)
  return 0
}

export const ledger: PaymentsAction = async (args, { openDatabase, print }) => {
  parseArgs({ args })
  const sql = await openDatabase()
  const balances = await balancesOfLedger(sql)
  for (const { account, gateway, amount } of balances)
    print(`${[account, ...(gateway ? [gateway] : [])].join(' ').padEnd(20)}  ${money(amount)}`)
  const { entries, unbalanced } = await soundnessOfLedger(sql)
  const total = sum(balances.map(({ amount }) => amount))
  const isSound = total === 0 && unbalanced === 0
  print(
    isSound
      ? `It balances: ${entries} entries, each of which adds up to nothing.`
      : `It does NOT balance: ${unbalanced} of ${entries} entries do not add up to nothing, and all of it is ${formatMoney(total)}.`,
  )
  return isSound ? 0 : 1
}

export const noPayment = (folio: string) => `There is no payment ${folio}; \`payments list\` shows those there are.`

/** Folios are read aloud and typed: in capitals or not. */
export function oneFolio(positionals: string[]): string | undefined {
  const [folio, ...more] = positionals
  return folio && more.length === 0 ? folio.trim().toUpperCase() : undefined
}

const eventLine = ({ at, cause, said, stateAfter, outcome, facts }: ShownEvent) => {
  const what = stateAfter ? `→ ${stateAfter}` : outcome === 'refused' ? '(refused: no legal move)' : '(no news)'
  const more = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return [when(at), cause.padEnd(8), said, what, ...(more.length > 0 ? [more.join(', ')] : [])].join('  ')
}

const money = (amount: number) => formatMoney(amount).padStart(14)
const when = (at: Date) => formatInstant(at, spanish.locale)
