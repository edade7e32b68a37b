import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Sql } from '../../src/db.ts'
import { startPayment } from '../../src/payments/commands.ts'
import type { GatewayStatus, Snapshot } from '../../src/payments/gateway.ts'
import { type Cause, takeNews } from '../../src/payments/news-commands.ts'
import { acknowledgePostings } from '../../src/payments/posting-commands.ts'
import type { PaymentState } from '../../src/payments/state-rules.ts'
import { aContract, anAccess, anAccount, anInvoice } from '../builders.ts'

export const today = '2021-03-20'
export const owed = 34_400

/** What may happen to an attempt, in any order and as often as it likes. */
export type Happening = { attempt: number } & (
  | { kind: 'redirect' | 'sweep'; status: GatewayStatus }
  | { kind: 'webhook' | 'webhook-again' | 'time-out' | 'late-refusal' | 'refund' }
  /** The feed names our payment, lowers the invoice's balance, or both. */
  | { kind: 'posting'; brings: 'row' | 'balance' | 'both' }
)

export type Case = { amounts: number[]; happenings: Happening[] }

const attempts = 3
const attempt = fc.integer({ min: 0, max: attempts - 1 })
const status = fc.constantFrom<GatewayStatus>('open', 'processing', 'paid', 'refused', 'expired', 'cancelled')
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ attempt, kind: fc.constantFrom('redirect' as const, 'sweep' as const), status }),
  fc.record({ attempt, kind: fc.constantFrom('webhook' as const, 'webhook-again' as const) }),
  fc.record({ attempt, kind: fc.constantFrom('time-out' as const, 'late-refusal' as const, 'refund' as const) }),
  fc.record({ attempt, kind: fc.constant('posting' as const), brings: fc.constantFrom('row', 'balance', 'both') }),
)

/** Up to three attempts on one invoice, the whole or a part of it, and up to six happenings. */
export const aCase: fc.Arbitrary<Case> = fc.record({
  amounts: fc.array(fc.constantFrom(owed, owed, 10_000, 20_000), { minLength: 1, maxLength: attempts }),
  happenings: fc.array(happening, { minLength: 1, maxLength: 6 }),
})

/** One invoice and three people who may pay it. */
export async function aStage(sql: Sql): Promise<Stage> {
  const contract = await aContract(sql)
  const invoice = await anInvoice(sql, { contract, total: owed, balance: owed })
  const payers: string[] = []
  for (let n = 0; n < attempts; n++) {
    const account = await anAccount(sql)
    await anAccess(sql, { account, contract })
    payers.push(account)
  }
  return { contract, invoice, payers }
}
export type Stage = { contract: number; invoice: number; payers: string[] }

/** What the world knows of an attempt, told apart from what the office makes of it. */
type Truth = {
  id: string
  folio: string
  amount: number
  isPaid: boolean
  isReturned: boolean
  isPosted: boolean
  /** The invoice's balance shows it. */
  isLowered: boolean
  /** The commercial system took off the invoice what it cannot have had from us: nobody can tell whose it was. */
  isRiddle: boolean
}

export type Attempts = { stage: Stage; payments: { id: string; folio: string; amount: number }[] }

/** Attempts on one invoice, each by somebody else: nobody closes another's. */
export async function someAttempts(sql: Sql, amounts: readonly number[]): Promise<Attempts> {
  const stage = await aStage(sql)
  const payments: Attempts['payments'] = []
  for (const [n, amount] of amounts.entries()) {
    const started = await startPayment(sql, {
      key: randomUUID(),
      payer: { accountId: stage.payers[n]! },
      wanted: [{ contractId: stage.contract, invoiceId: stage.invoice, amount }],
      gateway: 'sandbox',
      method: 'card',
      email: null,
      terms: { leastPart: 100, mostAdvance: null },
      today,
    })
    if (started.kind !== 'started') throw new Error(`not started: ${JSON.stringify(started)}`)
    payments.push({ id: started.paymentId, folio: started.folio, amount })
  }
  return { stage, payments }
}

