import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from '../../src/root.ts'
import { anAccess, anAccount } from '../builders.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

const today = '2021-03-20'
const contracts = Array.from({ length: 4000 }, (_, at) => String(1000 + at))
const addressOf = (contract: string) => `p${Number(contract) % 2000}@example.com`

let office: FeedOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const numbers = async () => {
  const [row] = await office.sql<{ invoices: number; mails: number; told: number; rounds: number }[]>`
    select (select count(*) from invoices) as invoices, (select count(*) from mails) as mails,
      (select count(*) from invoice_notices) as told, (select count(*) from invoice_mail_rounds) as rounds
  `
  return row!
}

async function aTown() {
  const rows = contracts.map((contrato) =>
    aContractRow({ contrato, correo: addressOf(contrato), factura_digital: 'S' }),
  )
  await office.take({ 'contratos.csv': csv(rows) }, { today })
  const invoices = contracts.map((contrato) =>
    anInvoiceRow({ factura: `IN ${contrato}`, contrato, fecha_emision: '2021-03-18' }),
  )
  return csv(invoices)
}

/** A process of its own imports the folder and is killed as soon as it is far enough. */
async function killed(folder: string, isFarEnough: () => Promise<boolean>) {
  const child = spawn(
    process.execPath,
    [join(root, 'test/feeds/import-child.ts'), office.url, folder, office.dataDir, today],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  while (!(await isFarEnough()) && child.exitCode === null) await wait(1)
  child.kill('SIGKILL')
  return await gone
}

const mustBeToldOnce = async () => {
  const [told] = await office.sql`
    select count(*) as mails, count(distinct to_address) as addresses, sum((facts->>'count')::int)::int as invoices from mails
  `
  expect(told).toEqual({ mails: 2000, addresses: 2000, invoices: 4000 })
  expect((await numbers()).told).toBe(4000)
  // Of a batch that was not committed there is no link either.
  expect(await office.sql`select from payment_links`).toHaveLength(4000)
}

it('killed while it tells people, again and again, and run again, it has told each of them once', async () => {
  const facturas = await aTown()
  const folder = mkdtempSync(join(office.dataDir, 'town-'))
  writeFileSync(join(folder, 'facturas.csv'), facturas)

  const seen: number[] = []
  for (const enough of [1, 600]) {
    expect(await killed(folder, async () => (await numbers()).mails >= enough)).toBe('SIGKILL')
    seen.push((await numbers()).mails)
  }
  expect(seen[0]).toBeGreaterThan(0)
  expect(seen[1]).toBeGreaterThan(seen[0]!)
  expect(seen[1]).toBeLessThan(2000)
  const { told, rounds } = await numbers()
  expect([told, rounds]).toEqual([2 * seen[1]!, 2])

  const { imported } = await office.takeFolder(folder, { today })
  expect(imported!.told).toBe(2000 - seen[1]!)
  await mustBeToldOnce()
  expect((await office.takeFolder(folder, { today })).imported!.told).toBe(0)
  await mustBeToldOnce()
}, 120_000)

it('killed after the invoices are in and before anybody is told, it tells them next time, whatever comes then', async () => {
  const facturas = await aTown()
  // Whoever holds this keeps the mails from being queued.
  const lock = await office.sql.reserve()
  await lock`select pg_advisory_lock(1)`
  await office.sql`
    create function wait_for_test() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(1); return null; end $$
  `
  await office.sql`create trigger wait_for_test before insert on invoice_notices for each statement execute function wait_for_test()`
  const folder = mkdtempSync(join(office.dataDir, 'town-'))
  writeFileSync(join(folder, 'facturas.csv'), facturas)
  expect(await killed(folder, async () => (await numbers()).invoices === 4000)).toBe('SIGKILL')
  await lock`select pg_advisory_unlock(1)`
  lock.release()
  await office.sql`drop trigger wait_for_test on invoice_notices`
  expect(await numbers()).toMatchObject({ invoices: 4000, mails: 0, told: 0, rounds: 2 })

  // A contract that came meanwhile is new with the import that brings it, and no sooner.
  const later = await office.take({ 'contratos.csv': csv([aContractRow({ contrato: '9' })]) }, { today })
  expect(later.imported!.told).toBe(2000)
  await mustBeToldOnce()
}, 120_000)

it('two imports at once tell each once', async () => {
  const facturas = await aTown()
  const account = await anAccount(office.sql, { email: 'P0@example.com' })
  const [contract] = await office.sql<{ id: number }[]>`select id from contracts where number = '2000'`
  await anAccess(office.sql, { account, contract: contract!.id })
  const both = await Promise.all([1, 2].map(() => office.take({ 'facturas.csv': facturas }, { today })))
  expect(both.map(({ imported }) => imported!.told).sort()).toEqual([0, 2000])
  await mustBeToldOnce()
}, 120_000)
