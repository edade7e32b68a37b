import { randomInt, randomUUID } from 'node:crypto'
import { atomically, type Sql } from '../../db.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { SavedCard } from '../gateway.ts'
import { isCardGood } from './card-rules.ts'
import { type Charge, type NewCharge, openCharge, type Step, voucherNumber } from './charge-rules.ts'
import { chargeCard } from './choice-rules.ts'
import { chargeOf, savingOfCard, type Which } from './queries.ts'

export type Opened = { kind: 'opened'; charge: Charge } | { kind: 'another' }

/**
 * Opens a charge, once for each payment of the office however often it is asked to. With a kept card it is paid, or
 * refused, at once.
 */
export function open(sql: Sql, order: NewCharge, today: CivilDate): Promise<Opened> {
  return atomically(sql, (sql) => openWhole(sql, order, today))
}

async function openWhole(sql: Sql, order: NewCharge, today: CivilDate): Promise<Opened> {
  const made = openCharge(order, { reference: `sbx_${randomUUID()}`, serial: elevenDigits(), now: new Date() })
  const { reference, paymentId } = made
  const kept = await sql`
    insert into sandbox_payments ${sql({ reference, paymentId, voucherNumber: voucherNumber(made), facts: sql.json(made) })}
    on conflict (payment_id) do nothing
  `
  if (kept.count > 0)
    return { kind: 'opened', charge: (await chargeKeptCard(sql, order.savedCard, { reference, today })) ?? made }
  const before = await chargeOf(sql, { paymentId })
  const isSame = before?.amount === made.amount && before.method === made.method
  return before && isSame ? { kind: 'opened', charge: before } : { kind: 'another' }
}

async function chargeKeptCard(
  sql: Sql,
  savedCard: SavedCard | undefined,
  { reference, today }: { reference: string; today: CivilDate },
): Promise<Charge | undefined> {
  if (!savedCard) return undefined
  const saving = await savingOfCard(sql, savedCard.card)
  const isTheirs = saving?.customer === savedCard.customer
  return await change(sql, { reference }, (charge, now) =>
    chargeCard(charge, {
      card: saving?.card ?? { brand: 'visa', last4: '0000' },
      isGood: isTheirs && saving.card !== undefined && isCardGood(saving.card, today),
      now,
    }),
  )
}

/** Changes a charge as it is now, and with it in one go whom to tell; `step` answers nothing where nothing changes. */
export function change(sql: Sql, which: Which, step: (charge: Charge, now: Date) => Step | undefined) {
  return atomically(sql, async (sql): Promise<Charge | undefined> => {
    const charge = await chargeOf(sql, which, { lock: true })
    const next = charge && step(charge, new Date())
    if (!next) return charge
    await sql`update sandbox_payments set facts = ${sql.json(next.charge)} where reference = ${next.charge.reference}`
    for (const { eventId, kind, afterMs } of next.notices) {
      await sql`
        insert into sandbox_notices (event_id, reference, kind, next_try_at)
        values (${eventId}, ${next.charge.reference}, ${kind}, clock_timestamp() + ${afterMs} * interval '1 millisecond')
      `
    }
    return next.charge
  })
}

const elevenDigits = (): string => Array.from({ length: 11 }, () => randomInt(10)).join('')
