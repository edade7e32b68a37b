import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { compact } from '../lib/text.ts'
import type { DebitContract } from './debit-next-rules.ts'
import { chargedOf } from './planned-queries.ts'
import { undecidedStates } from './planned-state-rules.ts'

export const debitContractsAPage = 20

type Asked = { accountId: string; today: CivilDate; typed: string; page: number }

/** A page of somebody's contracts and what is paid by itself for each; those that are paid so come first. */
export async function debitContractsOf(sql: Sql, { accountId, today, typed, page }: Asked) {
  const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const found =
    typed === ''
      ? sql``
      : sql`and (c.reference like ${`%${compact(typed).replace(/[\\%_]/g, '\\$&')}%`} or c.address ilike ${like}
          or alias.alias ilike ${like})`
  const rows = await sql<(DebitContract & { count: number })[]>`
    select mine.*, ${facts(sql)}
    from (
      select c.id, c.number, c.address, alias.alias, c.direct_debit, a.account_id, count(*) over () as count,
        exists (
          select from debits d where d.contract_id = c.id and d.account_id = a.account_id and d.ended_at is null
        ) as is_paid
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
      where a.account_id = ${accountId} and a.ended_at is null and a.may_pay and c.status in ('active', 'pending') ${found}
      order by is_paid desc, c.number
      limit ${debitContractsAPage} offset ${(page - 1) * debitContractsAPage}
    ) mine
    ${around(sql, today)}
    order by mine.is_paid desc, mine.number
  `
  return { contracts: rows as DebitContract[], count: rows[0]?.count ?? 0 }
}

/** One contract of somebody's, and what its invoices of the last year asked for on average. */
export async function debitContractOf(
  sql: Sql,
  { accountId, number, today }: { accountId: string; number: string; today: CivilDate },
) {
  const [contract] = await sql<(DebitContract & { usual: number })[]>`
    select mine.*, ${facts(sql)},
      coalesce((
        select avg(total)::bigint from (
          select i.total from invoices i where i.contract_id = mine.id and not i.cancelled
          order by i.issued_on desc, i.number desc limit 12
        ) latest
      ), 0) as usual
    from (
      select c.id, c.number, c.address, alias.alias, c.direct_debit, a.account_id
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
      where a.account_id = ${accountId} and a.ended_at is null and a.may_pay and c.number = ${number}
        and c.status in ('active', 'pending')
    ) mine
    ${around(sql, today)}
  `
  return contract
}

const facts = (sql: Sql) => sql`
  d.id is not null and d.account_id = mine.account_id as is_own,
  d.id is not null and d.account_id <> mine.account_id as is_anothers,
  case when d.account_id = mine.account_id then d.saved_card_id end as card_id,
  case when d.account_id = mine.account_id then d.days_before end as days_before,
  case when d.account_id = mine.account_id then d.most end as most, s.gateway, s.brand, s.last4, s.expires_on as card_expires_on,
  next.period, next.due_on, next.open, next.charged, rest.overdue, rest.disputed,
  p.state as planned, p.cause, p.amount, p.charge_on, p.announced_on, p.last_try, p.is_under_way,
  last.state as last_planned, last.period as last_period
`

/** The contract's debit, its next invoice with something to pay, what is planned for it, and what was last. */
const around = (sql: Sql, today: CivilDate) => sql`
  left join debits d on d.contract_id = mine.id and d.ended_at is null
  left join saved_cards s on s.id = d.saved_card_id and d.account_id = mine.account_id
  left join lateral (
    select i.id, i.period, due.on_day as due_on, i.balance - coalesce(h.amount, 0) as open, ${chargedOf(sql)} as charged
    from invoices i
    cross join lateral (select not_asked_of(i.id, i.balance) as amount) h
    cross join lateral (select due_day(i.id, i.due_on) as on_day) due
    left join lateral ${latestPlanned(sql)} c on true
    where i.contract_id = mine.id and i.balance > 0 and not i.cancelled and i.balance > coalesce(h.amount, 0)
      and (due.on_day >= ${today} or c.state = 'charging' or c.cause in ('under-way', 'untold'))
    order by c.state = 'charging' desc nulls last, due.on_day < ${today}, due.on_day, i.id
    limit 1
  ) next on true
  left join lateral (
    select
      count(*) filter (
        where due_day(i.id, i.due_on) < ${today} and i.balance > not_asked_of(i.id, i.balance) and i.id is distinct from next.id
      ) as overdue,
      coalesce(sum(disputed_of(i.id, i.balance)), 0)::bigint as disputed
    from invoices i
    where i.contract_id = mine.id and i.balance > 0 and not i.cancelled
  ) rest on true
  left join lateral (
    select c.*,
      (
        select x.state from payments x where x.planned_charge_id = c.id and x.created_on >= c.announced_on
        order by (x.state = 'held') desc, x.created_at desc, x.folio desc limit 1
      ) as last_try,
      exists (
        select from payment_items pi join payments x on x.id = pi.payment_id
        where pi.invoice_id = c.invoice_id and x.state in ${sql(undecidedStates)}
      ) as is_under_way
    from (select next.id) i
    cross join lateral ${latestPlanned(sql)} c
    where part_to_charge(d.id, next.id) is null
  ) p on true
  left join lateral (
    select c.state, v.period
    from planned_charges c join invoices v on v.id = c.invoice_id
    where c.debit_id = d.id and d.account_id = mine.account_id and (
      c.state = 'dropped' or c.state = 'paid' and not exists (
        select from payments x where x.planned_charge_id = c.id and x.state = 'returned'
      )
    )
    order by v.due_on desc, v.id desc, c.dispute_id desc nulls last
    limit 1
  ) last on true
`

/** What the debit `d` plans for the invoice `i`: the part that was in dispute, once it is due after all. */
const latestPlanned = (sql: Sql) => sql`(
  select c.* from planned_charges c
  where c.debit_id = d.id and c.invoice_id = i.id and d.account_id = mine.account_id
  order by c.dispute_id desc nulls last
  limit 1
)`
