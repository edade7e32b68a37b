import { createHash } from 'node:crypto'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { queueNotice } from '../notifications/commands.ts'
import { keepPayment, lockInvoices } from './commands.ts'
import { type Announcing, againOn, announcing, charging, type NotChargedCause, type Standing } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import { attemptsOf, type Facts, factsOf, type ToAnnounce } from './planned-queries.ts'
import { openAmount } from './rules.ts'
import { isClosed, isOpen } from './state-rules.ts'

/** The day, and whether a gateway is still one of ours. */
export type Around = { today: CivilDate; isOurs: (gateway: GatewayName) => boolean }

/** Tells of a charge, or why there will be none, once for each debit and invoice. */
export function announceCharge(sql: Sql, which: ToAnnounce, { today, isOurs }: Around) {
  return atomically(sql, async (sql): Promise<void> => {
    const facts = await lockFacts(sql, which)
    const [already] = await sql`
      select 1 from planned_charges where debit_id = ${which.debitId} and invoice_id = ${which.invoiceId}
    `
    if (already || !facts.mayPay) return
    const step = announcing(standingOf(facts, isOurs), today)
    if (step.kind === 'wait') return
    const told = rowOf(step, { amount: openAmount(facts), chargeOn: today, today })
    await sql`insert into planned_charges ${sql({ ...which, ...told })}`
    await tell(sql, facts, step)
  })
}

export type ChargeOutcome =
  | { kind: 'waiting' | 'told' | 'dropped' }
  /** A row, and nobody outside has heard of it. */
  | { kind: 'started'; paymentId: string }

/** What an announced charge comes to today: started once, however many ask at the same time. */
export function startCharge(sql: Sql, id: string, { today, isOurs }: Around) {
  return atomically(sql, async (sql): Promise<ChargeOutcome> => {
    const which = await whichOf(sql, id)
    const facts = await lockFacts(sql, which)
    const planned = await lockPlanned(sql, id)
    if (planned.state !== 'announced' || !facts.mayPay) return { kind: 'waiting' }
    const { amount, chargeOn } = planned
    const step = charging({ ...standingOf(facts, isOurs), amount, chargeOn, isUnderWay: facts.isUnderWay }, today)
    switch (step.kind) {
      case 'wait':
        return { kind: 'waiting' }
      case 'drop':
        await sql`update planned_charges set state = 'dropped' where id = ${id}`
        return { kind: 'dropped' }
      case 'announce':
      case 'not-charged':
        await sql`update planned_charges set ${sql(rowOf(step, { amount, chargeOn, today }))} where id = ${id}`
        await tell(sql, facts, step, { isAgain: step.kind === 'announce' })
        return { kind: 'told' }
      case 'charge': {
        const attempts = await attemptsOf(sql, id)
        await sql`update planned_charges set state = 'charging' where id = ${id}`
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
    const which = await whichOf(sql, id)
    const facts = await lockFacts(sql, which)
    const { state } = await lockPlanned(sql, id)
    const attempts = await attemptsOf(sql, id)
    const [latest] = attempts
    if (state !== 'charging' || !latest || isOpen(latest.state)) return
    if (!isClosed(latest.state)) {
      await sql`update planned_charges set state = 'paid' where id = ${id}`
      await sql`update saved_cards set refused_on = null where id = ${facts.cardId}`
      return
    }
    const isRefused = latest.state === 'refused'
    const again = facts.mayPay ? againOn({ attempts: attempts.length, dueOn: facts.dueOn }, today) : undefined
    await sql`
      update planned_charges
      set state = ${again ? 'announced' : 'refused'}, charge_on = ${again ?? sql`charge_on`}
      where id = ${id}
    `
    if (isRefused) await sql`update saved_cards set refused_on = ${today} where id = ${facts.cardId}`
    await queueNotice(sql, {
      kind: 'debit-refused',
      to: facts.email,
      facts: { ...toldFacts(facts), again: again ?? null, isRefused },
    })
  })
}

/** The debit and the invoice stay as they are until the transaction ends. */
async function lockFacts(sql: Sql, which: ToAnnounce): Promise<Facts> {
  await sql`select 1 from debits where id = ${which.debitId} for no key update`
  await lockInvoices(sql, [which.invoiceId])
  return await factsOf(sql, which)
}

async function whichOf(sql: Sql, id: string): Promise<ToAnnounce> {
  const [which] = await sql<ToAnnounce[]>`select debit_id, invoice_id from planned_charges where id = ${id}`
  return which!
}

async function lockPlanned(sql: Sql, id: string) {
  const [planned] = await sql<{ state: string; amount: number; chargeOn: CivilDate }[]>`
    select state, amount, charge_on from planned_charges where id = ${id} for no key update
  `
  return planned!
}

const standingOf = (facts: Facts, isOurs: Around['isOurs']): Standing => ({
  dueOn: facts.dueOn,
  open: openAmount(facts),
  daysBefore: facts.daysBefore,
  most: facts.most,
  cardExpiresOn: facts.cardExpiresOn,
  isCardThere: facts.isKept && isOurs(facts.gateway),
})

type Told = Exclude<Announcing, { kind: 'wait' }>

/** A planned charge as it is after that was told; what is not charged keeps what it had. */
const rowOf = (step: Told, had: { amount: number; chargeOn: CivilDate; today: CivilDate }) =>
  step.kind === 'announce'
    ? { state: 'announced', amount: step.amount, chargeOn: step.chargeOn, announcedOn: had.today }
    : { state: 'not-charged', cause: step.cause, amount: had.amount, chargeOn: had.chargeOn, announcedOn: had.today }

async function tell(sql: Sql, facts: Facts, step: Told, { isAgain = false } = {}): Promise<void> {
  if (step.kind === 'announce') {
    const { amount, chargeOn } = step
    const announced = { ...toldFacts(facts), amount, chargeOn, isAgain }
    return queueNotice(sql, { kind: 'debit-announced', to: facts.email, facts: announced })
  }
  const cause: NotChargedCause = step.cause
  const told = { ...toldFacts(facts), cause, most: facts.most }
  return queueNotice(sql, { kind: 'debit-not-charged', to: facts.email, facts: told })
}

const toldFacts = (facts: Facts) => ({
  contract: facts.contractNumber,
  invoice: facts.invoiceNumber,
  period: facts.period,
  dueOn: facts.dueOn,
  amount: openAmount(facts),
  card: `${facts.brand} ${facts.last4}`,
})

/** Of a planned charge and its attempt: whoever starts it again finds the payment that there is. */
function attemptKey(plannedChargeId: string, attempt: number): string {
  const hash = createHash('sha256').update(`${plannedChargeId}:${attempt}`).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
