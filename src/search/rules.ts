import { type CivilDate, isCivilDate } from '../lib/dates.ts'
import { type Centavos, parsePesos } from '../lib/money.ts'
import { compact } from '../lib/text.ts'

/** At most so many of each kind: whoever sees more has to say more. */
export const mostOfEach = 20

export type InvoiceWanted = { number: string | null; period: CivilDate | null; total: Centavos | null }

/** What a search may mean among invoices: a number or a part of it, a period, an amount; undefined when none. */
export function invoiceWanted(query: string): InvoiceWanted | undefined {
  const bare = compact(query)
  const wanted = {
    number: /\d{3}/.test(bare) && /^[\p{L}\d/-]+$/u.test(bare) ? bare : null,
    period: periodOf(query),
    total: parsePesos(query.replace(/[$,\s]/g, '')) ?? null,
  }
  return wanted.number === null && wanted.period === null && wanted.total === null ? undefined : wanted
}

/** `2 / 2021`, `02/2021` or `2021-02`. */
function periodOf(query: string): CivilDate | null {
  const [, first, second] = /^\s*(\d{1,4})\s*[/-]\s*(\d{1,4})\s*$/.exec(query) ?? []
  if (first === undefined || second === undefined) return null
  const [year, month] = first.length === 4 ? [first, second] : [second, first]
  const period = `${year}-${month.padStart(2, '0')}-01`
  return isCivilDate(period) ? period : null
}
