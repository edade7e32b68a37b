import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto, aPixelBomb, aZip, joined } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { sweepWaiting } from './commands.ts'

const kind = paths.guestRequest('sugerencia')
const guest = (more: Record<string, string> = {}) => ({
  key: randomUUID(),
  nombre: 'Luis Ñáñez',
  email: 'luis@example.com',
  mensaje: 'Aquí va la foto',
  ...more,
})
const office = (sql: Sql) => {
  const services = testServices(sql)
  return { app: createApp(services), services }
}
type Kept = {
  name: string
  contentType: string
  position: string | null
  fileKey: string
  requestEventId: number | null
}
const kept = (sql: Sql) =>
  sql<Kept[]>`select name, content_type, position, file_key, request_event_id from attachments order by name`
async function contentsOf(services: ReturnType<typeof testServices>, fileKey: string) {
  return Buffer.concat(await (await services.files.read(fileKey)).toArray())
}
const one = (contents: Uint8Array<ArrayBuffer>, name = 'foto.jpg', field = 'adjuntos') => [{ field, name, contents }]

describe('a picture that is sent', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'as %s is redrawn, upright, without a word of what came with it',
    (format) =>
      withDatabase(async (sql) => {
        const { app, services } = office(sql)
        const files = one(await aPhoto({ format }), 'IMG_1.jpg')
        const { response } = await submitFiles(app, kind, { fields: guest(), files })
        expect(response.status).toBe(303)
        const [file] = await kept(sql)
        expect(file).toMatchObject({ name: 'IMG_1.jpg', contentType: 'image/jpeg', position: null })
        expect(file!.requestEventId).not.toBeNull()
        const bytes = await contentsOf(services, file!.fileKey)
        const { exif, width, height, orientation, format: ours } = await sharp(bytes).metadata()
        expect({ exif, width, height, orientation, ours }).toEqual({ width: 40, height: 60, ours: 'jpeg' })
        expect(bytes.includes('Telefonos')).toBe(false)
      })(),
  )

  it(
    'says where it was taken only when the person sends that too, and then beside it',
    withDatabase(async (sql) => {
      const { app, services } = office(sql)
      await submitFiles(app, kind, { fields: guest({ conPosicion: 'si' }), files: one(await aPhoto()) })
      const [file] = await kept(sql)
      expect(file!.position).toBe('20.58806, -100.38806')
      expect((await sharp(await contentsOf(services, file!.fileKey)).metadata()).exif).toBeUndefined()
    }),
  )

  it(
    'with a ZIP file or a page behind it is only the picture afterwards',
    withDatabase(async (sql) => {
      const { app, services } = office(sql)
      const polyglot = joined(await aPhoto(), Buffer.from('<script>alert(1)</script>'), aZip())
      expect((await submitFiles(app, kind, { fields: guest(), files: one(polyglot) })).response.status).toBe(303)
      const bytes = await contentsOf(services, (await kept(sql))[0]!.fileKey)
      expect([bytes.includes('script'), bytes.includes('PK\x05\x06')]).toEqual([false, false])
    }),
  )
})

