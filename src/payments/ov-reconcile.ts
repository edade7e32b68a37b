import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatInstant } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { Problem } from '../problem.ts'
import { spanish } from '../words/es-MX.ts'
import type { PaymentsAction } from './ov-payments.ts'
import { tillFor } from './ov-return.ts'
import { type Finding, reconcile } from './settlement-commands.ts'

const mostBytes = 200 * 1024 * 1024

export const reconcileFile: PaymentsAction = async (args, context) => {
  const { values, positionals } = parseArgs({ args, options: { gateway: { type: 'string' } }, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.gateway) {
    context.say('`payments reconcile` takes one file and --gateway NAME: payments reconcile FILE --gateway stripe')
    return 2
  }
  const text = textOf(file)
  const till = await tillFor(context)
  const { gateways } = context.env.payments
  const name = gateways.find((name) => name === values.gateway)
  const gateway = name && till.gateways.named(name)
  if (!gateway)
    throw new Problem(`There is no gateway «${values.gateway}»: PAYMENT_GATEWAYS names ${gateways.join(', ')}.`)

  const { matched, already, gross, fees, net, findings } = await reconcile(till.sql, gateway, text)
  for (const finding of findings) context.print(sentenceOf(finding))
  if (matched + already === 0 && findings.every(({ kind }) => kind === 'unreadable')) {
    context.say(`Nothing in ${file} could be read as a settlement of ${gateway.name}.`)
    return 2
  }
  const payments = (count: number) => (count === 1 ? '1 payment' : `${count} payments`)
  context.print(
    `${payments(matched)} settled${already > 0 ? `, ${payments(already)} already were` : ''}: ` +
      `${formatMoney(gross)} less ${formatMoney(fees)} of fees is ${formatMoney(net)}. ` +
      (findings.length === 0 ? 'All of it matches.' : `${findings.length} things to look at.`),
  )
  return findings.length === 0 ? 0 : 1
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > mostBytes) throw new Problem(`${file} is too large for a settlement file.`)
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code && syscall) throw new Problem(`${file} cannot be read: ${code}.`)
    throw error
  }
}

function sentenceOf(finding: Finding): string {
  switch (finding.kind) {
    case 'unreadable':
      return `line ${finding.line}: ${finding.why}`
    case 'unknown':
      return `line ${finding.line}: ${finding.reference} (${formatMoney(finding.gross)}) is no payment of ours`
    case 'differs':
      return `line ${finding.line}: ${finding.folio} is settled with ${formatMoney(finding.theirs)}, and the ledger has ${formatMoney(finding.ours)} to settle`
    case 'fee':
      return `line ${finding.line}: ${finding.folio} has a fee of ${formatMoney(finding.fee)} for ${formatMoney(finding.gross)}`
    case 'missing':
      return `${finding.folio} (${formatMoney(finding.amount)}, received ${formatInstant(finding.at, spanish.locale)}) is not in the file, though payments before and after it are`
  }
}
