import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import { programIn } from './binaries.ts'
import { findPostmaster, type Postmaster } from './postmaster.ts'
import { give, type Runner } from './runner.ts'

const settings = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not be longer than 107 characters; a DATA_DIR may.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // A statement that fails is in the office's own log, without what people typed.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** Makes the database in a folder of its own and moves it into place whole: nobody ever starts half of one. */
export function createCluster(runner: Runner, folder: string, password: string): void {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  try {
    mkdirSync(fresh, { mode: 0o700 })
    give(runner, fresh)
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const access = ['--username=postgres', '--auth-local=reject', '--auth-host=scram-sha-256']
    check(run(runner, 'initdb', ['-D', fresh, ...locale, ...access]), 'made')
    // Its owner, `postgres`, has no password and so cannot sign in; the office is an ordinary user.
    const sql = `create role office login createdb password '${password}'\ncreate database office owner office\n`
    check(run(runner, 'postgres', ['--single', '-j', '-D', fresh, 'postgres'], sql.replaceAll('\n', ';\n\n')), 'made')
    renameSync(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** A new password for the office, while the server does not run: its file was lost. */
export function resetPassword(runner: Runner, folder: string, password: string): void {
  const sql = `alter role office password '${password}';\n\n`
  check(run(runner, 'postgres', ['--single', '-j', '-D', folder, 'postgres'], sql), 'repaired')
}

/** Starts the server so that it outlives us, and waits until it takes connections. */
export async function startServer(runner: Runner, folder: string, logFile: string): Promise<Postmaster> {
  const portFile = `${folder}.port`
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? rememberedPort(portFile) : 0)
    writeFileSync(portFile, `${port}\n`)
    const child = launch(runner, folder, port, logFile)
    const server = await untilReady(folder, () => child.exitCode === null && child.signalCode === null)
    if (server) return server
    // What is left of a killed server needs a moment to notice; and a port may have been taken meanwhile.
    if (attempt === 5)
      throw new Problem(`The embedded database does not start. Its log, ${logFile}, ends:\n${tail(logFile)}`)
    await wait(attempt * 400)
  }
}

/** The server when it is ready; nothing when it ended before that. Recovery after a crash may take its time. */
export async function untilReady(folder: string, mayStillCome: () => boolean): Promise<Postmaster | undefined> {
  while (true) {
    const came = mayStillCome()
    const server = findPostmaster(folder)
    if (server?.status === 'ready') return server
    if (!came) return undefined
    await wait(20)
  }
}

/** Ends the server, whose clients are gone; waits until it has. */
export async function stopServer(folder: string, { pid }: Postmaster): Promise<void> {
  process.kill(pid, 'SIGINT')
  await untilGone(folder, pid)
}

export async function untilGone(folder: string, pid: number): Promise<void> {
  for (const end = Date.now() + 60_000; findPostmaster(folder)?.pid === pid && Date.now() < end; ) await wait(20)
}

// In a process group of its own: Ctrl-C must reach the office first, or requests in flight are lost.
function launch({ binaries, prefix, user }: Runner, folder: string, port: number, logFile: string) {
  const options = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...args] = [...prefix, programIn(binaries, 'postgres'), '-D', folder, ...options]
  const log = openLog(logFile)
  const child = spawn(command!, args, {
    ...user,
    cwd: '/',
    env: environment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  return child
}

function run({ binaries, prefix, user }: Runner, program: 'initdb' | 'postgres', words: string[], input = '') {
  const [command, ...args] = [...prefix, programIn(binaries, program), ...words]
  return spawnSync(command!, args, { ...user, cwd: '/', env: environment(), input, encoding: 'utf8', timeout: 120_000 })
}

function check({ status, error, stderr }: SpawnSyncReturns<string>, what: string): void {
  // The single-user server goes on after a statement that failed.
  if (status === 0 && !/^\S+ .*(ERROR|FATAL):/m.test(stderr)) return
  throw new Problem(`The embedded database could not be ${what}: ${error?.message ?? stderr.trim()}`)
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, LC_ALL: 'C', TZ: 'UTC' }
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(file, `${file}.old`)
  return openSync(file, 'a', 0o600)
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n')
}

function rememberedPort(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}

function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error) => (preferred ? freePort(0).then(resolve, reject) : reject(error)))
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