describe('a file that is not taken', () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const heic = new Uint8Array(Buffer.from(`${'\0\0\0\x18'}ftypheic${'\0\0\0\0'}mif1heic${'\0'.repeat(40)}`, 'latin1'))
  const cut = async () => (await aPhoto({ width: 400, height: 300 })).slice(0, 700)
  it.each([
    ['nothing at all', async () => new Uint8Array(), 'foto.jpg', 'está vacío'],
    ['30 MB', async () => new Uint8Array(30 * 1024 * 1024), 'foto.jpg', 'pesa más de 10 MB'],
    [
      'a program called a picture',
      async () => new Uint8Array(Buffer.from(`MZ${'\0'.repeat(300)}`)),
      'foto.jpg',
      'no es una foto',
    ],
    [
      'a page called a picture',
      async () => new TextEncoder().encode('<!doctype html><h1>x'),
      'foto.png',
      'no es una foto',
    ],
    ['a drawing that may hold programs', async () => svg, 'foto.svg', 'no es una foto'],
    ['a ZIP file', async () => aZip(), 'fotos.zip', 'no es una foto'],
    ['a ZIP file called a PDF', async () => aZip(), 'recibo.pdf', 'no es una foto'],
    ['a telephone’s own format', async () => heic, 'IMG_1.HEIC', 'es una foto HEIC'],
    ['a gigapixel in a few kilobytes', async () => aPixelBomb(), 'foto.png', 'es demasiado grande'],
    ['half a picture', cut, 'foto.jpg', 'está dañado'],
    ['half a PDF', async () => aPdf().slice(0, 60), 'recibo.pdf', 'no es un PDF completo'],
    ['a PDF with a ZIP file behind it', async () => joined(aPdf(), aZip()), 'recibo.pdf', 'no es un PDF completo'],
    ['a PDF behind a ZIP file', async () => joined(aZip(), aPdf()), 'recibo.pdf', 'no es una foto'],
    [
      'a PDF with a program in it',
      async () => aPdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'),
      'a.pdf',
      'lleva un programa',
    ],
  ])('for being %s is said, and everything else stays', (_, contents, name, sentence) =>
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const fields = guest()
      const files = [...one(await aPhoto(), 'buena.jpg'), ...one(await contents(), name)]
      const { response, page, text } = await submitFiles(app, kind, { fields, files })
      expect(response.status).toBe(422)
      expect(page.querySelector('#adjuntos-error')?.text).toContain(sentence)
      expect(page.querySelector('#adjuntos-error')?.text).toContain(name)
      expect(page.querySelector('#mensaje')?.text).toBe('Aquí va la foto')
      expect(page.querySelector('#nombre')?.getAttribute('value')).toBe('Luis Ñáñez')
      expect(page.querySelector('.waiting-files')?.text).toContain('buena.jpg')
      expect(text).not.toContain('undefined')

      expect((await submitFiles(app, kind, { fields, files: [] })).response.status).toBe(303)
      const files2 = await kept(sql)
      expect(files2.map(({ name }) => name)).toEqual(['buena.jpg'])
      expect(files2[0]!.requestEventId).not.toBeNull()
    })(),
  )

  it(
    'is the sixth, whether they come together or one after another',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const fields = guest({ mensaje: '' })
      const photos = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => aPhoto({ width: 40 + n })))
      const all = photos.map((contents, index) => ({ field: 'adjuntos', name: `${index}.jpg`, contents }))
      const together = await submitFiles(app, kind, { fields, files: all })
      expect(together.page.querySelector('#adjuntos-error')?.text).toContain('«5.jpg» ya no cabe')
      const later = await submitFiles(app, kind, { fields, files: all.slice(5) })
      expect(later.page.querySelector('#adjuntos-error')?.text).toContain('«5.jpg» ya no cabe')
      expect(await kept(sql)).toHaveLength(5)
    }),
  )

  it(
    'brings no path with its name, and no name that reads otherwise than it is',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const names = ['../../etc/passwd.jpg', 'C:\\fotos\\medidor.jpg', 'a\u202Egpj.exe', '..', `${'x'.repeat(400)}.jpg`]
      for (const name of names) {
        const { response } = await submitFiles(app, kind, { fields: guest(), files: one(await aPhoto(), name) })
        expect(response.status).toBe(303)
      }
      expect((await kept(sql)).map(({ name }) => name).sort()).toEqual(
        ['passwd.jpg', 'medidor.jpg', 'agpj.exe', '..', 'x'.repeat(100)].sort(),
      )
    }),
  )
})

