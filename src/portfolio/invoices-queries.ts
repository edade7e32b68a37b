import { narrowed } from '../contracts/list-queries.ts'
import type { ListAsked } from '../contracts/list-rules.ts'
import { choicesJson, type ListChoices } from '../contracts/table-queries.ts'
import type { Sql } from '../db.ts'
import { moneyHeld, moneyHeldColumns } from '../invoices/queries.ts'
import type { Invoice } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type InvoiceStatus, invoicesAPage } from './invoices-rules.ts'

export type ManyInvoice = Invoice & { contractNumber: string; alias: string | null }

/** Of every invoice that matches, not of the page. */
export type InvoiceTotals = {
  contracts: number
  /** As if nobody had asked who owes. */
  found: number
  owing: number
  late: number
  /** What the list holds. */
  kept: number
  total: Centavos
  owed: Centavos
  overdue: Centavos
  used: number
}

type Asking = {
  accountId: string
  today: CivilDate
  asked: ListAsked
  /** Nothing: all that match. */
  references: string[]
  days: { from: CivilDate; to: CivilDate }
  status: InvoiceStatus | undefined
  page: number
}

/** A page of the invoices of the contracts that match, the latest first, and what all of them come to; cancelled ones are left out of the sums. */
export async function invoicesOfMany(
  sql: Sql,
  { accountId, today, asked, references, days, status, page }: Asking,
): Promise<{ totals: InvoiceTotals; choices: ListChoices; rows: ManyInvoice[] }> {
  const chosen = references.length > 0 ? references : null
  const kept =
    status === undefined ? sql`true` : status === 'owing' ? sql`owed > 0` : sql`owed > 0 and due_on < ${today}::date`
  const rows = await sql<
    ({ totals: InvoiceTotals; choices: ListChoices } & (ManyInvoice | { [Column in keyof ManyInvoice]: null }))[]
  >`
    with mine as materialized (
      select c.id, c.number as contract_number, alias.alias
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases alias on alias.account_id = ${accountId} and alias.contract_id = c.id
      ${narrowed(sql, { accountId, asked })}
        and (${chosen}::text[] is null or c.reference = any(${chosen}::text[]))
    ),
    found as materialized (
      select mine.contract_number, mine.alias, bill.*
      from mine
      cross join lateral (
        select i.id, i.number, i.issued_on, i.total, i.consumption, i.cancelled,
          case when i.balance > 0 then due_day(i.id, i.due_on) else i.due_on end as due_on,
          case when i.balance > 0 and not i.cancelled then greatest(0, i.balance - not_asked_of(i.id, i.balance)) else 0 end as owed
        from invoices i
        where i.contract_id = mine.id and i.issued_on between ${days.from}::date and ${days.to}::date
        offset 0
      ) bill
    ),
    sums as (
      select count(*) as found, count(*) filter (where owed > 0) as owing,
        count(*) filter (where owed > 0 and due_on < ${today}::date) as late,
        count(*) filter (where ${kept}) as kept,
        coalesce(sum(total) filter (where ${kept} and not cancelled), 0)::bigint as total,
        coalesce(sum(owed) filter (where ${kept}), 0)::bigint as owed,
        coalesce(sum(owed) filter (where ${kept} and due_on < ${today}::date), 0)::bigint as overdue,
        coalesce(sum(consumption) filter (where ${kept} and not cancelled), 0)::bigint as used
      from found
    ),
    shown as (
      select row_number() over (order by issued_on desc, number desc) as place, found.id, found.contract_number, found.alias
      from found
      where ${kept}
      order by place
      limit ${invoicesAPage}
      offset least(
        ${(page - 1) * invoicesAPage}::bigint, (select greatest(kept - 1, 0) / ${invoicesAPage} * ${invoicesAPage} from sums)
      )
    )
    select json_build_object(
        'contracts', (select count(*) from mine), 'found', sums.found, 'owing', sums.owing, 'late', sums.late,
        'kept', sums.kept, 'total', sums.total, 'owed', sums.owed, 'overdue', sums.overdue, 'used', sums.used
      ) as totals, ${choicesJson(sql, accountId)} as choices,
      shown.contract_number, shown.alias, i.number, i.issued_on, i.period, due_day(i.id, i.due_on) as due_on, i.total,
      i.balance, i.paid_on, i.cancelled, i.consumption, ${moneyHeldColumns(sql)}
    from sums
    left join shown on true
    left join invoices i on i.id = shown.id
    ${moneyHeld(sql, accountId)}
    order by shown.place
  `
  return {
    totals: rows[0]!.totals,
    choices: rows[0]!.choices,
    rows: rows.filter((row): row is (typeof rows)[number] & ManyInvoice => row.number !== null),
  }
}
