import { createHash, randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { makeAllParts, manyInvoices } from '../../test/a-download.ts'
import { aStampedDocument } from '../../test/a-stamped-invoice.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { unzip, unzipSays } from '../../test/zip-files.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import type { View } from '../web/view.ts'
import { wordsIn } from '../words/words.ts'
import { sweepDownloads, zipAtOnce } from './commands.ts'

/** Printing gives way to all else: where much else goes on, it takes its time. */
const timeout = 240_000
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const zipOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** Ana has two contracts with three invoices: one is stamped, one cancelled. */
async function anaWithThree(sql: Sql) {
  const ana = await anAccount(sql)
  const contract = await aContract(sql, { account: ana, number: '404040', alias: '=Casa' })
  const other = await aContract(sql, { account: ana, number: '50/50', address: '+LA OTRA' })
  await anInvoice(sql, { contract, number: 'IN 1', total: 34_400, balance: 0, paidOn: '2021-03-01' })
  await anInvoice(sql, {
    contract,
    number: 'IN 2',
    issuedOn: '2021-01-20',
    total: 20_050,
    balance: 20_050,
    cancelled: true,
  })
  await anInvoice(sql, { contract: other, number: 'IN 3', issuedOn: '2020-12-20', total: 10_001, balance: 5_000 })
  const files = filesInMemory()
  const xml = await aStampedDocument(sql, files, {})
  const services = testServices(sql, { files })
  return { app: createApp(services), services, ana, as: await aSession(sql, ana), xml }
}

/** The sheet of the list: its lines, and its last one apart. */
async function listIn(files: Map<string, Buffer>) {
  const [name, contents] = [...files].find(([name]) => name.endsWith('.xlsx'))!
  const [sheet] = (await readXlsx(contents)).sheets
  const rows = sheet!.rows
  return {
    name,
    head: rows[0]!,
    lines: rows.slice(1, -1),
    total: rows.at(-1)!,
    xml: String(unzip(contents).get('xl/worksheets/sheet1.xml')),
  }
}

it(
  'says what a ZIP will hold, gives a small one at once, and its list adds up to what the page said',
  withDatabase(async (sql) => {
    const { app, as, xml } = await anaWithThree(sql)
    const asked = await visit(app, `${paths.bulkDownloads}?cuales=todos`, { as })
    expect(asked.text).toContain('3 facturas, 4 archivos, unos ')
    expect(asked.text).toContain(
      'De 2 contratos, de diciembre de 2020 a febrero de 2021. Suman $444.01, sin las canceladas.',
    )
    expect(asked.text).toContain('Una tiene XML timbrado.')

    const key = asked.page.querySelector('input[name=key]')!.getAttribute('value')!
    const { response } = await submit(app, paths.bulkDownloads, { key, cuales: 'todos' }, { as })
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="facturas_2020-12_a_2021-02_2021-03-20.zip"',
    )
    const zip = await zipOf(response)
    expect(unzipSays(zip) ?? 'No errors detected').toContain('No errors detected')
    const files = unzip(zip)
    expect([...files.keys()]).toEqual([
      '404040/2021-01_IN_2.pdf',
      '404040/2021-02_IN_1.pdf',
      '404040/2021-02_IN_1.xml',
      '50(2f)50/2020-12_IN_3.pdf',
      'lista-de-facturas_2020-12_a_2021-02_2021-03-20.xlsx',
    ])
    expect(String(files.get('404040/2021-02_IN_1.xml'))).toBe(xml)
    expect(String(files.get('404040/2021-02_IN_1.pdf')).slice(0, 5)).toBe('%PDF-')

    const { lines, total, xml: sheet } = await listIn(files)
    expect(lines.map((line) => [line[0], line[3], line[7], line[8], line[9], line[10]])).toEqual([
      ['404040', 'IN 2', 200.5, 0, 0, 'CANCELADA'],
      ['404040', 'IN 1', 344, 344, 0, 'PAGADA'],
      ['50/50', 'IN 3', 100.01, 50.01, 50, 'VENCIDA'],
    ])
    expect(lines.map((line) => line[12])).toEqual([...files.keys()].filter((name) => name.endsWith('.pdf')))
    expect([total[0], total[7], total[8], total[9]]).toEqual(['Total sin canceladas', 444.01, 394.01, 50])
    expect(sheet).toContain('SUMIF(K2:K4,"&lt;&gt;CANCELADA",H2:H4)')
    // What begins like a formula is a word, and nothing but the sums is one.
    expect(sheet.match(/<f[ >]/g)).toHaveLength(3)
    expect(lines[0]![1]).toBe('=Casa')
  }),
)

