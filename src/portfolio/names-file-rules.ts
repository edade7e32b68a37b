import { parse } from 'csv-parse/sync'
import { compact, fold } from '../lib/text.ts'
import { longestName, mostLabels, tidy } from './mark-rules.ts'

/** What a file wants a contract to be called; what it has no column for stays as it is. */
export type NamedLine = { line: number; contractId: number; alias?: string; group?: string; labels?: string[] }

type FaultKind = 'unknown' | 'noContract' | 'duplicate' | 'alias' | 'group' | 'label' | 'labels' | 'cells'
export type Fault = { line: number; kind: FaultKind; value?: string; other?: number }

export type ReadFile =
  | { kind: 'read'; lines: NamedLine[]; faults: Fault[] }
  | { kind: 'unreadable' | 'head' | 'empty' | 'tooLong' }

type Known = { id: number; reference: string }
type Column = 'contract' | 'alias' | 'group' | 'labels'

/** In either language of the office, whatever the case and the accents. */
const heads: Record<string, Column> = {
  contrato: 'contract',
  contract: 'contract',
  nombre: 'alias',
  alias: 'alias',
  name: 'alias',
  grupo: 'group',
  group: 'group',
  etiquetas: 'labels',
  labels: 'labels',
}

const longestAlias = 60
/** Reading a line takes a tenth of a millisecond of a process that answers everybody. */
export const mostLines = 5000
/** A line of names is far shorter; one of thousands of cells is no such file. */
const longestLine = 10_000

/** Each line of a file, or what is wrong with it. Lines are counted as people see them, the head being the first. */
export function readNamesFile(bytes: Uint8Array, contracts: readonly Known[]): ReadFile {
  const text = textOf(bytes)
  const records = text === undefined ? undefined : recordsOf(text)
  if (!records) return { kind: 'unreadable' }
  const [head, ...rows] = records
  const columns = (head?.cells ?? []).map((cell) => heads[fold(cell)])
  if (!columns.includes('contract') || !columns.some((column) => column && column !== 'contract'))
    return { kind: 'head' }
  if (rows.length === 0) return { kind: 'empty' }
  if (rows.length > mostLines) return { kind: 'tooLong' }

  const find = finder(contracts)
  const seen = new Map<number, number>()
  const lines: NamedLine[] = []
  const faults: Fault[] = []
  for (const { line, cells } of rows) {
    const read = lineOf(cells, { line, columns, find, seen })
    if ('kind' in read) faults.push(read)
    else lines.push(read)
  }
  return { kind: 'read', lines, faults }
}

/** UTF-8 with its mark or without, UTF-16 with it; what is neither is what Windows writes. */
function textOf(bytes: Uint8Array): string | undefined {
  // A workbook, or anything else that holds what no text does.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return undefined
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type Row = { line: number; cells: string[] }

function recordsOf(text: string): Row[] | undefined {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  if (head.length > longestLine) return undefined
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  )
  try {
    const limits = { to: mostLines + 2, max_record_size: longestLine }
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, ...limits } as const
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    return rows
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  } catch {
    return undefined
  }
}

type Find = (typed: string) => Known | undefined

/** Spreadsheets take the zeros off a number's beginning: it is still that contract where no other could be meant. */
function finder(contracts: readonly Known[]): Find {
  const exact = new Map(contracts.map((contract) => [contract.reference, contract]))
  const bare = new Map<string, Known | undefined>()
  for (const contract of contracts) {
    const short = contract.reference.replace(/^0+/, '')
    bare.set(short, bare.has(short) ? undefined : contract)
  }
  return (typed) => exact.get(compact(typed)) ?? bare.get(compact(typed).replace(/^0+/, ''))
}

type Reading = { line: number; columns: readonly (Column | undefined)[]; find: Find; seen: Map<number, number> }

function lineOf(cells: readonly string[], { line, columns, find, seen }: Reading): NamedLine | Fault {
  const cellIn = (column: Column): string | undefined => {
    const at = columns.indexOf(column)
    return at < 0 ? undefined : tidy(unguarded(cells[at] ?? ''))
  }
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return { line, kind: 'cells' }
  const number = cellIn('contract') ?? ''
  if (number === '') return { line, kind: 'noContract' }
  const contract = find(number)
  if (!contract) return { line, kind: 'unknown', value: beginningOf(number) }
  const other = seen.get(contract.id)
  if (other !== undefined) return { line, kind: 'duplicate', value: number, other }
  seen.set(contract.id, line)

  const [alias, group, labels] = [cellIn('alias'), cellIn('group'), labelsIn(cellIn('labels'))]
  if (alias !== undefined && [...alias].length > longestAlias) return { line, kind: 'alias' }
  if (group !== undefined && isBad(group)) return { line, kind: 'group' }
  const bad = labels?.find(isBad)
  if (bad !== undefined) return { line, kind: 'label', value: beginningOf(bad) }
  if (labels && labels.length > mostLabels) return { line, kind: 'labels' }
  return {
    line,
    contractId: contract.id,
    ...(alias !== undefined && { alias }),
    ...(group !== undefined && { group }),
    ...(labels !== undefined && { labels }),
  }
}

/** Whole letters: half of one is nothing that can be kept. */
const beginningOf = (text: string) => [...text].slice(0, 60).join('')

const isBad = (name: string) => [...name].length > longestName || (name !== '' && !/[\p{L}\p{N}]/u.test(name))

/** Each once, however it is written. */
function labelsIn(cell: string | undefined): string[] | undefined {
  if (cell === undefined) return undefined
  const labels = new Map(cell.split(',').map((label) => [fold(label), label.trim()]))
  labels.delete('')
  return [...labels.values()]
}

/** A spreadsheet takes what begins so for a formula: `guarded` puts an apostrophe before it. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const unguarded = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '')

/** The file that people begin with. The mark at its beginning tells spreadsheets that it is UTF-8. */
export const namesFile = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`

const cellOf = (text: string): string => {
  const safe = guarded(text)
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
