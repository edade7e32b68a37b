import type { Sql } from '../db.ts'
import { Fault } from './cells.ts'
import type { Column } from './feed-files.ts'
import { type Reject, type Seen, stagedName } from './row-reader.ts'
import type { Staged } from './stage.ts'

export type Merged = { new: number; changed: number; unchanged: number; rejected: number }

const linesABatch = 20_000

/** Brings the staged rows into their table: all are compared at once, what differs is written batch by batch. */
export async function merge(sql: Sql, staged: Staged, reject: Reject, seen: Seen): Promise<Merged> {
  const rows = staged.rows - staged.rejected - staged.duplicates
  const table = `${staged.table}_news`
  await sql.unsafe(`drop table if exists ${table}`)
  const { count } = await sql.unsafe(`create temporary table ${table} as ${newsIn(staged)}`)
  const merged: Merged = { new: 0, changed: 0, unchanged: rows - count, rejected: 0 }
  seen(merged.unchanged)
  if (count > 0) await mergeNews(sql, { ...staged, table }, merged, reject, seen)
  await sql.unsafe(`drop table ${table}`)
  return merged
}

/**
 * The rows that are new, differ, or cannot land, beside what they name. Only the import writes the feed's tables, one at
 * a time: what this finds is true until they are merged.
 */
function newsIn(staged: Staged): string {
  const { file, table } = staged
  const links = linksOf(staged)
  const named = links.map((link) => `left join ${link.table} on ${link.table}.${link.by} = staged.${link.staged}`)
  const given = (column: string) => sourceOf(column, links)
  const sameKey = file.key.map((column) => `kept.${column} = ${given(column)}`).join(' and ')
  const compared = comparedIn(staged)
  const obstacles = obstaclesOf(staged)
  return `
    select ${['staged.*', ...links.map((link) => `${link.table}.id as ${link.id}`)].join(', ')},
      kept.ctid is not null as is_known, ${isRefused(obstacles)} as is_refused
      ${obstacles.map(({ when, value }, at) => `, case when ${when} then ${value} end as obstacle_${at}`).join('')}
    from ${table} staged ${named.join(' ')} left join ${file.table} kept on ${sameKey}
    where kept.ctid is null or ${isRefused(obstacles)}
      or (${compared.map((column) => `kept.${column}`).join(', ')})
        is distinct from (${compared.map(given).join(', ')})
  `
}

async function mergeNews(sql: Sql, news: Staged, merged: Merged, reject: Reject, seen: Seen) {
  await sql.unsafe(`create index on ${news.table} (feed_line)`)
  const [end] = await sql.unsafe<{ last: number }[]>(`select max(feed_line) as last from ${news.table}`)
  const statement = mergeOf(news)
  // By index, row for row: what a batch costs must not grow with what is there, nor hang on old statistics.
  await sql.unsafe('set enable_hashjoin = off; set enable_mergejoin = off')
  for (let from = 1; from <= end!.last; from += linesABatch) {
    const lines: [number, number] = [from, from + linesABatch - 1]
    const [batch] = await sql.unsafe<{ refused: number; inserted: number; updated: number }[]>(statement, lines)
    const { refused, inserted, updated } = batch!
    if (refused > 0) await listRefused(sql, news, lines, reject)
    merged.rejected += refused
    merged.new += inserted
    merged.changed += updated
    seen(merged.new + merged.changed + merged.unchanged + merged.rejected)
  }
  await sql.unsafe('reset enable_hashjoin; reset enable_mergejoin')
}

/** One statement: the batch lands whole or not at all. */
function mergeOf(news: Staged): string {
  const { file, table } = news
  const compared = comparedIn(news)
  const written = writtenIn(news)
  const absent = file.columns.filter((column) => column.absent && !news.columns.includes(column))
  return `
    with updated as (
      update ${file.table} kept set ${compared.map((column) => `${column} = news.${column}`).join(', ')}
      from ${table} news
      where feed_line between $1 and $2 and is_known and not is_refused
        and ${file.key.map((column) => `kept.${column} = news.${column}`).join(' and ')}
      returning 1
    ), inserted as (
      insert into ${file.table} (${[...written, ...absent.map(({ to }) => to)].join(', ')})
      select ${[...written, ...absent.map((column) => `'${column.absent}'`)].join(', ')}
      from ${table} where feed_line between $1 and $2 and not is_known and not is_refused
      order by ${file.key.join(', ')}
      returning 1
    )
    select (select count(*) from inserted) as inserted, (select count(*) from updated) as updated,
      (select count(*) from ${table} where feed_line between $1 and $2 and is_refused) as refused
  `
}

/** Rows that cannot land, each with its reasons; what they name may come with a later feed. */
async function listRefused(sql: Sql, news: Staged, lines: [number, number], reject: Reject) {
  const obstacles = obstaclesOf(news)
  const found = await sql.unsafe<({ line: number } & Record<string, string | null>)[]>(
    `
      select feed_line as line, ${obstacles.map((_, at) => `obstacle_${at} as v${at}`).join(', ')}
      from ${news.table} where feed_line between $1 and $2 and is_refused
      order by feed_line
    `,
    lines,
  )
  for (const row of found) {
    reject(
      obstacles.flatMap(({ column, fault }, at) => {
        const value = row[`v${at}`]
        return typeof value === 'string' ? [{ line: row.line, column, value, fault }] : []
      }),
    )
  }
}

/** The columns of the table that the file fills. */
function writtenIn(staged: Staged): string[] {
  const links = linksOf(staged)
  const own = staged.columns.map(({ to }) => to).filter((column) => !links.some((link) => link.staged === column))
  return [...own, ...links.map(({ id }) => id)]
}

const comparedIn = (staged: Staged): string[] => writtenIn(staged).filter((column) => !staged.file.key.includes(column))

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

const isRefused = (obstacles: Obstacle[]): string =>
  `(${obstacles.map(({ when }) => `(${when})`).join(' or ') || 'false'})`