describe('files that wait with a form', () => {
  it(
    'are left out when the person says so, and kept once however often they come',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const fields = guest({ mensaje: '' })
      const files = one(await aPhoto())
      await submitFiles(app, kind, { fields, files })
      const again = await submitFiles(app, kind, { fields, files })
      expect(await kept(sql)).toHaveLength(1)
      const box = again.page.querySelector('.waiting-files input')!.getAttribute('name')!
      await submitFiles(app, kind, { fields: { ...fields, [box]: 'si' }, files: [] })
      expect(await kept(sql)).toHaveLength(0)
    }),
  )

  it(
    'are nobody else’s: neither shown, nor taken away, nor sent with another’s request',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
      const fields = { key: randomUUID(), mensaje: '' }
      const own = paths.request('consulta-general')
      await submitFiles(app, own, { fields, files: one(await aPhoto()) }, { as: await aSession(sql, ana) })
      const [file] = await sql<{ id: string }[]>`select id from attachments`
      const as = await aSession(sql, luis)
      const peek = await submitFiles(
        app,
        own,
        { fields: { ...fields, [`quitar-${file!.id}`]: 'si' }, files: [] },
        { as },
      )
      expect(peek.page.querySelector('.waiting-files')).toBeNull()
      await submitFiles(app, own, { fields: { ...fields, mensaje: 'Hola' }, files: [] }, { as })
      await submitFiles(app, kind, { fields: guest({ key: fields.key }), files: [] })
      expect(await kept(sql)).toMatchObject([{ requestEventId: null }])
      expect((await visit(app, paths.attachment(file!.id), { as })).response.status).toBe(404)
      expect((await visit(app, paths.attachment(file!.id), { as: await aSession(sql, ana) })).response.status).toBe(200)
    }),
  )

  it(
    'are swept away after a day, unless a draft keeps them; what was sent stays',
    withDatabase(async (sql) => {
      const { app, services } = office(sql)
      await submitFiles(app, kind, { fields: guest(), files: one(await aPhoto(), 'sent.jpg') })
      await submitFiles(app, kind, { fields: guest({ mensaje: '' }), files: one(await aPhoto(), 'left.jpg') })
      const as = await aSession(sql, await anAccount(sql))
      const drafted = { fields: { key: randomUUID(), mensaje: '' }, files: one(await aPhoto(), 'draft.jpg') }
      await submitFiles(app, paths.request('consulta-general'), drafted, { as })
      expect(await sweepWaiting(services)).toBe(0)
      const [left] = (await kept(sql)).filter(({ name }) => name === 'left.jpg')
      await sql`update attachments set created_at = now() - interval '25 hours'`
      expect(await sweepWaiting(services)).toBe(1)
      expect((await kept(sql)).map(({ name }) => name)).toEqual(['draft.jpg', 'sent.jpg'])
      await expect(services.files.read(left!.fileKey)).rejects.toThrow()
    }),
  )
})

describe('a large form', () => {
  it(
    'is read by routes that take files only, and only as often as anybody sends pictures',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const files = one(new Uint8Array(1024 * 1024))
      const bad = { fields: { username: 'a', password: 'b' }, files }
      for (const path of [paths.signIn, paths.registrationPerson, paths.search, '/no-existe']) {
        expect((await submitFiles(app, path, bad)).response.status, path).toBe(413)
      }
      const from = '203.0.113.77'
      const statuses: number[] = []
      for (let turn = 0; turn < 22; turn++) {
        statuses.push(
          (await submitFiles(app, kind, { fields: guest({ mensaje: '' }), files: [] }, { from })).response.status,
        )
      }
      expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422))
      expect(statuses.slice(20)).toEqual([429, 429])
    }),
  )

  it(
    'is cut off when it does not end, and its words are bounded like any form’s',
    withDatabase(async (sql) => {
      const { app } = office(sql)
      const endless = await submitFiles(app, kind, { fields: guest(), files: one(new Uint8Array(66 * 1024 * 1024)) })
      const wordy = await submitFiles(app, kind, { fields: guest({ mensaje: 'a'.repeat(70_000) }), files: [] })
      expect([endless.response.status, wordy.response.status]).toEqual([413, 413])
    }),
  )
})

describe('what people without an account send', () => {
  it(
    'is bounded for a day: what no longer fits is refused with a sentence, an account is not, and nothing refused is counted',
    withDatabase(async (sql) => {
      const services = testServices(sql)
      const app = createApp({ ...services, settings: { ...services.settings, guestUploadMegabytes: 1 } })
      const send = (contents: Uint8Array<ArrayBuffer>, name: string) =>
        submitFiles(app, kind, { fields: guest(), files: one(contents, name) })
      const padded = (kilobytes: number) => aPdf(`/Pad(${'x'.repeat(kilobytes * 1024)})`)
      expect((await send(padded(600), 'uno.pdf')).response.status).toBe(303)
      const refused = await send(padded(601), 'dos.pdf')
      expect(refused.response.status).toBe(422)
      expect(refused.text).toContain('«dos.pdf» no cabe: desde tu conexión ya llegó hoy')
      expect((await send(padded(300), 'tres.pdf')).response.status).toBe(303)
      expect((await kept(sql)).map(({ name }) => name)).toEqual(['tres.pdf', 'uno.pdf'])

      const as = await aSession(sql, await anAccount(sql))
      const fields = { key: randomUUID(), mensaje: 'Aquí va' }
      const files = one(padded(900), 'cuatro.pdf')
      expect((await submitFiles(app, paths.request('sugerencia'), { fields, files }, { as })).response.status).toBe(303)
    }),
  )
})
