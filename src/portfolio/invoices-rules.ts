import { addDays, addMonths, type CivilDate, monthOf } from '../lib/dates.ts'

export const invoicesAPage = 50

export const spans = ['mes', 'mes-pasado', 'trimestre', 'anio', 'todo'] as const
export type Span = (typeof spans)[number]
export const spanNamed = (name: string | undefined): Span => spans.find((span) => span === name) ?? 'anio'

export const invoiceStatuses = { owing: 'por-pagar', overdue: 'vencidas' } as const
export type InvoiceStatus = keyof typeof invoiceStatuses
export const invoiceStatusNamed = (name: string | undefined): InvoiceStatus | undefined =>
  (['owing', 'overdue'] as const).find((status) => invoiceStatuses[status] === name)

/** The first and the last day of a span; the last months are whole ones, this one among them. */
export function daysOf(span: Span, today: CivilDate): { from: CivilDate; to: CivilDate } {
  const month = monthOf(today)
  switch (span) {
    case 'mes':
      return { from: month, to: today }
    case 'mes-pasado':
      return { from: addMonths(month, -1), to: addDays(month, -1) }
    case 'trimestre':
      return { from: addMonths(month, -2), to: today }
    case 'anio':
      return { from: addMonths(month, -11), to: today }
    case 'todo':
      return { from: '1900-01-01', to: '9999-12-31' }
  }
}
