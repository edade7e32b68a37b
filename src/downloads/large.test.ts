import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { makeAllParts } from '../../test/a-download.ts'
import { submit, visit } from '../../test/browser.ts'
import { ownDatabase } from '../../test/office.ts'
import { testServices } from '../../test/services.ts'
import { aStampedFeed } from '../../test/stamped-feed.ts'
import { unzip, unzipSays } from '../../test/zip-files.ts'
import { createApp } from '../app.tsx'
import { filesIn } from '../lib/files.ts'
import { paths } from '../paths.ts'

/** `npm run test:downloads` takes 400. */
const contracts = Number(process.env.DOWNLOAD_CONTRACTS ?? 4)
const months = 24

it(
  `makes one ZIP of all invoices of ${contracts} contracts and ${months} months, PDF and XML, that adds up`,
  async () => {
    const database = await ownDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'downloads-'))
    try {
      const { sql } = database
      const files = filesIn(join(folder, 'files'))
      const { as, invoices, today } = await aStampedFeed(sql, files, { contracts, months })
      const services = testServices(sql, { files, today: () => today })
      const app = createApp(services)

      const asked = await visit(app, `${paths.bulkDownloads}?cuales=todos`, { as })
      const said = /([\d,]+) facturas, ([\d,]+) archivos, unos ([\d.]+) MB/.exec(
        asked.text.replaceAll(' de facturas', ' facturas'),
      )!
      expect(said.slice(1, 3).map((count) => Number(count.replaceAll(',', '')))).toEqual([invoices, invoices * 2])
      await submit(app, paths.bulkDownloads, { key: randomUUID(), cuales: 'todos' }, { as })
      await makeAllParts(services)

      const list = await visit(app, paths.bulkDownloads, { as })
      const address = list.page.querySelector('.zips a')!.getAttribute('href')!
      const { response } = await visit(app, address, { as })
      const size = Number(response.headers.get('content-length'))
      const hash = createHash('sha256')
      const zip = Buffer.alloc(size)
      let at = 0
      for await (const chunk of response.body!) {
        hash.update(chunk)
        zip.set(chunk, at)
        at += chunk.length
      }
      expect(at).toBe(size)
      // What was said before it was asked for is right by a tenth.
      expect(Math.abs(Number(said[3]) * 1_000_000 - size) / size).toBeLessThan(0.1)

      const half = Math.floor(size / 2)
      const rest = await visit(app, address, { as, headers: { range: `bytes=${half}-` } })
      const joined = createHash('sha256').update(zip.subarray(0, half))
      for await (const chunk of rest.response.body!) joined.update(chunk)
      expect(joined.digest('hex')).toBe(hash.digest('hex'))

      expect(unzipSays(zip) ?? 'No errors detected').toContain('No errors detected')
      const inside = unzip(zip)
      expect(inside.size).toBe(invoices * 2 + 1)
      const name = [...inside.keys()].find((one) => one.endsWith('.xlsx'))!
      const { sheets } = await readXlsx(inside.get(name)!)
      const lines = sheets[0]!.rows.slice(1, -1)
      const total = sheets[0]!.rows.at(-1)!
      const [sums] = await sql<
        { total: number }[]
      >`select sum(total)::bigint as total from invoices where not cancelled`
      expect(Math.round(Number(total[7]) * 100)).toBe(sums!.total)
      const counted = lines.filter((line) => line[10] !== 'CANCELADA')
      expect(counted.reduce((sum, line) => sum + Math.round(Number(line[7]) * 100), 0)).toBe(sums!.total)
      const named = lines.flatMap((line) => [String(line[12]), String(line[13])])
      expect(named.toSorted()).toEqual([...inside.keys()].filter((one) => one !== name).toSorted())
      expect(list.text).toContain(`Suman $${(sums!.total / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`)
    } finally {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60 * 60_000,
)
