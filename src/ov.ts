import { readEnv } from './env.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import type { OvCommand, OvContext } from './ov-command.ts'
import { Problem } from './problem.ts'

const commands: Record<string, () => Promise<OvCommand>> = {
  import: async () => (await import('./feed/ov.ts')).importCommand,
  export: async () => (await import('./feed/export.ts')).exportCommand,
  payments: async () => (await import('./payments/ov-payments.ts')).paymentsCommand,
  requests: async () => (await import('./requests/ov-requests.ts')).requestsCommand,
  cfdi: async () => (await import('./cfdi/ov-cfdi.ts')).cfdiCommand,
  readings: async () => (await import('./desk/ov-readings.ts')).readingsCommand,
  cuts: async () => (await import('./requests/ov-cuts.ts')).cutsCommand,
  catalogue: async () => (await import('./desk/ov-catalogue.ts')).catalogueCommand,
  operator: async () => (await import('./desk/ov-operator.ts')).operatorCommand,
  demo: async () => (await import('./demo/ov.ts')).demoCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
}

process.exitCode = await ov(process.argv.slice(2))

async function ov([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(await overview())
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    say(`There is no command «${name}»; \`npm run -s ov -- --help\` lists those there are.`)
    return 2
  }
  const command = await load()
  if (args.includes('--help')) {
    process.stdout.write(`${command.help.trim()}\n`)
    return 0
  }
  return await run(command, args)
}

async function run(command: OvCommand, args: string[]): Promise<number> {
  let opened: Promise<OpenDatabase> | undefined
  try {
    const env = readEnv(process.env)
    const context: OvContext = {
      env,
      openDatabase: async () => {
        opened ??= openDatabase(env, say)
        return (await opened).sql
      },
      print: (line) => process.stdout.write(`${line}\n`),
      say,
    }
    return await command.run(args, context)
  } catch (error) {
    return explain(error)
  } finally {
    await opened?.then(({ close }) => close()).catch(() => {})
  }
}

function explain(error: unknown): number {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS')) {
    say(`${message} \`--help\` shows what the command takes.`)
    return 2
  }
  say(error instanceof Problem ? message : (stack ?? message))
  return 1
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).summary}\n`),
  )
  return `Usage: npm run -s ov -- COMMAND [--help]\n\n${lines.join('')}`
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
