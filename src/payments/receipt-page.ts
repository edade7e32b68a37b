import { amountInWords } from '../lib/amount-in-words.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import type { View } from '../web/view.ts'
import { cardWords } from './facts-part.tsx'
import { methodWords } from './method-rules.ts'
import type { ShownPayment } from './page-queries.ts'
import { promiseOf } from './story-part.ts'

export type ReceiptView = Pick<View, 'words' | 'profile' | 'today'>

/** Everything `payment-receipt.typ` sets, in words: the template decides where it stands and nothing else. */
export function receiptPage(view: ReceiptView, payment: ShownPayment) {
  const { words, profile, today } = view
  const { folio, items, credit, returnedAmount } = payment
  const promise = promiseOf(view, payment)
  return {
    language: languageOfPdf(words),
    title: words('payments.receipt.documentTitle', { folio, utility: profile.name }),
    heading: words('payments.receipt.heading'),
    issued: words('payments.receipt.issued', { date: formatDate(today, 'long', words.locale) }),
    utility: {
      hue: profile.hue,
      mark: profile.mark,
      name: profile.name,
      legalName: profile.legalName,
      taxId: profile.taxId && words('payments.receipt.taxId', { taxId: profile.taxId }),
    },
    folio,
    paid: {
      label: words('payments.receipt.paid'),
      amount: formatMoney(payment.amount),
      inWords: amountInWords(payment.amount),
      stateWord: words(`payments.state.${payment.state}`),
      state: payment.state,
      asOf: words('payments.receipt.asOf', { date: formatDate(today, 'short', words.locale) }),
      note: promise && !promise.isOver ? words('payments.receipt.promise', { day: promise.day }) : '',
    },
    data: { heading: words('payments.receipt.data'), rows: dataOf(view, payment) },
    items: {
      heading: words('payments.receipt.what'),
      columns: (['contract', 'for', 'number', 'amount'] as const).map((name) =>
        words(`payments.receipt.columns.${name}`),
      ),
      rows: items.map(({ title, contractNumber, period, invoiceNumber, amount }) => [
        title === '' ? contractNumber : `${contractNumber} · ${title}`,
        period === null
          ? words('payments.item.advance')
          : words('payments.item.invoice', { period: formatPeriod(period) }),
        invoiceNumber ?? '—',
        formatMoney(amount),
      ]),
      total: { label: words('payments.receipt.total'), amount: formatMoney(payment.amount) },
      notes: [
        ...(credit > 0 ? [words('payments.receipt.credit', { credit: formatMoney(credit) })] : []),
        ...(returnedAmount > 0 ? [`${words('payments.receipt.returned')}: ${formatMoney(returnedAmount)}`] : []),
      ],
    },
    notFiscal: words('payments.receipt.notFiscal', { utility: profile.name }),
    contact: [profile.phone, profile.email].filter(Boolean).join(' · '),
  }
}

function dataOf({ words }: ReceiptView, payment: ShownPayment) {
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return [
    ...row(words('payments.page.folio'), payment.folio),
    ...row(
      words('payments.receipt.receivedOn'),
      payment.receivedOn && formatDate(payment.receivedOn, 'long', words.locale),
    ),
    ...row(words('payments.page.method'), methodWords(words, payment)),
    ...row(words('payments.page.card'), payment.card && cardWords(words, payment.card)),
    ...row(words('payments.page.authorisation'), payment.authorisation),
  ]
}
