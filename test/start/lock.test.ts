import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { withLock } from '../../bin/lock.mjs'
import { root } from '../../src/root.ts'
import { aFolder, node } from './processes.ts'

// Real processes and servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

it('lets one process at a time do the work', async () => {
  const folder = aFolder()
  const log = join(aFolder(), 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as wait } from 'node:timers/promises'
    const { withLock } = await import(${JSON.stringify(join(root, 'bin', 'lock.mjs'))})
    for (let turn = 0; turn < 5; turn++) {
      await withLock(${JSON.stringify(folder)}, 'work', async () => {
        appendFileSync(${JSON.stringify(log)}, 'in ')
        await wait(5)
        appendFileSync(${JSON.stringify(log)}, 'out ')
      })
    }
  `
  const workers = ['a', 'b', 'c'].map(() => node(['--input-type=module', '--eval', program]))
  for (const { ended } of workers) expect(await ended).toMatchObject({ code: 0, stderr: '' })

  expect(readFileSync(log, 'utf8').trim()).toBe(Array(15).fill('in out').join(' '))
  expect(readdirSync(folder)).toEqual([])
})

it('believes no lock of a process that is gone, or whose number went to another', async () => {
  const folder = aFolder()
  const gone = node(['--eval', ''])
  await gone.ended
  writeFileSync(join(folder, `work.${gone.child.pid}.123.1.lock`), '')
  writeFileSync(join(folder, `work.${process.pid}.123.1.lock`), '')

  expect(await withLock(folder, 'work', () => 'done')).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})
