import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { todayInMexico } from '../lib/dates.ts'
import { isUuid } from '../lib/text.ts'
import type { OvCommand, OvContext } from '../ov-command.ts'
import type { Finding } from '../readings/plausible-rules.ts'
import type { Decided } from '../readings/review-commands.ts'
import { heldCount, heldReadings, type ReadingToReview } from '../readings/review-queries.ts'
import { longestReason, whysToReject } from '../readings/review-rules.ts'
import { wordsIn } from '../words/words.ts'
import { decideReading, lookAtReading } from './reading-commands.ts'
import { toldOf } from './reading-form.ts'
import { correctionOf } from './reading-rules.ts'

type Options = { values: Record<string, string | boolean | undefined>; positionals: string[] }
type Action = (typed: Options, context: OvContext) => Promise<number>

const actions: Record<string, Action> = { list, show, accept, correct, reject }

export const readingsCommand: OvCommand = {
  summary: 'looks into readings that are held, and decides of them',
  help: `
Usage: npm run -s ov -- readings list [--most N]
       npm run -s ov -- readings show ID
       npm run -s ov -- readings accept ID --by NAME
       npm run -s ov -- readings correct ID VALUE --by NAME --reason TEXT [--odd]
       npm run -s ov -- readings reject ID --by NAME --why WHY [--reason TEXT]

  list     what counts for an invoice soonest at the top; N at most, else 50
  show     one with what the rules found, and from what
  accept   it counts as it was sent
  correct  VALUE counts in its place, and both are kept; --odd where VALUE is out of the usual too
  reject   WHY is one of ${whysToReject.join(', ')}; with other, the reason alone is told

What is decided is told to whoever sent it at once: TEXT is theirs to read. NAME is not.

Exit status: 0 done, 1 not done, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) {
      context.say(`\`readings\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
      return 2
    }
    const text = { type: 'string' } as const
    const options = { by: text, reason: text, why: text, most: text, odd: { type: 'boolean' } as const }
    return await action(parseArgs({ args, options, allowPositionals: true }), context)
  },
}

const todayOf = ({ env }: OvContext) => env.today ?? todayInMexico()

async function list({ values }: Options, { openDatabase, print, say }: OvContext): Promise<number> {
  const most = Number(values.most ?? 50)
  if (!Number.isInteger(most) || most < 1 || most > 10_000) {
    say('--most takes a number from 1 to 10000.')
    return 2
  }
  const sql = await openDatabase()
  const held = await heldReadings(sql, most)
  for (const { id, contract, value, readOn, countsUntil, hasPhoto } of held) {
    const until = countsUntil === 'infinity' ? 'counts for none' : `counts until ${countsUntil}`
    print(`${id} ${contract}, ${value} m³ on ${readOn}, ${until}, ${hasPhoto ? 'with' : 'without'} a picture`)
  }
  const count = await heldCount(sql)
  if (held.length < count) print(`${count - held.length} more are held.`)
  if (count === 0) print('No reading is held.')
  return 0
}

async function show(typed: Options, context: OvContext): Promise<number> {
  const reading = await readingIn('show', typed, context)
  if (typeof reading === 'number') return reading
  const { band, consumption, findings } = reading
  const { print } = context
  print(
    `${reading.state}: ${reading.value} m³ on ${reading.readOn}, contract ${reading.contract}, meter ${reading.meter}`,
  )
  if (band.since) print(`since    ${band.since.value} m³ on ${band.since.readOn}, ${band.days ?? 0} days`)
  if (consumption !== null) print(`would be ${consumption} m³`)
  if (band.usual) print(`usual    ${band.usual.low} to ${band.usual.high} m³, by ${band.usual.basis}`)
  for (const finding of findings) print(`${finding.holds ? 'held by ' : 'noted   '} ${inFacts(finding)}`)
  if (reading.correctedValue !== null) print(`counts as ${reading.correctedValue} m³`)
  if (reading.review) print(`decided  ${reading.review.decision} ${reading.review.at}`)
  return 0
}

const inFacts = ({ name, suggestion, facts }: Finding) =>
  [name, ...Object.entries(facts).map(([fact, value]) => `${fact} ${value}`), suggestion && `meant ${suggestion}?`]
    .filter(Boolean)
    .join(', ')

function accept(typed: Options, context: OvContext) {
  return decide('accept', typed, context, () => ({ decision: 'accept' }))
}

function correct(typed: Options, context: OvContext) {
  return decide('correct', typed, context, (reading) => {
    const value = typed.positionals[1] ?? ''
    const reason = String(typed.values.reason ?? '').trim()
    if (!/^\d{1,12}$/.test(value) || Number(value) === reading.value) return 'VALUE is another number than was sent.'
    if (reason === '' || reason.length > longestReason) return `--reason takes 1 to ${longestReason} letters.`
    const { consumption, odd } = correctionOf(reading, Number(value), todayOf(context))
    if (odd && !typed.values.odd) return `${value} is out of the usual too (${inFacts(odd)}); --odd if it is so.`
    return { decision: 'correct', value: Number(value), consumption, reason }
  })
}

function reject(typed: Options, context: OvContext) {
  return decide('reject', typed, context, () => {
    const why = whysToReject.find((known) => known === typed.values.why)
    const more = String(typed.values.reason ?? '').trim()
    if (!why) return `--why takes one of ${whysToReject.join(', ')}.`
    if (why === 'other' && more === '') return 'With --why other, --reason says why.'
    const reason = toldOf(wordsIn('es-MX'), { why, more })
    return reason.length > longestReason ? '--reason is too long.' : { decision: 'reject', why, reason }
  })
}

/** `decidedOf` answers with what is wrong in a sentence, where something is. */
async function decide(
  action: string,
  typed: Options,
  context: OvContext,
  decidedOf: (reading: ReadingToReview) => Decided | string,
): Promise<number> {
  const name = String(typed.values.by ?? '').trim()
  if (name === '' || name.length > 100) {
    context.say(`\`readings ${action}\` takes --by with the name of who decides.`)
    return 2
  }
  const reading = await readingIn(action, typed, context)
  if (typeof reading === 'number') return reading
  const decided = decidedOf(reading)
  if (typeof decided === 'string') {
    context.say(decided)
    return 2
  }
  const by = { id: null, name }
  const outcome = await decideReading(await context.openDatabase(), {
    key: randomUUID(),
    readingId: reading.id,
    by,
    decided,
  })
  if (outcome.kind === 'reviewed') {
    context.print('Done; whoever sent it is told.')
    return 0
  }
  context.say('It is not held any more; `readings show` says what became of it.')
  return 1
}

async function readingIn(action: string, { positionals }: Options, context: OvContext) {
  const id = positionals[0] ?? ''
  if (!isUuid(id)) {
    context.say(`\`readings ${action}\` takes the ID of a reading, as \`readings list\` prints it.`)
    return 2
  }
  const reading = await lookAtReading(await context.openDatabase(), { operatorId: null, id, today: todayOf(context) })
  if (reading) return reading
  context.say(`There is no reading ${id}.`)
  return 1
}
