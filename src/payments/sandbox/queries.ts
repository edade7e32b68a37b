import type { Sql } from '../../db.ts'
import type { Saving } from './card-rules.ts'
import { asOf, type Charge } from './charge-rules.ts'

/** How a charge is found: by the gateway's name or by the office's id. */
export type Which = { reference: string } | { paymentId: string }

const having = (sql: Sql, which: Which) =>
  'reference' in which ? sql`reference = ${which.reference}` : sql`payment_id = ${which.paymentId}`

/** A charge as it is now. With `lock`, nobody else changes it until the transaction ends. */
export async function chargeOf(sql: Sql, which: Which, { lock = false } = {}): Promise<Charge | undefined> {
  const [found] = await sql<{ facts: Charge }[]>`
    select facts from sandbox_payments where ${having(sql, which)} ${lock ? sql`for update` : sql``}
  `
  return found && asOf(found.facts, new Date())
}

/** The reference under which the pretend shop or bank finds what somebody brings to it. */
export async function referenceOfVoucher(sql: Sql, number: string): Promise<string | undefined> {
  const [found] = await sql<{ reference: string }[]>`
    select reference from sandbox_payments
    where voucher_number = ${number} or reference = ${number} or facts ->> 'folio' = ${number}
    order by created_at desc limit 1
  `
  return found?.reference
}

/** Newest first. */
export async function newestCharges(sql: Sql, most: number): Promise<Charge[]> {
  const rows = await sql<{ facts: Charge }[]>`
    select facts from sandbox_payments order by created_at desc, reference limit ${most}
  `
  return rows.map(({ facts }) => asOf(facts, new Date()))
}

/** All that was ever paid, in the order in which it was opened. */
export async function paidCharges(sql: Sql): Promise<Charge[]> {
  const rows = await sql<{ facts: Charge }[]>`
    select facts from sandbox_payments where facts ? 'paid' order by created_at, reference
  `
  return rows.map(({ facts }) => asOf(facts, new Date())).filter(({ status }) => status === 'paid')
}

/** The page on which somebody leaves a card, and the card that came of it. */
export async function savingOf(sql: Sql, reference: string): Promise<Saving | undefined> {
  const [found] = await sql<{ facts: Saving }[]>`select facts from sandbox_cards where reference = ${reference}`
  return found?.facts
}

export async function savingOfCard(sql: Sql, card: string): Promise<Saving | undefined> {
  const [found] = await sql<{ facts: Saving }[]>`select facts from sandbox_cards where card = ${card}`
  return found?.facts
}
