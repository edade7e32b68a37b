import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

let count = 0

/**
 * Runs `work` while no other process does so under the same folder and name. A lock whose owner died counts for nothing.
 *
 * Everybody writes a file with a name of its own and then looks for others: whoever sees one steps back. Two cannot both
 * miss the other, and nobody ever takes over another's file, which is where stale locks usually go wrong.
 */
export async function withLock(folder, name, work, { onWait } = {}) {
  mkdirSync(folder, { recursive: true })
  const mine = `${name}.${process.pid}.${startOf(process.pid)}.${++count}.lock`
  for (let told = false; ; ) {
    if (others(folder, name, mine).length === 0) {
      writeFileSync(join(folder, mine), '')
      if (others(folder, name, mine).length === 0) break
      rmSync(join(folder, mine), { force: true })
    }
    if (!told) onWait?.()
    told = true
    await wait(20 + Math.random() * 130)
  }
  try {
    return await work()
  } finally {
    rmSync(join(folder, mine), { force: true })
  }
}

function others(folder, name, mine) {
  const locks = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}.`) && file.endsWith('.lock') && file !== mine,
  )
  return locks.filter((file) => {
    if (isHeld(join(folder, file), file.slice(name.length + 1).split('.'))) return true
    rmSync(join(folder, file), { force: true })
    return false
  })
}

function isHeld(path, [pid, start]) {
  if (startOf(Number(pid)) !== start) return false
  if (start !== 'unknown') return true
  // Without /proc a number may have gone to another process: an old lock is not believed.
  try {
    return Date.now() - statSync(path).mtimeMs < 15 * 60_000
  } catch {
    return false
  }
}

/** When the process began, as Linux counts it: with its number, a name that no other process ever has. */
function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)
      return afterName.split(' ')[19]
    } catch {
      return 'gone'
    }
  }
  try {
    process.kill(pid, 0)
    return 'unknown'
  } catch (error) {
    return error.code === 'EPERM' ? 'unknown' : 'gone'
  }
}
