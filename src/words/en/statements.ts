import type { statementWords as spanish } from '../es-MX/statements.ts'

/** The statement of account of a contract: page, PDF and spreadsheet. */
export const statementWords: Record<keyof typeof spanish, string> = {
  'statements.title': 'Statement of account',
  'statements.link': 'Statement of account',
  'statements.lede':
    'What was billed and what was paid in a year, with the balance after each movement. The balance is the one you see in My invoices.',
  'statements.years': 'Choose the year',
  'statements.summary': 'Summary of {year}',
  'statements.movements': 'Movements of {year}',
  'statements.caption': 'Invoices, payments and adjustments of {year}, oldest first',
  'statements.none': 'No movements in {year}',
  'statements.noneText': 'There are no invoices or payments of that year. The balance did not change: {balance}.',
  'statements.opening': 'Balance at the start of {year}',
  'statements.charged': 'Charges',
  'statements.credited': 'Payments and credits',
  'statements.closingPast': 'Balance at the end of {year}',
  'statements.closingNow': 'Balance on {date}',
  'statements.pdf': 'Download PDF',
  'statements.excel': 'Download Excel (XLS)',
  'statements.all': 'Summary of {year} for all your contracts (Excel)',
  'statements.certificate': 'Certificate of no debt',
  'statements.column.date': 'Date',
  'statements.column.what': 'Movement',
  'statements.column.charge': 'Charge',
  'statements.column.payment': 'Payment or credit',
  'statements.column.balance': 'Balance',
  'statements.balanceAfter': 'Balance: {balance}',

  'statements.kind.invoice': 'Invoice {invoice}',
  'statements.kind.cancelled': 'Invoice {invoice}, cancelled: not owed',
  'statements.kind.payment': 'Payment {payment}',
  'statements.kind.online': 'Online payment {payment}',
  'statements.kind.returned': 'Payment {payment} returned',
  'statements.kind.elsewhere': 'Paid by other means, according to the billing system',
  'statements.kind.corrected': 'Correction after a dispute in your favour',
  'statements.kind.notTakenBack': 'Money returned that the billing system does not show yet',
  'statements.kind.over': 'Paid over: it does not lower what is owed for other invoices',
  'statements.kind.raised': 'Adjustment: the balance in the billing system is higher',
  'statements.period': 'period {period}',
  'statements.forInvoice': 'invoice {invoice}',
  'statements.channel': 'at {channel}',
  'statements.undated': 'no date: it stands with that of the invoice',
  'statements.waiting': 'received; the billing system has not applied it yet',

  'statements.beside': 'What is behind this balance',
  'statements.beside.owed': '{amount} is owed, the same that My invoices shows.',
  'statements.beside.nothing': 'Nothing is owed, the same that My invoices shows.',
  'statements.beside.disputed': 'Of that, {amount} is in dispute: you do not have to pay it until we answer.',
  'statements.beside.received':
    'We have already taken off {amount} that we received and the billing system has not applied yet.',
  'statements.beside.credit':
    'Apart from that you have {amount} of credit, paid in advance or over, for no invoice yet.',
  'statements.beside.inReview': 'Apart from that we are looking into a payment of {amount}: it does not count yet.',
  'statements.beside.unapplied':
    'Apart from that there are payments of {amount} that the billing system recorded without saying for which invoice.',
  'statements.beside.notTakenBack':
    'We returned {amount} to you that the billing system still counts as paid: once it shows that, it will be owed again.',
  'statements.source':
    'This office knows the invoices, balances and payments that the billing system hands over, and the payments made here. Where a balance went down and the payment is not known, the line says so.',

  'statements.print.documentTitle': 'Statement of account {year} of contract {number} · {utility}',
  'statements.print.issued': 'Printed on {date}',
  'statements.print.address': 'Supply address',
  'statements.print.taxId': 'RFC {taxId}',
  'statements.print.notFiscal':
    'This statement is for information: it is neither a tax document nor a proof of payment.',
  'statements.sheet': 'Account {number} {year}',
  'statements.sheet.document': 'Document',
  'statements.sheet.notes': 'Notes',
  'statements.sheetAll': 'Contracts {year}',
  'statements.sheetAll.contract': 'Contract',
  'statements.sheetAll.alias': 'Name',
  'statements.sheetAll.address': 'Address',
  'statements.sheetAll.disputed': 'In dispute',
  'statements.sheetAll.credit': 'Credit',
  'statements.sheetAll.received': 'Received, not applied',
}
