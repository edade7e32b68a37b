import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeAllParts, manyInvoices } from '../../test/a-download.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { ownDatabase } from '../../test/office.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { unzip } from '../../test/zip-files.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { paths } from '../paths.ts'
import { sweepDownloads } from './commands.ts'
import { makeNextPart } from './making-commands.ts'
import { openPrintProcess } from './printer.ts'

/** Printing gives way to all else: where much else goes on, it takes its time. */
const timeout = 240_000

/** Somebody asked for `months` invoices of a contract, 61 or more. */
async function asked(sql: Sql, { months, contracts = 1 }: { months: number; contracts?: number }) {
  const person = await manyInvoices(sql, { contracts, months })
  const kept = new Set<string>()
  const inMemory = filesInMemory()
  const files: Files = {
    ...inMemory,
    put: (key, contents) => inMemory.put(key, contents).then(() => void kept.add(key)),
    remove: (key) => inMemory.remove(key).then(() => void kept.delete(key)),
  }
  const services = testServices(sql, { files })
  const app = createApp(services)
  await submit(app, paths.bulkDownloads, { key: randomUUID(), cuales: 'todos' }, { as: person.as })
  const [{ id }] = (await sql`select id from downloads where account_id = ${person.account}`) as unknown as [
    { id: string },
  ]
  const partsOf = () =>
    sql<
      { fileKey: string; part: number }[]
    >`select file_key, part from download_parts where download_id = ${id} order by part`
  return { ...person, services, app, id, kept, partsOf }
}

it(
  'goes on where it was when the printing dies or the office closes in the middle: nothing made is made twice',
  { timeout },
  withDatabase(async (sql) => {
    const { services, app, as, id, kept, partsOf } = await asked(sql, { months: 62 })
    const printing = openPrintProcess(services.profile)
    expect(await makeNextPart(services, printing.openPrinter)).toBe('made')
    const before = await partsOf()
    expect(before).toHaveLength(1)

    // The print process is gone in the middle of the second part.
    const dying: typeof printing.openPrinter = (view) => ({
      ...printing.openPrinter(view),
      receipt: async (receipt) => {
        printing.close()
        return await printing.openPrinter(view).receipt(receipt)
      },
    })
    await makeNextPart(services, dying)
    await sql`update downloads set turn_at = clock_timestamp() where id = ${id}`
    const closing = new AbortController()
    closing.abort()
    await makeNextPart(services, openPrintProcess(services.profile).openPrinter, closing.signal)
    expect(await partsOf()).toEqual(before)
    expect([...kept]).toEqual(before.map(({ fileKey }) => fileKey))

    await makeAllParts(services)
    expect((await partsOf()).slice(0, 1)).toEqual(before)
    const { response } = await visit(app, paths.bulkDownloadFile(id), { as })
    expect(unzip(Buffer.from(await response.arrayBuffer())).size).toBe(63)
  }),
)

it(
  'is given up after five failures of a part, says so, and can be asked for again',
  { timeout },
  withDatabase(async (sql) => {
    const { services, app, as, email, id } = await asked(sql, { months: 61 })
    const broken = {
      ...services,
      files: { ...services.files, put: () => Promise.reject(new Error('the disk is full')) },
    }
    const printing = openPrintProcess(services.profile)
    for (let times = 0; times < 5; times++) {
      await sql`update downloads set turn_at = clock_timestamp() where id = ${id}`
      await makeNextPart(broken, printing.openPrinter)
    }
    printing.close()
    const { text, page } = await visit(app, paths.bulkDownloads, { as })
    expect(text).toContain('No se pudo preparar Algo falló al preparar este ZIP y ya se registró.')
    expect(await sql`select facts->'until' as until from mails where to_address = ${email}`).toEqual([{ until: null }])
    await submit(app, page.querySelector('.zips form')!.getAttribute('action')!, {}, { as })
    await makeAllParts(services)
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('Listo 61 archivos')
  }),
)

