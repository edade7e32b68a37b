import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server writes about itself into its folder. */
export type Postmaster = { pid: number; port: number; status: string }

/** The server that runs on this folder. A file left by one that was killed is removed when its number went to another. */
export function findPostmaster(folder: string): Postmaster | undefined {
  const written = readPostmaster(folder)
  if (!written) return undefined
  if (!isAlive(written.pid)) return undefined
  if (isServerOf(written.pid, folder)) return written
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  return undefined
}

function readPostmaster(folder: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() }
}

export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isServerOf(pid: number, folder: string): boolean {
  if (process.platform === 'win32') return true
  const real = realpathSync(folder)
  if (process.platform === 'linux') {
    try {
      // A server works in its folder, wherever that has been moved; a zombie has no folder.
      return (
        readlinkSync(`/proc/${pid}/cwd`) === real && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
      )
    } catch {
      return false
    }
  }
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(real)
}
