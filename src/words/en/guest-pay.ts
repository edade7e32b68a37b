import type { guestPayWords as spanish } from '../es-MX/guest-pay.ts'

export const guestPayWords: Record<keyof typeof spanish, string> = {
  'guest-pay.title': 'Pay without registering',
  'guest-pay.lede': 'With two details from your bill you see how much is owed and pay it. You do not need an account.',
  'guest-pay.oneOf': 'And one of these two details',
  'guest-pay.meter': 'Meter number',
  'guest-pay.invoice': 'Invoice number',
  'guest-pay.invoiceHelp': 'The number of any of its invoices. On the bill it is the line “No. de factura”.',
  'guest-pay.privacy':
    'To keep this private, we show just what is owed and the initials of the holder. <privacy>Privacy Policy</privacy>',
  'guest-pay.continue': 'See how much is owed',
  'guest-pay.error.meter': 'Enter the meter number or an invoice number, as it appears on your bill. One is enough',
  'guest-pay.error.email': 'Enter your full email, for example maria@correo.mx, or leave it empty',
  'guest-pay.error.notOffered':
    'With this link you pay only what appears here. Something that was sent is not here or has changed: check it and choose again. Nothing was charged.',

  'guest-pay.choose.contract': 'What is owed',
  'guest-pay.choose.invoice': 'Pay invoice {period}',
  'guest-pay.choose.other': 'Another contract',
  'guest-pay.choose.holder': 'Initials of the account holder: <b>{initials}</b>',
  'guest-pay.choose.lede': 'Choose how you pay. Nothing is charged until you confirm it.',
  'guest-pay.choose.made':
    '{count, plural, one {A payment has already been made with this link:} other {Payments have already been made with this link:}}',
  'guest-pay.choose.email': 'Email for the receipt',
  'guest-pay.choose.emailHelp': 'If you enter it, the receipt goes there, with a link to see where your payment is.',
  'guest-pay.review.email': 'Receipt by email to',

  'guest-pay.nothing.title': 'Nothing is owed',
  'guest-pay.nothing.text': 'All the invoices of this contract are paid.',
  'guest-pay.held.title': 'We have what was owed',
  'guest-pay.held.text':
    'We received the payment; it is not yet applied to the invoices of this contract. Do not pay again.',
  'guest-pay.paid.title': 'This invoice is already paid',
  'guest-pay.paid.text': 'Nothing is owed on invoice {period}. You do not have to pay again.',
  'guest-pay.received.title': 'We have the payment for this invoice',
  'guest-pay.received.text': 'We received the payment for invoice {period}; it is not yet applied. Do not pay again.',
  'guest-pay.cancelled.title': 'This invoice was cancelled',
  'guest-pay.cancelled.text':
    'Invoice {period} is no longer charged. If there is another in its place, you find it with the details of your bill.',
  'guest-pay.expired.title': 'This link has expired',
  'guest-pay.expired.text': 'To pay, or to see how much is owed, find the contract with the details of your bill.',
  'guest-pay.expired.payment':
    'Links to follow a payment close after a time. If you need to know about it, write to us with its folio.',
  'guest-pay.unknown.title': 'This link does not work',
  'guest-pay.unknown.text':
    'It may have been copied only in part: open it again from the email, or find the contract with the details of your bill.',
  'guest-pay.closed.text':
    'This office takes no payments for now. If you need to know about a payment, write to us with its folio.',
  'guest-pay.again': 'Pay with the details of my bill',
  'guest-pay.keep': 'Keep the address of this page: with it you can see again where your payment is. Do not share it.',
  'guest-pay.homeLink': 'Pay without registering',
  'guest-pay.homeNote': 'With two details from your bill, no account',
}
