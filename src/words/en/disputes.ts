import type { disputeWords as spanish } from '../es-MX/disputes.ts'

export const disputeWords: Record<keyof typeof spanish, string> = {
  'disputes.invoices': 'Which invoices is it about?',
  'disputes.more': '{count, plural, one {See one more invoice} other {See # more invoices}}',
  'disputes.option': 'Invoice {period}',
  'disputes.open': '{number} · to pay {open}',
  'disputes.openOf': '{number} · to pay {open} · contract {contract}',
  'disputes.other': 'Dispute another amount',
  'disputes.amount': 'How much of invoice {period} do you want to dispute, in pesos?',
  'disputes.amountHelp': 'Leave it empty to dispute the amount we worked out. You can enter less, or all that is left.',
  'disputes.amountAsked': 'Enter the part you do not agree with.',
  'disputes.found.aboveUsual':
    '{basis, select, season {At that time of year your contract usually uses {volume} m³, going by your readings of past years and the recent ones} recent {Your contract usually uses {volume} m³, going by your earlier readings} other {The invoice says that your average is {volume} m³}}. At the rates of that time it costs {usual}, and {total} was charged. The difference would be in dispute: {amount}.',
  'disputes.found.rest':
    '{basis, select, season {At that time of year your contract usually uses {volume} m³, going by your readings of past years and the recent ones} recent {Your contract usually uses {volume} m³, going by your earlier readings} other {The invoice says that your average is {volume} m³}}. At the rates of that time it costs {usual}, and {total} was charged. You have paid a part, so what is left would be in dispute: {amount}.',
  'disputes.found.notAbove':
    '{basis, select, season {At that time of year your contract usually uses {volume} m³, going by your readings of past years and the recent ones} recent {Your contract usually uses {volume} m³, going by your earlier readings} other {The invoice says that your average is {volume} m³}}. At the rates of that time it costs {usual}, and {total} was charged. No more than usual was charged; if you still disagree, enter how much you want to dispute.',
  'disputes.found.whole':
    'We have no readings or no tariff to work out how much is above your usual water use, so what is left to pay would be in dispute: {amount}.',
  'disputes.found.paid':
    'What you say you paid is put in dispute, from the oldest invoice you choose, up to what is left to pay on each.',
  'disputes.consequences':
    '{days, plural, one {You do not have to pay the part in dispute until we answer; the rest is paid as always and on its date. If it turns out that the part in dispute is owed, you will have at least one working day from the answer to pay it.} other {You do not have to pay the part in dispute until we answer; the rest is paid as always and on its date. If it turns out that the part in dispute is owed, you will have at least # working days from the answer to pay it.}}',
  'disputes.said': 'Invoice {number} ({period}), in dispute: {amount}.',
  'disputes.error.invoice': 'Choose invoices to pay of the contract you named.',
  'disputes.error.amount': 'Enter an amount in pesos, above zero and no more than {open}, for example 250.00.',
  'disputes.error.howMuch': 'Enter how much of this invoice you want to dispute, up to {open}, or untick it.',
  'disputes.outcome.upheld':
    'You were right about {amount} of invoice {number}: do not pay it, we will correct the invoice.',
  'disputes.outcome.rejected':
    '{debited, select, yes {The {amount} of invoice {number} that was in dispute is owed. The contract has automatic payment: we tell you first, and it is charged by itself by {payBy}.} other {The {amount} of invoice {number} that was in dispute is owed. Pay it by {payBy}.}}',
  'disputes.outcome.withdrawn':
    '{debited, select, yes {The dispute of invoice {number} has ended. The contract has automatic payment: we tell you first, and the {amount} that was in dispute is charged by itself by {payBy}.} other {The dispute of invoice {number} has ended. Pay the {amount} that was in dispute by {payBy}.}}',
}
