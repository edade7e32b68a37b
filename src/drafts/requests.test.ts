import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { endSession } from '../../test/lost-session.ts'
import { aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { forgetOldDrafts } from './commands.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const page = paths.request('consulta-general')
const typed = (more: Record<string, string> = {}) => ({ key: randomUUID(), mensaje: 'Lo que escribí', ...more })
const messageOn = async (sql: Sql, path: string, as?: string) => {
  const { page } = await visit(app(sql), path, { as })
  return page.querySelector('#mensaje')?.text
}

describe('the draft of a request', () => {
  it(
    'is kept while it is typed, found on the form again, and gone once it is sent',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const fields = typed()
      const kept = await submit(app(sql), paths.requestDraft('consulta-general'), fields, { as })
      expect(kept.response.status).toBe(204)
      const back = await visit(app(sql), page, { as })
      expect(back.text).toContain('Seguimos donde te quedaste')
      expect(back.page.querySelector('#mensaje')?.text).toBe('Lo que escribí')
      expect(back.page.querySelector('input[name=key]')?.getAttribute('value')).toBe(fields.key)
      expect(await messageOn(sql, paths.request('recibo-no-entregado'), as)).toBe('')

      expect((await submit(app(sql), page, fields, { as })).response.status).toBe(303)
      expect(await messageOn(sql, page, as)).toBe('')
    }),
  )

  it(
    'survives a session that ended: whoever signs in again finds what they sent, with its picture',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql)
      const before = await aSession(sql, ana)
      await endSession(sql, before)
      const fields = typed({ para: ana })
      const files = [{ field: 'adjuntos', name: 'medidor.jpg', contents: await aPhoto() }]
      const headers = { referer: `http://localhost:3000${page}` }
      const lost = await submitFiles(app(sql), page, { fields, files }, { as: before, headers })
      expect(lost.response.status).toBe(303)
      expect(lost.location).toBe(`${paths.signIn}?ir=${encodeURIComponent(page)}&sesion=vencida`)
      expect(await sql`select from requests`).toHaveLength(0)

      const again = `${await aSession(sql, ana)}; ${lost.cookie}`
      const back = await visit(app(sql), page, { as: again })
      expect(back.page.querySelector('#mensaje')?.text).toBe('Lo que escribí')
      expect(back.page.querySelector('.waiting-files')?.text).toContain('medidor.jpg')
      expect((await submit(app(sql), page, fields, { as: again })).response.status).toBe(303)
      const [file] = await sql`select request_event_id is not null as is_sent, account_id from attachments`
      expect(file).toEqual({ isSent: true, accountId: ana })
    }),
  )

  it(
    'brings back the same picture once, chosen before and after the session ended',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql)
      const before = await aSession(sql, ana)
      const sent = {
        fields: typed({ para: ana, mensaje: '' }),
        files: [{ field: 'adjuntos', name: 'medidor.jpg', contents: await aPhoto() }],
      }
      expect((await submitFiles(app(sql), page, sent, { as: before })).response.status).toBe(422)
      await endSession(sql, before)
      const lost = await submitFiles(app(sql), page, sent, { as: before })
      const back = await visit(app(sql), page, { as: `${await aSession(sql, ana)}; ${lost.cookie}` })
      expect(back.response.status).toBe(200)
      expect(back.page.querySelectorAll('.waiting-files li')).toHaveLength(1)
    }),
  )

  it(
    'that is too long is kept up to a whole letter',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const fields = typed({ mensaje: `${'a'.repeat(9_999)}😀` })
      expect((await submit(app(sql), paths.requestDraft('consulta-general'), fields, { as })).response.status).toBe(204)
      expect(await messageOn(sql, page, as)).toMatch(/^a+\uFFFD$/)
    }),
  )

  it(
    'of somebody else is none, in the same browser too',
    withDatabase(async (sql) => {
      const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
      await submit(app(sql), paths.requestDraft('consulta-general'), typed(), { as: await aSession(sql, ana) })
      const lost = await submit(app(sql), page, typed({ para: ana }))
      const as = `${await aSession(sql, luis)}; ${lost.cookie}`
      expect(await messageOn(sql, page, as)).toBe('')
      expect(await messageOn(sql, paths.guestRequest('consulta-general'), lost.cookie)).toBe('')
      await submit(app(sql), paths.requestDraftEnd('consulta-general'), {}, { as })
      expect(await messageOn(sql, page, `${await aSession(sql, ana)}; ${lost.cookie}`)).toBe('Lo que escribí')
    }),
  )

  it(
    'of a guest comes back in the same browser, by a mark that is new each time',
    withDatabase(async (sql) => {
      const own = paths.guestRequest('sugerencia')
      const address = paths.guestRequestDraft('sugerencia')
      const first = await submit(app(sql), address, typed({ nombre: 'Luis', email: 'luis@example.com' }))
      expect(await messageOn(sql, own, first.cookie)).toBe('Lo que escribí')
      expect(await messageOn(sql, own)).toBe('')

      const other = await submit(app(sql), paths.guestRequestDraft('incidencia'), typed(), { as: first.cookie })
      expect(other.cookie).not.toBe(first.cookie)
      expect(await messageOn(sql, own, first.cookie)).toBe('')
      expect(await messageOn(sql, own, other.cookie)).toBe('Lo que escribí')
      expect(await messageOn(sql, paths.guestRequest('incidencia'), other.cookie)).toBe('Lo que escribí')
    }),
  )

  it(
    'is thrown away when nobody wants it, with its files',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const files = [{ field: 'adjuntos', name: 'medidor.jpg', contents: await aPhoto() }]
      await submitFiles(app(sql), page, { fields: typed({ mensaje: '', contrato: '' }), files }, { as })
      expect((await visit(app(sql), page, { as })).page.querySelector('.waiting-files')).not.toBeNull()
      const gone = await submit(app(sql), paths.requestDraftEnd('consulta-general'), {}, { as })
      expect(gone.location).toBe(page)
      const after = await visit(app(sql), page, { as })
      expect(after.page.querySelector('.waiting-files')).toBeNull()
      expect(after.text).not.toContain('Descartar borrador')
      expect(await sql`select from attachments`).toHaveLength(0)
    }),
  )

  it(
    'is kept thirty days for an account and one for a guest',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      await submit(app(sql), paths.requestDraft('consulta-general'), typed(), { as })
      const guest = await submit(app(sql), paths.guestRequestDraft('sugerencia'), typed())
      const age = async (interval: string) => {
        await sql`update drafts set updated_at = now() - ${interval}::text::interval`
        await forgetOldDrafts(sql)
        return (await sql`select from drafts`).length
      }
      expect(await age('23 hours')).toBe(2)
      expect(await messageOn(sql, paths.guestRequest('sugerencia'), guest.cookie)).toBe('Lo que escribí')
      expect(await age('25 hours')).toBe(1)
      expect(await age('29 days')).toBe(1)
      expect(await messageOn(sql, page, as)).toBe('Lo que escribí')
      expect(await age('31 days')).toBe(0)
    }),
  )

  it(
    'does not bring back the mark by which programs are known, nor the key of a sent form',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      await submit(app(sql), paths.requestDraft('consulta-general'), typed({ sitio: 'x' }), { as })
      await submit(app(sql), paths.requestDraft('consulta-general'), typed({ key: 'x' }), { as })
      expect(await sql`select from drafts`).toHaveLength(0)
      expect((await submit(app(sql), paths.requestDraft('no-existe'), typed(), { as })).response.status).toBe(404)
      expect((await submit(app(sql), paths.requestDraft('consulta-general'), typed())).response.status).toBe(303)
    }),
  )
})
