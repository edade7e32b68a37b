import type { Words } from '../words/words.ts'
import type { Fault } from './cells.ts'
import type { Merged } from './merge.ts'

export type Landed = Merged & { name: string; rows: number }
type Refused = { name: string; fault: Fault }

export type Landing = {
  landed: Landed[]
  refused: Refused[]
  rejected: number
  /** Stamped invoices that wait for theirs; counted where the folder brings some. */
  withoutInvoice: number
  seconds: number
  /** The folder of `rechazos.csv`. */
  report: string
}

/** `told`: how many addresses were told by mail of new invoices. */
export type Imported = Landing & { told: number }

/** 0: everything landed · 1: some rows or files were refused · 2: nothing landed. */
export function exitStatusOf(imported: Imported | undefined): 0 | 1 | 2 {
  if (!imported) return 2
  const { landed, refused, rejected } = imported
  const isWhole = refused.length === 0 && rejected === 0
  if (isWhole) return landed.length > 0 ? 0 : 2
  return landed.some(({ rows }) => rows > 0) ? 1 : 2
}

/** `contratos 3 (3 nuevas) · facturas 14 · 0 rechazos · 0.8 s · informe: …` */
export function summaryOf(
  { landed, refused, rejected, withoutInvoice, seconds, report }: Landing,
  words: Words,
): string {
  return [
    ...landed.map((file) => fileSummary(file, words)),
    ...(landed.some((file) => file.new + file.changed > 0) ? [] : [words('feed.summary.unchanged')]),
    ...(refused.length > 0 ? [words('feed.summary.refused', { count: refused.length })] : []),
    ...(withoutInvoice > 0 ? [words('feed.summary.withoutInvoice', { count: withoutInvoice })] : []),
    words('feed.summary.rejects', { count: rejected }),
    words('feed.summary.seconds', { seconds: seconds.toFixed(1) }),
    words('feed.summary.report', { folder: report }),
  ].join(' · ')
}

function fileSummary({ name, rows, new: added, changed }: Landed, words: Words): string {
  const changes = [
    ...(added > 0 ? [words('feed.summary.new', { file: name, count: added })] : []),
    ...(changed > 0 ? [words('feed.summary.changed', { file: name, count: changed })] : []),
  ].join(', ')
  if (!changes) return words('feed.summary.file', { file: name, rows })
  return words('feed.summary.fileChanges', { file: name, rows, changes })
}
