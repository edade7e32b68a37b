import type { OvCommand, OvContext } from '../ov-command.ts'
import { list, show } from './ov-look.ts'
import { answer, ask, close, message, reopen } from './ov-say.ts'

/** Takes what stands behind the action's name, and answers with the exit code. */
export type RequestsAction = (args: string[], context: OvContext) => Promise<number>

const actions: Record<string, RequestsAction> = { list, show, message, ask, answer, close, reopen }

export const requestsCommand: OvCommand = {
  summary: 'looks into what people ask for, and answers it',
  help: `
Usage: npm run -s ov -- requests list [--due DAYS] [--state STATE] [--most N]
       npm run -s ov -- requests show FOLIO
       npm run -s ov -- requests message FOLIO --by NAME --text TEXT
       npm run -s ov -- requests ask FOLIO --by NAME --text TEXT
       npm run -s ov -- requests answer FOLIO --by NAME --text TEXT [--evidence TEXT] [--outcome OUTCOME]...
       npm run -s ov -- requests close FOLIO --by NAME --text TEXT --evidence TEXT [--outcome OUTCOME]...
       npm run -s ov -- requests reopen FOLIO --by NAME --text TEXT

  list      those that wait for an answer, what falls due first at the top; --due, only what is late or falls due within so
            many working days, 0 for today; STATE is open, asked, answered or closed; N at most, else 50
  show      all that is known of one: who asks what, by when it must be answered, and all that was said
  message   writes to the customer, and changes nothing else
  ask       asks the customer something: the clock stops until they answer
  answer    answers: the clock has run; the customer rates it, and may open it again within ten days
  close     answers with what shows that it was done; also what was answered before
  reopen    opens it again, whenever that is: the clock starts anew

OUTCOME says how a dispute ends, where the request holds a part of an invoice: upheld, rejected or withdrawn for every
invoice, "INVOICE=upheld" for one; both together are all but that one. \`show\` lists the invoices that wait for it.

Each of the last five is told to the customer by mail at once, with NAME as the one who says it.

Exit status: 0 done, 1 not done, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action) return await action(args, context)
    context.say(`\`requests\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
    return 2
  },
}
