import type { mailWords as spanish } from '../es-MX/mail.ts'

export const mailWords: Record<keyof typeof spanish, string> = {
  'mail.copyAddress': 'If the link does not open, copy this address into your browser:',
  'mail.footer': '{utility} · Virtual Office',
  'mail.footerPhone': '{utility} · Virtual Office · Phone {phone}',
  'mail.automatic': 'This message is automatic. To write to us, go to <a>Contact us</a>.',

  'mail.activation.subject': 'Activate your Virtual Office account',
  'mail.activation.who': 'You registered the username <b>{username}</b> in the Virtual Office of {utility}.',
  'mail.activation.link':
    'To choose your password and activate your account, click <a>here</a>. The link works for 48 hours.',
  'mail.activation.notYou': 'If it was not you, do nothing: without this link the account is not activated.',

  'mail.password-recovery.subject': 'Choose a new password',
  'mail.password-recovery.who': 'We received a request to change the password of the username <b>{username}</b>.',
  'mail.password-recovery.link': 'Choose the new one <a>on this page</a>. The link works once, for one hour.',
  'mail.password-recovery.notYou': 'If it was not you, do nothing: your password stays the same.',

  'mail.username-recovery.subject': 'Your username',
  'mail.username-recovery.list':
    '{count, plural, one {There is one account with this email. Its username is:} other {There are # accounts with this email. Their usernames are:}}',
  'mail.username-recovery.link': 'You can now <a>sign in to your account</a>.',
  'mail.username-recovery.notYou': 'If you did not ask for this, do nothing.',

  'mail.password-changed.subject': 'Your password has changed',
  'mail.password-changed.what':
    'The password of the username <b>{username}</b> changed on {at}. We closed the other sessions it had open.',
  'mail.password-changed.notYou': 'If it was not you, <a>recover your password</a> right away and tell us.',

  'mail.contract-added-elsewhere.subject': 'Contract {contract} is in another account',
  'mail.contract-added-elsewhere.what':
    '<b>{who}</b> added contract <b>{contract}</b> to their account on {at}, with the details of a bill. Since then they see its invoices and water use.',
  'mail.contract-added-elsewhere.page':
    'If you do not recognise that person, see who has access and remove it <a>on the page of the contract</a>.',
  'mail.contract-added-elsewhere.register':
    'If you do not recognise that person, <a>register with your bill</a>: on the page of the contract you will see who has access and can remove it. You can also call us.',

  'mail.access-ended.subject': 'Your account no longer sees contract {contract}',
  'mail.access-ended.what': 'Since {at} your account no longer sees contract <b>{contract}</b>.',
  'mail.access-ended.who': 'The access was removed by <b>{who}</b>.',
  'mail.access-ended.again':
    'If the contract is yours, add it again with the details of your bill <a>in My contracts</a>.',

  'mail.request-received.subject': 'We received your message: folio {folio}',
  'mail.request-received.what':
    'We received your message. Your reference number (folio) is <b>{folio}</b>. Keep it: if you call us, with it we find your message.',
  'mail.request-received.due': 'We will answer by <b>{day}</b>.',
  'mail.request-received.copy': 'This is what you wrote to us:',

  'mail.request-news.subject':
    '{said, select, message {We wrote to you about your request} asked {We need something from you for your request} resumed {We received your answer} answered {We answered your request} closed {We resolved your request} other {We opened your request again}} · {folio}',
  'mail.request-news.what':
    '{said, select, message {<b>{who}</b> wrote to you about your request <b>{folio}</b>, “{kind}”:} asked {<b>{who}</b> asks you, in order to deal with your request <b>{folio}</b>, “{kind}”:} resumed {We received what we asked you for your request <b>{folio}</b>, “{kind}”.} answered {<b>{who}</b> answered your request <b>{folio}</b>, “{kind}”:} closed {<b>{who}</b> resolved your request <b>{folio}</b>, “{kind}”:} other {We opened your request <b>{folio}</b>, “{kind}”, again, as you asked:}}',
  'mail.request-news.evidence': 'What proves it:',
  'mail.request-news.paused': 'Until you answer, our time to answer is paused.',
  'mail.request-news.reopen': 'If it is not resolved, you can reopen it until <b>{day}</b>.',
  'mail.request-news.where':
    '{said, select, asked {Answer <a>on the page of your request</a>.} answered {See the answer and rate it <a>on the page of your request</a>.} closed {See the answer and rate it <a>on the page of your request</a>.} message {Read the messages and reply <a>on the page of your request</a>.} other {See how it is going and write to us <a>on the page of your request</a>.}}',

  'mail.payment-news.subject':
    '{state, select, received {We received your payment} applied {Your payment is applied} returned {We returned a payment to you} other {Your payment is under review}} · {folio}',
  'mail.payment-news.what':
    '{state, select, received {We received your payment of {amount}. You do not have to pay again or send your receipt.} applied {Your payment of {amount} is applied to your account.} returned {Your payment of {amount} was returned: what you paid with it is owed again.} other {We received money that does not match what you asked to pay. We are keeping it and reviewing it: do not pay again.}}',
  'mail.payment-news.by': 'It will be applied to your account by <b>{day}</b>.',
  'mail.payment-news.where': 'See <a>where your payment is</a> and download its receipt.',
  'mail.payment-raised.subject': 'We are sorting out your payment {folio}',
  'mail.payment-raised.what':
    '{cause, select, held {For your payment of {amount} money arrived that does not match what you asked to pay, and we are keeping it.} other {We have had your payment of {amount} since {receivedOn} and it should be applied to your account by now. It is not yet.}}',
  'mail.payment-raised.request':
    'We opened request <b>{request}</b> for you, with the proof of the payment. If you call us, with that folio we find it.',
  'mail.payment-raised.nothing':
    'You do not have to do anything: neither pay again nor send your receipt. We write to you as soon as it is resolved.',
  'mail.payment-instructions.subject':
    '{kind, select, cash {Pay {amount} at {place}} other {Transfer {amount} by SPEI}}',
  'mail.payment-instructions.what':
    '{kind, select, cash {{stores, plural, =1 {With this reference you pay in cash at any {place}.} other {With this reference you pay in cash at the till of the shop.}}} other {Make the transfer from your bank’s app with these details, for the exact amount.}}',
  'mail.payment-instructions.anyStore': 'a shop',
  'mail.payment-instructions.stores': 'You can pay at any of these shops:',
  'mail.payment-instructions.where':
    '{kind, select, cash {The barcode for the till is <a>on the page of your payment</a>; there you also see whether it has arrived.} other {The details to copy are <a>on the page of your payment</a>; there you also see whether it has arrived.}}',
  'mail.payment-instructions.after':
    '{kind, select, cash {The shop tells us, and it can take up to one working day. We write to you as soon as we have your money.} other {The CLABE is for this payment only. We write to you as soon as we have your money.}}',
  'mail.payment-not-made.subject':
    '{state, select, refused {Your bank did not accept the payment} other {The time to pay is over}} · {folio}',
  'mail.payment-not-made.what':
    '{state, select, refused {Your bank did not accept the payment of {amount}. Nothing was charged.} other {The time to pay {amount} is over and we received nothing. If you paid at the last moment it is not lost: we write to you as soon as we are told.}}',
  'mail.payment-not-made.where': 'See <a>where your payment is</a>: there you can start another.',
  'mail.fact.clabe': 'CLABE (account number)',
  'mail.fact.bank': 'Bank',
  'mail.fact.reference': 'Reference',
  'mail.fact.until': 'Pay by',
  'mail.fact.folio': 'Reference number (folio)',
  'mail.fact.amount': 'Amount',
  'mail.fact.receivedOn': 'Received on',
  'mail.new-invoices.subject':
    '{count, plural, one {Your invoice {period} is ready: {amount}} other {Your # new invoices are ready: {amount}}}',
  'mail.new-invoices.one': 'The invoice of contract <b>{contract}</b> is ready.',
  'mail.new-invoices.many':
    '{count, plural, one {There is one new invoice} other {There are # new invoices}} for your contracts, <b>{total}</b> in total.',
  'mail.new-invoices.pay': 'Pay {amount}',
  'mail.new-invoices.link':
    '{count, plural, one {The link opens this invoice only, without asking for your password, and works for {days} days.} other {Each link opens its invoice only, without asking for your password, and works for {days} days.}}',
  'mail.new-invoices.collected':
    '{how, select, card {This contract has automatic payment: it is charged to the saved card by itself, and we tell you before. You do not have to pay here.} other {This contract is paid by direct debit: it is charged by itself. You do not have to pay here.}}',
  'mail.new-invoices.item': '<a>Pay invoice {period} of contract {contract}</a>: {amount}, due {dueOn}',
  'mail.new-invoices.itemOnly': 'Invoice {period} of contract {contract}: {amount}, due {dueOn}',
  'mail.new-invoices.itemCollected':
    'Invoice {period} of contract {contract}: {amount}, {how, select, card {paid by itself with the saved card} other {paid by itself from the bank}}',
  'mail.new-invoices.first': 'These are the {listed} that are due first.',
  'mail.new-invoices.see':
    '{left, plural, =0 {{count, plural, one {See and download it in <a>My invoices</a>.} other {See and download them in <a>My invoices</a>.}}} one {The other one is in <a>My invoices</a>.} other {The other # are in <a>My invoices</a>.}}',
  'mail.new-invoices.why':
    'You get this notice because {count, plural, one {the contract has} other {the contracts have}} digital invoices with this email. To see all the invoices, <a>register with your bill</a>.',
  'mail.contact-changed.subject':
    '{field, select, email {The email} other {The phone number}} of contract {contract} has changed',
  'mail.contact-changed.what':
    'On {at} the contact {field, select, email {email} other {phone number}} of contract <b>{contract}</b> changed.',
  'mail.contact-changed.notYou':
    'If it was not you, change it back <a>on the page of the contract</a>, check who has access and change your password.',

  'mail.fact.period': 'Period',
  'mail.fact.toPay': 'To pay',
  'mail.fact.dueOn': 'Due',
  'mail.fact.invoice': 'Invoice no.',
  'mail.fact.kind': 'Subject',
  'mail.fact.name': 'Name',
  'mail.fact.contract': 'Contract',
  'mail.fact.at': 'Date',
  'mail.fact.before': 'Before',
  'mail.fact.after': 'Now',
  'mail.fact.none': 'none',

  'mail.box': 'Demonstration mailbox',
  'mail.boxText': 'The emails the office would send land here. In the demonstration none goes out.',
  'mail.boxEmpty': 'No emails yet. Register or write to us, and the first one appears here.',
  'mail.toWhom': 'To {address}',
  'mail.to': 'To',
  'mail.sentAt': 'Date',
  'mail.from': 'From',
  'mail.asHtml': 'As it looks',
  'mail.asText': 'As text',
  'mail.backToBox': 'Back to the mailbox',
}
