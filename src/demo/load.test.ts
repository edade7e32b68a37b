import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { ownDatabase } from '../../test/office.ts'
import { testServices } from '../../test/services.ts'
import { grantAccess } from '../access/commands.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { loadDemo } from './load.ts'
import { demoOperator, demoPassword, demoUsernames } from './people.ts'
import { reservedPeople } from './reserved.ts'

describe('the demo, on a first start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let services: Services

  beforeAll(async () => {
    database = await ownDatabase()
    const usual = testServices(database.sql)
    services = { ...usual, settings: { ...usual.settings, demo: true, dataDir: folder } }
    await loadDemo({ services, contracts: 60, months: 14, log: () => {} })
  }, 60_000)

  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  it('shows on the home page how to sign in as people with one, five and forty contracts', async () => {
    const { page } = await visit(createApp(services), paths.home)
    const doors = page.querySelectorAll('.demo-doors form').map((form) => form.text.replace(/\s+/g, ' '))
    expect(doors.map((door) => /(\d+) contratos?/.exec(door)?.[1])).toEqual(['1', '5', '40'])
    for (const username of Object.values(demoUsernames)) {
      const { response } = await submit(createApp(services), paths.signIn, { username, password: demoPassword })
      expect(response.status).toBe(303)
    }
  })

  it('says on every page that it is one', async () => {
    expect((await visit(createApp(services), paths.contactUs)).page.querySelector('.strip')?.text).toContain(
      'Demostración',
    )
  })

  it('changes nothing the second time, and never enters the office of a real utility', async () => {
    const count = async () =>
      await database.sql`select (select count(*) from invoices) i, (select count(*) from accounts) a`
    const before = await count()
    await loadDemo({ services, contracts: 60, months: 14, log: () => {} })
    expect(await count()).toEqual(before)

    const real = await ownDatabase()
    await real.sql`
      insert into contracts (number, person_kind, first_surname, address) values ('1', 'person', 'Real', 'CALLE 1')
    `
    await loadDemo({ services: { ...services, sql: real.sql }, contracts: 60, months: 2, log: () => {} })
    expect(await real.sql`select number from contracts`).toEqual([{ number: '1' }])
    await real.close()
  })

  it('gets somebody at its desk when it is from before there was one, once, and a real utility gets nobody', async () => {
    const { sql } = database
    const load = (sql: Services['sql'], said: string[] = []) =>
      loadDemo({ services: { ...services, sql }, contracts: 60, months: 2, log: (line) => said.push(line) })
    await sql`update operators set email = 'somebody-else@example.com'`
    const said: string[] = []
    await load(sql, said)
    expect(said).toEqual([`Added ${demoOperator.email}, who works at the desk of the demo`])
    await load(sql, said)
    expect(said).toHaveLength(1)
    expect(await sql`select role from operators where email = ${demoOperator.email}`).toEqual([{ role: 'administers' }])

    const real = await ownDatabase()
    await real.sql`insert into accounts (username, email, name) values (${demoUsernames.oneContract}, 'l@x.mx', 'Lucía')`
    await load(real.sql)
    expect(await real.sql`select from operators`).toHaveLength(0)
    await real.close()
  })

  it('prints the receipt of a contract that nobody has registered, and another once somebody has', async () => {
    const name = async () => {
      const response = await createApp(services).request(paths.demoReceipt)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      return Buffer.from(await response.arrayBuffer()).length
    }
    const first = await name()
    const [account] = await database.sql<{ id: string }[]>`select id from accounts limit 1`
    const [contract] = await database.sql<{ id: number }[]>`
      select id from contracts where number = ${reservedPeople(60).toRegister.contracts[0]!.number}
    `
    await grantAccess(database.sql, { accountId: account!.id, contractId: contract!.id, proof: 'meter' })
    expect(await name()).not.toBe(first)
  })

  it('is not there outside demo mode', async () => {
    const real = createApp({ ...services, settings: { ...services.settings, demo: false } })
    for (const path of [paths.demoReceipt, paths.demoMail]) {
      expect((await visit(real, path)).response.status).toBe(404)
    }
    expect((await visit(real, paths.home)).page.querySelector('.demo-doors')).toBeNull()
  })
})
