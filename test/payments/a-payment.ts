import { randomUUID } from 'node:crypto'
import type { Sql } from '../../src/db.ts'
import type { CivilDate } from '../../src/lib/dates.ts'
import { startPayment } from '../../src/payments/commands.ts'
import type { GatewayName, Method, Snapshot } from '../../src/payments/gateway.ts'
import { takeNews } from '../../src/payments/news-commands.ts'
import type { PaymentState } from '../../src/payments/state-rules.ts'
import { aContract, anAccess, anAccount, anInvoice } from '../builders.ts'

export const today = '2021-03-20'

type PaymentFacts = Partial<{
  account: string
  /** An invoice of so much each; by default one of $344.00. */
  invoices: number[]
  /** So much beside them in advance, on the contract of the first. */
  advance: number
  contract: number
  method: Method
  gateway: GatewayName
  on: CivilDate
}>

/** Somebody's payment that no gateway has heard of yet; each invoice is of a contract of its own unless `contract` says whose. */
export async function aPayment(sql: Sql, facts: PaymentFacts = {}) {
  const account = facts.account ?? (await anAccount(sql))
  const amounts = facts.invoices ?? (facts.advance === undefined ? [34_400] : [])
  const wanted: { contractId: number; invoiceId: number | null; amount: number }[] = []
  for (const amount of amounts) {
    const contractId = facts.contract ?? (await aContract(sql))
    await letSee(sql, account, contractId)
    const invoiceId = await anInvoice(sql, { contract: contractId, total: amount, balance: amount })
    wanted.push({ contractId, invoiceId, amount })
  }
  if (facts.advance !== undefined) {
    const contractId = facts.contract ?? wanted[0]?.contractId ?? (await aContract(sql))
    await letSee(sql, account, contractId)
    wanted.push({ contractId, invoiceId: null, amount: facts.advance })
  }
  return await aPaymentFor(sql, { account, wanted, ...facts })
}

async function letSee(sql: Sql, account: string, contract: number) {
  const [already] = await sql`select 1 from access where account_id = ${account} and contract_id = ${contract}`
  if (!already) await anAccess(sql, { account, contract })
}

type Asked = PaymentFacts & {
  account: string
  wanted: { contractId: number; invoiceId: number | null; amount: number }[]
}

export async function aPaymentFor(
  sql: Sql,
  { account, wanted, method = 'card', gateway = 'sandbox', on = today }: Asked,
) {
  const terms = { leastPart: 100, mostAdvance: 500_000 }
  const payer = { accountId: account }
  const started = await startPayment(sql, {
    key: randomUUID(),
    payer,
    wanted,
    gateway,
    method,
    email: null,
    terms,
    today: on,
  })
  if (started.kind !== 'started') throw new Error(`not started: ${JSON.stringify(started)}`)
  const amount = wanted.reduce((total, item) => total + item.amount, 0)
  return { ...started, account, amount, wanted, gatewayReference: `gw-${started.paymentId}` }
}
export type APayment = Awaited<ReturnType<typeof aPayment>>

type Said = Partial<{
  amount: number
  currency: string
  status: Snapshot['status']
  returned: Snapshot['returned']
  on: CivilDate
}>

/** What its gateway says of it now: paid as asked for, unless told otherwise. */
export function gatewaySays(sql: Sql, { paymentId, amount, gatewayReference }: APayment, said: Said = {}) {
  const status = said.status ?? 'paid'
  const paid = { amount: said.amount ?? amount, currency: said.currency ?? 'MXN', authorisation: '445566' }
  const answer: Snapshot = {
    kind: 'known',
    reference: gatewayReference,
    status,
    paymentId,
    returned: said.returned ?? [],
    ...(status === 'paid' && { paid }),
  }
  return takeNews(sql, { paymentId, cause: 'notice', answer, payee: undefined, today: said.on ?? today })
}

export async function aPaidPayment(sql: Sql, facts: PaymentFacts = {}) {
  const payment = await aPayment(sql, facts)
  await gatewaySays(sql, payment, { ...(facts.on && { on: facts.on }) })
  return payment
}

export async function stateOf(sql: Sql, { paymentId }: Pick<APayment, 'paymentId'>): Promise<PaymentState> {
  const [payment] = await sql<{ state: PaymentState }[]>`select state from payments where id = ${paymentId}`
  return payment!.state
}

/** What is kept of a payment, by account: `{ invoice: 34400 }`. Where the money is, is left out. */
export async function keptOf(sql: Sql, { paymentId }: Pick<APayment, 'paymentId'>): Promise<Record<string, number>> {
  const lines = await sql<{ account: string; amount: number }[]>`
    select account, -sum(amount)::bigint as amount from ledger_lines
    where payment_id = ${paymentId} and account not in ('gateway', 'bank', 'fees')
    group by account having sum(amount) <> 0
  `
  return Object.fromEntries(lines.map(({ account, amount }) => [account, amount]))
}

/** The commercial system says in pagos.csv that it has posted something under that name. */
export async function aPosting(
  sql: Sql,
  {
    name,
    amount,
    contract,
    invoice = null,
    on = today,
    number = `P-${name}`,
  }: {
    name: string
    amount: number
    contract: number
    invoice?: number | null
    on?: CivilDate
    number?: string
  },
) {
  await sql`
    insert into posted_payments (number, contract_id, invoice_id, paid_on, amount, channel, portal_reference)
    values (${number}, ${contract}, ${invoice}, ${on}, ${amount}, 'PORTAL', ${name})
  `
}
