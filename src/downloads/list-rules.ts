import { amountOwed, statusOf } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { spreadsheet } from '../web/spreadsheet.ts'
import type { Words } from '../words/words.ts'
import type { DownloadedInvoice } from './queries.ts'
import { pathOf } from './rules.ts'

/** One line of the list that goes with the invoices: what it says of one is what its PDF says. */
export type ListLine = {
  contract: string
  alias: string | null
  address: string
  number: string
  period: CivilDate
  issuedOn: CivilDate
  dueOn: CivilDate
  amount: Centavos
  paid: Centavos
  owed: Centavos
  state: ReturnType<typeof statusOf>
  uuid: string | null
  pdf: string
  /** Absent where there is no stamped document; `lost` where the office should have it and has not. */
  xml: string | 'lost' | null
}

export function lineOf(
  invoice: DownloadedInvoice,
  { today, xml }: { today: CivilDate; xml: 'kept' | 'lost' | null },
): ListLine {
  const path = pathOf(invoice)
  const owed = amountOwed(invoice)
  return {
    contract: invoice.contractNumber,
    alias: invoice.alias,
    address: [invoice.address, invoice.neighbourhood, invoice.municipality].filter(Boolean).join(', '),
    number: invoice.number,
    period: invoice.period,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    amount: invoice.total,
    paid: invoice.cancelled ? 0 : invoice.total - owed,
    owed,
    state: statusOf(invoice, today),
    uuid: invoice.cfdi?.uuid ?? null,
    pdf: `${path}.pdf`,
    xml: xml === 'kept' ? `${path}.xml` : xml,
  }
}

/** A cancelled invoice is in the list and in no sum. */
export function sumsOf(lines: readonly ListLine[]): { total: Centavos; owed: Centavos } {
  const counted = lines.filter(({ state }) => state !== 'cancelled')
  return { total: sum(counted.map(({ amount }) => amount)), owed: sum(counted.map(({ owed }) => owed)) }
}

export function listSheet(words: Words, lines: readonly ListLine[]): Promise<Uint8Array> {
  const state = (name: ListLine['state']) => words(`downloads.list.state.${name}`)
  const counted = lines.filter((line) => line.state !== 'cancelled')
  const columns = [
    { header: words('downloads.list.contract'), kind: 'text', width: 14 },
    { header: words('downloads.list.alias'), kind: 'text', width: 20 },
    { header: words('downloads.list.address'), kind: 'text', width: 40 },
    { header: words('downloads.list.number'), kind: 'text', width: 24 },
    { header: words('downloads.list.period'), kind: 'month', width: 12 },
    { header: words('downloads.list.issued'), kind: 'date', width: 13 },
    { header: words('downloads.list.due'), kind: 'date', width: 13 },
    { header: words('downloads.list.amount'), kind: 'money', width: 15 },
    { header: words('downloads.list.paid'), kind: 'money', width: 15 },
    { header: words('downloads.list.owed'), kind: 'money', width: 15 },
    { header: words('downloads.list.state'), kind: 'text', width: 14 },
    { header: words('downloads.list.uuid'), kind: 'text', width: 38 },
    { header: words('downloads.list.pdf'), kind: 'text', width: 40 },
    { header: words('downloads.list.xml'), kind: 'text', width: 40 },
  ] as const
  return spreadsheet({
    name: words('downloads.list.name'),
    columns,
    rows: lines.map((line) => [
      ...[line.contract, line.alias, line.address, line.number, line.period, line.issuedOn, line.dueOn],
      ...[line.amount, line.paid, line.owed, state(line.state), line.uuid?.toUpperCase(), line.pdf],
      line.xml === 'lost' ? words('downloads.list.lost') : line.xml,
    ]),
    totals: {
      label: words('downloads.list.total'),
      sums: [
        { column: 7, value: sum(counted.map(({ amount }) => amount)) },
        { column: 8, value: sum(counted.map(({ paid }) => paid)) },
        { column: 9, value: sum(counted.map(({ owed }) => owed)) },
      ],
      unless: { column: 10, says: state('cancelled') },
    },
  })
}
