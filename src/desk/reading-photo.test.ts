import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { twoYearsOfReadings } from '../../test/a-reader.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, submitFiles, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { aroundOf } from '../notifications/around.ts'
import type { Notice } from '../notifications/notice.ts'
import { mailText } from '../notifications/render.tsx'
import { mailOf } from '../notifications/templates.ts'
import { deskPaths, paths } from '../paths.ts'
import { wordsIn } from '../words/words.ts'

const words = wordsIn('es-MX')
const picture = async (field = 'foto') => [{ field, name: 'medidor.jpg', contents: await aPhoto() }]

/** Ana's reading of 1733 m³ is held, and Julia is at the desk of the same office. */
async function heldReading(sql: Sql) {
  const services = testServices(sql)
  const app = createApp(services)
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', meter: 'M-77' })
  await twoYearsOfReadings(sql, contract)
  const as = await aSession(sql, account)
  const fields = { key: randomUUID(), contrato: '404040', lectura: '1733', otra: '1733', fecha: '2021-03-20' }
  const sent = await submitFiles(app, paths.sentReadings, { fields, files: await picture() }, { as })
  const id = sent.location!.split('/').at(-1)!
  const desk = await atTheDesk(sql)
  return {
    app,
    services,
    as,
    id,
    desk,
    add: async (files = picture(), by = as) =>
      submitFiles(app, paths.readingPhotos(id), { fields: { key: randomUUID() }, files: await files }, { as: by }),
    ask: (photoReason: string) => submit(app, deskPaths.readingPhotoAsked(id), { photoReason }, { as: desk.as }),
    look: () => visit(app, deskPaths.reading(id), { as: desk.as }),
    mine: () => visit(app, paths.sentReading(id), { as }),
  }
}

describe('another picture of a held reading', () => {
  it(
    'is asked for at the desk, by mail with the way to the reading, added there, seen beside the first, and decided of',
    withDatabase(async (sql) => {
      const { app, services, as, id, desk, ask, add, look, mine } = await heldReading(sql)
      expect((await ask(' ')).response.status).toBe(422)
      expect((await ask('No se leen los números.')).response.status).toBe(303)
      expect((await look()).text).toContain('Otra foto pedida el')
      expect(await sql`select reason from operator_acts where act = 'reading-photo-asked'`).toEqual([
        { reason: 'No se leen los números.' },
      ])

      const [mail] = await sql<Notice[]>`select kind, facts from mails order by id desc limit 1`
      const { profile } = services
      const text = mailText(mailOf(mail!, aroundOf(profile, 'es-MX')), { words, profile, baseUrl: 'https://o.example' })
      expect(text.replace(/\s+/g, ' ')).toContain('necesitamos otra foto del medidor: > No se leen los números.')
      expect(text).toContain(`https://o.example${paths.sentReading(id)}`)

      const page = await mine()
      expect(page.text).toContain('Necesitamos otra foto')
      expect(page.text).toContain('No se leen los números.')
      const added = await add()
      expect(added.location).toBe(`${paths.sentReading(id)}?foto=recibida`)
      const after = await visit(app, added.location!, { as })
      expect(after.text).toContain('La foto se agregó a tu lectura.')
      expect(after.text).not.toContain('Necesitamos otra foto')
      expect(after.page.querySelectorAll('.sent-photo')).toHaveLength(2)

      const seen = await look()
      expect(seen.text).not.toContain('Otra foto pedida el')
      const photos = seen.page.querySelectorAll('.meter-photo img').map((img) => img.getAttribute('src')!)
      expect(photos).toHaveLength(2)
      for (const source of photos) {
        const answer = await app.request(source, { headers: { cookie: desk.as } })
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      }
      const decided = { decision: 'accept', key: randomUUID() }
      expect((await submit(app, deskPaths.readingReview(id), decided, { as: desk.as })).response.status).toBe(303)
      expect((await mine()).text).toContain('Foto agregada')
      const late = await add()
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('La lectura ya se decidió')
      expect((await ask('Otra más.')).response.status).toBe(409)
      expect(await sql`select from attachments where customer_reading_id is null`).toHaveLength(0)
    }),
  )

  it(
    'may be added unasked, must be a picture, and is bounded',
    withDatabase(async (sql) => {
      const { add, mine } = await heldReading(sql)
      expect((await mine()).text).toContain('Agrega una foto')
      const pdf = await add(Promise.resolve([{ field: 'foto', name: 'recibo.pdf', contents: aPdf() }]))
      expect(pdf.response.status).toBe(422)
      expect(pdf.text).toContain('no es una foto')
      const none = await add(Promise.resolve([]))
      expect(none.text).toContain('Elige la foto del medidor.')
      for (let n = 2; n <= 5; n++) expect((await add()).response.status).toBe(303)
      expect((await add()).text).toContain('ya tiene cinco fotos')
    }),
  )

  it(
    'is added once when its form is sent twice, and answered as added both times',
    withDatabase(async (sql) => {
      const { app, as, id } = await heldReading(sql)
      const sent = { fields: { key: randomUUID() }, files: await picture() }
      for (const _ of ['once', 'twice']) {
        const { location } = await submitFiles(app, paths.readingPhotos(id), sent, { as })
        expect(location).toBe(`${paths.sentReading(id)}?foto=recibida`)
      }
      expect(await sql`select from attachments where customer_reading_id = ${id}`).toHaveLength(2)
      // Gone back to, the form brings another picture.
      const other = { ...sent, files: [{ ...sent.files[0]!, contents: await aPhoto({ width: 40 }) }] }
      await submitFiles(app, paths.readingPhotos(id), other, { as })
      expect(await sql`select from attachments where customer_reading_id = ${id}`).toHaveLength(3)
    }),
  )

  it(
    'of somebody else’s reading is one of none, and so is the picture at the desk of another reading',
    withDatabase(async (sql) => {
      const { app, id, desk, add } = await heldReading(sql)
      const stranger = await aSession(sql, await anAccount(sql))
      const theirs = await add(picture(), stranger)
      const nobodys = await submitFiles(
        app,
        paths.readingPhotos(randomUUID()),
        { fields: { key: randomUUID() }, files: await picture() },
        { as: stranger },
      )
      expect([theirs.response.status, nobodys.response.status]).toEqual([404, 404])
      const heading = (of: typeof theirs) => of.page.querySelector('h1')!.text
      expect(heading(theirs)).toBe(heading(nobodys))
      for (const foto of [randomUUID(), 'x']) {
        const address = `${deskPaths.readingPhoto(id)}?foto=${foto}`
        expect((await visit(app, address, { as: desk.as })).response.status).toBe(404)
      }
    }),
  )
})