/** Plays what happens on the real database, and says what should be true of each attempt in the end. */
export async function play(
  sql: Sql,
  { stage, payments }: Attempts,
  happenings: readonly Happening[],
): Promise<Truth[]> {
  const untouched = { isPaid: false, isReturned: false, isPosted: false, isLowered: false, isRiddle: false }
  const truths = payments.map((payment): Truth => ({ ...payment, ...untouched }))
  for (const happening of happenings) {
    const truth = truths[happening.attempt % truths.length]!
    await happen(sql, stage, truth, happening)
    await mustHold(sql, stage, truths)
  }
  // The feed comes again, as it does every night.
  await acknowledgePostings(sql, today)
  await acknowledgePostings(sql, today)
  await mustHold(sql, stage, truths)
  return truths
}

async function happen(sql: Sql, stage: Stage, truth: Truth, happening: Happening) {
  switch (happening.kind) {
    case 'redirect':
    case 'sweep':
      if (happening.status === 'paid') truth.isPaid = true
      return await tell(sql, truth, happening.kind, happening.status)
    case 'webhook':
    case 'webhook-again':
      truth.isPaid = true
      return await tell(sql, truth, 'notice', 'paid')
    case 'late-refusal':
      return await tell(sql, truth, 'notice', 'refused')
    case 'time-out':
      return await takeNews(sql, {
        paymentId: truth.id,
        cause: 'redirect',
        answer: { kind: 'silence', why: 'no answer in time' },
        payee: undefined,
        today,
      })
    case 'refund':
      truth.isRiddle ||= truth.isLowered && !truth.isReturned && !truth.isPosted
      truth.isPaid = truth.isReturned = true
      return await tell(sql, truth, 'notice', 'paid', [
        { reference: `re-${truth.id}`, kind: 'refund', amount: truth.amount },
      ])
    case 'posting':
      if (happening.brings !== 'row') await lower(sql, stage, truth)
      if (happening.brings !== 'balance') await post(sql, stage, truth)
      return await acknowledgePostings(sql, today)
  }
}

function tell(sql: Sql, truth: Truth, cause: Cause, status: GatewayStatus, returned: Snapshot['returned'] = []) {
  const answer: Snapshot = {
    kind: 'known',
    reference: `gw-${truth.id}`,
    status,
    paymentId: truth.id,
    returned,
    ...(status === 'paid' && { paid: { amount: truth.amount, currency: 'MXN' } }),
  }
  return takeNews(sql, { paymentId: truth.id, cause, answer, payee: undefined, today })
}

/** Once for each payment, by what of it is the invoice's. */
async function lower(sql: Sql, stage: Stage, truth: Truth) {
  if (truth.isLowered) return
  truth.isLowered = true
  truth.isRiddle ||= !truth.isPaid || truth.isReturned
  const by = truth.isPaid ? await sharesOf(sql, stage, [truth]) : truth.amount
  await sql`update invoices set balance = greatest(0, balance - ${by}) where id = ${stage.invoice}`
}

/** What of these payments was the invoice's when they came. */
async function sharesOf(sql: Sql, stage: Stage, truths: readonly Truth[]): Promise<number> {
  const [found] = await sql<{ amount: number }[]>`
    select coalesce(-sum(l.amount), 0)::bigint as amount
    from ledger_lines l join ledger_entries e on e.id = l.entry_id
    where e.kind = 'received' and l.invoice_id = ${stage.invoice} and l.payment_id = any(${truths.map(({ id }) => id)}::uuid[])
  `
  return found!.amount
}

async function post(sql: Sql, stage: Stage, truth: Truth) {
  truth.isPosted = true
  await sql`
    insert into posted_payments (number, contract_id, invoice_id, paid_on, amount, channel, portal_reference)
    values (${`P-${truth.id}`}, ${stage.contract}, ${stage.invoice}, ${today}, ${truth.amount}, 'PORTAL', ${`${truth.folio}-1`})
    on conflict (number) do nothing
  `
}

