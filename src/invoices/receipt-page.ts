import { amountInWords } from '../lib/amount-in-words.ts'
import { type CivilDate, formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import type { Profile } from '../web/profile.ts'
import { spanish } from '../words/es-MX.ts'
import { type Words, wordsIn } from '../words/words.ts'
import { dayNear } from './day-part.ts'
import { fiscalOf } from './fiscal-part.ts'
import { linesOf, sumRows } from './lines-part.ts'
import { type DrawnMonth, dottedReference, drawnMonths, holderOf, type Receipt } from './receipt-rules.ts'
import { amountDisputed, amountOwed, amountPayable, amountReceived, statusOf } from './rules.ts'

const legalWords = wordsIn(spanish.tag)

export type ReceiptView = { words: Words; profile: Profile; today: CivilDate }

/** Everything `receipt.typ` sets, in words: the template decides where it stands and nothing else. */
export function receiptPage({ words, profile, today }: ReceiptView, receipt: Receipt) {
  const month = formatDate(receipt.period, 'monthYear', words.locale)
  return {
    language: languageOfPdf(words),
    title: words('invoices.receipt.documentTitle', { number: receipt.number, utility: profile.name }),
    heading: words('invoices.receipt.heading', { month }),
    issued: words('invoices.receipt.issued', { date: formatDate(receipt.issuedOn, 'long', words.locale) }),
    utility: {
      hue: profile.hue,
      mark: profile.mark,
      name: profile.name,
      legalName: profile.legalName,
      taxId: profile.taxId && words('invoices.receipt.taxId', { taxId: profile.taxId }),
    },
    number: receipt.number,
    holder: holderOf(receipt),
    address: addressOf(receipt),
    contract: words('web.contractNumber', { number: receipt.contractNumber }),
    due: dueOf(words, receipt, today),
    facts: factsOf(words, receipt),
    chart: chartOf(words, receipt),
    lines: linesOf(words, receipt),
    totals: totalRows(words, receipt),
    // What the SAT wants on the print of a CFDI is Spanish in every language.
    inWords: amountInWords(receipt.total),
    fiscal: fiscalOf(legalWords, receipt.cfdi),
    notFiscal: receipt.cfdi ? legalWords('cfdi.print.legend') : words('invoices.receipt.notFiscal'),
    contact: { heading: words('invoices.receipt.contact'), places: placesOf(words, profile) },
    cancelled: receipt.cancelled && words('web.state.cancelled'),
  }
}

/** What the commercial system did not say. */
const unknown = '—'

function addressOf({ address, neighbourhood, municipality, postalCode }: Receipt): string[] {
  return [address, neighbourhood, [postalCode, municipality].filter(Boolean).join(' ')].filter((line): line is string =>
    Boolean(line),
  )
}

/** The telephone first, then the first two offices: a receipt has no room for forty. */
function placesOf(words: Words, { phone, phoneHours, emergencyPhone, email, offices }: Profile) {
  const byPhone = {
    name: phone ?? email ?? '',
    lines: [
      phone && phoneHours,
      emergencyPhone && words('invoices.receipt.emergencies', { phone: emergencyPhone }),
      phone && email,
    ],
  }
  return [byPhone, ...offices.slice(0, 2).map(({ name, address, hours }) => ({ name, lines: [address, hours] }))]
    .map(({ name, lines }) => ({ name, lines: lines.filter((line): line is string => Boolean(line)) }))
    .filter(({ name }) => name !== '')
}

function dueOf(words: Words, receipt: Receipt, today: CivilDate) {
  const state = statusOf(receipt, today)
  const day = dayNear(words, receipt.dueOn, receipt.issuedOn)
  const paid = receipt.paidOn
    ? words('invoices.receipt.paidOn', { date: formatDate(receipt.paidOn, 'long', words.locale) })
    : words('invoices.receipt.paid')
  const notes = {
    pending: words('invoices.receipt.dueOn', { day }),
    overdue: words('invoices.receipt.wasDueOn', { day }),
    paid,
    received: words('invoices.receipt.received', { amount: formatMoney(amountReceived(receipt)) }),
    cancelled: words('invoices.receipt.cancelled'),
    disputed: words('web.disputedWhole', { amount: formatMoney(amountDisputed(receipt)) }),
  }
  const isOwed = state === 'pending' || state === 'overdue'
  return {
    state,
    stateWord: words(`web.state.${state}`),
    label: words(isOwed ? 'invoices.receipt.owed' : 'invoices.receipt.total'),
    amount: formatMoney(isOwed ? amountPayable(receipt) : receipt.total),
    note: notes[state],
    asOf: words('invoices.receipt.asOf', { date: formatDate(today, 'short', words.locale) }),
  }
}

/** The boxes of the receipt, row by row as it has always been printed. */
function factsOf(words: Words, receipt: Receipt) {
  const date = (day: CivilDate | null) => (day ? formatDate(day, 'short', words.locale) : undefined)
  const cubicMetres = (value: number | null) =>
    value === null ? undefined : `${formatDecimal(value, words.locale)} m³`
  const box = (name: FactName, value: string | number | null | undefined, isMarked = false) => ({
    label: words(`invoices.receipt.${name}`),
    value: value === null || value === undefined || value === '' ? unknown : String(value),
    isMarked,
  })
  return [
    box('meter', receipt.meter),
    box('location', receipt.location),
    box('reference', dottedReference(receipt.contractNumber), true),
    box('dwellings', receipt.dwellings),
    box('administration', receipt.administration),
    box('group', receipt.billingGroup),
    box('tariff', receipt.tariff),
    box('contractedOn', date(receipt.contractedOn)),
    box('currentReading', receipt.currentReading),
    box('currentDate', date(receipt.currentReadOn)),
    box('previousReading', receipt.previousReading),
    box('previousDate', date(receipt.previousReadOn)),
    box(receipt.estimated ? 'estimatedConsumption' : 'consumption', cubicMetres(receipt.consumption)),
    box('averageConsumption', cubicMetres(receipt.averageConsumption)),
    box('number', receipt.number),
    box('period', formatPeriod(receipt.period)),
  ]
}

type FactName =
  | ('meter' | 'location' | 'reference' | 'dwellings' | 'administration' | 'group' | 'tariff' | 'contractedOn')
  | ('currentReading' | 'currentDate' | 'previousReading' | 'previousDate')
  | ('consumption' | 'estimatedConsumption' | 'averageConsumption' | 'number' | 'period')

function chartOf(words: Words, receipt: Receipt) {
  const months = drawnMonths(receipt)
  const told = months.map((month) => `${formatDate(month.period, 'monthYear', words.locale)}: ${storyOf(words, month)}`)
  return {
    heading: words('invoices.receipt.chart'),
    alternative: words('invoices.receipt.chartAlternative', { months: told.join('; ') }),
    unit: 'm³',
    estimated: months.some(({ estimated }) => estimated) && words('invoices.receipt.estimated'),
    months: months.map(({ period, cubicMetres, estimated }) => ({
      label: formatDate(period, 'shortMonth', words.locale),
      value: cubicMetres ?? null,
      estimated,
    })),
  }
}

function storyOf(words: Words, { cubicMetres, estimated }: DrawnMonth): string {
  if (cubicMetres === undefined) return words('invoices.receipt.noReading')
  return estimated ? words('invoices.receipt.estimatedStory', { cubicMetres }) : `${cubicMetres} m³`
}

function totalRows(words: Words, receipt: Receipt) {
  const { total } = receipt
  const row = (name: 'total' | 'receivedRow' | 'owed', amount: number) => ({
    label: words(`invoices.receipt.${name}`),
    amount: formatMoney(amount),
    isTotal: name === 'total',
  })
  const owed = amountOwed(receipt)
  const received = amountReceived(receipt)
  return [
    ...sumRows(words, receipt).map((one) => ({ ...one, isTotal: false })),
    row('total', total),
    ...(received > 0 ? [row('receivedRow', received)] : []),
    ...(owed > 0 && owed !== total ? [row('owed', owed)] : []),
  ]
}
