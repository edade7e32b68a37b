import type { feedWords as spanish } from '../es-MX/feed.ts'

/** What the import says to the utility's technicians: what was expected, never only what went wrong. */
export const feedWords: Record<keyof typeof spanish, string> = {
  'feed.expected.value': 'Expected a value in the column “{column}”; it is empty.',
  'feed.expected.key': 'Expected a key with at least one letter or digit, without line breaks.',
  'feed.expected.text': 'Expected a text of {max, number} characters at most.',
  'feed.expected.printable': 'Expected a text without control characters.',
  'feed.expected.date': 'Expected a date that exists, from 1900 to 2199, written YYYY-MM-DD; for example 2021-02-20.',
  'feed.expected.period': 'Expected a period from 1900 to 2199 written YYYY-MM; for example 2021-02.',
  'feed.expected.money': 'Expected an amount in pesos with two decimals and no commas; for example 1344.00.',
  'feed.expected.whole': 'Expected a whole number from {min, number} to {max, number}.',
  'feed.expected.decimal':
    'Expected a number with {places, plural, one {one decimal} other {# decimals}} at most, from {min} to {max}.',
  'feed.expected.choice': 'Expected {choices}.',
  'feed.expected.uuid': 'Expected a folio fiscal (UUID); for example 5d3f1c6e-8a53-4c1b-9f0e-2b7a5c1d4e6f.',
  'feed.expected.meter': 'Expected a meter number of 3 to 30 letters and digits, or nothing if there is no meter.',
  'feed.expected.surname': 'Expected the first surname, because tipo_persona is FISICA.',
  'feed.expected.company': 'Expected the company name, because tipo_persona is MORAL.',
  'feed.expected.columns':
    'Expected {expected, plural, one {one column} other {# columns}}, as in the header; there are {found, number}.',
  'feed.unknown.contract': 'Expected a contract that is in contratos.csv or already in the office; it does not exist.',
  'feed.unknown.invoice': 'Expected an invoice that is in facturas.csv or already in the office; it does not exist.',
  'feed.refused.link': 'Expected a file inside the folder; it is a link.',
  'feed.refused.notFile': 'Expected a file; it is something else.',
  'feed.refused.notFolder': 'Expected a folder; it is something else.',
  'feed.refused.unreadable': 'Expected a file that can be read; the system says: {reason}.',
  'feed.refused.empty': 'Expected a header with the names of the columns; the file is empty.',
  'feed.refused.encoding': 'Expected a text in UTF-8 or ISO-8859-1; it is neither.',
  'feed.refused.notCsv': 'Expected a CSV file; it stops being one on line {line}.',
  'feed.refused.cut': 'Expected a whole file; it ends in the middle of the row that begins on line {line}.',
  'feed.refused.missing':
    '{count, plural, one {The required column is missing:} other {The required columns are missing:}} {columns}.',
  'feed.refused.twice': 'Expected each column once; “{column}” is twice in the header.',
  'feed.refused.pdf': 'Expected a PDF: a file that begins with %PDF-.',
  'feed.refused.pdfSize': 'Expected a PDF of {max} MB at most.',
  'feed.refused.pdfName':
    'Expected the number of an invoice or its folio fiscal (UUID) as the name; none is called that.',
  'feed.refused.pdfSame': 'Expected one PDF per invoice; {other} is already of the same one.',
  'feed.refused.folder': 'Expected a folder that can be read, with files of the exchange, in {folder}.',
  'feed.refused.report': 'The report cannot be written to {path}; the system says: {reason}. Nothing was imported.',
  'feed.notice.later': '{name}: the office does not take this file yet; it was left as it is.',
  'feed.notice.unknownFile': '{name}: it is not a file of the exchange; it was left as it is.',
  'feed.notice.unknownColumns':
    '{file}: {count, plural, one {the column was ignored:} other {the columns were ignored:}} {columns}.',
  'feed.notice.duplicates':
    '{file}: {count, plural, one {one row repeats the key of a later one and does not count} other {# rows repeat the key of a later one and do not count}}.',
  'feed.notice.waiting': 'Another import is running; this one starts when it ends.',
  'feed.refusedFile': '{file} was not imported. {reason}',
  'feed.summary.file': '{file} {rows, number}',
  'feed.summary.fileChanges': '{file} {rows, number} ({changes})',
  'feed.summary.new':
    '{file, select, contratos {{count, plural, one {# new} other {# new}}} other {{count, plural, one {# new} other {# new}}}}',
  'feed.summary.changed':
    '{file, select, contratos {{count, plural, one {# changed} other {# changed}}} other {{count, plural, one {# changed} other {# changed}}}}',
  'feed.summary.unchanged': 'nothing changed',
  'feed.summary.refused': '{count, plural, one {# file refused} other {# files refused}}',
  'feed.summary.rejects': '{count, plural, one {# row rejected} other {# rows rejected}}',
  'feed.summary.seconds': '{seconds} s',
  'feed.summary.report': 'report: {folder}',
  'feed.invoices.told':
    '{count, plural, one {New invoices were announced by email to one address} other {New invoices were announced by email to # addresses}}',
  'feed.readings.settled':
    '{count, plural, one {It became known what happened to one reading sent in the portal} other {It became known what happened to # readings sent in the portal}}',
  'feed.postings.applied':
    '{count, plural, one {One payment of the portal was applied} other {# payments of the portal were applied}}',
  'feed.postings.amount':
    'Payment {id} of the portal: pagos.csv says {posted} and the portal handed over {expected}. It does not count as applied until they match.',
  'feed.postings.state':
    'Payment {folio} of the portal: pagos.csv has it as applied, and {state, select, returned {its money has been returned} held {its money is under review} other {its money has not arrived}}.',
  'feed.postings.unknown':
    'Payment {number}: pagos.csv says it is {reference} of the portal; the portal has none like it.',
  'feed.export.summary':
    'export {number} · pagos_portal {payments, number} · gestiones_portal {requests, number} · datos_contacto_portal {contacts, number} · lecturas_portal {readings, number} · folder: {folder}',
  'feed.export.acknowledged':
    'Export {number}: {rows, plural, one {# row received; it does not leave again} other {# rows received; they do not leave again}}.',
  'feed.export.already': 'Export {number}: it was already on record as received.',
  'feed.export.unknown': 'There is no export {number}: its number is in exportacion.txt, next to the files.',
  'feed.export.notNumber': 'Expected the number of an export, for example 12; “{text}” was typed.',
  'feed.export.unwritable': 'Cannot write to {folder}; the system says: {reason}. Nothing was exported.',
  'feed.progress': '{file} · {rows, number} rows · {speed, number} rows/s · {left} left',
}
