import type { OvCommand, OvContext } from '../ov-command.ts'
import { Problem } from '../problem.ts'
import { ledger, list, show } from './ov-look.ts'
import { reconcileFile } from './ov-reconcile.ts'
import { refund, release } from './ov-return.ts'

/** Takes what stands behind the action's name, and answers with the exit code. */
export type PaymentsAction = (args: string[], context: OvContext) => Promise<number>

const actions: Record<string, PaymentsAction> = { list, show, ledger, reconcile: reconcileFile, refund, release }

export const paymentsCommand: OvCommand = {
  summary: 'looks into payments, gives money back, checks the gateways',
  help: `
Usage: npm run -s ov -- payments list [--state STATE] [--most N]
       npm run -s ov -- payments show FOLIO
       npm run -s ov -- payments ledger
       npm run -s ov -- payments reconcile FILE --gateway NAME
       npm run -s ov -- payments refund FOLIO [--amount 100.00] [--again]
       npm run -s ov -- payments release FOLIO

  list        the newest payments; STATE is created, unknown, awaiting, confirming, received, applied, held, refused,
              expired, cancelled or returned; N at most, else 50
  show        all that is known of one: what it is for, what was said of it and when, and where its money is
  ledger      what is where, and whether it balances
  reconcile   holds the settlement file of a gateway against the ledger, books what is the same in both, and lists what is
              not; the same file again changes nothing
  refund      gives back all that is left of a payment, or so much of it, at the gateway that took it; --again, when so
              much went back before and as much again is meant
  release     takes money that came otherwise than asked for: the invoices get what they still ask, the rest is credit

Exit status: 0 done and nothing to look at, 1 not done or something does not match, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) {
      context.say(`\`payments\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
      return 2
    }
    try {
      return await action(args, context)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.say(error.message)
      return 2
    }
  },
}