it(
  'chooses by contract, by period, by group and by invoice, and nothing of anybody else',
  withDatabase(async (sql) => {
    const { app, ana, as } = await anaWithThree(sql)
    await anInvoice(sql, { number: 'IN 9' })
    const [group] = await sql<{ id: number }[]>`
      insert into contract_marks (account_id, kind, name) values (${ana}, 'group', 'Locales') returning id
    `
    await sql`
      insert into marked_contracts (account_id, contract_id, mark_id, kind)
      select ${ana}, id, ${group!.id}, 'group' from contracts where number = '50/50'
    `
    const holds = async (query: string) =>
      (await visit(app, `${paths.bulkDownloads}?${query}`, { as })).text.match(
        /Lo que lleva el ZIP (\d+ facturas?)/,
      )?.[1]
    expect(await holds('cuales=elegidos&contrato=404040')).toBe('2 facturas')
    expect(await holds('cuales=todos&desde=2021-01&hasta=2021-01')).toBe('1 factura')
    expect(await holds('cuales=todos&desde=2021-02&hasta=2021-01')).toBe('2 facturas')
    expect(await holds(`cuales=grupo&grupo=${group!.id}`)).toBe('1 factura')
    expect(await holds('factura=IN+1&factura=IN+3&factura=IN+9')).toBe('2 facturas')
    expect(await holds('factura=IN+9')).toBeUndefined()
    const none = await visit(app, `${paths.bulkDownloads}?cuales=elegidos`, { as })
    expect(none.text).toContain('Marca al menos un contrato, o elige todos.')
    const empty = await submit(app, paths.bulkDownloads, { key: randomUUID(), factura: 'IN 9' }, { as })
    expect(empty.response.status).toBe(422)
    expect(empty.text).toContain('No hay facturas con lo que elegiste.')
  }),
)

