import type { Sql } from '../db.ts'
import { addMonths, type CivilDate, monthOf } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { fold } from '../lib/text.ts'
import { everyContract, type ListAsked, noGroup, type Order, type TableSettings, usualSettings } from './list-rules.ts'
import { type ContractRow, contractsSeenBy, folded, holdsEvery, latestInvoice, rowColumns } from './queries.ts'
import { wordsOf } from './rules.ts'

export type ListRow = ContractRow & {
  /** Of what is owed, what its due day has passed; null when nothing is. */
  overdue: Centavos | null
  firstDue: CivilDate | null
  group: string | null
  labels: string[]
  /** What last month's invoices measured, in cubic metres; null where there is none. */
  used: number | null
}

/** Of every contract that matches, not of the page. */
export type ListTotals = {
  /** As if nobody had asked who owes. */
  found: number
  owing: number
  late: number
  /** What the list holds. */
  kept: number
  owed: Centavos
  overdue: Centavos
  /** The invoices issued this month. */
  monthInvoices: number
  monthTotal: Centavos
  /** Of last month's invoices; null where there is none. */
  used: number | null
}

type Asking = {
  accountId: string
  today: CivilDate
  asked?: ListAsked
  settings?: TableSettings
}

/** A page of the contracts that match, never beyond the last one, and what all that match come to. */
export async function contractsPage(
  sql: Sql,
  { accountId, today, asked = everyContract, settings = usualSettings }: Asking,
): Promise<{ totals: ListTotals; rows: ListRow[] }> {
  const { pageSize } = settings
  const order = asked.order ?? settings
  const month = monthOf(today)
  const lastMonth = addMonths(month, -1)
  const rows = await sql<({ totals: ListTotals } & (ListRow | { [Column in keyof ListRow]: null }))[]>`
    with found as materialized (${matching(sql, { accountId, today, asked, order })}),
    kept as (select * from found where ${owes(sql, asked)}),
    counts as (
      select count(*) as found, count(owed) as owing, count(overdue) as late from found
    ),
    sums as (
      select count(*) as kept, coalesce(sum(owed), 0)::bigint as owed, coalesce(sum(overdue), 0)::bigint as overdue from kept
    ),
    billed as (
      select coalesce(sum(of_one.month_invoices), 0)::bigint as month_invoices,
        coalesce(sum(of_one.month_total), 0)::bigint as month_total, sum(of_one.used)::bigint as used
      from kept
      cross join lateral (
        select count(*) filter (where i.issued_on >= ${month}::date) as month_invoices,
          sum(i.total) filter (where i.issued_on >= ${month}::date) as month_total,
          sum(i.consumption) filter (where i.period = ${lastMonth}::date) as used
        from invoices i
        where i.contract_id = kept.id and i.issued_on between ${lastMonth}::date and ${today}::date and not i.cancelled
      ) of_one
    ),
    shown as (
      select row_number() over (order by ${orderedBy(sql, order)}, number, id) as place, kept.*
      from kept
      order by place
      limit ${pageSize}
      offset least(
        ${(asked.page - 1) * pageSize}::bigint,
        (select greatest(kept - 1, 0) / ${pageSize} * ${pageSize} from sums)
      )
    )
    select
      json_build_object(
        'found', counts.found, 'owing', counts.owing, 'late', counts.late, 'kept', sums.kept, 'owed', sums.owed,
        'overdue', sums.overdue, 'monthInvoices', billed.month_invoices, 'monthTotal', billed.month_total, 'used', billed.used
      ) as totals,
      shown.*, latest.invoice as last_invoice,
      array(
        select m.name
        from marked_contracts x join contract_marks m on m.id = x.mark_id
        where x.account_id = ${accountId} and x.contract_id = shown.id and x.kind = 'label'
        order by m.name_key
      ) as labels,
      (
        select sum(i.consumption)::bigint
        from invoices i
        where i.contract_id = shown.id and i.issued_on >= ${lastMonth}::date and i.period = ${lastMonth}::date and not i.cancelled
      ) as used
    from counts cross join sums cross join billed
    left join shown on true
    left join lateral (${latestInvoice(sql, { accountId, contractId: sql`shown.id` })}) latest on true
    order by shown.place
  `
  return {
    totals: rows[0]!.totals,
    rows: rows.filter((row): row is { totals: ListTotals } & ListRow => row.id !== null),
  }
}

