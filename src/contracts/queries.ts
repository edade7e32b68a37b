import type { Sql } from '../db.ts'
import { creditHeld, moneyHeld, moneyHeldJson } from '../invoices/queries.ts'
import type { PaymentUnderWay } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type TableRow, tableColumns, tableIn } from './table-queries.ts'

export type Service = 'active' | 'limited' | 'cut' | 'suspended'
export type ContractStatus = 'active' | 'pending' | 'ended' | 'void'

type LastInvoice = {
  number: string
  period: CivilDate
  total: Centavos
  balance: Centavos
  dueOn: CivilDate
  paidOn: CivilDate | null
  cancelled: boolean
  held: Centavos
  isPosted: boolean
  payment: PaymentUnderWay | null
  disputed?: Centavos
}

export type ContractRow = {
  id: number
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  status: ContractStatus
  service: Service
  mayPay: boolean
  /** What all its invoices together still owe; null when nothing is. */
  owed: Centavos | null
  owedInvoices: number
  /** What the office has for it, advances included, and the commercial system has not posted. */
  received: Centavos
  lastInvoice: LastInvoice | null
}

type Totals = {
  contracts: number
  owing: number
  totalOwed: Centavos | null
  totalReceived: Centavos
  troubled: number
}

/** The account at a glance: the contract with the latest invoice, a few without full service, and what all of them owe; and how its table looks. */
export async function contractsAtAGlance(sql: Sql, accountId: string) {
  const rows = await sql<(ContractRow & Totals & TableRow & { place: number; worst: number })[]>`
    select mine.*, latest.invoice as last_invoice, ${tableColumns(sql, accountId)}
    from (
      select ${rowColumns(sql)},
             count(*) over () as contracts, count(owed.amount) over () as owing,
             (sum(owed.amount) over ())::bigint as total_owed,
             (sum(owed.received + owed.credit) over ())::bigint as total_received,
             count(*) filter (where c.service <> 'active') over () as troubled,
             row_number() over (order by newest.issued_on desc nulls last, alias.alias, c.number) as place,
             row_number() over (partition by c.service <> 'active' order by owed.amount desc nulls last, c.number) as worst
      from ${contractsSeenBy(sql, accountId)}
      left join lateral (
        select i.issued_on from invoices i where i.contract_id = c.id order by i.issued_on desc, i.number desc limit 1
      ) newest on true
      where a.account_id = ${accountId} and a.ended_at is null
    ) mine
    left join lateral (${latestInvoice(sql, { accountId, contractId: sql`mine.id` })}) latest on true
    where place = 1 or (service <> 'active' and worst <= 3)
    order by place
  `
  const [first] = rows
  return {
    contracts: first?.contracts ?? 0,
    owing: first?.owing ?? 0,
    totalOwed: first?.totalOwed ?? 0,
    totalReceived: first?.totalReceived ?? 0,
    latest: first,
    troubled: rows.filter((row) => row.service !== 'active'),
    troubledCount: first?.troubled ?? 0,
    table: tableIn(first),
  }
}

export const contractsSeenBy = (sql: Sql, accountId: string, today?: CivilDate) => sql`
  access a
  join contracts c on c.id = a.contract_id
  left join contract_aliases alias on alias.account_id = ${accountId} and alias.contract_id = c.id
  ${moneyOfContract(sql, today)}
`

/** Joined to `contracts c`: what its invoices owe beside what the office has, and what that is; with a day, what is overdue. */
export const moneyOfContract = (sql: Sql, today?: CivilDate) => sql`
  left join lateral (
    select
      ${today === undefined ? sql`` : whenOwed(sql, today)}
      (sum(i.balance - not_asked.amount) filter (where i.balance > not_asked.amount and not i.cancelled))::bigint as amount,
      count(*) filter (where i.balance > not_asked.amount and not i.cancelled) as invoices,
      coalesce(sum(held.amount) filter (where not held.is_posted), 0)::bigint as received,
      ${creditHeld(sql, sql`c.id`)} as credit
    from invoices i
    left join lateral money_held_for(i.id, i.balance) held on true
    cross join lateral (
      select coalesce(held.amount, 0) + disputed_of(i.id, i.balance) as amount, due_day(i.id, i.due_on) as due_day
      -- Worked out once for each invoice, not in each place that names it.
      offset 0
    ) not_asked
    where i.contract_id = c.id and i.balance > 0
  ) owed on true
`

const whenOwed = (sql: Sql, today: CivilDate) => sql`
  (sum(i.balance - not_asked.amount) filter (
    where i.balance > not_asked.amount and not i.cancelled and not_asked.due_day < ${today}::date
  ))::bigint as overdue,
  min(not_asked.due_day) filter (where i.balance > not_asked.amount and not i.cancelled) as first_due,
`

export const rowColumns = (sql: Sql) => sql`
  c.id, c.number, alias.alias, c.address, c.neighbourhood, c.municipality, c.status, c.service,
  a.may_pay, owed.amount as owed, owed.invoices as owed_invoices, owed.received + owed.credit as received
`

/** One row from the top of the index, however long the history. */
export const latestInvoice = (
  sql: Sql,
  { accountId, contractId }: { accountId: string; contractId: ReturnType<Sql> },
) => sql`
  select i.issued_on, json_build_object(
    'number', i.number, 'period', i.period, 'total', i.total, 'balance', i.balance, 'dueOn', due_day(i.id, i.due_on),
    'paidOn', i.paid_on, 'cancelled', i.cancelled, ${moneyHeldJson(sql)}
  ) as invoice
  from invoices i
  ${moneyHeld(sql, accountId)}
  where i.contract_id = ${contractId}
  order by i.issued_on desc, i.number desc
  limit 1
`

/** Text as `fold` of lib/text.ts writes it: no accents, ñ as n, no case. */
export const folded = (sql: Sql, text: ReturnType<Sql>) =>
  sql`lower(regexp_replace(normalize(${text}, NFD), ${'[\\u0300-\\u036f]'}, '', 'g'))`

/** As `matches` of lib/text.ts: each word somewhere, a number with and without its dots. */
export const holdsEvery = (sql: Sql, words: string[]) =>
  words.length === 0
    ? sql`true`
    : sql`not exists (
        select
        from unnest(${words}::text[]) word,
             (select ${folded(
               sql,
               sql`concat_ws(' ', c.number, c.reference, alias.alias, c.address, c.neighbourhood, c.municipality)`,
             )} as text) hay
        where strpos(hay.text, word) = 0 and strpos(hay.text, replace(word, '.', '')) = 0
      )`
