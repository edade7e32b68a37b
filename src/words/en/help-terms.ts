import type { helpTermWords as spanish } from '../es-MX/help-terms.ts'

export const helpTermWords: Record<keyof typeof spanish, string> = {
  'term.ask': 'What is this? {term}',
  'term.askThese': 'What is this?',
  'term.more': 'More about “{term}”',

  'term.reference': 'Reference',
  'term.reference.text':
    'It is the number of your water contract. It is on your bill and never changes. You use it to pay, to register and to call us.',
  'term.meter': 'Meter',
  'term.meter.text':
    'It is the device that counts the water that comes into your home. Its number is on its lid and on your bill.',
  'term.reading': 'Reading',
  'term.reading.text': 'It is the number your meter shows on a day, like the kilometres on a car.',
  'term.consumption': 'Water use',
  'term.consumption.text': 'It is the water you used: the reading now minus the one before.',
  'term.cubicMetre': 'Cubic metre (m³)',
  'term.cubicMetre.text':
    'It is how water is measured. One cubic metre is 1,000 litres: about 50 buckets of 20 litres.',
  'term.estimated': 'Estimated reading',
  'term.estimated.text':
    'The meter could not be read that day, so your use was worked out. The next real reading corrects the difference.',
  'term.period': 'Period',
  'term.period.text': 'It is the month that is charged. For example, 2 / 2021 is February 2021.',
  'term.dueDate': 'Due date',
  'term.dueDate.text': 'It is the last day to pay. That day still counts; on the next day the invoice is overdue.',
  'term.tariff': 'Tariff',
  'term.tariff.text': 'It is the price list of the water. It depends on the use: home, shop, industry.',
  'term.dwellings': 'Units',
  'term.dwellings.text': 'These are the homes that share one meter. The use is divided among them before it is priced.',
  'term.holder': 'Account holder',
  'term.holder.text': 'It is the person or company that the contract is in the name of.',
  'term.limited': 'Limited service',
  'term.limited.text':
    'Less water comes than before, nearly always because bills are overdue. When they are paid, the full service is asked for.',
  'term.received': 'Payment received, to be applied',
  'term.received.text':
    'We have your money; it is not yet written into the account of the contract. You do not have to pay again.',
  'term.credit': 'Credit',
  'term.credit.text': 'It is money of yours that you paid over or in advance. It is taken off the invoices to come.',
  'term.disputed': 'In dispute',
  'term.disputed.text':
    'It is the part of an invoice that you do not agree with. Until we answer you do not have to pay it.',
  'term.folio': 'Folio',
  'term.folio.text':
    'It is the number of what you did: a payment or a request. Keep it: with it we find yours when you call.',
  'term.clabe': 'CLABE (18 digits)',
  'term.clabe.text':
    'These are the 18 digits of a bank account. The one we give you is for one payment only, so we know it is yours.',
  'term.spei': 'SPEI (transfer)',
  'term.spei.text': 'It is how money goes from bank to bank in Mexico. It arrives in seconds or minutes.',
  'term.debit': 'Automatic payment',
  'term.debit.text':
    'Your invoices are charged to your card by themselves. We tell you before each charge, and you can end it at any time.',
  'term.cfdi': 'CFDI (tax invoice)',
  'term.cfdi.text':
    'It is the invoice that counts for the tax office (SAT): an XML file. The PDF is to read; the XML is what counts.',
  'term.uuid': 'Tax folio (UUID)',
  'term.uuid.text': 'It is the one number the tax office gives each CFDI. With it anyone checks that it is real.',
  'term.taxId': 'RFC',
  'term.taxId.text': 'It is your key at the tax office: 13 letters and digits for a person, 12 for a company.',
  'term.regime': 'Tax regime',
  'term.regime.text': 'It says how a person or company pays taxes. It is on their tax status certificate.',
  'term.use': 'Use of the CFDI',
  'term.use.text':
    'It says what you want the invoice for, for example general expenses. If you do not deduct it, choose “no tax effects”.',
  'term.certificate': 'Certificate of no debt',
  'term.certificate.text':
    'It is a paper that says that a contract owed nothing on a day. It has a code to check that it is real.',
  'term.delegate': 'Delegate',
  'term.delegate.text':
    'It is someone you let see your contract from their own account. You say what they can do and until when.',
  'term.workingDay': 'Working day',
  'term.workingDay.text': 'It is a day on which we work. Rest days and holidays do not count.',
  'term.request': 'Request',
  'term.request.text': 'It is what you ask us in writing. It has a folio and a day for your answer.',
}
