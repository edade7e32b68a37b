import type { Sql } from '../db.ts'
import type { ReceiptAmong } from '../invoices/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type Choice, type Contents, usualPdfBytes, usualStampedPdfBytes } from './rules.ts'

export type DownloadedInvoice = ReceiptAmong

/** A contract to choose, and from when to when the account has invoices. */
export type ContractToChoose = {
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  /** The account's own group that it is in. */
  groupId: number | null
  groupName: string | null
  firstPeriod: CivilDate | null
  lastPeriod: CivilDate | null
}

export function contractsToChoose(sql: Sql, accountId: string) {
  return sql<ContractToChoose[]>`
    select c.number, alias.alias, c.address, c.neighbourhood, mark.id as group_id, mark.name as group_name,
      span.first_period, span.last_period
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
    left join marked_contracts marked
      on marked.account_id = a.account_id and marked.contract_id = c.id and marked.kind = 'group'
    left join contract_marks mark on mark.id = marked.mark_id
    left join lateral (
      select min(i.period) as first_period, max(i.period) as last_period from invoices i where i.contract_id = c.id
    ) span on true
    where a.account_id = ${accountId} and a.ended_at is null
    order by alias.alias, c.number
  `
}

type Asked = { accountId: string; choice: Choice }

/** Invoices `i` of contracts `c` that the account sees and chose. */
const chosenInvoices = (sql: Sql, { accountId, choice }: Asked) => {
  const { invoices, contracts, group, from, to } = choice
  return sql`
    from access a
    join contracts c on c.id = a.contract_id
    join invoices i on i.contract_id = c.id
    where a.account_id = ${accountId} and a.ended_at is null
      ${invoices.length > 0 ? sql`and i.number = any(${invoices as string[]})` : sql``}
      ${contracts.length > 0 ? sql`and c.number = any(${contracts as string[]})` : sql``}
      ${group === null ? sql`` : inGroup(sql, group)}
      ${from ? sql`and i.period >= ${from}` : sql``}
      ${to ? sql`and i.period <= ${to}` : sql``}
  `
}

const inGroup = (sql: Sql, group: number) => sql`
  and exists (
    select from marked_contracts m
    where m.account_id = a.account_id and m.contract_id = c.id and m.mark_id = ${group} and m.kind = 'group'
  )
`

/** What the ZIP will hold; nothing where nothing was found. An XML is packed to less than half. */
export async function contentsOf(sql: Sql, asked: Asked): Promise<Contents | undefined> {
  const [contents] = await sql<(Contents & { firstPeriod: CivilDate | null })[]>`
    select count(*) as invoices, count(x.id) as xmls, count(distinct i.contract_id) as contracts,
      coalesce(sum(i.total) filter (where not i.cancelled), 0)::bigint as total, count(*) filter (where i.cancelled) as cancelled,
      (coalesce(sum(coalesce(d.size, case when x.id is null then ${usualPdfBytes}::integer else ${usualStampedPdfBytes}::integer end) + coalesce(x.size, 0) * 0.4), 0))::bigint as bytes,
      min(i.period) as first_period, max(i.period) as last_period
    from (select i.* ${chosenInvoices(sql, asked)}) i
    left join invoice_documents d on d.invoice_id = i.id
    left join cfdi_documents x on x.invoice_id = i.id
  `
  return contents && contents.invoices > 0 ? contents : undefined
}

/** In the order of the file. */
export async function chosenIds(sql: Sql, asked: Asked): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select i.id ${chosenInvoices(sql, asked)} order by c.number, i.period, i.number
  `
  return rows.map(({ id }) => id)
}

export type Download = {
  id: string
  invoiceCount: number
  contractCount: number
  firstPeriod: CivilDate
  lastPeriod: CivilDate
  askedAt: Date
  done: number
  files: number
  size: number
  readyAt: Date | null
  failedAt: Date | null
  failure: 'access' | 'broken' | null
  madeOn: CivilDate | null
  total: Centavos | null
  owed: Centavos | null
  expiresAt: Date | null
  isExpired: boolean
  isOpen: boolean
}

/** Of downloads `d`: the account still sees every contract that is in it. */
export const stillOpen = (sql: Sql) => sql`
  not exists (
    select from unnest(d.contracts) inside(id)
    where not exists (
      select from access a where a.account_id = d.account_id and a.contract_id = inside.id and a.ended_at is null
    )
  )
`

const columns = (sql: Sql) => sql`
  d.id, d.invoice_count, d.contract_count, d.first_period, d.last_period, d.asked_at, d.done, d.files, d.size, d.ready_at,
  d.failed_at, d.failure, d.made_on, d.total, d.owed, d.expires_at,
  coalesce(d.expires_at <= clock_timestamp(), false) as is_expired, ${stillOpen(sql)} as is_open
`

/** What somebody asked for and did not take off the list, newest first. */
export function downloadsOf(sql: Sql, accountId: string) {
  return sql<Download[]>`
    select ${columns(sql)} from downloads d
    where d.account_id = ${accountId} and d.removed_at is null
    order by d.asked_at desc, d.id limit 30
  `
}

/** One that can be given out: ready, kept still, and every contract in it still the account's. */
export async function readyDownload(sql: Sql, { accountId, id }: { accountId: string; id: string }) {
  const [download] = await sql<(Pick<Download, 'firstPeriod' | 'lastPeriod' | 'size'> & { madeOn: CivilDate })[]>`
    select d.first_period, d.last_period, d.size, d.made_on from downloads d
    where d.id = ${id} and d.account_id = ${accountId} and d.removed_at is null
      and d.ready_at is not null and d.expires_at > clock_timestamp() and ${stillOpen(sql)}
  `
  return download
}

/** The pieces that hold the bytes between `from` and `to`, in order. */
export function partsBetween(sql: Sql, { id, from, to }: { id: string; from: number; to: number }) {
  return sql<{ fileKey: string; startsAt: number; size: number }[]>`
    select file_key, starts_at, size from download_parts
    where download_id = ${id} and starts_at <= ${to} and starts_at + size > ${from}
    order by part
  `
}
