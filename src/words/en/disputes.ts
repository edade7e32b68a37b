import type { disputeWords as spanish } from '../es-MX/disputes.ts'

export const disputeWords: Record<keyof typeof spanish, string> = {
  'disputes.invoice': 'Which invoice is it about?',
  'disputes.noInvoice': 'None in particular',
  'disputes.option': '{period} · {number} · to pay {open} · contract {contract}',
  'disputes.amount': 'How much do you want to dispute, in pesos?',
  'disputes.amountHelp':
    'Leave it empty to dispute the amount we worked out. You can enter less, or the total of the invoice.',
  'disputes.found.aboveUsual':
    'Invoice {period}, {number}: {total} was charged. Your usual water use, {volume} m³, costs {usual} with the published tariff. What is above that, and would be in dispute: {amount}.',
  'disputes.found.whole':
    'Invoice {period}, {number}: we cannot work out how much is above your usual water use, so what is left to pay would be in dispute: {amount}.',
  'disputes.found.paid': 'What you say you paid is put in dispute, up to what is left to pay on the invoice.',
  'disputes.consequences':
    'You do not have to pay the part in dispute until we answer; the rest is paid as always and on its date. If it turns out that the part in dispute is owed, you will have at least 5 working days from the answer to pay it.',
  'disputes.said': 'Invoice {number} ({period}), in dispute: {amount}.',
  'disputes.error.invoice': 'Choose an invoice to pay of the contract you named.',
  'disputes.error.amount': 'Enter an amount in pesos, above zero and no more than {open}, for example 250.00.',
  'disputes.outcome.upheld':
    'You were right about {amount} of invoice {number}: do not pay it, we will correct the invoice.',
  'disputes.outcome.rejected': 'The {amount} of invoice {number} that was in dispute is owed. Pay it by {payBy}.',
  'disputes.outcome.withdrawn':
    'The dispute of invoice {number} has ended. Pay the {amount} that was in dispute by {payBy}.',
}
