import type { savedCardWords as spanish } from '../es-MX/cards.ts'

export const savedCardWords: Record<keyof typeof spanish, string> = {
  'cards.title': 'My cards and automatic payment',
  'cards.payWith': 'You saved it. It is charged when you confirm, without leaving the Virtual Office.',
  'cards.fromPaying': 'Have my invoices pay themselves with a card',
  'cards.back': 'My payments',
  'cards.lede':
    'Save a card and your invoices pay themselves a few days before they are due (automatic payment). We tell you by email before each charge, and you stop it whenever you like.',
  'cards.list': 'Cards',
  'cards.none': 'You have not saved a card yet',
  'cards.noneText':
    'The card is saved on {gateway}’s page: its number does not pass through the Virtual Office and we do not see it. With it you turn on automatic payment for your contracts.',
  'cards.save': 'Save a card',
  'cards.saveAnother': 'Save another card',
  'cards.noNew': 'For now no new cards can be saved.',
  'cards.saveText': 'We take you to {gateway}’s page and from there you come back here. Nothing is charged.',
  'cards.saved': 'Your card is saved.',
  'cards.notYet':
    'You started saving a card and we do not have it yet. If you have given it, open this page again in a minute; if not, start again.',
  'cards.removed': 'The card is no longer saved.',
  'cards.started': 'Automatic payment is on.',
  'cards.stopped': 'Automatic payment is stopped.',
  'cards.away': 'No answer from {gateway}. No card was saved. Try again in a few minutes.',
  'cards.tooMany': 'You started saving many cards. Wait an hour before starting another.',
  'cards.name': '{brand} ending in {last4}',
  'cards.expires': 'Expires {month} / {year}.',
  'cards.expired': 'Expired {month} / {year}.',
  'cards.state.expiring': 'Expires soon',
  'cards.state.expired': 'Expired',
  'cards.state.refused': 'Refused',
  'cards.stateText.expiring': 'Save the new one before it expires and choose it for your contracts.',
  'cards.stateText.expired': 'Nothing is charged to it any more. Save another and choose it for your contracts.',
  'cards.stateText.refused': 'Your bank did not accept the last charge. Talk to your bank or choose another card.',
  'cards.pays':
    '{count, plural, =0 {It pays no contract by itself.} one {It pays contract {first} by itself.} other {It pays # contracts by itself.}}',
  'cards.remove': 'Remove',
  'cards.removeHidden': 'the {card}',

  'cards.end.title': 'Remove the {card}?',
  'cards.end.text':
    '{count, plural, =0 {It pays no contract, so nothing else changes.} one {This contract stops paying itself:} other {These # contracts stop paying themselves:}}',
  'cards.end.contract': 'Contract {number}',
  'cards.end.more': '{count, plural, one {and one more} other {and # more}}',
  'cards.end.after': 'A charge that has already been sent does not stop. Your payments and receipts stay.',
  'cards.end.yes': 'Remove the card',
  'cards.end.no': 'Keep it',

  'debits.list': 'Automatic payment by contract',
  'debits.search': 'Search your contracts',
  'debits.found': '{count, plural, one {# contract matches} other {# contracts match}} “{typed}”.',
  'debits.notFound': 'No contract matches “{typed}”.',
  'debits.on': 'On',
  'debits.contractOf': 'Contract {number}',
  'debits.start': 'Turn on',
  'debits.change': 'Change',
  'debits.ofContract': 'automatic payment for contract {number}',
  'debits.terms':
    '{days, plural, =0 {On the due date} one {# day before the due date} other {# days before the due date}}, with {card}, up to {most} per invoice.',
  'debits.needsCard': 'Save a card to turn it on.',
  'debits.noContract': 'You have no contracts yet',
  'debits.noContractText': 'Add one with the details of a bill and turn on its automatic payment here.',

  'debits.next.bank':
    'This contract is already charged at your bank (direct debit of the utility). Here it would be charged twice.',
  'debits.next.another': 'Another person with access already pays it automatically.',
  'debits.next.off': 'You pay each invoice.',
  'debits.next.none': 'There is no invoice to charge. The next one is charged by itself; we tell you by email before.',
  'debits.next.planned':
    'Invoice {period} for {amount} will be charged on {date} to {card}; we tell you by email before.',
  'debits.next.announced':
    'Invoice {period} for {amount} will be charged on {date} to {card}; we told you by email on {told}.',
  'debits.next.waiting':
    'Invoice {period} is waiting: another payment for it is on its way or under review. If it does not arrive, it is charged by {dueOn}.',
  'debits.next.charging': 'Invoice {period} is being charged to {card}. We write to you as soon as it is known.',
  'debits.next.stuck':
    'The charge of invoice {period} to {card} was sent before {dueOn} and we do not know yet how it ended. Do not pay it again: we write to you as soon as it is known.',
  'debits.next.held':
    'For invoice {period} an amount arrived that is not the one charged to {card}, and someone is reviewing it. Do not pay it again: we write to you as soon as it is known.',
  'debits.next.limit':
    'Invoice {period} for {amount} is above your limit of {most}: it is not charged by itself. Pay it by {dueOn} or raise the limit.',
  'debits.next.late':
    'Invoice {period} for {amount} is due {dueOn} and there is no time left for three days’ notice: this time it is not charged by itself. Pay it yourself.',
  'debits.next.expired':
    'The {card} expires before invoice {period} is to be charged: it is not charged. Choose another card.',
  'debits.next.card': 'The {card} can no longer be used: invoice {period} is not charged. Choose another card.',
  'debits.next.refused':
    'Your bank did not accept the charge of invoice {period} to {card} and we do not try again. Pay it by {dueOn}.',
  'debits.next.retry': 'Your bank did not accept the charge of invoice {period} to {card}. We try once more on {date}.',
  'debits.next.failed':
    'The charge of invoice {period} to {card} could not be made and we do not try again. Pay it by {dueOn}.',
  'debits.next.retry-failed': 'The charge of invoice {period} to {card} could not be made. We try once more on {date}.',
  'debits.next.under-way':
    'Invoice {period} was due {dueOn} while another payment for it was on its way or under review, and it was not charged. See how that payment is going.',
  'debits.next.untold':
    'The notice of the charge of invoice {period} did not reach you by email in time, and without notice nothing is charged. It is due {dueOn}: pay it yourself and check the email of your account.',
  'debits.next.left': 'Invoice {period} for {amount} is not charged by itself. Pay it by {dueOn}.',
  'debits.next.dropped': 'Invoice {period} was already paid: it was not charged.',
  'debits.next.paid': 'Invoice {period} was charged.',
  'debits.disputed': '{disputed} is in dispute: it is not charged until we answer.',
  'debits.overdue':
    '{count, plural, one {There is an overdue invoice: what is overdue is not charged by itself.} other {There are # overdue invoices: what is overdue is not charged by itself.}}',

  'debits.form.title': 'Automatic payment for contract {number}',
  'debits.form.card': 'Card',
  'debits.form.days': 'How many days before the due date to charge',
  'debits.form.daysOption': '{days, plural, =0 {On the due date} one {# day before} other {# days before}}',
  'debits.form.most': 'Limit per invoice',
  'debits.form.mostHelp':
    'In pesos, for example 1,200.00. An invoice above this is not charged: we tell you so that you look at it first.',
  'debits.form.promise':
    'We tell you by email at least three days before each charge: the amount, the date and how to stop it. If the amount goes up after that, we tell you again and wait again.',
  'debits.form.start': 'Turn on automatic payment',
  'debits.form.change': 'Save the changes',
  'debits.form.stop': 'Stop automatic payment',
  'debits.form.stopText': 'It stops at once. A charge that has already been sent does not stop.',
  'debits.form.changed': 'When you save, what was announced is announced again with the new details.',
  'debits.form.nextTitle': 'What is going to happen',
  'debits.form.cannot': 'It cannot be turned on here',
  'debits.form.error.card': 'Choose one of your cards. The one you had chosen is gone.',
  'debits.form.error.days': 'Choose from 0 to 10 days.',
  'debits.form.error.most': 'Enter the limit in pesos, for example 1,200.00.',

  'mail.fact.invoicePeriod': 'Invoice',
  'mail.fact.chargeOn': 'Charged on',
  'mail.fact.card': 'Card',

  'mail.debit-announced.subject': 'On {chargeOn} your invoice {period} is charged: {amount}',
  'mail.debit-announced.again': 'The invoice changed after our last notice. This notice replaces it.',
  'mail.debit-announced.what':
    'On <b>{chargeOn}</b> we charge <b>{amount}</b> for invoice {period} of contract {contract} to your card {card}.',
  'mail.debit-announced.held':
    'We charge less than the invoice is for: {disputed} is in dispute, and that is not charged until we answer.',
  'mail.debit-announced.released':
    'It is the part of the invoice that was in dispute. The rest has already been charged.',
  'mail.debit-announced.nothing':
    'You do not have to do anything. If you pay it another way before then, it is not charged. If less is owed that day, less is charged.',
  'mail.debit-announced.stop': 'To stop it or change the card, go to <a>the automatic payment of the contract</a>.',

  'mail.debit-not-charged.subject': 'Your invoice {period} is not charged by itself this time',
  'mail.debit-not-charged.why':
    '{cause, select, limit {Invoice {period} of contract {contract} is for {amount} and your limit is {most}, so we do not charge it.} late {Invoice {period} of contract {contract} is due {dueOn} and there is no time left to charge it with the three days’ notice we promised you.} expired {Your card {card} expires before the day on which invoice {period} of contract {contract} is to be charged, so we do not charge it.} underway {Another payment for invoice {period} of contract {contract} is on its way or under review, and we do not charge it so that it is not paid twice.} untold {We could not deliver to you in time the notice of the charge of invoice {period} of contract {contract}, and without notice we do not charge.} other {We can no longer charge your card {card}, so invoice {period} of contract {contract} is not charged.}}',
  'mail.debit-not-charged.pay':
    '{cause, select, underway {If that payment is not yours, <a>see how the invoice is going and pay it</a>.} other {<a>Pay the invoice</a>. It is due {dueOn}.}}',
  'mail.debit-not-charged.change':
    '{cause, select, limit {If the amount is right and you want it charged by itself, raise the limit <a>in the automatic payment of the contract</a>.} expired {Save your new card and choose it <a>in the automatic payment of the contract</a>.} card {Save another card and choose it <a>in the automatic payment of the contract</a>.} untold {Check that the email of your account is right. The invoices that follow are charged by themselves, <a>as you asked</a>.} other {The invoices that follow are charged by themselves, <a>as you asked</a>.}}',

  'mail.debit-refused.subject':
    '{refused, select, yes {Your bank did not accept the charge of invoice {period}} other {Invoice {period} could not be charged}}',
  'mail.debit-refused.what':
    '{refused, select, yes {Your bank did not accept the charge of {amount} for invoice {period} of contract {contract} to your card {card}. Nothing was charged.} other {The charge of {amount} for invoice {period} of contract {contract} to your card {card} could not be made. Nothing was charged.}}',
  'mail.debit-refused.next':
    '{again, select, no {We do not try again. <a>Pay the invoice</a>: it is due {dueOn}.} replaced {You changed the automatic payment afterwards: the invoice is charged as you asked, with its own notice. If you would rather not wait, <a>pay the invoice</a> and it is not charged again.} other {We try once more on {again}. If you would rather not wait, <a>pay the invoice</a> and it is not charged again.}}',
  'mail.debit-refused.change': 'To use another card or stop it, go to <a>the automatic payment of the contract</a>.',

  'mail.debit-waiting.subject': 'Your invoice {period} is waiting: another payment is on its way',
  'mail.debit-waiting.what':
    'Invoice {period} of contract {contract} was to be charged today. Another payment for it is on its way or under review, and we wait so that it is not paid twice.',
  'mail.debit-waiting.next':
    'If that payment does not arrive, we charge it by {dueOn}. <a>See how the invoice is going</a>.',

  'mail.debit-cancelled.subject': 'Your invoice {period} was cancelled: it is not charged',
  'mail.debit-cancelled.what': 'Invoice {period} of contract {contract} was cancelled, so nothing is charged for it.',

  'mail.debit-ended.subject': 'Contract {contract} no longer pays itself',
  'mail.debit-ended.why':
    '{cause, select, access {Your account no longer sees contract {contract}, so we stopped charging its invoices to your card.} bank {Contract {contract} is now charged at the bank, so we stopped charging its invoices to your card.} other {Contract {contract} has ended, so we stopped charging its invoices to your card.}}',
  'mail.debit-ended.where': 'Your cards and your other contracts are <a>on this page</a>.',

  'mail.card-expiring.subject': 'Your card {card} expires on {date}',
  'mail.card-expiring.what':
    '{debits, plural, =0 {The card {card} you saved expires on {date}. No contract pays itself with it.} one {The card {card}, with which one contract pays itself, expires on {date}. Anything due after that is not charged.} other {The card {card}, with which # contracts pay themselves, expires on {date}. Anything due after that is not charged.}}',
  'mail.card-expiring.where':
    '{debits, plural, =0 {Remove it or save the new one <a>in My cards</a>.} other {Save the new one and choose it <a>in My cards</a>.}}',
}
