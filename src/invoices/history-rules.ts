import { type CivilDate, formatDate } from '../lib/dates.ts'
import { type Centavos, formatMoney, sum } from '../lib/money.ts'
import { fold, matches } from '../lib/text.ts'
import { amountOwed, type Invoice, type InvoiceState, statusOf } from './rules.ts'

const invoicesPerPage = 20
const yearsShown = 6

/** Which part of the history a chip shows; `older` is whatever lies before the years that have a chip. */
export type Part = 'all' | 'owed' | 'older' | `${number}`

/** The words by which people look for an invoice besides its numbers. */
export type FindingWords = { states: Record<InvoiceState, string>; owed: string; locale: string }

export type HistoryAsked = { typed: string; part: Part; page: number }

/** The page of the history somebody asked for. A page beyond the last is the last. */
export function historyOf<One extends Invoice>(
  invoices: readonly One[],
  { typed, part, page }: HistoryAsked,
  { today, words }: { today: CivilDate; words: FindingWords },
) {
  const found = partOf(invoices, part).filter(
    (invoice) => typed === '' || matches(findable(invoice, today, words), typed),
  )
  const pages = Math.max(1, Math.ceil(found.length / invoicesPerPage))
  const shown = Math.min(Math.max(1, page), pages)
  return {
    typed,
    part,
    chips: chipsOf(invoices),
    count: found.length,
    total: totalBilled(found),
    rows: found.slice((shown - 1) * invoicesPerPage, shown * invoicesPerPage),
    page: shown,
    pages,
  }
}

export type HistoryPage<One extends Invoice> = ReturnType<typeof historyOf<One>>
export type History = HistoryPage<Invoice>

/** All, what is owed when something is, the latest years, and the years before them together. */
export function chipsOf(invoices: readonly Invoice[]): { part: Part; count: number }[] {
  const parts: Part[] = ['all', 'owed', ...yearsOf(invoices).slice(0, yearsShown), 'older']
  return parts
    .map((part) => ({ part, count: partOf(invoices, part).length }))
    .filter(({ part, count }) => part === 'all' || count > 0)
}

function partOf<One extends Invoice>(invoices: readonly One[], part: Part): readonly One[] {
  if (part === 'all') return invoices
  if (part === 'owed') return invoices.filter((invoice) => amountOwed(invoice) > 0)
  if (part !== 'older') return invoices.filter((invoice) => yearOf(invoice) === part)
  const shown = yearsOf(invoices).slice(0, yearsShown)
  return invoices.filter((invoice) => !shown.includes(yearOf(invoice)))
}

/** As addresses say it: `?ver=por-pagar`, `?ver=2021`. */
export function partCode(part: Part): string | undefined {
  if (part === 'owed') return 'por-pagar'
  if (part === 'older') return 'anteriores'
  return part === 'all' ? undefined : part
}

export function partAsked(code: string | undefined): Part {
  if (code === 'por-pagar') return 'owed'
  if (code === 'anteriores') return 'older'
  return /^\d{4}$/.test(code ?? '') ? (code as `${number}`) : 'all'
}

/** What was billed in all; cancelled invoices were not. */
export const totalBilled = (invoices: readonly Invoice[]): Centavos =>
  sum(invoices.filter(({ cancelled }) => !cancelled).map(({ total }) => total))

/** Everything by which people look for an invoice, folded: «2/2021», «febrero de 2021», «344.00», «vencida» … */
export function findable(invoice: Invoice, today: CivilDate, words: FindingWords): string {
  const { number, period, issuedOn, total } = invoice
  const [year, month] = period.split('-') as [string, string]
  const amount = formatMoney(total).replace(/[$,]/g, '')
  return fold(
    [
      ...[number, number.replace(/\s/g, '')],
      ...[
        `${Number(month)}/${year}`,
        `${month}/${year}`,
        `${year}-${month}`,
        formatDate(period, 'monthYear', words.locale),
      ],
      ...[formatDate(issuedOn, 'long', words.locale), issuedOn],
      ...[amount, words.states[statusOf(invoice, today)], amountOwed(invoice) > 0 ? words.owed : ''],
    ].join(' '),
  )
}

const yearOf = ({ period }: Invoice) => period.slice(0, 4) as `${number}`

const yearsOf = (invoices: readonly Invoice[]) => [...new Set(invoices.map(yearOf))].sort().reverse()
