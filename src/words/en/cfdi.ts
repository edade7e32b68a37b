import type { cfdiWords as spanish } from '../es-MX/cfdi.ts'

/** Stamped invoices: what the import says of them to technicians, and what pages and prints say to people. */
export const cfdiWords: Record<keyof typeof spanish, string> = {
  'feed.refused.cfdiName': 'Expected an .xml file.',
  'feed.refused.cfdiSame': 'Expected each document once; {other} is the same one.',
  'feed.refused.cfdiIssuer': 'Expected {issuer}, the RFC of the utility, as the issuer; it says {found}.',
  'feed.refused.cfdiFolio': 'Expected the folio fiscal (UUID) of invoice {number}, which is {folio}.',
  'feed.refused.cfdiTotal': 'Expected {expected} pesos, the amount of invoice {number}; the total says {found}.',
  'feed.refused.cfdiOther': 'Expected one document per invoice; {number} already has the one with UUID {folio}.',
  'feed.refused.cfdi.size': 'Expected an XML of {max} MB at most.',
  'feed.refused.cfdi.encoding': 'Expected an XML in UTF-8 or ISO-8859-1.',
  'feed.refused.cfdi.doctype': 'Expected an XML without DOCTYPE; one that has it is not read.',
  'feed.refused.cfdi.xml': 'Expected a well-formed XML; it is not.',
  'feed.refused.cfdi.depth': 'Expected an XML of {max} levels at most.',
  'feed.refused.cfdi.notCfdi': 'Expected a CFDI: an XML whose first element is Comprobante.',
  'feed.refused.cfdi.version': 'Expected a CFDI of version 3.3 or 4.0; it says “{version}”.',
  'feed.refused.cfdi.schema': 'Expected a CFDI that follows the SAT’s schema. {fault}',
  'feed.refused.cfdi.certificate': 'Cannot be checked: expected the issuer’s certificate in the attribute Certificado.',
  'feed.refused.cfdi.certificateNumber':
    'Cannot be checked: expected NoCertificado to be the number of the certificate in the document.',
  'feed.refused.cfdi.structure':
    'Expected {node} {attribute} as Anexo 20 asks: present, with a value and without bars “|”.',
  'feed.refused.cfdi.unsealed':
    'Expected only what the seal covers; {node} {attribute} is not part of the cadena original.',
  'feed.refused.cfdi.complement':
    'Cannot be checked: the office knows only the complements Pagos 1.0 and Pagos 2.0; the document has {namespace}.',
  'feed.refused.cfdi.seal': 'Expected the issuer’s seal to match the content; it does not.',
  'feed.refused.cfdi.noStamp': 'Expected a stamped document; it has no TimbreFiscalDigital.',
  'feed.refused.cfdi.manyStamps': 'Expected a single TimbreFiscalDigital; there are {count, number}.',
  'feed.refused.cfdi.stamp': 'Expected a complete TimbreFiscalDigital 1.1, with its UUID.',
  'feed.refused.cfdi.otherSeal': 'Expected the stamp of this document; its SelloCFD is another seal.',
  'feed.summary.withoutInvoice': '{count, number} without invoice',

  'cfdi.list.none': 'No stamped document is waiting for its invoice.',
  'cfdi.list.row': 'without invoice · {uuid} · {number} · {date} · {total} {currency} · {receiver}',
  'cfdi.list.noNumber': 'no series or folio',

  'cfdi.stamped': 'Stamped: issuer’s seal verified',
  'cfdi.check': 'Check with the SAT',
  'cfdi.xml': 'Download XML',
  'cfdi.whatIsIt': 'What does “stamped” mean?',
  'cfdi.explained':
    'The XML is your invoice (CFDI) for the SAT, the tax authority. The office checked that whoever issued it sealed it with their certificate and that nobody changed it afterwards. The seal of the SAT and who issued that certificate are not checked here. The SAT tells you that: use “Check with the SAT”.',
  'cfdi.fileStamped': 'PDF from this office, printed version of your CFDI, and XML',

  'cfdi.print.heading': 'Tax details',
  'cfdi.print.legend': 'This document is a printed version of a CFDI (representación impresa de un CFDI).',
  'cfdi.print.limits':
    'Issuer’s seal verified. The seal of the SAT and the chain of certificates are not checked here: scan the QR code to ask the SAT.',
  'cfdi.print.qr': 'QR code with the SAT address that checks this tax invoice: {address}',
  'cfdi.print.uuid': 'Folio fiscal (UUID)',
  'cfdi.print.version': 'CFDI version and type',
  'cfdi.print.issuer': 'Issuer',
  'cfdi.print.issuerRegime': 'Issuer’s tax regime',
  'cfdi.print.receiver': 'Receiver',
  'cfdi.print.receiverRegime': 'Receiver’s tax regime',
  'cfdi.print.receiverPlace': 'Receiver’s tax address',
  'cfdi.print.use': 'Use of the CFDI',
  'cfdi.print.issued': 'Place, date and time of issue',
  'cfdi.print.stampedAt': 'Date and time of certification',
  'cfdi.print.payment': 'Form and method of payment',
  'cfdi.print.total': 'Total and currency',
  'cfdi.print.certificate': 'Serial number of the issuer’s certificate',
  'cfdi.print.satCertificate': 'Serial number of the SAT’s certificate',
  'cfdi.print.stamper': 'RFC of the certification provider',
  'cfdi.print.seal': 'Digital seal of the CFDI',
  'cfdi.print.satSeal': 'Digital seal of the SAT',
  'cfdi.print.string': 'Original string of the SAT’s digital certification complement',
}
