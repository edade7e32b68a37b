import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connect } from '../../src/db.ts'
import { openEmbeddedDatabase } from '../../src/embedded/embedded.ts'
import { migrate } from '../../src/migrate.ts'
import { root } from '../../src/root.ts'

type Options = { env?: Record<string, string>; cwd?: string; uid?: number; gid?: number }

/** A program under test: what it says, when it ends. It is killed with the test. */
export function run(command: string, args: string[], { env = {}, cwd = root, ...user }: Options = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...withoutOffice(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    said.stdout += data
  })
  child.stderr.on('data', (data) => {
    said.stderr += data
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal, ...said }))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, said, ended, until: (pattern: RegExp) => untilSaid(child, said, pattern) }
}

export const node = (...[args, options]: [string[], Options?]) => run(process.execPath, args, options)

async function untilSaid(child: ChildProcess, said: { stdout: string; stderr: string }, pattern: RegExp) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = pattern.exec(said.stdout)
    if (found) return found
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${pattern} was not said, but: ${said.stdout}${said.stderr}`)
}

/** Nothing of ours from around the test: its DATABASE_URL, its npm. */
function withoutOffice(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(PORT|HOST|BASE_URL|TRUSTED_PROXIES|DATABASE_URL|DATA_DIR|SMTP_URL|MAIL_FROM|DEMO|TODAY|PROFILE|NODE_ENV|npm_.*|VITEST.*)$/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)))
}

/** A folder for one test; what a server left in it is stopped by who started it. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oficina-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export async function aFreePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return String(port)
}

/** Once for all files of a worker, and gone with it. */
let made: Promise<string> | undefined

/** A DATA_DIR with a database that was made before and is up to date: making one takes a second. */
export async function aDataDir(): Promise<string> {
  made ??= makeDataDir()
  const folder = aFolder()
  cpSync(await made, folder, { recursive: true })
  return folder
}

async function makeDataDir(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'oficina-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { url, close } = await openEmbeddedDatabase({ dataDir: folder })
  const sql = connect(url)
  await migrate(sql)
  await sql.end()
  await close()
  return folder
}
