import { parseArgs } from 'node:util'
import type { OvCommand, OvContext } from '../ov-command.ts'
import { addOperator, endOperator, resetOperator } from './operator-commands.ts'
import { operatorsOfDesk } from './operator-queries.ts'
import { invitationHours } from './operator-rules.ts'
import { type Role, roles } from './role-rules.ts'

type Action = (args: string[], context: OvContext) => Promise<number>

const actions: Record<string, Action> = { add, list, end, reset }

export const operatorCommand: OvCommand = {
  summary: 'says who works at the desk',
  help: `
Usage: npm run -s ov -- operator add EMAIL [--name NAME] [--role answers|supervises|administers]
       npm run -s ov -- operator list
       npm run -s ov -- operator end EMAIL
       npm run -s ov -- operator reset EMAIL

  add    invites somebody to the desk: mails and prints a link that serves once, for ${invitationHours} hours, and by which they set
         their password and their app of codes; answers unless --role says otherwise
  list   who works at the desk, as what, and when they were last there
  end    closes their sessions; they cannot sign in any more, and what they did stays recorded
  reset  for whoever lost the telephone or the password: what they had opens nothing, and they are invited anew

Exit status: 0 done, 1 not done, 2 nothing was tried.
`,
  async run([name, ...args], context) {
    const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action) return await action(args, context)
    context.say(`\`operator\` takes one of ${Object.keys(actions).join(', ')}; \`--help\` says what they do.`)
    return 2
  },
}

const oneEmail = (positionals: string[]) => {
  const [email = '', ...rest] = positionals.map((text) => text.trim())
  return rest.length === 0 && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined
}

async function add(args: string[], context: OvContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { name: { type: 'string' }, role: { type: 'string', default: 'answers' } },
    allowPositionals: true,
  })
  const email = oneEmail(positionals)
  const role = roles.find((known): known is Role => known === values.role)
  const name = values.name?.trim() || email?.split('@')[0]
  if (!email || !role || !name || name.length > 100) {
    context.say(
      `\`operator add\` takes one e-mail address, --name of at most 100 letters, and --role: ${roles.join(', ')}.`,
    )
    return 2
  }
  const outcome = await addOperator(await context.openDatabase(), { email, name, role }, context.env)
  if (outcome.kind === 'already') {
    context.say(`${email} works at the desk already; \`operator reset\` invites them anew.`)
    return 1
  }
  return tellOf(email, outcome.link, context)
}

async function reset(args: string[], context: OvContext): Promise<number> {
  const email = emailIn('reset', args, context)
  if (!email) return 2
  const outcome = await resetOperator(await context.openDatabase(), email, context.env)
  return outcome.kind === 'invited' ? tellOf(email, outcome.link, context) : nobody(email, context)
}

async function end(args: string[], context: OvContext): Promise<number> {
  const email = emailIn('end', args, context)
  if (!email) return 2
  const outcome = await endOperator(await context.openDatabase(), email)
  if (outcome.kind === 'not-found') return nobody(email, context)
  context.print(`${email} works at the desk no more; their sessions are closed.`)
  return 0
}

async function list(_: string[], { openDatabase, print }: OvContext): Promise<number> {
  const operators = await operatorsOfDesk(await openDatabase())
  if (operators.length === 0) print('Nobody works at the desk yet; `operator add` invites somebody.')
  for (const { email, name, role, isEnrolled, endedAt, lastSeenAt } of operators) {
    const state = endedAt ? 'ended' : isEnrolled ? 'works' : 'invited'
    const seen = lastSeenAt ? `last there ${lastSeenAt.toISOString().slice(0, 16)}Z` : 'never there'
    print(`${state.padEnd(8)} ${role.padEnd(12)} ${email}, ${name.replace(/\p{Cc}/gu, ' ')}, ${seen}`)
  }
  return 0
}

function emailIn(action: string, args: string[], { say }: OvContext): string | undefined {
  const email = oneEmail(parseArgs({ args, allowPositionals: true }).positionals)
  if (!email) say(`\`operator ${action}\` takes one e-mail address.`)
  return email
}

function nobody(email: string, { say }: OvContext): number {
  say(`Nobody with ${email} works at the desk; \`operator list\` says who does.`)
  return 1
}

function tellOf(email: string, link: string, { env, print }: OvContext): number {
  print(`${email} is invited by mail, with this link; it serves once, for ${invitationHours} hours:`)
  print(link.startsWith('/') ? env.baseUrl + link : link)
  return 0
}
