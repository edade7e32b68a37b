import type { Stamped } from '../cfdi/stamped-rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { twelveMonthsTo } from './rules.ts'

type ReceiptLine = {
  productCode: string | null
  unitCode: string | null
  description: string
  quantity: number | null
  unitPrice: number | null
  amount: Centavos
  vat: Centavos
}

type MeteredMonth = { period: CivilDate; consumption: number; estimated: boolean }

/** An invoice with everything that its receipt prints. */
export type Receipt = {
  number: string
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  paidOn: CivilDate | null
  cancelled: boolean
  held: Centavos
  disputed?: Centavos
  isPosted: boolean
  estimated: boolean
  previousReading: number | null
  previousReadOn: CivilDate | null
  currentReading: number | null
  currentReadOn: CivilDate | null
  consumption: number | null
  averageConsumption: number | null
  contractNumber: string
  companyName: string | null
  givenName: string | null
  firstSurname: string | null
  secondSurname: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  postalCode: string | null
  meter: string | null
  location: string | null
  dwellings: number
  administration: string | null
  billingGroup: string | null
  tariff: string | null
  contractedOn: CivilDate | null
  lines: ReceiptLine[]
  /** Its stamped document, where there is one. */
  cfdi?: Stamped | null
  /** Of the twelve months up to this one, those with a consumption. */
  months: MeteredMonth[]
}

/** `other` is what the lines leave unsaid of the total: an earlier debt, a rounding, a credit. */
export function totalsOf({ lines, total }: Pick<Receipt, 'lines' | 'total'>) {
  const subtotal = sum(lines.map(({ amount }) => amount))
  const vat = sum(lines.map((line) => line.vat))
  return { subtotal, vat, other: total - subtotal - vat, total }
}

export type DrawnMonth = { period: CivilDate; cubicMetres: number | undefined; estimated: boolean }

/** Twelve places, oldest first; a month with two invoices shows their sum. */
export function drawnMonths({ months, period }: Pick<Receipt, 'months' | 'period'>): DrawnMonth[] {
  return twelveMonthsTo(period).map((place) => {
    const metered = months.filter((month) => month.period === place)
    return {
      period: place,
      cubicMetres: metered.length > 0 ? sum(metered.map(({ consumption }) => consumption)) : undefined,
      estimated: metered.some(({ estimated }) => estimated),
    }
  })
}

/** As the receipt prints it, with dots: `404040` → `404.040`. A number that is not all digits stays as it is. */
export const dottedReference = (number: string): string =>
  /^\d+$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, '.') : number

export const holderOf = ({
  companyName,
  givenName,
  firstSurname,
  secondSurname,
}: Pick<Receipt, 'companyName' | 'givenName' | 'firstSurname' | 'secondSurname'>): string =>
  companyName ?? [givenName, firstSurname, secondSurname].filter(Boolean).join(' ')

/** Safe in a header and on any disk: `factura-IN-000120210200053772.pdf`. */
export const fileNameOf = (number: string, kind: 'pdf' | 'xml' = 'pdf'): string =>
  `factura-${number
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.${kind}`
