import { atomically, type Sql } from '../db.ts'
import { type CivilDate, daysBetween } from '../lib/dates.ts'
import { heldLines, type LedgerAccount, type PayableItem, receivedLines, returnedLines } from './allocation-rules.ts'
import { noteCardAnswer } from './card-commands.ts'
import { lockInvoices } from './commands.ts'
import type { Answer, GatewayName, Snapshot } from './gateway.ts'
import { addEntry, standingOf } from './ledger-commands.ts'
import { payablesOf } from './queries.ts'
import { openAmount } from './rules.ts'
import { isSettled, mismatchOf, nextCheck, type PaymentState, type Said, saidBy, verdictOn } from './state-rules.ts'
import { tellPayer } from './tell-commands.ts'

/** Who brought the news. */
export type Cause = 'person' | 'redirect' | 'notice' | 'sweep' | 'feed' | 'operator' | 'schedule'

export type News = {
  paymentId: string
  cause: Cause
  answer: Answer
  /** The account that should have been paid, where the gateway tells which was. */
  payee: string | undefined
  today: CivilDate
}

export type NewsOutcome =
  | { kind: 'not-found' }
  | { kind: 'taken'; state: PaymentState; said: Said; outcome: 'moved' | 'nothing-new' | 'refused'; alert?: string }

type Locked = {
  id: string
  folio: string
  gateway: GatewayName
  amount: number
  state: PaymentState
  checks: number
  createdAt: Date
  expiresAt: Date | null
  gatewayReference: string | null
  receivedOn: CivilDate | null
}

/**
 * The one door through which a payment moves: redirect, notice, sweep and opening all come here with what the gateway
 * says of the whole payment. Told twice, late or in any order, it ends the same.
 */
export function takeNews(sql: Sql, { paymentId, cause, answer, payee, today }: News) {
  return atomically(sql, async (sql): Promise<NewsOutcome> => {
    const payment = await lockPayment(sql, paymentId)
    if (!payment) return { kind: 'not-found' }
    const heard = saidBy(answer, { id: payment.id, amount: payment.amount, payee })
    const said = heard === 'mismatch' && (await wasReleased(sql, payment, answer)) ? 'paid' : heard
    // A sweep that gets no answer has learned nothing: whoever waits for the person goes on waiting.
    const isIdle = said === 'silence' && (cause === 'sweep' || cause === 'notice') && payment.state !== 'created'
    const before = payment.state
    const verdict = isIdle ? ({ outcome: 'nothing-new' } as const) : verdictOn(before, said)
    let state = verdict.outcome === 'moved' ? verdict.to : before

    if (answer.kind === 'known') await keepWhatItSays(sql, payment, answer)
    // That money is still there is no event: each payment would have a dozen of them.
    if (cause !== 'sweep' || verdict.outcome !== 'nothing-new' || !isSettled(before)) {
      await recordEvent(sql, {
        payment,
        cause,
        said,
        before,
        after: verdict.outcome === 'moved' ? state : null,
        verdict: verdict.outcome,
        facts: factsOf(answer, payment, payee),
      })
    }
    if (verdict.outcome === 'moved') {
      await moveTo(sql, payment, state, today)
      if (answer.kind === 'known' && state === 'received') await receive(sql, payment)
      if (answer.kind === 'known' && state === 'held') await hold(sql, payment, answer)
      await noteCardAnswer(sql, { paymentId, state, today })
    }
    if (answer.kind === 'known') state = await takeReturns(sql, { ...payment, state }, answer, { cause, today })
    await setNextCheck(sql, payment, { state, today, isSilent: said === 'silence' })
    if (state !== before) await tellPayer(sql, { paymentId, state, cause })

    const alert = alertOf(verdict.outcome, { before, said }, answer, { payment, payee })
    return { kind: 'taken', state, said, outcome: verdict.outcome, ...(alert && { alert }) }
  })
}

async function lockPayment(sql: Sql, paymentId: string) {
  const [payment] = await sql<Locked[]>`
    select id, folio, gateway, amount, state, checks, created_at, expires_at, gateway_reference, received_on
    from payments where id = ${paymentId}
    for no key update
  `
  return payment
}

