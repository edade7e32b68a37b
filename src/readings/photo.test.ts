import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { submitFiles, visit } from '../../test/browser.ts'
import { aContract, anAccount, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

async function household(sql: Sql) {
  const services = testServices(sql)
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', meter: 'M-1' })
  for (const [readOn, value] of [
    ['2020-11-20', 112],
    ['2020-12-20', 124],
    ['2021-01-20', 136],
    ['2021-02-20', 148],
  ] as const) {
    await aReading(sql, { contract, meter: 'M-1', readOn, value, consumption: 12 })
  }
  return { services, app: createApp(services), as: await aSession(sql, account) }
}
const photo = async (contents?: Uint8Array<ArrayBuffer>) => [
  { field: 'foto', name: 'medidor.jpg', contents: contents ?? (await aPhoto()) },
]

describe('the picture of a meter', () => {
  it(
    'is asked for when a reading is held, kept as ours, and shown with the reading to its sender only',
    withDatabase(async (sql) => {
      const { app, services, as } = await household(sql)
      const fields = { key: randomUUID(), contrato: '404040', lectura: '9136', fecha: '2021-03-20' }
      const held = await submitFiles(app, paths.sentReadings, { fields, files: await photo() }, { as })
      expect(held.response.status).toBe(422)
      expect(held.page.querySelector('#foto')?.getAttribute('capture')).toBe('environment')
      expect(held.text).toContain('con ella la revisamos sin tener que ir')
      expect(held.page.querySelector('.waiting-files')?.text).toContain('medidor.jpg')

      const again = { fields: { ...fields, otra: '9136' }, files: [] }
      const sent = await submitFiles(app, paths.sentReadings, again, { as })
      expect(sent.response.status).toBe(303)
      const [kept] = await sql<{ photoKey: string; photoSize: number; state: string }[]>`
        select photo_key, photo_size, state from customer_readings
      `
      expect(kept!.state).toBe('held')
      const bytes = Buffer.concat(await (await services.files.read(kept!.photoKey)).toArray())
      expect([bytes.length, (await sharp(bytes).metadata()).format]).toEqual([kept!.photoSize, 'jpeg'])

      const { page } = await visit(app, sent.location!, { as })
      const source = page.querySelector('.sent-photo')!.getAttribute('src')!
      expect((await app.request(source, { headers: { cookie: as } })).headers.get('content-type')).toBe('image/jpeg')
      const other = await aSession(sql, await anAccount(sql))
      expect((await visit(app, source, { as: other })).response.status).toBe(404)
      await sql`update access_rows set ended_at = now(), ended_by = account_id`
      expect((await visit(app, source, { as })).response.status).toBe(404)
    }),
  )

  it(
    'that is none is said, with the reading as it was typed',
    withDatabase(async (sql) => {
      const { app, as } = await household(sql)
      const fields = { key: randomUUID(), contrato: '404040', lectura: '9136', fecha: '2021-03-20', otra: '9136' }
      const refused = await submitFiles(app, paths.sentReadings, { fields, files: await photo(aPdf()) }, { as })
      expect(refused.response.status).toBe(422)
      expect(refused.page.querySelector('#foto-error')?.text).toContain('no es una foto')
      expect(refused.page.querySelector('#otra')?.getAttribute('value')).toBe('9136')
      expect(await sql`select from customer_readings`).toHaveLength(0)
      expect((await submitFiles(app, paths.sentReadings, { fields, files: [] }, { as })).response.status).toBe(303)
    }),
  )
})
