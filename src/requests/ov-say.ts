import { parseArgs } from 'node:util'
import { openDisputesOfFolio } from '../disputes/queries.ts'
import { disputeOutcomes, type Outcomes } from '../disputes/rules.ts'
import { todayInMexico } from '../lib/dates.ts'
import type { OvContext } from '../ov-command.ts'
import { profileInForce } from '../profile-in-force.ts'
import { readProfile } from '../web/profile.ts'
import { type Saying, sayOn } from './follow-commands.ts'
import { noRequest, oneFolio } from './ov-look.ts'
import { outcomesFor, outcomesTyped } from './ov-outcome-rules.ts'
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

type Typed = { text: string; evidence: string | undefined; outcome: Outcomes | undefined }

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
      outcome: { type: 'string', multiple: true },
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
  const typed = outcomesTyped(values.outcome ?? [])
  if (!typed) {
    say(`--outcome is one of ${disputeOutcomes.join(', ')}, or INVOICE= and one of them, once for each invoice.`)
    return 2
  }
  if (values.outcome && name !== 'answer' && name !== 'close') {
    say(`\`requests ${name}\` takes no --outcome: it goes with an answer.`)
    return 2
  }
  const untold = sayingOf({ text, evidence, outcome: undefined })
  if (typeof untold === 'string') {
    say(untold)
    return 2
  }
  const sql = await openDatabase()
  const { outcomes, unknown, missing } = outcomesFor(typed, await openDisputesOfFolio(sql, folio))
  if (unknown.length > 0) {
    say(`${folio} disputes no invoice ${unknown.join(', ')}; \`requests show\` says which it does.`)
    return 2
  }
  const saying = sayingOf({ text, evidence, outcome: outcomes }) as Saying
  const profile = await profileInForce(sql, readProfile(env.profile))
  const around = { profile, today: env.today ?? todayInMexico() }
  const outcome = await sayOn(sql, { by: 'operator', operator: by, folio }, saying, around)
  if (outcome.kind === 'not-found') {
    say(noRequest(folio))
    return 1
  }
  if (outcome.kind === 'no-outcome') {
    const each = missing.map((number) => `--outcome "${number}=${disputeOutcomes.join('|')}"`).join(' ')
    say(`${folio} disputes what has no outcome yet: say how it ends with ${each}.`)
    return 2
  }
  if (outcome.kind !== 'said') {
    say(`${folio} is ${outcome.state}: \`requests ${name}\` does nothing to it.`)
    return 1
  }
  print(`${folio} is ${outcome.state} now; the customer is told by mail.`)
  return 0
}
