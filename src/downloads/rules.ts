import { addMonths, type CivilDate, monthOf } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'

/** Up to this many files a ZIP is given at once; beyond, it is prepared. */
const mostAtOnce = 60
/** A ZIP of more is asked for in two. */
export const mostInvoices = 30_000
/** Of one account: under way together, and kept together. */
export const mostUnderWay = 3
export const mostKept = 10
export const daysKept = 7
/** What is kept no more stays on the list, to be prepared again. */
export const daysListed = 30
/** After so many failures of the same part somebody has to look. */
export const mostAttempts = 5
/** What an office's own PDF of an invoice weighs, without and with a stamp, to say how large a ZIP will be. */
export const usualPdfBytes = 51_000
export const usualStampedPdfBytes = 69_000

/** What somebody wants: invoices by number; else those of all their contracts, of a group's or of some, between two periods. */
export type Choice = {
  invoices: readonly string[]
  contracts: readonly string[]
  group: number | null
  from: CivilDate | null
  to: CivilDate | null
}

/** As addresses and forms say it. */
export type ChoiceFields = { which: string | undefined; group: string | undefined } & {
  invoices: readonly string[]
  contracts: readonly string[]
  from: string | undefined
  to: string | undefined
}

/** Undefined: contracts were to be marked, and none was. */
export function choiceAsked({ invoices, which, group, contracts, from, to }: ChoiceFields): Choice | undefined {
  const numbers = wordsAmong(invoices)
  const marked = which === 'elegidos' ? wordsAmong(contracts) : []
  if (numbers.length === 0 && which === 'elegidos' && marked.length === 0) return undefined
  const [one, other] = [periodAsked(from), periodAsked(to)]
  const isBackwards = one !== null && other !== null && one > other
  return {
    invoices: numbers,
    contracts: marked,
    group: which === 'grupo' && /^\d{1,15}$/.test(group ?? '') ? Number(group) : null,
    from: isBackwards ? other : one,
    to: isBackwards ? one : other,
  }
}

const wordsAmong = (typed: readonly string[]) => [...new Set(typed.map((word) => word.trim()).filter(Boolean))]

const periodAsked = (typed: string | undefined): CivilDate | null =>
  /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(typed ?? '') ? `${typed}-01` : null

export function fieldsOf({ invoices, contracts, group, from, to }: Choice): [name: string, value: string][] {
  const which = group !== null ? 'grupo' : contracts.length > 0 ? 'elegidos' : undefined
  return [
    ...invoices.map((number): [string, string] => ['factura', number]),
    ...one('cuales', which),
    ...one('grupo', group?.toString()),
    ...contracts.map((number): [string, string] => ['contrato', number]),
    ...one('desde', from?.slice(0, 7)),
    ...one('hasta', to?.slice(0, 7)),
  ]
}

const one = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value]] : [])

/** What such a ZIP will hold. */
export type Contents = {
  invoices: number
  xmls: number
  contracts: number
  /** Of those that are not cancelled. */
  total: Centavos
  cancelled: number
  bytes: number
  firstPeriod: CivilDate
  lastPeriod: CivilDate
}

export const filesIn = ({ invoices, xmls }: Pick<Contents, 'invoices' | 'xmls'>): number => invoices + xmls
export const isSmall = (contents: Contents): boolean => filesIn(contents) <= mostAtOnce

/** Newest first. */
export function periodsBetween(first: CivilDate, last: CivilDate): CivilDate[] {
  const periods: CivilDate[] = []
  for (let period = monthOf(last); period >= first && periods.length < 600; period = addMonths(period, -1)) {
    periods.push(period)
  }
  return periods
}

/** `IN 0001/2`: safe on any disk, and never the same for two numbers; the letters of a month come before it. */
export const pathOf = ({
  contractNumber,
  period,
  number,
}: {
  contractNumber: string
  period: CivilDate
  number: string
}) => `${safe(contractNumber)}/${period.slice(0, 7)}_${safe(number)}`

/** A space becomes `_`, and any other letter that some disk refuses its own number between brackets. */
const safe = (word: string): string =>
  word
    .toWellFormed()
    .replace(/[^A-Za-z0-9 -]/gu, (letter) => `(${letter.codePointAt(0)!.toString(16)})`)
    .replaceAll(' ', '_') || '()'

/** `2024-12_a_2026-11`, or one month alone. */
export function rangeOf(first: CivilDate, last: CivilDate, to: string): string {
  const [from, until] = [first.slice(0, 7), last.slice(0, 7)]
  return from === until ? from : `${from}_${to}_${until}`
}

export type DownloadState = 'waiting' | 'making' | 'ready' | 'failed' | 'expired' | 'closed'

type Facts = {
  done: number
  readyAt: Date | null
  failedAt: Date | null
  isExpired: boolean
  /** Every contract in it is still one that the account sees. */
  isOpen: boolean
}

export function stateOf({ done, readyAt, failedAt, isExpired, isOpen }: Facts): DownloadState {
  if (isExpired) return 'expired'
  if (readyAt) return isOpen ? 'ready' : 'closed'
  if (failedAt) return 'failed'
  return done > 0 ? 'making' : 'waiting'
}

/** Seconds until the next try. */
export const pauseAfter = (attempts: number): number => Math.min(600, 10 * 3 ** (attempts - 1))
