import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { tooOld } from '../../src/open-database.ts'
import { root } from '../../src/root.ts'
import { anEmptyDatabase } from './a-database.ts'
import { aFolder, aFreePort, node } from './processes.ts'

// Real processes and servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const ov = join(root, 'bin', 'ov.mjs')

it('needs PostgreSQL 15, of which the sentence tells', () => {
  expect(tooOld({ number: 149_999, version: '14.99' })).toBe(
    'The database of DATABASE_URL is PostgreSQL 14.99: the office needs 15 or later.',
  )
  expect(tooOld({ number: 150_000, version: '15.0' })).toBeUndefined()
  expect(tooOld({ number: 180_004, version: '18.4' })).toBeUndefined()
})

it("works the same on a server of somebody else's: commands and office, and no database of its own", async () => {
  const [folder, databaseUrl] = [aFolder(), await anEmptyDatabase()]
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'data'), PORT: await aFreePort() }
  const command = (...args: string[]) => node([ov, ...args], { env }).ended

  expect(await command('migrate')).toMatchObject({ code: 0 })
  expect(await command('demo', '--out', join(folder, 'feed'), '--contracts', '20', '--months', '3')).toMatchObject({
    code: 0,
  })
  const office = node([join(root, 'bin', 'start.mjs')], { env })
  await office.until(/The office is open at/)
  const imported = await command('import', join(folder, 'feed'))
  expect(imported).toMatchObject({ code: 0 })
  expect(imported.stdout).toContain('contratos 20 (20 nuevos)')
  const { stdout } = await command('doctor')
  expect(stdout).toMatch(/ok +PostgreSQL \d+\.\d+[^\n]* answers\n/)

  office.child.kill('SIGTERM')
  expect(await office.ended).toMatchObject({ code: 0 })
  expect(`${office.said.stdout}${imported.stdout}`).not.toContain('embedded')
})
