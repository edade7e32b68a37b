import MiniSearch from 'minisearch'
import { addMonths, type CivilDate, formatDate } from '../lib/dates.ts'
import { type Centavos, typedPesos } from '../lib/money.ts'
import { compact, fold } from '../lib/text.ts'
import { languages } from '../words/words.ts'

/** At most so many of each kind on the page, and beneath the field while one types: whoever sees more has to say more. */
export const mostOfEach = 20
export const mostWhileTyping = 4

/** All that a search may mean; what it does not mean is null. */
export type Wanted = {
  /** Every word, folded, as contracts and requests are looked for. */
  words: string[]
  /** What is left of them once the period, the amount and the number of an invoice are taken out: they tell the contract. */
  rest: string[]
  /** Whether anything in it tells an invoice. */
  isOfInvoices: boolean
  /** Periods from `from` until before `until`. */
  from: CivilDate | null
  until: CivilDate | null
  /** A month of any year, from 1. */
  month: number | null
  total: Centavos | null
  /** A piece of an invoice's number, compact. */
  number: string | null
  /** A piece of a payment's folio, compact. */
  folio: string | null
}

/** Reads what was typed: «2 / 2021», «febrero 2021», «feb 21», «$1,344.00», «IN 0001202…», «casa de mamá marzo», … */
export function wantedIn(query: string): Wanted {
  const typed = fold(query)
  const whole = compact(query)
  const { period, month, left } = periodIn(typed.split(' ').filter(Boolean))
  const total = typedPesos(query) ?? only(left.map((word) => amountIn(word)))
  const pieceLeft = only(left.map((word) => (isPiece(word) ? compact(word) : undefined)))
  const number = period ? null : isNumber(whole) ? whole : (pieceLeft ?? null)
  const rest = number === whole ? [] : left.filter((word) => amountIn(word) === undefined && !isPiece(word))
  const isOfInvoices = period !== undefined || month !== undefined || total !== undefined || number !== null
  return {
    words: typed.split(' ').filter(Boolean),
    rest: rest.filter((word) => !smallWords.has(word)),
    isOfInvoices,
    from: period?.from ?? null,
    until: period?.until ?? null,
    month: month ?? null,
    total: total ?? null,
    number,
    folio: /\d{3}/.test(whole) ? whole.replaceAll('-', '') : null,
  }
}

/** Said between the words that matter: «factura de febrero de 2021». */
const smallWords = new Set([
  'de',
  'del',
  'la',
  'el',
  'factura',
  'facturas',
  'recibo',
  'recibos',
  'of',
  'the',
  'invoice',
  'bill',
])

/** A whole number may be typed with spaces: some letters, then digits. */
const isNumber = (compacted: string) => /^\p{L}{0,6}[\d/-]{3,}$/u.test(compacted)

const isPiece = (word: string) => /\d{3}/.test(word) && /^[\p{L}\d/-]+$/u.test(word)

/** Marked as money, or with centavos: a bare number may be anything. */
const amountIn = (word: string) => (/^\$|\.\d{2}$/.test(word) ? typedPesos(word) : undefined)

const only = <T>(found: (T | undefined)[]): T | undefined => found.find((one) => one !== undefined)

type Period = { from: CivilDate; until: CivilDate }

function periodIn(words: string[]): { period?: Period; month?: number; left: string[] } {
  const numbers = periodInNumbers(words.join(' '))
  if (numbers) return { period: numbers, left: [] }
  const at = words.findIndex((word) => monthNamed(word) !== undefined)
  if (at < 0) {
    const year = words.length === 1 ? yearIn(words[0]!) : undefined
    return { ...(year && { period: { from: `${year}-01-01`, until: `${year + 1}-01-01` } }), left: words }
  }
  const month = monthNamed(words[at]!)!
  const yearAt = words.findIndex((word, index) => index > at && (yearIn(word) ?? shortYear(word)) !== undefined)
  const left = words.filter((_, index) => index !== at && index !== yearAt)
  if (yearAt < 0) return { month, left }
  const year = yearIn(words[yearAt]!) ?? shortYear(words[yearAt]!)
  return { period: monthAfter(`${year}-${String(month).padStart(2, '0')}-01`), left }
}

/** `2 / 2021`, `02/2021` or `2021-02`. */
function periodInNumbers(typed: string): Period | undefined {
  const [, first, second] = /^(\d{1,4})\s*[/-]\s*(\d{1,4})$/.exec(typed) ?? []
  if (first === undefined || second === undefined) return undefined
  const [year, month] = first.length === 4 ? [first, second] : [second, first]
  if (yearIn(year) === undefined || Number(month) < 1 || Number(month) > 12) return undefined
  return monthAfter(`${year}-${month.padStart(2, '0')}-01`)
}

const monthAfter = (from: CivilDate): Period => ({ from, until: addMonths(from, 1) })

const yearIn = (word: string): number | undefined => (/^(19|20)\d{2}$/.test(word) ? Number(word) : undefined)

/** After a month: «feb 21». */
const shortYear = (word: string): number | undefined => (/^\d{2}$/.test(word) ? 2000 + Number(word) : undefined)

/** The month that a word names in any language of the office: whole, its beginning, or with a small typing error. */
function monthNamed(word: string): number | undefined {
  if (!/^\p{L}{3,}$/u.test(word)) return undefined
  const [best] = months.search(word, { prefix: true, fuzzy: (term) => (term.length > 5 ? 0.2 : false) })
  if (!best) return undefined
  const name = best.terms[0]!
  return name.startsWith(word) || Math.abs(name.length - word.length) <= 1 ? (best.month as number) : undefined
}

const months = new MiniSearch<{ id: string; month: number; name: string }>({
  fields: ['name'],
  storeFields: ['month'],
  processTerm: fold,
})
months.addAll(
  languages.flatMap(({ locale }) =>
    Array.from({ length: 12 }, (_, index) => ({
      id: `${locale} ${index}`,
      month: index + 1,
      name: formatDate(`2021-${String(index + 1).padStart(2, '0')}-01`, 'month', locale),
    })),
  ),
)

/** Something of the office itself that a search leads to: a request to make, a page, a piece of help. */
export type Place = { href: string; title: string; text: string }

/** The places whose title or text has the words, the nearest first; small typing errors and beginnings of words count. */
export function placesFound(places: readonly Place[], words: string[], most: number): Place[] {
  const asked = words.filter((word) => word.length > 2)
  if (asked.length === 0) return []
  const index = new MiniSearch<Place & { id: number }>({ fields: ['title', 'text'], processTerm: (term) => fold(term) })
  index.addAll(places.map((place, id) => ({ ...place, id })))
  return index
    .search(asked.join(' '), {
      combineWith: 'AND',
      boost: { title: 3 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    })
    .slice(0, most)
    .map(({ id }) => places[id as number]!)
}
