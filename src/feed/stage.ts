import { pipeline } from 'node:stream/promises'
import type { Sql } from '../db.ts'
import { Fault } from './cells.ts'
import { BrokenFile, examine, readHeader } from './csv.ts'
import type { Column, FeedFile } from './feed-files.ts'
import { type Reject, RowReader, type SeenRead, stagedName } from './row-reader.ts'

/** A file that lies in its staging table, row for row, none of it in the office's tables yet. */
export type Staged = {
  file: FeedFile
  table: string
  /** The columns that the file has. */
  columns: Column[]
  ignored: string[]
  rows: number
  rejected: number
  duplicates: number
}

/** Reads a whole file into a temporary table of this connection, which dies with it. */
export async function stage(sql: Sql, file: FeedFile, path: string, reject: Reject, seen: SeenRead): Promise<Staged> {
  const csv = await examine(path)
  const header = await readHeader(path, csv)
  const columns = columnsIn(file, header)
  const table = `feed_${file.name}`
  const reader = new RowReader({ file, header, columns, csv, reject, seen })

  await sql.unsafe(`drop table if exists ${table}`)
  await sql.unsafe(`create temporary table ${table} (${reader.definition})`)
  const copy = await sql.unsafe(`copy ${table} from stdin`).writable()
  await pipeline(reader.lines(path), copy)

  if (reader.hasForeignReferences) await foldReferences(sql, table, reader.referenceColumn!)
  const duplicates = reader.isAscending ? 0 : await removeEarlier(sql, file, table)
  const ignored = header.filter((name) => name && !file.columns.some((column) => column.name === name))
  return { file, table, columns, ignored, rows: reader.rows, rejected: reader.rejected, duplicates }
}

function columnsIn(file: FeedFile, header: string[]): Column[] {
  const twice = header.find((name, at) => name && header.indexOf(name) !== at)
  if (twice) throw new BrokenFile(new Fault('feed.refused.twice', { column: twice }))
  const missing = file.columns.filter(({ name, required }) => required && !header.includes(name))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    throw new BrokenFile(new Fault('feed.refused.missing', { count: missing.length, columns: names }))
  }
  return file.columns.filter(({ name }) => header.includes(name))
}

/** What PostgreSQL folds otherwise than JavaScript may, PostgreSQL folds. */
async function foldReferences(sql: Sql, table: string, column: string) {
  await sql.unsafe(`
    update ${table} set ${column} = upper(regexp_replace(${column}, '[.\\s]', '', 'g')) where ${column} ~ '[^ -~]'
  `)
}

/** Of the rows with one key the last one counts. */
async function removeEarlier(sql: Sql, file: FeedFile, table: string): Promise<number> {
  const key = file.key.map(stagedName).join(', ')
  const { count } = await sql.unsafe(`
    delete from ${table} earlier
    using (select ${key}, max(feed_line) as last from ${table} group by ${key} having count(*) > 1) later
    where (${file.key.map((column) => `earlier.${stagedName(column)}`).join(', ')})
      = (${file.key.map((column) => `later.${stagedName(column)}`).join(', ')})
      and earlier.feed_line < later.last
  `)
  return count
}
