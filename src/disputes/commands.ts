import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'
import { openDisputesOf } from './queries.ts'
import { type DisputeOutcome, type Outcomes, outcomeOf } from './rules.ts'

type Part = { invoiceId: number; amount: Centavos }
type Opening = { requestId: string; parts: readonly Part[]; today: CivilDate }

/** In the transaction of its request. It holds no more than the invoice still asks for; of an invoice that asks for nothing, nothing. */
export async function openDisputes(sql: Sql, { requestId, parts, today }: Opening): Promise<void> {
  await lockInvoices(
    sql,
    parts.map(({ invoiceId }) => invoiceId),
  )
  for (const { invoiceId, amount } of parts)
    await sql`
    insert into disputes (request_id, invoice_id, amount, opened_on)
    select ${requestId}, i.id, least(${amount}::bigint, i.balance - not_asked_of(i.id, i.balance)), ${today}
    from invoices i
    where i.id = ${invoiceId} and not i.cancelled and i.balance > not_asked_of(i.id, i.balance)
  `
}

export type EndedDispute = {
  number: string
  amount: Centavos
  outcome: DisputeOutcome
  payBy: CivilDate | null
  /** Its contract is paid by itself, and so will this be. */
  isDebited: boolean
}

type Ending = {
  requestId: string
  outcomes: Outcomes
  /** Working days after an answer before which the part that was in dispute is not due. */
  daysToPay: number
  calendar: Calendar
  today: CivilDate
}

/** With the answer of its request. What is due again is not due at once. Answers with what is told of each part. */
export async function endDisputes(
  sql: Sql,
  { requestId, outcomes, daysToPay, calendar, today }: Ending,
): Promise<EndedDispute[]> {
  await lockDisputed(sql, requestId)
  const ended: EndedDispute[] = []
  for (const id of await openDisputesOf(sql, requestId)) {
    const outcome = outcomeOf(outcomes, id)
    if (!outcome) throw new Error(`Nobody said how dispute ${id} ends`)
    const payBy = outcome === 'upheld' ? null : workingDayAfter(calendar, today, daysToPay)
    ended.push(await endDispute(sql, { id, outcome, payBy, today }))
  }
  return ended
}

type One = { id: number; outcome: DisputeOutcome; payBy: CivilDate | null; today: CivilDate }

async function endDispute(sql: Sql, { id, outcome, payBy, today }: One): Promise<EndedDispute> {
  const [ended] = await sql<EndedDispute[]>`
    update disputes d
    set ended_on = ${today}, outcome = ${outcome}, pay_by = ${payBy},
      balance_at = case when ${outcome} = 'upheld' then i.balance end
    from invoices i
    where d.id = ${id} and i.id = d.invoice_id
    returning i.number, d.amount, d.outcome, d.pay_by, exists (
      select from debits b
      where b.contract_id = i.contract_id and b.ended_at is null and not exists (
        select from planned_charges c
        where c.debit_id = b.id and c.invoice_id = i.id and c.state in ('refused', 'returned', 'not-charged')
      )
    ) as is_debited
  `
  return ended!
}

/** A request that is opened again holds its part again, as far as nothing else holds it meanwhile. */
export async function holdAgain(sql: Sql, requestId: string): Promise<void> {
  await lockDisputed(sql, requestId)
  await sql`
    update disputes d
    set ended_on = null, outcome = null, pay_by = null, balance_at = null, amount = least(d.amount, room.amount)
    from (
      select i.id, i.total - coalesce((
        select sum(o.amount) from disputes o
        where o.invoice_id = i.id and o.ended_on is null and o.request_id <> ${requestId}
      ), 0)::bigint as amount
      from invoices i
    ) room
    where d.request_id = ${requestId} and d.ended_on is not null and room.id = d.invoice_id and room.amount > 0
  `
}

async function lockDisputed(sql: Sql, requestId: string): Promise<void> {
  const found = await sql<{ invoiceId: number }[]>`select invoice_id from disputes where request_id = ${requestId}`
  await lockInvoices(
    sql,
    found.map(({ invoiceId }) => invoiceId),
  )
}

async function lockInvoices(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql`select 1 from invoices where id in ${sql([...ids])} order by id for no key update`
}
