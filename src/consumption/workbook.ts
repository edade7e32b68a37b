import type { HistoryEntry } from '../readings/rules.ts'
import { spreadsheet } from '../web/spreadsheet.ts'
import type { Words } from '../words/words.ts'
import { notesOf } from './entry-words.ts'

/** The whole history of a contract, newest first, as a file for a spreadsheet. */
export function consumptionWorkbook(contractNumber: string, history: readonly HistoryEntry[], words: Words) {
  return spreadsheet({
    name: words('consumption.sheet', { number: contractNumber }),
    columns: [
      { header: words('consumption.column.date'), kind: 'date', width: 18 },
      { header: words('consumption.column.value'), kind: 'whole', width: 14 },
      { header: words('consumption.column.consumption'), kind: 'whole', width: 14 },
      { header: words('consumption.column.days'), kind: 'whole', width: 9 },
      { header: words('consumption.column.kind'), kind: 'text', width: 14 },
      { header: words('consumption.column.meter'), kind: 'text', width: 18 },
      { header: words('consumption.column.notes'), kind: 'text', width: 52 },
    ],
    rows: history
      .toReversed()
      .map((entry) => [
        entry.readOn,
        entry.value,
        entry.consumption,
        entry.days,
        words(`consumption.kind.${entry.kind}`),
        entry.meter,
        notesOf(entry, words).join('. '),
      ]),
  })
}

/** `consumos-404040.xlsx`: nothing of a contract number but what any system takes in a file name. */
export const workbookName = (contractNumber: string): string =>
  `consumos-${contractNumber.replace(/[^A-Za-z0-9._-]+/g, '-')}.xlsx`
