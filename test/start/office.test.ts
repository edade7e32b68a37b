import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import postgres from 'postgres'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openEmbeddedDatabase } from '../../src/embedded/embedded.ts'
import { root } from '../../src/root.ts'
import { anEmptyDatabase } from './a-database.ts'
import { aDataDir, aFolder, aFreePort, node, run } from './processes.ts'

// Real processes and servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const start = join(root, 'bin', 'start.mjs')
const ov = join(root, 'bin', 'ov.mjs')

type Env = Record<string, string>
type Place = { dataDir?: string; port?: string; env?: Env; npm?: boolean }

/** An office that is open, without the demo utility, which takes its time. */
async function anOffice({ dataDir: given, port, npm = false, env = {} }: Place = {}) {
  const dataDir = given ?? (await aDataDir())
  const all = { DATA_DIR: dataDir, PORT: port ?? (await aFreePort()), DEMO: 'no', ...env }
  const office = npm ? run('npm', ['start'], { env: all }) : node([start], { env: all })
  onTestFinished(async () => {
    office.child.kill('SIGTERM')
    await office.ended
  })
  await office.until(/The office is open at (\S+)/)
  return { ...office, dataDir, env: all, address: `http://127.0.0.1:${all.PORT}` }
}

const isHealthy = async (address: string) => (await fetch(`${address}/salud`)).status === 200

describe('npm start', () => {
  it('opens one office on a DATA_DIR, beside which the commands work', async () => {
    const { address, env, dataDir } = await anOffice()
    expect(await isHealthy(address)).toBe(true)

    const second = await node([start], { env: { ...env, PORT: await aFreePort() } }).ended
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`Another office is already running on this DATA_DIR (${dataDir}, process `)

    const doctor = await node([ov, 'doctor'], { env }).ended
    expect(doctor).toMatchObject({ code: 0, stderr: '' })
    expect(doctor.stdout).toMatch(/ok +PostgreSQL 18\.\d+ answers \(embedded\)\nok +The database is up to date/)
    expect(await isHealthy(address)).toBe(true)
  })

  it('answers what is in flight when it is told to end, and leaves nothing running', async () => {
    const office = await anOffice({ npm: true })
    const database = await openEmbeddedDatabase({ dataDir: office.dataDir })
    const sql = postgres(database.url, { max: 1 })
    const locked = Promise.withResolvers<void>()
    const mayGoOn = Promise.withResolvers<void>()
    const holding = sql.begin(async (sql) => {
      await sql`lock table sessions in access exclusive mode`
      locked.resolve()
      await mayGoOn.promise
    })
    await locked.promise

    const answer = fetch(`${office.address}/mis-contratos`, {
      redirect: 'manual',
      headers: { cookie: `sesion=${'a'.repeat(43)}` },
    })
    await expect.poll(() => isWaiting(database.url)).toBe(true)
    office.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await expect(fetch(`${office.address}/salud`)).rejects.toThrow()
    mayGoOn.resolve()

    expect((await answer).status).toBeLessThan(500)
    await holding
    await sql.end()
    await database.close()
    expect(await office.ended).toMatchObject({ code: 0 })
  })

  it('opens again after it was killed', async () => {
    const killed = await anOffice()
    killed.child.kill('SIGKILL')
    await killed.ended

    const again = await anOffice({ dataDir: killed.dataDir, port: killed.env.PORT })
    expect(await isHealthy(again.address)).toBe(true)
  })

  it('says in a sentence why it does not open', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    onTestFinished(() => void taken.close())
    const { port } = taken.address() as { port: number }
    const env = { DATA_DIR: await aDataDir(), DEMO: 'no' }
    const why = async (more: Env) => {
      const { code, stderr } = await node([start], { env: { ...env, ...more } }).ended
      expect(code).toBe(1)
      return stderr.trim()
    }

    expect(await why({ PORT: String(port) })).toMatch(new RegExp(`^Port ${port} is taken by another program: .*PORT=`))
    expect(await why({ PORT: 'http' })).toBe('PORT must be a number from 1 to 65535, not «http».')
    expect(await why({ DATABASE_URL: `postgres://x:y@127.0.0.1:${await aFreePort()}/z` })).toMatch(
      /^The database of DATABASE_URL does not answer: .*ECONNREFUSED/,
    )
  })

  it('shares a database of its own with other offices', async () => {
    const databaseUrl = await anEmptyDatabase()
    const [one, other] = [
      await anOffice({ env: { DATABASE_URL: databaseUrl } }),
      await anOffice({ env: { DATABASE_URL: databaseUrl } }),
    ]
    expect(await isHealthy(one.address)).toBe(true)
    expect(await isHealthy(other.address)).toBe(true)
  })
})

describe('ov', () => {
  it('starts the database when no office does, and explains itself', async () => {
    const env = { DATA_DIR: aFolder(), DEMO: 'no' }
    const before = await node([ov, 'doctor'], { env }).ended
    expect(before.code).toBe(1)
    expect(before.stdout).toMatch(/problem +Migrations are to be applied/)

    const migrated = await node([ov, 'migrate'], { env }).ended
    expect(migrated).toMatchObject({ code: 0 })
    expect(migrated.stdout).toMatch(/^Applied 0001_contracts\n/)

    expect(await node([ov, 'doctor'], { env }).ended).toMatchObject({ code: 0 })
  })

  it('has help for everything and an exit code for what it does not know', async () => {
    const help = await node([ov, '--help']).ended
    expect(help.code).toBe(0)
    for (const name of ['import', 'demo', 'migrate', 'doctor']) {
      expect(help.stdout).toMatch(new RegExp(`^ +${name} +\\w`, 'm'))
      const one = await node([ov, name, '--help']).ended
      expect(one.stdout).toMatch(new RegExp(`^Usage: npm run -s ov -- ${name}`))
    }
    expect(await node([ov, 'nonsense']).ended).toMatchObject({ code: 2, stdout: '' })
    expect(await node([ov, 'migrate', '--nonsense']).ended).toMatchObject({ code: 2, stdout: '' })
  })
})

/** Somebody's page waits for who they are; a sweeper may wait for the same table. */
async function isWaiting(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1 })
  const rows = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%token_hash%'`
  await sql.end()
  return rows.length > 0
}