it(
  'stops when the account no longer sees a contract of it, and prepares again what it still sees',
  { timeout },
  withDatabase(async (sql) => {
    const { services, app, as, account, contracts } = await asked(sql, { contracts: 2, months: 61 })
    await sql`update access_rows set ended_at = now(), ended_by = ${account} where contract_id = ${contracts[0]!}`
    await makeAllParts(services)
    const { text, page } = await visit(app, paths.bulkDownloads, { as })
    expect(text).toContain('Ya no ves todos los contratos que llevaba.')
    await submit(app, page.querySelector('.zips form')!.getAttribute('action')!, {}, { as })
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('61 facturas de un contrato')
  }),
)

it(
  'is kept a week: then its files go, and it can be prepared again; one taken off the list goes at once',
  { timeout },
  withDatabase(async (sql) => {
    const { services, app, as, id, kept } = await asked(sql, { months: 61 })
    await makeAllParts(services)
    expect(kept.size).toBe(3)
    expect(await sweepDownloads(services)).toBe(0)
    await sql`update downloads set expires_at = now() - interval '1 second' where id = ${id}`
    expect((await visit(app, paths.bulkDownloadFile(id), { as })).response.status).toBe(404)
    expect(await sweepDownloads(services)).toBe(3)
    expect(kept.size).toBe(0)
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('Ya no se guarda')
    for (const press of ['once', 'twice']) {
      const { location } = await submit(app, paths.bulkDownloadAgain(id), {}, { as })
      expect(location, press).toBe(`${paths.bulkDownloads}#mis-zip`)
    }
    expect(await sql`select from downloads where removed_at is null`).toHaveLength(1)
    const [again] = await sql<{ id: string }[]>`select id from downloads where removed_at is null`
    await makeAllParts(services)
    expect((await visit(app, paths.bulkDownloadFile(again!.id), { as })).response.status).toBe(200)

    for (const press of ['once', 'twice']) {
      const { location } = await submit(app, paths.bulkDownloadEnd(again!.id), {}, { as })
      expect(location, press).toBe(paths.bulkDownloads)
    }
    expect((await visit(app, paths.bulkDownloadFile(again!.id), { as })).response.status).toBe(404)
    expect(await sweepDownloads(services)).toBe(3)
    expect(kept.size).toBe(0)
  }),
)

it(
  'has three of an account under way at most, and mails nobody who wants no mail about invoices',
  { timeout },
  withDatabase(async (sql) => {
    const { services, app, as, account, email } = await asked(sql, { months: 61 })
    await sql`insert into notification_choices (account_id, topic, channel, is_wanted) values (${account}, 'invoices', 'mail', false)`
    const again = () => submit(app, paths.bulkDownloads, { key: randomUUID(), cuales: 'todos' }, { as })
    expect([(await again()).response.status, (await again()).response.status]).toEqual([303, 303])
    const fourth = await again()
    expect(fourth.response.status).toBe(422)
    expect(fourth.text).toContain('Ya se preparan 3 ZIP tuyos.')
    await makeAllParts(services)
    expect(await sql`select from mails where to_address = ${email}`).toHaveLength(0)
  }),
)

it('is never made by two processes at once, and cancelling waits for neither', { timeout }, async () => {
  const database = await ownDatabase()
  try {
    const { services, app, as, id, kept, partsOf } = await asked(database.sql, { months: 62 })
    const printing = [openPrintProcess(services.profile), openPrintProcess(services.profile)]
    const both = () => Promise.all(printing.map(({ openPrinter }) => makeNextPart(services, openPrinter)))
    expect((await both()).sort()).toEqual(['made', 'nothing'])
    expect((await partsOf()).map(({ part }) => part)).toEqual([1])

    const making = both()
    await submit(app, paths.bulkDownloadEnd(id), {}, { as })
    await making
    expect((await partsOf()).map(({ part }) => part)).toEqual([1])
    expect(kept.size).toBe(1)
    for (const { close } of printing) close()
  } finally {
    await database.close()
  }
})
