import { parseArgs } from 'node:util'
import { isCivilDate, todayInMexico } from '../lib/dates.ts'
import type { OvCommand, OvContext } from '../ov-command.ts'
import { addCut, endCut } from './cut-commands.ts'
import { cutsFrom } from './cut-queries.ts'

const actions: Record<string, (args: string[], context: OvContext) => Promise<number>> = { add, list, end }

export const cutsCommand: OvCommand = {
  summary: 'says where and when the utility knows that there is no water',
  help: `
Usage: npm run -s ov -- cuts add --from WHEN --until WHEN --reason TEXT --by NAME
                              [--neighbourhood NAME] [--municipality NAME] [--zone NAME]
       npm run -s ov -- cuts list [--all]
       npm run -s ov -- cuts end ID

  add   a cut that people are told of before they report that they have no water; WHEN is the utility's time, for example
        2026-03-20T08:00. At least one of the three says where; a contract is concerned when all that are given are its own
  list  those that are not over yet; --all, also those that are
  end   the water is back, or the cut was entered wrongly: nobody is told of it any more

Exit status: 0 done, 1 not done, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action) return await action(args, context)
    context.say(`\`cuts\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
    return 2
  },
}

async function add(args: string[], { openDatabase, print, say }: OvContext): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: { from: text, until: text, reason: text, by: text, neighbourhood: text, municipality: text, zone: text },
  })
  const [startsAt, endsAt] = [momentIn(values.from), momentIn(values.until)]
  const where = [values.neighbourhood, values.municipality, values.zone].map((name) => name?.trim() || null)
  const [reason, by] = [values.reason?.trim(), values.by?.trim()]
  if (!startsAt || !endsAt || endsAt <= startsAt) {
    say('--from and --until take the utility’s time, for example 2026-03-20T08:00, and --until is the later.')
    return 2
  }
  if (!reason || !by || reason.length > 500 || by.length > 100 || where.every((name) => name === null)) {
    say('A cut needs --reason (500 letters at most), --by, and one of --neighbourhood, --municipality and --zone.')
    return 2
  }
  const [neighbourhood = null, municipality = null, zone = null] = where
  const cut = { neighbourhood, municipality, zone, startsAt, endsAt, reason, enteredBy: by }
  print(`The cut ${await addCut(await openDatabase(), cut)} is known from now on.`)
  return 0
}

async function list(args: string[], { env, openDatabase, print }: OvContext): Promise<number> {
  const { values } = parseArgs({ args, options: { all: { type: 'boolean' } } })
  const from = values.all ? undefined : (env.today ?? todayInMexico())
  const cuts = await cutsFrom(await openDatabase(), from)
  for (const { id, place, startsAt, endsAt, reason, enteredBy, isEnded } of cuts) {
    print(`${id}  ${startsAt} to ${endsAt}  ${place}: ${reason} (${enteredBy}${isEnded ? ', ended' : ''})`)
  }
  if (cuts.length === 0) print('No cut is known.')
  return 0
}

async function end(args: string[], { openDatabase, print, say }: OvContext): Promise<number> {
  const [id = ''] = parseArgs({ args, allowPositionals: true }).positionals
  if (!/^\d{1,15}$/.test(id)) {
    say('`cuts end` takes the number that `cuts list` shows.')
    return 2
  }
  if (await endCut(await openDatabase(), Number(id))) {
    print(`The cut ${id} is over.`)
    return 0
  }
  say(`There is no cut ${id} that could be ended.`)
  return 1
}

/** `2026-03-20T08:00` or with a space between; nothing where there is no such time. */
function momentIn(text = ''): string | undefined {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(text.trim()) ?? []
  return isCivilDate(day) ? `${day}T${time}` : undefined
}