it(
  'prepares a large one once for each form, tells by mail, and gives it whole or in halves that fit together',
  { timeout },
  withDatabase(async (sql) => {
    const { account, email, as } = await manyInvoices(sql, { contracts: 3, months: 21 })
    const services = testServices(sql)
    const app = createApp(services)
    const { page, text } = await visit(app, `${paths.bulkDownloads}?cuales=todos`, { as })
    expect(text).toContain('63 facturas, 63 archivos')
    const key = page.querySelector('input[name=key]')!.getAttribute('value')!
    for (let twice = 0; twice < 2; twice++) {
      const { location } = await submit(app, paths.bulkDownloads, { key, cuales: 'todos' }, { as })
      expect(location).toBe(`${paths.bulkDownloads}#mis-zip`)
    }
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('En espera 0 de 63')

    // Fifty, thirteen, and the end with the list.
    expect(await makeAllParts(services)).toBe(3)
    const list = await visit(app, paths.bulkDownloads, { as })
    expect(list.text).toMatch(
      /Listo 63 archivos, [\d.]+ MB\. Suman \$6,369\.30; por pagar, \$6,369\.30\. Se guarda hasta el /,
    )
    const address = list.page.querySelector('.zips a')!.getAttribute('href')!
    const [mail] = await sql<
      { facts: object }[]
    >`select facts from mails where to_address = ${email} and kind = 'download-news'`
    expect(mail?.facts).toMatchObject({ invoices: 63, page: paths.bulkDownloads })

    const { response } = await visit(app, address, { as })
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    const zip = await zipOf(response)
    expect(response.headers.get('content-length')).toBe(String(zip.length))
    expect(unzipSays(zip) ?? 'No errors detected').toContain('No errors detected')
    const { lines, total } = await listIn(unzip(zip))
    expect(lines).toHaveLength(63)
    expect(total[7]).toBe(6369.3)
    expect(lines.reduce((sum, line) => sum + Math.round(Number(line[7]) * 100), 0)).toBe(636_930)

    const head = await app.request(address, { method: 'HEAD', headers: { cookie: as } })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(zip.length)])
    const etag = response.headers.get('etag')!
    const half = Math.floor(zip.length / 2)
    const ranged = (range: string, more = {}) => visit(app, address, { as, headers: { range, ...more } })
    const first = await ranged(`bytes=0-${half - 1}`)
    const rest = await ranged(`bytes=${half}-`, { 'if-range': etag })
    expect([first.response.status, rest.response.status]).toEqual([206, 206])
    expect(rest.response.headers.get('content-range')).toBe(`bytes ${half}-${zip.length - 1}/${zip.length}`)
    const joined = Buffer.concat([await zipOf(first.response), await zipOf(rest.response)])
    expect(sha256(joined)).toBe(sha256(zip))
    expect((await zipOf((await ranged('bytes=-7')).response)).equals(zip.subarray(-7))).toBe(true)
    expect((await ranged(`bytes=${half}-`, { 'if-range': '"another"' })).response.status).toBe(200)
    const beyond = await ranged(`bytes=${zip.length}-`)
    expect([beyond.response.status, beyond.response.headers.get('content-range')]).toEqual([
      416,
      `bytes */${zip.length}`,
    ])

    await sql`update access_rows set ended_at = now(), ended_by = ${account} where account_id = ${account}`
    expect((await visit(app, address, { as })).response.status).toBe(404)
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('Ya no está disponible')
    expect(await sweepDownloads(services)).toBe(3)
    await sql`update access_rows set ended_at = null, ended_by = null where account_id = ${account}`
    expect((await visit(app, address, { as })).response.status).toBe(404)
    expect((await visit(app, paths.bulkDownloads, { as })).text).toContain('Ya no ves todos los contratos que llevaba.')
  }),
)

it(
  'answers for another person’s as for one that does not exist',
  { timeout },
  withDatabase(async (sql) => {
    const { as } = await manyInvoices(sql, { contracts: 1, months: 61 })
    const services = testServices(sql)
    const app = createApp(services)
    await submit(app, paths.bulkDownloads, { key: randomUUID(), cuales: 'todos' }, { as })
    await makeAllParts(services)
    const [download] = await sql<{ id: string }[]>`select id from downloads`
    const luis = await aSession(sql, await anAccount(sql))
    const nameless = (text: string) => text.replace(/: [0-9a-f]{8}/, '')
    for (const path of [paths.bulkDownloadFile, paths.bulkDownloadAgain, paths.bulkDownloadEnd]) {
      const open = (id: string) =>
        path === paths.bulkDownloadFile ? visit(app, path(id), { as: luis }) : submit(app, path(id), {}, { as: luis })
      const [others, nothing] = [await open(download!.id), await open(randomUUID())]
      expect([others.response.status, nothing.response.status]).toEqual([404, 404])
      expect(nameless(others.text)).toBe(nameless(nothing.text))
    }
    expect((await visit(app, paths.bulkDownloads, { as: luis })).text).not.toContain('Mis ZIP preparados')
    expect((await visit(app, paths.bulkDownloadFile(download!.id), { as })).response.status).toBe(200)
  }),
)

it(
  'at once is none for who stops seeing what they asked for meanwhile',
  withDatabase(async (sql) => {
    const { services, ana } = await anaWithThree(sql)
    const view = { words: wordsIn('es-MX'), profile: services.profile, today: services.today() } as View
    const choice = { invoices: [], contracts: [], group: null, from: null, to: null }
    expect(await zipAtOnce(services, view, { accountId: ana, choice })).toBeDefined()
    await sql`update access_rows set ended_at = now(), ended_by = account_id`
    expect(await zipAtOnce(services, view, { accountId: ana, choice })).toBeUndefined()
  }),
)
