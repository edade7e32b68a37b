import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { helpInTurn } from '../../src/feed/commands.ts'
import { root } from '../../src/root.ts'
import { aContractRow, anInvoiceRow, aReadingRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

/** 1,000 contracts with 50 months each: several batches a file. */
function aLargeFeed(): string {
  const folder = mkdtempSync(join(office.dataDir, 'large-'))
  const contracts = Array.from({ length: 1000 }, (_, at) => String(1000 + at))
  const months = Array.from(
    { length: 50 },
    (_, at) => `${2017 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  )
  const history = contracts.flatMap((contrato) => months.map((periodo) => ({ contrato, periodo })))
  const files = {
    contratos: contracts.map((contrato) => aContractRow({ contrato })),
    facturas: history.map(({ contrato, periodo }) =>
      anInvoiceRow({ factura: `IN ${contrato} ${periodo}`, contrato, periodo }),
    ),
    lecturas: history.map(({ contrato, periodo }) => aReadingRow({ contrato, fecha: `${periodo}-20` })),
  }
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), csv(rows))
  return folder
}

it('killed in the middle and run again, it ends in the same state as one clean run', async () => {
  const folder = aLargeFeed()
  const landed = async () => {
    const [row] = await office.sql<{ invoices: number; readings: number }[]>`
      select (select count(*) from invoices) as invoices, (select count(*) from readings) as readings
    `
    return row!
  }

  for (const isFarEnough of [async () => (await landed()).invoices > 0, async () => (await landed()).readings > 0]) {
    const child = spawn(
      process.execPath,
      [join(root, 'test/feeds/import-child.ts'), office.url, folder, office.dataDir],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
    while (!(await isFarEnough()) && child.exitCode === null) await wait(5)
    child.kill('SIGKILL')
    expect(await gone).toBe('SIGKILL')
  }
  expect((await landed()).readings).toBeLessThan(50_000)

  const again = await office.takeFolder(folder)
  expect(again.status).toBe(0)
  expect(again.imported!.landed.at(-1)!.new).toBeLessThan(50_000)

  const clean = await openOffice()
  try {
    await clean.takeFolder(folder)
    const [resumed, whole] = [await office.contents(), await clean.contents()]
    expect(resumed.length).toBe(101_000)
    expect(resumed).toEqual(whole)
  } finally {
    await clean.close()
  }
}, 120_000)

it('what a killed import still had under way on its other connection is waited for', async () => {
  const left = await office.sql.reserve()
  const leave = await helpInTurn(left)
  const next = office.take({ 'contratos.csv': csv([aContractRow({})]) })
  await wait(300)
  expect(await office.sql`select from imports`).toHaveLength(0)
  await leave()
  left.release()
  expect((await next).status).toBe(0)
})

it('while one import runs the next one says so and waits', async () => {
  const folder = aLargeFeed()
  const first = office.takeFolder(folder)
  while ((await office.sql`select from contracts limit 1`).length === 0) await wait(5)
  const second = await office.takeFolder(folder)
  expect(second.notices).toEqual(['Otra importación está en curso; esta empieza cuando aquella termine.'])
  expect(second.imported!.landed.map((file) => file.new + file.changed)).toEqual([0, 0, 0])
  expect((await first).imported!.landed.map((file) => file.new)).toEqual([1000, 50_000, 50_000])
}, 60_000)
