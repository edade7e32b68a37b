import type { Sql } from '../db.ts'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { noticeFromDays } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import { undecidedStates } from './planned-state-rules.ts'
import type { PaymentState } from './state-rules.ts'

export type ToAnnounce = {
  debitId: number
  invoiceId: number
  /** Only the part that was in this dispute, beside what was charged meanwhile. */
  disputeId: number | null
}

/** The invoices of which nobody was told yet, or that asked for nothing in between, and whose day to be told has come. */
export async function invoicesToAnnounce(sql: Sql, today: CivilDate, most: number): Promise<ToAnnounce[]> {
  return await sql<ToAnnounce[]>`
    select d.id as debit_id, i.id as invoice_id, part.dispute_id
    from debits d
    join invoices i on i.contract_id = d.contract_id and i.balance > 0 and not i.cancelled and due_day(i.id, i.due_on) >= ${today}
    cross join lateral (select part_to_charge(d.id, i.id) as dispute_id) part
    where d.ended_at is null
      and due_day(i.id, i.due_on) - d.days_before <= ${addDays(today, noticeFromDays)}::date
      and (part.dispute_id is not null or not exists (
        select from planned_charges c where c.debit_id = d.id and c.invoice_id = i.id and c.state <> 'dropped'
      ))
      and i.balance > not_asked_of(i.id, i.balance)
    order by due_day(i.id, i.due_on), i.id
    limit ${most}
  `
}

/** The announced charges whose day has come or never will, or whose invoice asks for more than was said or for nothing. */
export async function chargesToLookAt(sql: Sql, today: CivilDate): Promise<string[]> {
  const found = await sql<{ id: string }[]>`
    select c.id
    from planned_charges c
    join invoices i on i.id = c.invoice_id
    cross join lateral (select not_asked_of(i.id, i.balance) as amount) h
    left join mails m on m.id = c.notice_id
    where c.state = 'announced' and (
      c.charge_on <= ${today} or c.charge_on > due_day(i.id, i.due_on) or m.given_up_at is not null or i.cancelled or i.balance <= coalesce(h.amount, 0)
      or i.balance > c.amount + coalesce(h.amount, 0)
    )
    order by c.charge_on, c.id
  `
  return found.map(({ id }) => id)
}

/** The charges that have left the house, as far as we know, and whose end was not told. */
export async function chargesUnderWay(sql: Sql): Promise<string[]> {
  const found = await sql<{ id: string }[]>`
    select id from planned_charges where state = 'charging' order by charge_on, id
  `
  return found.map(({ id }) => id)
}

/** All that is known of an invoice and of whoever wants it paid by itself. */
export type Facts = {
  accountId: string
  email: string
  contractId: number
  contractNumber: string
  invoiceNumber: string
  period: CivilDate
  dueOn: CivilDate
  balance: number
  cancelled: boolean
  /** What is not asked for; of a part that was in dispute, all beside it. */
  held: number
  /** What of it is in dispute. */
  disputed: number
  /** Only what was in dispute is charged: the rest was. */
  isReleased: boolean
  /** What this debit has charged of the invoice already. */
  charged: number
  daysBefore: number
  most: number
  cardId: string
  gateway: GatewayName
  brand: string
  last4: string
  cardExpiresOn: CivilDate
  isKept: boolean
  mayPay: boolean
  isUnderWay: boolean
  /** The person changed the terms meanwhile, and what came of that charges the invoice. */
  isReplaced: boolean
}

/** Looked up with the debit and the invoice locked. Anybody's payment counts: a guest's, another account's. */
export async function factsOf(sql: Sql, { debitId, invoiceId, disputeId }: ToAnnounce): Promise<Facts> {
  const [facts] = await sql<Facts[]>`
    select d.account_id, a.email, c.id as contract_id, c.number as contract_number, i.number as invoice_number, i.period,
      due_day(i.id, i.due_on) as due_on, i.balance, i.cancelled,
      case
        when x.id is null then not_asked_of(i.id, i.balance)
        when x.ended_on is null or x.outcome = 'upheld' then i.balance
        else greatest(not_asked_of(i.id, i.balance), i.balance - x.amount)
      end as held,
      disputed_of(i.id, i.balance) as disputed, x.id is not null as is_released,
      ${chargedOf(sql)} as charged,
      d.days_before, d.most, s.id as card_id, s.gateway, s.brand, s.last4, s.expires_on as card_expires_on,
      s.ended_at is null as is_kept,
      d.ended_at is null and c.status in ('active', 'pending') and not c.direct_debit and exists (
        select from access x where x.account_id = d.account_id and x.contract_id = d.contract_id and x.ended_at is null and x.may_pay
      ) as may_pay,
      exists (
        select from payment_items pi join payments p on p.id = pi.payment_id
        where pi.invoice_id = i.id and p.state in ${sql(undecidedStates)}
      ) as is_under_way,
      exists (
        select from debits n
        where n.contract_id = d.contract_id and n.account_id = d.account_id and n.ended_at is null and n.id <> d.id
          and not exists (
            select from planned_charges c
            where c.debit_id = n.id and c.invoice_id = i.id and c.state in ('not-charged', 'refused')
          )
      ) as is_replaced
    from debits d
    join accounts a on a.id = d.account_id
    join contracts c on c.id = d.contract_id
    join saved_cards s on s.id = d.saved_card_id
    join invoices i on i.id = ${invoiceId} and i.contract_id = d.contract_id
    left join disputes x on x.id = ${disputeId} and x.invoice_id = i.id
    where d.id = ${debitId}
  `
  return facts!
}

/** What the debit `d` has charged of the invoice `i`. */
export const chargedOf = (sql: Sql) => sql`coalesce((
  select sum(p.amount) from planned_charges c join payments p on p.planned_charge_id = c.id
  where c.debit_id = d.id and c.invoice_id = i.id and p.state in ('received', 'applied')
), 0)::bigint`

/**
 * Charges of kept cards that a gateway calls open: it waits for the card's owner, who is not there. One that the owner
 * began is left to whoever does that for a few minutes.
 */
export function cardPaymentsToClose(sql: Sql, most: number) {
  return sql<{ id: string; gateway: GatewayName }[]>`
    select id, gateway from payments
    where saved_card_id is not null and state = 'awaiting'
      and (planned_charge_id is not null or created_at < clock_timestamp() - interval '5 minutes')
    order by created_at, id
    limit ${most}
  `
}

export type Attempt = { id: string; state: PaymentState; amount: number }

/** The payments that were made of a planned charge, the latest first. */
export function attemptsOf(sql: Sql, plannedChargeId: string) {
  return sql<Attempt[]>`
    select id, state, amount from payments where planned_charge_id = ${plannedChargeId} order by created_at desc, folio desc
  `
}
