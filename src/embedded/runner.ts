import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { installedBinaries, programIn } from './binaries.ts'

/** How PostgreSQL's programs are run on this machine: it refuses to run as root. */
export type Runner = {
  binaries: string
  /** What goes before the program's own words. */
  prefix: string[]
  /** The user who runs it, when not ourselves. */
  user?: User
}
type User = { uid: number; gid: number }

const systemUser = 'oficina-virtual'

/** `folder` holds the database or will; it may be missing. `isNew`: DATA_DIR was made just now. */
export function chooseRunner({ dataDir, folder, isNew }: { dataDir: string; folder: string; isNew: boolean }): Runner {
  const binaries = installedBinaries()
  if (process.getuid?.() !== 0) return { binaries, prefix: [] }

  const owner = existsSync(folder) ? statSync(folder) : undefined
  if (owner && owner.uid !== 0) return asUser({ uid: owner.uid, gid: owner.gid }, dataDir, binaries)

  const prefix = userNamespace()
  if (prefix) return { binaries, prefix }
  if (owner) {
    throw new Problem(
      `The database in ${folder} is root's, and this machine does not let root step down (user namespaces are forbidden): ` +
        'run the office as the user it should belong to, or set DATABASE_URL.',
    )
  }
  if (isNew) chmodSync(dataDir, 0o711)
  return asUser(ensureSystemUser(), dataDir, binaries)
}

export function give(runner: Runner, path: string): void {
  if (runner.user) chownSync(path, runner.user.uid, runner.user.gid)
}

/** Inside it the server sees itself unprivileged, while for everybody else its files and its process stay root's. */
function userNamespace(): string[] | undefined {
  const [uid, gid] = anOrdinaryUser()
  const prefix = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`]
  return spawnSync('unshare', [...prefix.slice(1), 'true']).status === 0 ? prefix : undefined
}

// initdb asks for the name of the user it sees, so one without an entry would not do.
function anOrdinaryUser(): string[] {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  return users.find(([, , uid]) => uid && uid !== '0')?.slice(2, 4) ?? ['1000', '1000']
}

function ensureSystemUser(): User {
  const found = lookUp(systemUser)
  if (found) return found
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', systemUser])
  const made = lookUp(systemUser)
  if (made) return made
  throw new Problem(
    'PostgreSQL does not run as root, user namespaces are forbidden on this machine and the user ' +
      `${systemUser} could not be made: run the office as an ordinary user, or set DATABASE_URL.`,
  )
}

function lookUp(name: string): User | undefined {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
  if (!entry) return undefined
  const [, , uid, gid] = entry.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function asUser(user: User, dataDir: string, binaries: string): Runner {
  if (spawnSync('/bin/sh', ['-c', 'cd "$0"', dataDir], { ...user, cwd: '/' }).status !== 0) {
    throw new Problem(
      `PostgreSQL does not run as root and would run as user ${user.uid}, who cannot enter ${dataDir}: ` +
        'choose a DATA_DIR whose folders anybody may pass through (for example below /var/lib), ' +
        'run the office as an ordinary user, or set DATABASE_URL.',
    )
  }
  if (runs(user, binaries)) return { binaries, prefix: [], user }
  const copy = join(dataDir, 'postgres-programs')
  if (!existsSync(copy) || !runs(user, copy)) copyBinaries(binaries, copy)
  return { binaries: copy, prefix: [], user }
}

function runs(user: User, binaries: string): boolean {
  return spawnSync(programIn(binaries, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0
}

function copyBinaries(from: string, to: string): void {
  const fresh = `${to}.new`
  rmSync(fresh, { recursive: true, force: true })
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  rmSync(to, { recursive: true, force: true })
  renameSync(fresh, to)
}
