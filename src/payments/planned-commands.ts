import { createHash } from 'node:crypto'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { keepPayment, lockInvoices } from './commands.ts'
import { afterNotice, againOn, announcing, dayAfterNotice, type Standing, type Telling } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import { type Attempt, attemptsOf, type Facts, factsOf, type ToAnnounce } from './planned-queries.ts'
import { attempted, type PlannedEvent, type PlannedState, plannedMove } from './planned-state-rules.ts'
import { tellCancelled, tellRefused, tellStep, tellWait } from './planned-telling.ts'
import { openAmount } from './rules.ts'

/** The day, and whether a gateway is still one of ours. */
export type Around = { today: CivilDate; isOurs: (gateway: GatewayName) => boolean }

/** Tells of a charge, or why there will be none; once, unless the invoice asked for nothing in between. */
export function announceCharge(sql: Sql, which: ToAnnounce, { today, isOurs }: Around) {
  return atomically(sql, async (sql): Promise<void> => {
    const facts = await lockFacts(sql, which)
    const already = await lockPlanned(sql, ofInvoice(sql, which))
    if (!facts.mayPay || (already && already.state !== 'dropped')) return
    const step = announcing(conditionsOf(facts, isOurs), today)
    if (step.kind === 'wait') return
    const had = already ?? { amount: openAmount(facts), chargeOn: today }
    const noticeId = await tellStep(sql, facts, step, { isAgain: already !== undefined })
    const told = { ...rowOf(step, { ...had, today }), noticeId }
    if (already) await move(sql, already, step.kind === 'announce' ? 'told' : 'told-not', told)
    else await sql`insert into planned_charges ${sql({ ...which, ...told, state: plannedMove(eventOf(step)).to })}`
  })
}

export type ChargeOutcome =
  | { kind: 'waiting' | 'told' | 'ended' }
  /** A row, and nobody outside has heard of it. */
  | { kind: 'started'; paymentId: string }

/** What an announced charge comes to today: started once, however many ask at the same time. */
export function startCharge(sql: Sql, id: string, { today, isOurs }: Around) {
  return atomically(sql, async (sql): Promise<ChargeOutcome> => {
    const { which, facts, planned, attempts } = await lockCharge(sql, id)
    if (planned.state !== 'announced' || !facts.mayPay) return { kind: 'waiting' }
    // The money of a try that was given up came after all.
    if (await endByItsMoney(sql, planned, attempts)) return { kind: 'ended' }
    const { amount, chargeOn, notice } = planned
    const { isUnderWay } = facts
    const step = afterNotice({ ...conditionsOf(facts, isOurs), amount, chargeOn, notice, isUnderWay }, today)
    switch (step.kind) {
      case 'wait':
        if (!step.isForAnother || planned.isWaitTold) return { kind: 'waiting' }
        await sql`update planned_charges set is_wait_told = true where id = ${id}`
        await tellWait(sql, facts)
        return { kind: 'told' }
      case 'drop':
        await move(sql, planned, 'nothing-owed')
        if (facts.cancelled) await tellCancelled(sql, facts)
        return { kind: 'ended' }
      case 'announce':
      case 'not-charged': {
        const noticeId = await tellStep(sql, facts, step, { isAgain: step.kind === 'announce' })
        await move(sql, planned, eventOf(step), { ...rowOf(step, { amount, chargeOn, today }), noticeId })
        return { kind: 'told' }
      }
      case 'charge': {
        await move(sql, planned, 'begun')
        const { accountId, contractId, gateway, email, cardId } = facts
        const { paymentId } = await keepPayment(sql, {
          key: attemptKey(id, attempts.length + 1),
          payer: { accountId },
          wanted: [{ contractId, invoiceId: which.invoiceId, amount: step.amount }],
          gateway,
          method: 'card',
          email,
          today,
          savedCardId: cardId,
          plannedChargeId: id,
        })
        return { kind: 'started', paymentId }
      }
    }
  })
}

/** How a charge ended, once it is known: a refusal is told here, once, with what happens next. */
export function settleCharge(sql: Sql, id: string, { today }: Pick<Around, 'today'>) {
  return atomically(sql, async (sql): Promise<void> => {
    const { facts, planned, attempts } = await lockCharge(sql, id)
    const [latest] = attempts
    if (planned.state !== 'charging' || (await endByItsMoney(sql, planned, attempts))) return
    if (!latest || attempted(attempts.map(({ state }) => state)) !== 'not-made') return
    // Somebody paid it meanwhile, or it was cancelled: there is nothing to try again, or to pay.
    if (openAmount(facts) <= 0) {
      await move(sql, planned, 'nothing-owed')
      if (facts.cancelled) await tellCancelled(sql, facts)
      return
    }
    const again = facts.mayPay ? againOn({ attempts: attempts.length, dueOn: facts.dueOn }, today) : undefined
    if (again) await move(sql, planned, 'tried-again', { chargeOn: again })
    else await move(sql, planned, 'given-up')
    await tellRefused(sql, facts, { latest, again })
  })
}

