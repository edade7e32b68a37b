import { parseArgs } from 'node:util'
import { formatInstant, todayInMexico } from '../lib/dates.ts'
import { openLog } from '../lib/log.ts'
import { formatMoney, parsePesos } from '../lib/money.ts'
import type { OvContext } from '../ov-command.ts'
import { profileInForce } from '../profile-in-force.ts'
import { readProfile } from '../web/profile.ts'
import { spanish } from '../words/es-MX.ts'
import { openGateways } from './gateways.ts'
import { noPayment, oneFolio } from './ov-look.ts'
import type { PaymentsAction } from './ov-payments.ts'
import type { Till } from './paying.ts'
import { type RefundOutcome, refundPayment } from './refund-commands.ts'
import { type ReleaseOutcome, releaseHeld } from './release-commands.ts'

/** What paying needs; what it logs stands apart from what the command prints. */
export async function tillFor({ env, openDatabase }: OvContext): Promise<Till> {
  const sql = await openDatabase()
  const today = () => env.today ?? todayInMexico()
  const profile = await profileInForce(sql, readProfile(env.profile))
  const gateways = openGateways(env, { sql, today, profile })
  return { sql, gateways, today, log: openLog(process.stderr), settings: env, profile }
}

export const refund: PaymentsAction = async (args, context) => {
  const { values, positionals } = parseArgs({
    args,
    options: { amount: { type: 'string' }, again: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const folio = oneFolio(positionals)
  if (!folio) {
    context.say('`payments refund` takes one folio, for example PG-26-0000017.')
    return 2
  }
  const amount = values.amount === undefined ? undefined : parsePesos(values.amount)
  if (values.amount !== undefined && (amount === undefined || amount <= 0)) {
    context.say(`--amount must be pesos such as 100.00, not «${values.amount}».`)
    return 2
  }
  const outcome = await refundPayment(await tillFor(context), { folio, amount, again: values.again })
  const isDone = outcome.kind === 'returned'
  context[isDone ? 'print' : 'say'](refundSentence(folio, outcome))
  return isDone ? 0 : 1
}

export const release: PaymentsAction = async (args, context) => {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const folio = oneFolio(positionals)
  if (!folio) {
    context.say('`payments release` takes one folio, for example PG-26-0000017.')
    return 2
  }
  const till = await tillFor(context)
  const outcome = await releaseHeld(till.sql, { folio, today: till.today() })
  const isDone = outcome.kind === 'released'
  context[isDone ? 'print' : 'say'](releaseSentence(folio, outcome))
  return isDone ? 0 : 1
}

function refundSentence(folio: string, outcome: RefundOutcome): string {
  switch (outcome.kind) {
    case 'returned':
      return `${formatMoney(outcome.amount)} of ${folio} went back. It is ${outcome.state} now, and ${formatMoney(outcome.left)} of it is left.`
    case 'not-found':
      return noPayment(folio)
    case 'no-gateway':
      return `The gateway that took ${folio} is not configured: name it in PAYMENT_GATEWAYS.`
    case 'busy':
      return `Somebody else is giving back money of ${folio} at this moment. Look at it with \`payments show ${folio}\`.`
    case 'no-answer':
      return `The gateway did not answer, so nobody knows yet. Run the same command again: what went back meanwhile is seen first.`
    case 'not-returned':
      return `The gateway answered and gave nothing of ${folio} back. Its own pages say why; some methods cannot be refunded.`
    case 'nothing-to-return':
      return `There is nothing of ${folio} to give back: it is ${outcome.state}, and ${formatMoney(outcome.returned)} went back before.`
    case 'too-much':
      return `Of ${folio} ${formatMoney(outcome.available)} can be given back at most.`
    case 'same-again':
      return `${formatMoney(outcome.amount)} of ${folio} went back already, on ${formatInstant(outcome.at, spanish.locale)}. To give back as much again, add --again.`
  }
}

function releaseSentence(folio: string, outcome: ReleaseOutcome): string {
  switch (outcome.kind) {
    case 'released':
      return `${formatMoney(outcome.amount)} of ${folio} is received: ${formatMoney(outcome.forInvoices)} for its invoices, ${formatMoney(outcome.credit)} as credit on the contract.`
    case 'not-found':
      return noPayment(folio)
    case 'not-held':
      return `${folio} is ${outcome.state}: only money that is held can be released.`
    case 'no-pesos':
      return `What came for ${folio} is not in pesos, so it cannot be released: give it back at the gateway's own pages.`
  }
}
