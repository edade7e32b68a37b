import { type Cell, type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import type { CivilDate } from '../lib/dates.ts'

/** `money` is given in centavos, `month` as its first day. */
type ColumnKind = 'text' | 'date' | 'month' | 'whole' | 'money'
type Value = string | number | null | undefined

export type SheetColumn = { header: string; kind: ColumnKind; width: number }

/** A last line that adds columns up; rows whose cell of another column says a word are left out. */
type Totals = {
  label: string
  sums: readonly { column: number; value: number }[]
  unless: { column: number; says: string }
}

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * One sheet with a head that stays in sight. Dates are dates and numbers numbers; words are written as words,
 * so that nothing of them is ever calculated, whatever they begin with.
 */
export function spreadsheet(sheet: {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly Value[])[]
  totals?: Totals
}): Promise<Uint8Array> {
  const columns = sheet.columns
  return writeXlsx({
    sheets: [
      {
        name: sheetName(sheet.name),
        columns: columns.map(({ kind, width }) => ({ width, style: styles[kind] })),
        rows: [
          columns.map(({ header }) => header),
          ...sheet.rows.map((row) => row.map((value, at) => cellOf(value, columns[at]!.kind))),
          ...(sheet.totals ? [[]] : []),
        ],
        cells: new Map([
          ...columns.map(({ header, kind }, at): [string, Partial<Cell>] => [
            `0,${at}`,
            { value: header, style: headOf(kind) },
          ]),
          ...(sheet.totals ? totalCells(sheet.totals, sheet.rows.length) : []),
        ]),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${sheet.rows.length + 1}` },
      },
    ],
  })
}

const styles: Record<ColumnKind, CellStyle> = {
  text: { numFmt: '@' },
  // As the pages write it, «26 ene 2021», whatever the language of the program that opens it.
  date: { numFmt: '[$-80A]d mmm yyyy' },
  month: { numFmt: '[$-80A]mmm yyyy' },
  whole: { numFmt: '0' },
  money: { numFmt: '"$"#,##0.00' },
}

const headOf = (kind: ColumnKind): CellStyle => ({
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCEBF3' } },
  border: { bottom: { style: 'thin', color: { rgb: '5B7C93' } } },
  alignment: { horizontal: kind === 'whole' || kind === 'money' ? 'right' : 'left', vertical: 'center' },
})

function cellOf(value: Value, kind: ColumnKind): CellValue {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'date' || kind === 'month') return dateOf(String(value))
  if (kind === 'money') return Number(value) / 100
  return kind === 'whole' ? Number(value) : readable(String(value))
}

/** Sums that the program works out again, with what they come to for one that only shows. */
function totalCells({ label, sums, unless }: Totals, rows: number): [string, Partial<Cell>][] {
  const style: CellStyle = { font: { bold: true }, border: { top: { style: 'thin', color: { rgb: '5B7C93' } } } }
  const range = (column: number) => `${letterOf(column)}2:${letterOf(column)}${rows + 1}`
  return [
    [`${rows + 1},0`, { value: label, style }],
    ...sums.map(({ column, value }): [string, Partial<Cell>] => [
      `${rows + 1},${column}`,
      {
        formula: `SUMIF(${range(unless.column)},"<>${unless.says}",${range(column)})`,
        formulaResult: value / 100,
        style: { ...style, ...styles.money },
      },
    ]),
  ]
}

const letterOf = (column: number) => String.fromCharCode(65 + column)

/** Midnight of no zone at all: a civil date is the same day wherever the file is opened. */
const dateOf = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`)

/** Characters that XML cannot carry would make the file unreadable. */
const readable = (words: string): string => words.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')

/** What spreadsheets accept as the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