/** Notices that left since: a charge comes three days after its own at the earliest. */
export async function noteNoticesThatLeft(sql: Sql, today: CivilDate, { isShownAtOnce = false } = {}): Promise<void> {
  const left = await sql<{ id: string; chargeOn: CivilDate }[]>`
    select c.id, c.charge_on
    from planned_charges c join mails m on m.id = c.notice_id
    where c.state = 'announced' and c.notice_left_on is null and (m.sent_at is not null or ${isShownAtOnce})
  `
  for (const { id, chargeOn } of left) {
    await sql`
      update planned_charges set notice_left_on = ${today}, charge_on = ${dayAfterNotice(chargeOn, today)}
      where id = ${id} and state = 'announced' and notice_left_on is null and charge_on = ${chargeOn}
    `
  }
}

/** The debit and the invoice stay as they are until the transaction ends. */
async function lockFacts(sql: Sql, which: ToAnnounce): Promise<Facts> {
  await sql`select 1 from debits where id = ${which.debitId} for no key update`
  await lockInvoices(sql, [which.invoiceId])
  return await factsOf(sql, which)
}

async function lockCharge(sql: Sql, id: string) {
  const [which] = await sql<ToAnnounce[]>`select debit_id, invoice_id, dispute_id from planned_charges where id = ${id}`
  const facts = await lockFacts(sql, which!)
  const planned = await lockPlanned(sql, sql`id = ${id}`)
  return { which: which!, facts, planned: planned!, attempts: await attemptsOf(sql, id) }
}

const ofInvoice = (sql: Sql, { debitId, invoiceId, disputeId }: ToAnnounce): ReturnType<Sql> =>
  sql`debit_id = ${debitId} and invoice_id = ${invoiceId} and dispute_id is not distinct from ${disputeId}::bigint`

type Planned = {
  id: string
  state: PlannedState
  amount: number
  chargeOn: CivilDate
  isWaitTold: boolean
  notice: 'left' | 'waiting' | 'given-up'
}

async function lockPlanned(sql: Sql, one: ReturnType<Sql>): Promise<Planned | undefined> {
  const [planned] = await sql<Planned[]>`
    select id, state, amount, charge_on, is_wait_told,
      case
        when notice_id is null or notice_left_on is not null then 'left'
        when exists (select from mails m where m.id = notice_id and m.given_up_at is not null) then 'given-up'
        else 'waiting'
      end as notice
    from planned_charges where ${one}
    for no key update
  `
  return planned
}

type Changes = Partial<ReturnType<typeof rowOf> & { noticeId: number | null }>

/** The only way in which a planned charge moves, but for those that are stopped together. */
async function move(sql: Sql, { id, state }: Planned, on: PlannedEvent, changes: Changes = {}): Promise<void> {
  const { from, to } = plannedMove(on)
  if (!from.includes(state)) throw new Error(`A planned charge that is ${state} was ${on}`)
  await sql`update planned_charges set ${sql({ ...changes, state: to })} where id = ${id}`
}

async function endByItsMoney(sql: Sql, planned: Planned, attempts: readonly Attempt[]): Promise<boolean> {
  const said = attempted(attempts.map(({ state }) => state))
  if (said !== 'came' && said !== 'went-back') return false
  await move(sql, planned, said)
  return true
}

const conditionsOf = (facts: Facts, isOurs: Around['isOurs']): Standing => ({
  dueOn: facts.dueOn,
  open: openAmount(facts),
  daysBefore: facts.daysBefore,
  most: facts.most - facts.charged,
  cardExpiresOn: facts.cardExpiresOn,
  isCardThere: facts.isKept && isOurs(facts.gateway),
})

const eventOf = ({ kind }: Telling): PlannedEvent => (kind === 'announce' ? 'told' : 'told-not')

/** A planned charge as it is after that was told; what is not charged keeps what it had. */
const rowOf = (step: Telling, had: { amount: number; chargeOn: CivilDate; today: CivilDate }) => ({
  announcedOn: had.today,
  noticeLeftOn: null,
  isWaitTold: false,
  ...(step.kind === 'announce'
    ? { amount: step.amount, chargeOn: step.chargeOn, cause: null }
    : { amount: had.amount, chargeOn: had.chargeOn, cause: step.cause }),
})

/** Of a planned charge and its attempt: whoever starts it again finds the payment that there is. */
function attemptKey(plannedChargeId: string, attempt: number): string {
  const hash = createHash('sha256').update(`${plannedChargeId}:${attempt}`).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
