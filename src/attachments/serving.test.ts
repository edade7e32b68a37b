import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkOf, operatorSays } from '../../test/a-request.ts'
import { submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import { sayOn } from '../requests/follow-commands.ts'
import { takeFiles } from './commands.ts'
import { attachmentsOf } from './queries.ts'

const photoAndPdf = async () => [
  { field: 'adjuntos', name: 'mi "medidor" ñ.png', contents: await aPhoto({ format: 'png' }) },
  { field: 'adjuntos', name: 'recibo.pdf', contents: aPdf() },
]
const idsOf = async (sql: Sql) => {
  const rows = await sql<{ id: string; contentType: string }[]>`select id, content_type from attachments`
  return {
    photo: rows.find(({ contentType }) => contentType === 'image/jpeg')!.id,
    pdf: rows.find(({ contentType }) => contentType === 'application/pdf')!.id,
  }
}
const folioOf = async (sql: Sql) => (await sql<{ folio: string }[]>`select folio from requests`)[0]!.folio

describe('a file that was sent', () => {
  it(
    'is shown or saved as what it is, runs nothing and stays in no cache',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const as = await aSession(sql, await anAccount(sql))
      const fields = { key: randomUUID(), mensaje: 'Mira' }
      await submitFiles(app, paths.request('consulta-general'), { fields, files: await photoAndPdf() }, { as })
      const { photo, pdf } = await idsOf(sql)

      const page = await visit(app, paths.myRequest(await folioOf(sql)), { as })
      const links = page.page.querySelectorAll('.thread .files a').map((link) => link.getAttribute('href'))
      expect(new Set(links)).toEqual(new Set([paths.attachment(photo), paths.attachment(pdf)]))

      for (const [id, type, way] of [
        [photo, 'image/jpeg', `inline; filename="mi medidor n.jpg"; filename*=UTF-8''mi%20%22medidor%22%20%C3%B1.jpg`],
        [pdf, 'application/pdf', `attachment; filename="recibo.pdf"; filename*=UTF-8''recibo.pdf`],
      ] as const) {
        const { headers, status } = await app.request(paths.attachment(id), { headers: { cookie: as } })
        expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, type, way])
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/)
        expect(headers.get('cache-control')).toBe('private, no-store')
      }
    }),
  )

  it(
    'is to everybody else like one that there is not',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const [ana, luis] = [await aSession(sql, await anAccount(sql)), await aSession(sql, await anAccount(sql))]
      const fields = { key: randomUUID(), mensaje: 'Mira' }
      await submitFiles(app, paths.request('consulta-general'), { fields, files: await photoAndPdf() }, { as: ana })
      const { pdf } = await idsOf(sql)
      const none = await visit(app, paths.attachment(randomUUID()), { as: luis })
      const another = await visit(app, paths.attachment(pdf), { as: luis })
      expect([none.response.status, another.response.status, another.text.replace(/\b[0-9a-f]{8}\b/, '')]).toEqual([
        404,
        404,
        none.text.replace(/\b[0-9a-f]{8}\b/, ''),
      ])
      expect((await visit(app, paths.attachment('x'), { as: luis })).response.status).toBe(404)
      expect((await visit(app, paths.attachment(pdf))).response.status).toBe(303)
    }),
  )

  it(
    'by a guest is opened by the link of its request, and by no other link',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      const send = async (email: string, files: Awaited<ReturnType<typeof photoAndPdf>>) => {
        const fields = { key: randomUUID(), nombre: 'Luis', email, mensaje: 'Mira' }
        await submitFiles(app, paths.guestRequest('sugerencia'), { fields, files })
        const [request] = await sql<{ folio: string }[]>`select folio from requests where email = ${email}`
        return (await linkOf(sql, request!.folio)).split('/').at(-1)!
      }
      const own = await send('luis@example.com', await photoAndPdf())
      const other = await send('ana@example.com', [])
      const { photo } = await idsOf(sql)
      const page = await visit(app, paths.requestLink(own))
      expect(page.page.querySelector('.thread .files a')?.getAttribute('href')).toContain(paths.requestLink(own))
      expect((await app.request(paths.requestLinkAttachment(own, photo))).status).toBe(200)
      for (const token of [other, 'x']) {
        expect((await app.request(paths.requestLinkAttachment(token, photo))).status).toBe(404)
      }
      await sql`update request_links set expires_at = now() where token_hash = ${hashToken(own)}`
      expect((await app.request(paths.requestLinkAttachment(own, photo))).status).toBe(404)
    }),
  )

  it(
    'comes with a later message too, and with what an operator shows that it was done',
    withDatabase(async (sql) => {
      const services = testServices(sql)
      const app = createApp(services)
      const as = await aSession(sql, await anAccount(sql))
      await submitFiles(
        app,
        paths.request('consulta-general'),
        { fields: { key: randomUUID(), mensaje: 'Hola' }, files: [] },
        { as },
      )
      const folio = await folioOf(sql)
      await operatorSays(sql, folio, { said: 'asked', text: '¿Tienes una foto?' })
      const empty = { fields: { key: randomUUID(), mensaje: '' }, files: await photoAndPdf() }
      const refused = await submitFiles(app, paths.myRequestMessages(folio), empty, { as })
      expect([refused.response.status, refused.page.querySelectorAll('.waiting-files li').length]).toEqual([422, 2])
      const full = { fields: { ...empty.fields, mensaje: 'Aquí va' }, files: [] }
      expect((await submitFiles(app, paths.myRequestMessages(folio), full, { as })).response.status).toBe(303)

      const key = randomUUID()
      const path = join(mkdtempSync(join(tmpdir(), 'evidence-')), 'orden')
      writeFileSync(path, aPdf())
      const upload = { field: 'adjuntos', name: 'orden.pdf', size: 1, path, trouble: undefined }
      await takeFiles(services, { key, accountId: undefined, uploads: [upload], withPosition: false })
      const closing = { said: 'closed', text: 'Quedó.', evidence: 'Orden 77' } as const
      const { profile } = services
      await sayOn(sql, { by: 'operator', operator: 'Julia', folio }, closing, { profile, today: '2021-03-22', key })

      const { page } = await visit(app, paths.myRequest(folio), { as })
      const said = page
        .querySelectorAll('.thread .message')
        .map((message) => message.querySelectorAll('.files li').length)
      expect(said).toEqual([0, 0, 2, 1])
      const [request] = await sql<{ id: string }[]>`select id from requests`
      const all = await attachmentsOf(sql, request!.id)
      expect(all.map(({ name }) => name).sort()).toEqual(['mi "medidor" ñ.png', 'orden.pdf', 'recibo.pdf'])
      expect(
        (await visit(app, paths.attachment(all.find(({ name }) => name === 'orden.pdf')!.id), { as })).response.status,
      ).toBe(200)
    }),
  )
})
