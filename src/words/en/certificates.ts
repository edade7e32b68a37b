import type { certificateWords as spanish } from '../es-MX/certificates.ts'

/** The proof of no debt: how it is issued, its print, and the public page that says whether it holds. */
export const certificateWords: Record<keyof typeof spanish, string> = {
  'certificates.title': 'Certificate of no debt',
  'certificates.lede':
    'A document that says that the contract owes nothing. It is issued at once, and anyone can check it with the code it carries.',
  'certificates.clear': 'This contract owes nothing today',
  'certificates.clearText':
    'The certificate is valid for {days, plural, one {# day} other {# days}}, until {date}. It carries the account holder’s name, the address and a code to check it, and is printed in Spanish for whoever asks for it in Mexico.',
  'certificates.clearDisputed':
    '{amount} is in dispute. You are not asked for it until we answer, and the certificate says so: “nothing owed that can be demanded”.',
  'certificates.clearPending': '{amount} is still to be paid and not due yet. It does not stand in the way.',
  'certificates.issue': 'Issue certificate',
  'certificates.owes': 'It cannot be issued today: {amount} is owed',
  'certificates.owesOverdue': 'It cannot be issued today: {amount} is overdue',
  'certificates.owesText':
    'Pay what is owed and come back: the certificate is issued as soon as we receive the payment.',
  'certificates.owesDisputed':
    'Of that, {amount} is in dispute. You do not have to pay it until we answer, but nor can it be said that nothing is owed.',
  'certificates.notTakenBack': 'It cannot be issued today: a payment was returned',
  'certificates.notTakenBackText':
    '{amount} was returned that the billing system still counts as paid. Once it shows that, you will see what is owed.',
  'certificates.void': 'No certificates are issued for this contract',
  'certificates.voidText': 'The contract is void. If you need a document, write to us.',
  'certificates.ask': 'Write to ask for it',
  'certificates.pay': 'Pay',
  'certificates.invoices': 'View invoices',
  'certificates.issued': 'Certificate {folio} issued. Keep it: its code is on the document alone.',
  'certificates.list': 'Certificates issued',
  'certificates.listCaption': 'Certificates of no debt of this contract, the latest first',
  'certificates.listNone': 'None has been issued yet.',
  'certificates.column.folio': 'Reference number (folio)',
  'certificates.column.issued': 'Issued',
  'certificates.column.valid': 'Valid until',
  'certificates.column.state': 'State',
  'certificates.column.document': 'Document',
  'certificates.download': 'Download PDF',
  'certificates.state.valid': 'Valid',
  'certificates.state.expired': 'Expired',
  'certificates.state.debt': 'No longer valid',
  'certificates.tooMany':
    'You have asked for too many of them in a short time. Wait {minutes, plural, one {# minute} other {# minutes}} to ask for one more.',
  'certificates.immediate': 'Issue it at once',
  'certificates.immediateText':
    'If the contract owes nothing you do not have to wait: choose the contract and download the certificate now. If something does not add up, write to us below.',
  'certificates.immediateGuest':
    'With an account in this office you download it at once, without waiting for an answer. If you have none, write to us below.',
  'certificates.more': 'See all my contracts',

  'certificates.print.documentTitle': 'Certificate of no debt {folio} · {utility}',
  'certificates.print.heading': 'Certificate of no debt',
  'certificates.print.headingDisputed': 'Certificate of no debt that can be demanded',
  'certificates.print.says':
    '{utility} certifies that, according to its records on {date}, contract {number} owes nothing for the services of drinking water, sewerage and wastewater treatment.',
  'certificates.print.saysNotDue':
    '{utility} certifies that, according to its records on {date}, contract {number} owes nothing that is overdue for the services of drinking water, sewerage and wastewater treatment.',
  'certificates.print.saysDisputed':
    '{utility} certifies that, according to its records on {date}, contract {number} owes nothing that can be demanded for the services of drinking water, sewerage and wastewater treatment. {amount} is in dispute and is not asked for until it is answered.',
  'certificates.print.contract': 'Contract',
  'certificates.print.holder': 'Account holder',
  'certificates.print.address': 'Supply address',
  'certificates.print.folio': 'Reference number (folio)',
  'certificates.print.issuedOn': 'Issued on',
  'certificates.print.validUntil': 'Valid until',
  'certificates.print.data': 'Details',
  'certificates.print.check': 'Check this certificate',
  'certificates.print.checkText':
    'Scan the QR code or type the code at {address}. The page says whether the certificate still holds today.',
  'certificates.print.code': 'Code',
  'certificates.print.qr': 'QR code with the address that checks this certificate: {address}',
  'certificates.print.limits':
    'It does not cover water use that is not billed yet. A later debt makes it void, and the page that checks it says so.',
  'certificates.print.taxId': 'RFC {taxId}',

  'certificates.check.title': 'Check a certificate',
  'certificates.check.lede': 'Type the code on the certificate of no debt. You do not need an account.',
  'certificates.check.code': 'Code of the certificate',
  'certificates.check.help':
    '20 letters and digits in groups of five; small letters, spaces and hyphens do not matter.',
  'certificates.check.send': 'Check',
  'certificates.check.error.empty': 'Type the code beside the QR code, for example {example}.',
  'certificates.check.error.shape':
    'Look at the code again: a letter or digit does not fit. There are 20 without hyphens.',
  'certificates.check.again': 'Check another',
  'certificates.found.title': 'Certificate {folio}',
  'certificates.found.valid': 'Valid: the contract owed nothing that day and the certificate still holds.',
  'certificates.found.expired': 'Expired: it was valid until {date}. Ask whoever gave it to you for a new one.',
  'certificates.found.debt': 'No longer valid: there is a later debt. Ask whoever gave it to you for a new one.',
  'certificates.found.compare':
    'Compare these details with the paper: if something differs, the paper is not the one we issued.',
  'certificates.found.initials': 'Account holder (initials)',
  'certificates.found.disputed': 'It says “nothing owed that can be demanded”: a part was in dispute.',
  'certificates.unknown.title': 'We cannot find that certificate',
  'certificates.unknown.text':
    'Compare the code with the paper, letter by letter. If it is the same and still not found, the certificate is not from {utility}.',
}