/** What must be true after each happening. Throws the sentence that is not. */
async function mustHold(sql: Sql, stage: Stage, truths: readonly Truth[]) {
  const [open] = await sql<{ sum: number; balance: number; held: number; kept: number }[]>`
    select i.balance, coalesce(h.amount, 0) as held,
      coalesce((select -sum(amount) from ledger_lines where invoice_id = i.id), 0)::bigint as kept,
      coalesce((
        select sum(amount) from ledger_lines where payment_id in ${sql(truths.map(({ id }) => id))}
      ), 0)::bigint as sum
    from invoices i left join money_held_for_invoices h on h.invoice_id = i.id
    where i.id = ${stage.invoice}
  `
  must(open!.sum === 0, 'the ledger balances')
  must(
    open!.held >= 0 && open!.held <= open!.balance,
    `no more is held for the invoice than it asks: ${JSON.stringify(open)}`,
  )
  must(open!.kept >= 0 && open!.kept <= owed, `never more than the invoice is kept for it: ${JSON.stringify(open)}`)

  const payments = await sql<
    { id: string; state: PaymentState; received: number; posted: number; gateway: number; kept: number }[]
  >`
    select p.id, p.state,
      (select count(*) from ledger_entries where key = 'received:' || p.id) as received,
      (select count(*) from ledger_entries where key like 'posted:' || p.folio || '-%') as posted,
      coalesce((select sum(amount) from ledger_lines where payment_id = p.id and account = 'gateway'), 0)::bigint as gateway,
      coalesce((
        select -sum(amount) from ledger_lines where payment_id = p.id and account in ('invoice', 'credit', 'commercial')
      ), 0)::bigint as kept
    from payments p where p.id in ${sql(truths.map(({ id }) => id))}
  `
  for (const truth of truths) {
    const payment = payments.find(({ id }) => id === truth.id)!
    must(payment.received === (truth.isPaid ? 1 : 0), 'every success is received once, and nothing else is')
    must(payment.posted <= 1, 'nothing is posted twice')
    must(payment.gateway === (truth.isPaid && !truth.isReturned ? truth.amount : 0), 'the gateway holds what it said')
    must(payment.kept === payment.gateway, 'every centavo is kept for somebody')
    must(isTrue(payment.state, truth), `the state shown is true: ${payment.state} of ${JSON.stringify(truth)}`)
  }
}

/** Where the posting came before the success, the next feed applies it. */
function isTrue(state: PaymentState, { isPaid, isReturned, isPosted }: Truth): boolean {
  if (isReturned) return state === 'returned'
  if (isPaid) return isPosted ? state === 'applied' || state === 'received' : state === 'received'
  return ['created', 'unknown', 'awaiting', 'confirming', 'refused', 'expired', 'cancelled'].includes(state)
}

const aWeekLater = '2021-03-28'

/** In the end, after the feeds of another week: what is paid and posted is applied and has left the house, unless it went back. */
export async function mustHaveConverged(sql: Sql, truths: readonly Truth[]) {
  await acknowledgePostings(sql, aWeekLater)
  for (const truth of truths.filter(({ isPaid, isReturned, isPosted }) => isPaid && isPosted && !isReturned)) {
    const [payment] = await sql<{ state: PaymentState; commercial: number }[]>`
      select state, (
        select coalesce(-sum(amount), 0)::bigint from ledger_lines where payment_id = p.id and account = 'commercial'
      ) as commercial
      from payments p where id = ${truth.id}
    `
    must(payment!.commercial === truth.amount, "what is posted is the commercial system's")
    must(payment!.state === 'applied', `what is paid and posted is applied, not ${payment!.state}`)
  }
}

function must(truth: boolean, sentence: string): asserts truth {
  if (!truth) throw new Error(`not so: ${sentence}`)
}
