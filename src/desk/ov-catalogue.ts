import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Sql } from '../db.ts'
import type { OvCommand, OvContext } from '../ov-command.ts'
import { Problem } from '../problem.ts'
import { type RequestGroup, readProfile } from '../web/profile.ts'
import { requestGroups } from '../web/request-catalogue.ts'
import { wordsIn } from '../words/words.ts'
import { lostKinds } from './catalogue-rules.ts'
import { catalogueChangesInWords } from './changes-part.tsx'
import { administratorNamed } from './operator-queries.ts'
import { publishSetting } from './setting-commands.ts'
import { catalogueOf, versionsOf } from './setting-queries.ts'

const actions: Record<string, (args: string[], context: OvContext) => Promise<number>> = {
  list,
  show,
  publish,
  restore,
}

export const catalogueCommand: OvCommand = {
  summary: 'shows and publishes versions of what people can ask for',
  help: `
Usage: npm run -s ov -- catalogue list
       npm run -s ov -- catalogue show [VERSION]
       npm run -s ov -- catalogue publish FILE --by EMAIL --note TEXT [--yes]
       npm run -s ov -- catalogue restore VERSION --by EMAIL --note TEXT [--yes]

  list     what was published: when, by whom and why, the latest first
  show     a version as JSON, in the form of the profile's requests.json; without a number, the one in force; 0 are the files
  publish  says what a file of that form would change; with --yes it is the next version. A kind is hidden, never left out
  restore  the same with an earlier version; going back is a new version, and none is lost

--by is the address of an operator who administers; --note is why, and stays with the version.

Exit status: 0 done, 1 not done, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action) return await action(args, context)
    context.say(`\`catalogue\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
    return 2
  },
}

async function list(_: string[], { openDatabase, print }: OvContext): Promise<number> {
  const versions = await versionsOf(await openDatabase(), 'catalogue')
  if (versions.length === 0) print('Nothing was published yet: the files of the profile are in force.')
  for (const [index, { version, publishedAt, operator, note, restores }] of versions.entries()) {
    const back = restores === null ? '' : restores === 0 ? ', back to the files' : `, back to ${restores}`
    const state = index === 0 ? ', in force' : ''
    print(
      `${version}  ${publishedAt.toISOString().slice(0, 16)}Z  ${printed(operator)}: ${printed(note)}${back}${state}`,
    )
  }
  return 0
}

async function show(args: string[], context: OvContext): Promise<number> {
  const [typed] = parseArgs({ args, allowPositionals: true }).positionals
  const found = await versionNamed(await context.openDatabase(), typed, context)
  if (!found) return noVersion(typed ?? '', context)
  context.print(JSON.stringify(found.content, undefined, 2))
  return 0
}

async function publish(args: string[], context: OvContext): Promise<number> {
  const asked = readAsked('publish', args, context)
  if (!asked) return 2
  const content = await catalogueIn(asked.what)
  const sql = await context.openDatabase()
  const now = (await versionNamed(sql, undefined, context))!
  const lost = lostKinds(now.content, content)
  if (lost.length > 0) {
    context.say(
      `What was asked keeps its title: ${lost.join(', ')} must stay, and those of the manual on offer by their titles; hide others.`,
    )
    return 1
  }
  return await propose(sql, { ...asked, now, content }, context)
}

async function restore(args: string[], context: OvContext): Promise<number> {
  const asked = readAsked('restore', args, context)
  if (!asked) return 2
  const sql = await context.openDatabase()
  const then = await versionNamed(sql, asked.what, context)
  if (!then) return noVersion(asked.what, context)
  const now = (await versionNamed(sql, undefined, context))!
  return await propose(sql, { ...asked, now, content: then.content, restores: then.version }, context)
}

type Asked = { what: string; by: string; note: string; isSure: boolean }
type Version = { version: number; content: readonly RequestGroup[] }
type Proposed = Asked & { now: Version; content: readonly RequestGroup[]; restores?: number }

/** First what would change; only then, and only when told to, the version. */
async function propose(sql: Sql, proposed: Proposed, { print, say }: OvContext): Promise<number> {
  const { now, content, by, note, isSure, restores } = proposed
  const changes = catalogueChangesInWords({ words: wordsIn('en') }, now.content, content)
  if (changes.length === 0) {
    print('Nothing would change.')
    return 0
  }
  for (const change of changes) print(change)
  const operatorId = await administratorNamed(sql, by)
  if (!operatorId) {
    say(`Nobody with ${by} administers the desk; \`operator list\` says who does.`)
    return 1
  }
  if (!isSure) {
    print('Nothing is published yet; the same with --yes does it.')
    return 0
  }
  const outcome = await publishSetting(sql, {
    setting: 'catalogue',
    content,
    after: now.version,
    note,
    operatorId,
    formKey: randomUUID(),
    ...(restores !== undefined && { restores }),
  })
  if (outcome.kind === 'changed-meanwhile') {
    say('Another version was published meanwhile: look at what would change now.')
    return 1
  }
  print(`Version ${outcome.version} is in force.`)
  return 0
}

function readAsked(action: string, args: string[], { say }: OvContext): Asked | undefined {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    options: { by: text, note: text, yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [what, ...rest] = positionals
  const [by, note] = [values.by?.trim(), values.note?.trim()]
  if (what && rest.length === 0 && by && note && note.length <= 500) return { what, by, note, isSure: values.yes }
  say(`\`catalogue ${action}\` takes one name, --by with an address, and --note with why, in 500 letters at most.`)
  return undefined
}

/** The catalogue of a file, or what is wrong with it. */
async function catalogueIn(file: string): Promise<RequestGroup[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Problem(`There is no file «${file}» that can be read.`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Problem(`«${file}» is no JSON: ${(error as Error).message}`)
  }
  const { data, error } = requestGroups.safeParse(json)
  const [fault] = error?.issues ?? []
  if (fault) throw new Problem(`«${file}», at ${fault.path.join('.') || 'its beginning'}: ${fault.message}`)
  return data!
}

/** The one in force where none is named. */
async function versionNamed(sql: Sql, typed: string | undefined, { env }: OvContext): Promise<Version | undefined> {
  if (typed !== undefined && !/^\d{1,6}$/.test(typed)) return undefined
  const files = readProfile(env.profile).requestGroups
  return await catalogueOf(sql, files, typed === undefined ? undefined : Number(typed))
}

function noVersion(typed: string, { say }: OvContext): number {
  say(`There is no version «${typed}»; \`catalogue list\` says which there are.`)
  return 1
}

const printed = (text: string) => text.replace(/\p{Cc}/gu, ' ')