/** The same other sum for which it was held once, until somebody of the utility released it. */
async function wasReleased(sql: Sql, { id, state }: Locked, answer: Answer): Promise<boolean> {
  if (answer.kind !== 'known' || !answer.paid || (state !== 'received' && state !== 'applied')) return false
  const { amount, currency } = answer.paid
  const held = await sql`
    select from payment_events
    where payment_id = ${id} and said = 'mismatch' and outcome = 'moved'
      and (facts ->> 'amount')::bigint = ${amount} and facts ->> 'currency' = ${currency}
  `
  return held.length > 0
}

async function keepWhatItSays(sql: Sql, payment: Locked, { reference, payUrl, voucher, expiresAt }: Snapshot) {
  await sql`
    update payments set
      gateway_reference = coalesce(gateway_reference, ${reference}),
      pay_url = coalesce(${payUrl ?? null}, pay_url),
      voucher = coalesce(${voucher ? sql.json(voucher) : null}, voucher),
      expires_at = coalesce(${expiresAt ?? null}, expires_at)
    where id = ${payment.id}
  `
}

type Event = {
  payment: Pick<Locked, 'id'>
  cause: Cause
  said: Said
  before: PaymentState
  after: PaymentState | null
  verdict: 'moved' | 'nothing-new' | 'refused'
  facts?: Record<string, string | number>
}

export async function recordEvent(sql: Sql, { payment, cause, said, before, after, verdict, facts = {} }: Event) {
  await sql`
    insert into payment_events ${sql({ paymentId: payment.id, cause, said, stateBefore: before, stateAfter: after, outcome: verdict, facts: sql.json(facts) })}
  `
}

export async function moveTo(sql: Sql, payment: Pick<Locked, 'id'>, state: PaymentState, today: CivilDate) {
  const isHere = state === 'received' || state === 'held'
  await sql`
    update payments set state = ${state}, received_on = ${isHere ? sql`coalesce(received_on, ${today})` : sql`received_on`}
    where id = ${payment.id}
  `
}

async function receive(sql: Sql, payment: Locked) {
  const lines = receivedLines(await payableItems(sql, payment.id), payment.amount)
  await addEntry(sql, {
    key: `received:${payment.id}`,
    kind: 'received',
    gateway: payment.gateway,
    paymentId: payment.id,
    lines,
  })
}

/** Money of another currency has no place among pesos: it is kept in the event alone. */
async function hold(sql: Sql, payment: Locked, { paid }: Snapshot) {
  if (paid?.currency !== 'MXN' || paid.amount <= 0) return
  await addEntry(sql, {
    key: `held:${payment.id}`,
    kind: 'held',
    gateway: payment.gateway,
    paymentId: payment.id,
    lines: heldLines(paid.amount),
  })
}

/** The items beside what their invoices still ask for; nobody else takes it meanwhile. */
export async function payableItems(sql: Sql, paymentId: string): Promise<PayableItem[]> {
  const items = await sql<Omit<PayableItem, 'open' | 'balance'>[]>`
    select position, contract_id, invoice_id, amount
    from payment_items where payment_id = ${paymentId} order by position
  `
  const ids = items.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId]))
  await lockInvoices(sql, ids)
  const payables = new Map((await payablesOf(sql, ids)).map((payable) => [payable.invoiceId, payable]))
  return items.map((item) => {
    const payable = item.invoiceId === null ? undefined : payables.get(item.invoiceId)
    return { ...item, open: payable ? openAmount(payable) : 0, balance: payable ? payable.balance + payable.shown : 0 }
  })
}

/** Each refund and chargeback is an entry of its own; one that the gateway takes back is one more, the other way. */
async function takeReturns(
  sql: Sql,
  payment: Locked,
  { returned }: Snapshot,
  { cause, today }: { cause: Cause; today: CivilDate },
) {
  let { state } = payment
  for (const { reference, kind, amount } of returned) {
    const so = `${kind}:${payment.gateway}:${reference}`
    const already = await returnedSoFar(sql, payment.id, so)
    const more = amount - already
    if (more === 0) continue
    const standing = await standingOf(sql, payment.id)
    const lines = more > 0 ? returnedLines(standing, more) : receivedLines(await payableItems(sql, payment.id), -more)
    if (!lines) {
      await recordEvent(sql, {
        payment,
        cause,
        said: 'returned',
        before: state,
        after: null,
        verdict: 'refused',
        facts: { reference, amount: more },
      })
      continue
    }
    await addEntry(sql, {
      key: `${so}:${amount}`,
      kind: more > 0 ? kind : 'regained',
      gateway: payment.gateway,
      paymentId: payment.id,
      lines,
    })
    state = await moveOnReturn(sql, { ...payment, state }, { cause, today, reference, more })
  }
  return state
}

