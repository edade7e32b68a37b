import { parseArgs } from 'node:util'
import { type DisputeOutcome, disputeOutcomes } from '../disputes/rules.ts'
import { todayInMexico } from '../lib/dates.ts'
import type { OvContext } from '../ov-command.ts'
import { profileInForce } from '../profile-in-force.ts'
import { readProfile } from '../web/profile.ts'
import { type Saying, sayOn } from './follow-commands.ts'
import { noRequest, oneFolio } from './ov-look.ts'
import type { RequestsAction } from './ov-requests.ts'

export const message: RequestsAction = (args, context) =>
  say('message', args, context, ({ text }) => ({ said: 'message-out', text }))

export const ask: RequestsAction = (args, context) => say('ask', args, context, ({ text }) => ({ said: 'asked', text }))

export const answer: RequestsAction = (args, context) =>
  say('answer', args, context, ({ text, evidence, outcome }) => ({
    said: 'answered',
    text,
    evidence: evidence ?? null,
    disputeOutcome: outcome,
  }))

export const close: RequestsAction = (args, context) =>
  say('close', args, context, ({ text, evidence, outcome }) =>
    evidence === undefined
      ? '`requests close` takes --evidence: what shows that it was done.'
      : { said: 'closed', text, evidence, disputeOutcome: outcome },
  )

export const reopen: RequestsAction = (args, context) =>
  say('reopen', args, context, ({ text }) => ({ said: 'reopened', text }))

type Typed = { text: string; evidence: string | undefined; outcome: DisputeOutcome | undefined }

/** `sayingOf` answers with a sentence where something is missing. */
async function say(
  name: string,
  args: string[],
  { env, openDatabase, print, say }: OvContext,
  sayingOf: (typed: Typed) => Saying | string,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      by: { type: 'string' },
      text: { type: 'string' },
      evidence: { type: 'string' },
      outcome: { type: 'string' },
    },
    allowPositionals: true,
  })
  const folio = oneFolio(positionals)
  const [by, text, evidence] = [values.by?.trim(), values.text?.trim(), values.evidence?.trim() || undefined]
  if (!folio || !by || !text) {
    say(`\`requests ${name}\` takes a folio, --by and the name of who says it, and --text and what is said.`)
    return 2
  }
  if (by.length > 100 || text.length > 5000 || (evidence?.length ?? 0) > 2000) {
    say('A name has at most 100 letters, a text 5000 and evidence 2000.')
    return 2
  }
  if (evidence && name !== 'answer' && name !== 'close') {
    say(`\`requests ${name}\` takes no --evidence: it goes with an answer.`)
    return 2
  }
  const outcomeOf = disputeOutcomes.find((known) => known === values.outcome)
  if (values.outcome !== undefined && !outcomeOf) {
    say(`--outcome is one of ${disputeOutcomes.join(', ')}.`)
    return 2
  }
  const saying = sayingOf({ text, evidence, outcome: outcomeOf })
  if (typeof saying === 'string') {
    say(saying)
    return 2
  }
  const sql = await openDatabase()
  const profile = await profileInForce(sql, readProfile(env.profile))
  const around = { profile, today: env.today ?? todayInMexico() }
  const outcome = await sayOn(sql, { by: 'operator', operator: by, folio }, saying, around)
  if (outcome.kind === 'not-found') {
    say(noRequest(folio))
    return 1
  }
  if (outcome.kind === 'no-outcome') {
    say(`${folio} disputes an invoice: say how that ends with --outcome ${disputeOutcomes.join('|')}.`)
    return 2
  }
  if (outcome.kind !== 'said') {
    say(`${folio} is ${outcome.state}: \`requests ${name}\` does nothing to it.`)
    return 1
  }
  print(`${folio} is ${outcome.state} now; the customer is told by mail.`)
  return 0
}
