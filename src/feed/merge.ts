import type { Sql } from '../db.ts'
import { Fault } from './cells.ts'
import type { Column } from './feed-files.ts'
import { type Reject, type Seen, stagedName } from './row-reader.ts'
import type { Staged } from './stage.ts'

export type Merged = { new: number; changed: number; unchanged: number; rejected: number }

const linesABatch = 20_000

/** Brings the staged rows into their table, batch by batch: each is one statement, whole or not at all. */
export async function merge(sql: Sql, staged: Staged, reject: Reject, seen: Seen): Promise<Merged> {
  const [end] = await sql.unsafe<{ last: number }[]>(`select coalesce(max(feed_line), 0) as last from ${staged.table}`)
  const statement = mergeOf(staged)
  const merged: Merged = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
  // By index, row for row: what a batch costs must not grow with what is there, nor hang on old statistics.
  await sql.unsafe('set enable_hashjoin = off; set enable_mergejoin = off')
  for (let from = 1; from <= end!.last; from += linesABatch) {
    const lines: [number, number] = [from, from + linesABatch - 1]
    const [batch] = await sql.unsafe<Batch[]>(statement, lines)
    const { rows, refused, inserted, updated } = batch!
    if (refused > 0) await listRefused(sql, staged, lines, reject)
    merged.rejected += refused
    merged.new += inserted
    merged.changed += updated
    merged.unchanged += rows - refused - inserted - updated
    seen(merged.new + merged.changed + merged.unchanged + merged.rejected)
  }
  await sql.unsafe('reset enable_hashjoin; reset enable_mergejoin')
  return merged
}

type Batch = { rows: number; refused: number; inserted: number; updated: number }

/** Only the import writes these tables, one at a time: what is not there when the statement begins is new. */
function mergeOf(staged: Staged): string {
  const { file } = staged
  const links = linksOf(staged)
  const own = staged.columns.map(({ to }) => to).filter((column) => !links.some((link) => link.staged === column))
  const written = [...own, ...links.map(({ id }) => id)]
  const compared = written.filter((column) => !file.key.includes(column))
  const absent = file.columns.filter((column) => column.absent && !staged.columns.includes(column))
  const given = (column: string) => sourceOf(column, links)
  return `
    with source as materialized (
      select ${[`staged.*`, ...links.map((link) => `${link.table}.id as ${link.id}`)].join(', ')},
        kept.ctid is not null as is_known,
        (${compared.map((column) => `kept.${column}`).join(', ')})
          is distinct from (${compared.map(given).join(', ')}) as differs,
        (${refusedWhen(staged)}) as is_refused
      from ${joined(staged)}
    ), updated as (
      update ${file.table} kept set ${compared.map((column) => `${column} = source.${column}`).join(', ')}
      from source
      where ${file.key.map((column) => `kept.${column} = source.${column}`).join(' and ')}
        and source.is_known and source.differs and not source.is_refused
      returning 1
    ), inserted as (
      insert into ${file.table} (${[...written, ...absent.map(({ to }) => to)].join(', ')})
      select ${[...written, ...absent.map((column) => `'${column.absent}'`)].join(', ')}
      from source where not is_known and not is_refused
      order by ${file.key.join(', ')}
      returning 1
    )
    select count(*) as rows, count(*) filter (where is_refused) as refused,
      (select count(*) from inserted) as inserted, (select count(*) from updated) as updated
    from source
  `
}

/** Rows that cannot land, each with its reasons; what they name may come with a later feed. */
async function listRefused(sql: Sql, staged: Staged, lines: [number, number], reject: Reject) {
  const all = obstaclesOf(staged)
  const values = all.map(({ when, value }, at) => `case when ${when} then ${value} end as v${at}`)
  const found = await sql.unsafe<({ line: number } & Record<string, string | null>)[]>(
    `
      select feed_line as line, ${values.join(', ')}
      from ${joined(staged)} and (${refusedWhen(staged)})
      order by feed_line
    `,
    lines,
  )
  for (const row of found) {
    reject(
      all.flatMap(({ column, fault }, at) => {
        const value = row[`v${at}`]
        return typeof value === 'string' ? [{ line: row.line, column, value, fault }] : []
      }),
    )
  }
}

/** The staged rows of a batch beside what they name and what the table has under their key. */
function joined(staged: Staged): string {
  const { file, table } = staged
  const links = linksOf(staged)
  const named = links.map((link) => `left join ${link.table} on ${link.table}.${link.by} = staged.${link.staged}`)
  const sameKey = file.key.map((column) => `kept.${column} = ${sourceOf(column, links)}`).join(' and ')
  return `${table} staged ${named.join(' ')} left join ${file.table} kept on ${sameKey} where feed_line between $1 and $2`
}

type Link = { column: Column; staged: string; id: string; table: string; by: string }

/** What a row names of other files. */
const linksOf = ({ columns }: Staged): Link[] =>
  columns.flatMap((column): Link[] => {
    if (column.to === stagedName('contract_id')) {
      return [{ column, staged: column.to, id: 'contract_id', table: 'contracts', by: 'reference' }]
    }
    if (column.to === stagedName('invoice_id')) {
      return [{ column, staged: column.to, id: 'invoice_id', table: 'invoices', by: 'number' }]
    }
    return []
  })

const sourceOf = (column: string, links: Link[]): string => {
  const link = links.find(({ id }) => id === column)
  return link ? `${link.table}.id` : `staged.${column}`
}

type Obstacle = { column: string; value: string; when: string; fault: Fault }

function obstaclesOf(staged: Staged): Obstacle[] {
  const strangers = linksOf(staged).map(({ column, table, staged: name }): Obstacle => {
    const fault = new Fault(table === 'contracts' ? 'feed.unknown.contract' : 'feed.unknown.invoice')
    const value = `staged.${name}`
    return { column: column.name, value, when: `${table}.id is null and ${value} is not null`, fault }
  })
  const missing = (staged.file.needs ?? []).filter(({ to }) => !staged.columns.some((column) => column.to === to))
  const nameless = missing.map(({ column, to, when, fault }): Obstacle => {
    return { column, value: "''", when: `staged.person_kind = '${when}' and kept.${to} is null`, fault }
  })
  return [...strangers, ...nameless]
}

const refusedWhen = (staged: Staged): string =>
  obstaclesOf(staged)
    .map(({ when }) => `(${when})`)
    .join(' or ') || 'false'