/** The references of every contract that matches; `most` and one more tells that there are too many. */
export async function referencesThatMatch(
  sql: Sql,
  { accountId, today, asked, most }: { accountId: string; today: CivilDate; asked: ListAsked; most: number },
): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    with found as materialized (${matching(sql, { accountId, today, asked, order: usualSettings })})
    select c.reference
    from found join contracts c on c.id = found.id
    where ${owes(sql, asked)}
    order by c.reference
    limit ${most + 1}
  `
  return rows.map(({ reference }) => reference)
}

type Matching = { accountId: string; today: CivilDate; asked: ListAsked; order: Order }

/** What matches in everything but who owes: the counts of the chips look at both. */
const matching = (sql: Sql, { accountId, today, asked, order }: Matching) => sql`
  select ${rowColumns(sql)}, owed.overdue, owed.first_due, g.name as group, g.name_key as group_key,
    ${order.sort === 'invoice' ? latestTotal(sql) : sql`null::bigint`} as last_total
  from ${contractsSeenBy(sql, accountId, today)}
  ${narrowed(sql, { accountId, asked })}
`

/** Joins and conditions on `access a`, `contracts c` and `contract_aliases alias`: what a list is narrowed to. */
export const narrowed = (sql: Sql, { accountId, asked }: { accountId: string; asked: ListAsked }) => sql`
  left join marked_contracts in_group
    on in_group.account_id = ${accountId} and in_group.contract_id = c.id and in_group.kind = 'group'
  left join contract_marks g on g.id = in_group.mark_id
  where a.account_id = ${accountId} and a.ended_at is null and ${holdsEvery(sql, wordsOf(asked.query))}
    ${asked.zone ? sql`and ${asked.zone} in (c.municipality, concat_ws('/', c.municipality, c.neighbourhood))` : sql``}
    ${asked.service ? sql`and c.service = ${asked.service}` : sql``}
    ${asked.group === noGroup ? sql`and g.id is null` : asked.group ? sql`and g.name_key = ${fold(asked.group)}` : sql``}
    ${asked.label ? sql`and exists (${labelled(sql, { accountId, label: asked.label })})` : sql``}
    ${asked.isAutomatic ? sql`and (c.direct_debit or exists (${debited(sql)}))` : sql``}
`

const owes = (sql: Sql, { status }: ListAsked) => {
  switch (status) {
    case undefined:
      return sql`true`
    case 'owing':
      return sql`found.owed is not null`
    case 'overdue':
      return sql`found.overdue is not null`
    case 'settled':
      return sql`found.owed is null`
  }
}

const labelled = (sql: Sql, { accountId, label }: { accountId: string; label: string }) => sql`
  select
  from marked_contracts x join contract_marks m on m.id = x.mark_id
  where x.account_id = ${accountId} and x.contract_id = c.id and x.kind = 'label' and m.name_key = ${fold(label)}
`

const debited = (sql: Sql) => sql`select from debits d where d.contract_id = c.id and d.ended_at is null`

const latestTotal = (sql: Sql) => sql`(
  select i.total from invoices i where i.contract_id = c.id order by i.issued_on desc, i.number desc limit 1
)`

/** Whatever a contract has none of comes last, whichever way the others go. */
const orderedBy = (sql: Sql, { sort, isDescending }: Order) => {
  const key = {
    name: folded(sql, sql`alias`),
    contract: sql`number`,
    address: folded(sql, sql`address`),
    group: sql`group_key`,
    owed: sql`owed`,
    due: sql`first_due`,
    invoice: sql`last_total`,
  }[sort]
  return isDescending ? sql`${key} desc nulls last` : sql`${key} nulls last`
}
