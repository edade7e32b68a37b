import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest, linkOf, operatorSays } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { endSession } from '../../test/lost-session.ts'
import { aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths, paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const typed = (more: Record<string, string> = {}) => ({ key: randomUUID(), mensaje: 'Lo que escribí', ...more })
const open = async (sql: Sql, path: string, as?: string) => (await visit(app(sql), path, { as })).page
const messageOn = async (sql: Sql, path: string, as?: string) =>
  (await open(sql, path, as)).querySelector('#mensaje')?.text
const backTo = (page: string) => `${paths.signIn}?ir=${encodeURIComponent(page)}&sesion=vencida`

describe('what somebody begins to say on a request', () => {
  it(
    'is kept while it is typed, found on its page again, and gone once it is sent',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const as = await aSession(sql, account)
      const [folio, other] = [await aRequest(sql, { account }), await aRequest(sql, { account })]
      expect(await messageOn(sql, paths.myRequest(folio), as)).toBe('')
      const fields = typed()
      const kept = await submit(app(sql), paths.myRequestDraft(folio), fields, { as })
      expect(kept.response.status).toBe(204)

      const back = await visit(app(sql), paths.myRequest(folio), { as })
      expect(back.text).toContain('Seguimos donde te quedaste')
      expect(back.page.querySelector('#mensaje')?.text).toBe('Lo que escribí')
      expect(await messageOn(sql, paths.myRequest(other), as)).toBe('')

      await submit(app(sql), paths.myRequestMessages(folio), fields, { as })
      const after = await visit(app(sql), paths.myRequest(folio), { as })
      expect(after.page.querySelector('#mensaje')?.text).toBe('')
      expect(after.text).not.toContain('Descartar borrador')
    }),
  )

  it(
    'survives a session that ended: whoever signs in again is back on its page with it, and with its picture',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const before = await aSession(sql, account)
      const folio = await aRequest(sql, { account })
      await endSession(sql, before)
      const page = paths.myRequest(folio)
      const fields = typed({ para: account })
      const files = [{ field: 'adjuntos', name: 'medidor.jpg', contents: await aPhoto() }]
      // The page it was refused on before has an address that only answers forms.
      const headers = { referer: `http://localhost:3000${paths.myRequestMessages(folio)}` }
      const lost = await submitFiles(
        app(sql),
        paths.myRequestMessages(folio),
        { fields, files },
        { as: before, headers },
      )
      expect([lost.response.status, lost.location]).toEqual([303, backTo(page)])
      expect(await sql`select from request_events where said = 'message-in'`).toHaveLength(0)

      const again = `${await aSession(sql, account)}; ${lost.cookie}`
      const back = await open(sql, page, again)
      expect(back.querySelector('#mensaje')?.text).toBe('Lo que escribí')
      expect(back.querySelector('.waiting-files')?.text).toContain('medidor.jpg')
      await submit(app(sql), paths.myRequestMessages(folio), fields, { as: again })
      const [file] = await sql`select request_event_id is not null as is_sent, account_id from attachments`
      expect(file).toEqual({ isSent: true, accountId: account })
    }),
  )

  it(
    'of somebody else is none: neither in their browser nor on a folio of theirs',
    withDatabase(async (sql) => {
      const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
      const folio = await aRequest(sql, { account: ana })
      const lost = await submit(app(sql), paths.myRequestMessages(folio), typed({ para: ana }))
      const as = `${await aSession(sql, luis)}; ${lost.cookie}`
      expect((await visit(app(sql), paths.myRequest(folio), { as })).response.status).toBe(404)
      for (const address of [paths.myRequestDraft(folio), paths.myRequestDraftEnd(folio)]) {
        expect((await submit(app(sql), address, typed(), { as })).response.status).toBe(404)
        expect((await submit(app(sql), address, typed())).location).toContain(paths.signIn)
      }
      expect(await sql`select from drafts`).toHaveLength(1)
      expect(await messageOn(sql, paths.myRequest(folio), `${await aSession(sql, ana)}; ${lost.cookie}`)).toBe(
        'Lo que escribí',
      )
    }),
  )

  it(
    'is thrown away with its files, and stands in what can be said once the request was answered',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const as = await aSession(sql, account)
      const folio = await aRequest(sql, { account })
      const files = [{ field: 'adjuntos', name: 'medidor.jpg', contents: await aPhoto() }]
      const empty = await submitFiles(
        app(sql),
        paths.myRequestMessages(folio),
        { fields: typed({ mensaje: '' }), files },
        { as },
      )
      expect(empty.response.status).toBe(422)
      expect((await open(sql, paths.myRequest(folio), as)).querySelector('.waiting-files')).not.toBeNull()
      const gone = await submit(app(sql), paths.myRequestDraftEnd(folio), {}, { as })
      expect(gone.location).toBe(paths.myRequest(folio))
      expect(await sql`select from attachments`).toHaveLength(0)

      await submit(app(sql), paths.myRequestDraft(folio), typed(), { as })
      await operatorSays(sql, folio, { said: 'answered', text: 'Listo', evidence: null })
      const answered = await open(sql, paths.myRequest(folio), as)
      expect(answered.querySelector('#motivo')?.text).toBe('Lo que escribí')
    }),
  )

  it(
    'by a link comes back in the same browser, and in no other',
    withDatabase(async (sql) => {
      const link = await linkOf(sql, await aRequest(sql))
      const token = link.split('/').at(-1)!
      const fields = typed()
      const kept = await submit(app(sql), paths.requestLinkDraft(token), fields)
      expect(kept.response.status).toBe(204)
      expect(await messageOn(sql, link, kept.cookie)).toBe('Lo que escribí')
      expect(await messageOn(sql, link)).toBe('')
      await submit(app(sql), paths.requestLinkMessages(token), fields, { as: kept.cookie })
      expect(await messageOn(sql, link, kept.cookie)).toBe('')
      expect((await submit(app(sql), paths.requestLinkDraft('otra'), typed())).response.status).toBe(404)
    }),
  )

  it(
    'is not shown to an operator who looks on',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      await submit(app(sql), paths.myRequestDraft(folio), typed(), { as: await aSession(sql, account) })
      const { as } = await atTheDesk(sql)
      const seen = await visit(app(sql), deskPaths.accountOffice(account, paths.myRequest(folio)), { as })
      expect(seen.response.status).toBe(200)
      expect(seen.text).not.toContain('Lo que escribí')
    }),
  )
})