async function returnedSoFar(sql: Sql, paymentId: string, key: string): Promise<number> {
  const [found] = await sql<{ amount: number }[]>`
    select coalesce(-sum(l.amount), 0)::bigint as amount
    from ledger_lines l join ledger_entries e on e.id = l.entry_id
    where l.payment_id = ${paymentId} and l.account = 'gateway' and starts_with(e.key, ${`${key}:`})
  `
  return found!.amount
}

async function moveOnReturn(
  sql: Sql,
  payment: Locked,
  { cause, today, reference, more }: { cause: Cause; today: CivilDate; reference: string; more: number },
): Promise<PaymentState> {
  const left = (await standingOf(sql, payment.id)).filter(({ account }) => whereMoneyIs.includes(account))
  const isAllGone = left.reduce((total, { amount }) => total + amount, 0) <= 0
  const said: Said | undefined = more < 0 ? 'regained' : isAllGone ? 'returned' : undefined
  const verdict = said && verdictOn(payment.state, said)
  const after = verdict?.outcome === 'moved' ? verdict.to : null
  await recordEvent(sql, {
    payment,
    cause,
    said: said ?? 'returned',
    before: payment.state,
    after,
    verdict: verdict?.outcome ?? 'nothing-new',
    facts: { reference, amount: more },
  })
  if (!after) return payment.state
  await moveTo(sql, payment, after, today)
  return after
}

const whereMoneyIs: readonly LedgerAccount[] = ['gateway', 'bank', 'fees']

type Now = { state: PaymentState; today: CivilDate; isSilent: boolean }

async function setNextCheck(sql: Sql, payment: Locked, { state, today, isSilent }: Now) {
  const { checks, expiresAt, createdAt, receivedOn } = payment
  const daysHeld = isSettled(state) ? daysBetween(receivedOn ?? today, today) : null
  const next = nextCheck({ state, checks, expiresAt: expiresAt ?? createdAt, daysHeld, isSilent }, new Date())
  await sql`update payments set next_check_at = ${next} where id = ${payment.id}`
}

const factsOf = (answer: Answer, payment: Locked, payee: string | undefined): Record<string, string | number> => {
  if (answer.kind === 'silence') return { why: answer.why }
  if (answer.kind === 'unheard') return { why: 'unheard' }
  const mismatch =
    answer.status === 'paid' ? mismatchOf(answer, { id: payment.id, amount: payment.amount, payee }) : undefined
  return {
    reference: answer.reference,
    ...(answer.paid && { amount: answer.paid.amount, currency: answer.paid.currency }),
    ...(answer.paid?.authorisation && { authorisation: answer.paid.authorisation }),
    ...(answer.paid?.card && { card: `${answer.paid.card.brand} ${answer.paid.card.last4}` }),
    ...(answer.refusal && { refusal: answer.refusal }),
    ...(mismatch && { mismatch }),
  }
}

/** What somebody of the utility has to look at. */
function alertOf(
  outcome: 'moved' | 'nothing-new' | 'refused',
  { before, said }: { before: PaymentState; said: Said },
  answer: Answer,
  { payment, payee }: { payment: Locked; payee: string | undefined },
): string | undefined {
  if (outcome === 'refused') return `${payment.folio}: «${said}» is no news for a payment that is ${before}`
  if (answer.kind === 'known' && payment.gatewayReference && answer.reference !== payment.gatewayReference)
    return `${payment.folio}: the gateway speaks of another payment`
  if (said !== 'mismatch' || outcome !== 'moved' || answer.kind !== 'known') return undefined
  const what = mismatchOf(answer, { id: payment.id, amount: payment.amount, payee })
  return `${payment.folio}: the money came with another ${what} than was asked for, and is held`
}
