import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aReader, reviewOf } from '../../test/a-reader.ts'
import { submit, submitFiles, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { endSession } from '../../test/lost-session.ts'
import { aPhoto } from '../../test/sent-files.ts'
import { paths } from '../paths.ts'

const value = (page: Awaited<ReturnType<typeof visit>>['page'], name: string) =>
  page.querySelector(`#${name}`)?.getAttribute('value') ?? ''

describe('a reading that somebody begins to type', () => {
  it(
    'is kept while it is typed, found on the form again, and gone once it is sent',
    withDatabase(async (sql) => {
      const { app, as, open, send, number } = await aReader(sql)
      const fields = { contrato: number, lectura: '1373', fecha: '2021-03-19' }
      expect((await submit(app, paths.readingDraft, fields, { as })).response.status).toBe(204)
      const back = await open()
      expect(back.text).toContain('Seguimos donde te quedaste')
      expect([value(back.page, 'lectura'), value(back.page, 'fecha')]).toEqual(['1373', '2021-03-19'])

      expect((await send('1373', { key: randomUUID() })).response.status).toBe(303)
      const after = await open()
      expect([value(after.page, 'lectura'), value(after.page, 'fecha')]).toEqual(['', '2021-03-20'])
      expect(after.text).not.toContain('Descartar borrador')
    }),
  )

  it(
    'survives a session that ended: whoever signs in again looks it over as they had, with its picture',
    withDatabase(async (sql) => {
      const { app, as, account, number, review } = await aReader(sql)
      expect((await review('13730')).text).toContain('Mira otra vez tu medidor')
      await endSession(sql, as)
      const typed = { contrato: number, lectura: '13730', fecha: '2021-03-20' }
      const fields = { ...typed, otra: '13730', key: randomUUID(), para: account }
      const files = [{ field: 'foto', name: 'medidor.jpg', contents: await aPhoto() }]
      const lost = await submitFiles(app, paths.sentReadings, { fields, files }, { as })
      const page = reviewOf(typed)
      expect(lost.location).toBe(`${paths.signIn}?ir=${encodeURIComponent(page)}&sesion=vencida`)
      expect(await sql`select from customer_readings`).toHaveLength(0)

      const again = `${await aSession(sql, account)}; ${lost.cookie}`
      const back = await visit(app, page, { as: again })
      expect(back.text).toContain('Seguimos donde te quedaste')
      expect(value(back.page, 'otra')).toBe('13730')
      expect(back.page.querySelector('.waiting-files')?.text).toContain('medidor.jpg')
      const key = back.page.querySelector('main input[name=key]')!.getAttribute('value')!
      const sent = await submit(app, paths.sentReadings, { ...fields, key }, { as: again })
      expect(sent.response.status).toBe(303)
      expect((await visit(app, sent.location!, { as: again })).page.querySelectorAll('.sent-photo')).toHaveLength(1)
      expect(await sql`select from drafts`).toHaveLength(0)
    }),
  )

  it(
    'keeps the picture of one that has to be looked at again, also when its page was left',
    withDatabase(async (sql) => {
      const { app, as, number, open, review } = await aReader(sql)
      const fields = { contrato: number, lectura: '13730', fecha: '2021-03-20', otra: '', key: randomUUID() }
      const files = [{ field: 'foto', name: 'medidor.jpg', contents: await aPhoto() }]
      expect((await submitFiles(app, paths.sentReadings, { fields, files }, { as })).response.status).toBe(422)
      expect(value((await open()).page, 'lectura')).toBe('13730')
      expect((await review('13730')).page.querySelector('.waiting-files')?.text).toContain('medidor.jpg')

      const gone = await submit(app, paths.readingDraftEnd, { contrato: number }, { as })
      expect(gone.location).toBe(`${paths.newReading}?contrato=${number}`)
      expect(value((await open()).page, 'lectura')).toBe('')
      expect(await sql`select from attachments`).toHaveLength(0)
    }),
  )

  it(
    'of somebody else is none, in the same browser too, and another’s contract keeps none',
    withDatabase(async (sql) => {
      const ana = await aReader(sql)
      const luis = await aReader(sql, { meter: 'M-78', number: '505050' })
      const fields = {
        contrato: ana.number,
        lectura: '1373',
        fecha: '2021-03-20',
        key: randomUUID(),
        para: ana.account,
      }
      const lost = await submit(ana.app, paths.sentReadings, fields)
      const as = `${luis.as}; ${lost.cookie}`
      expect((await visit(luis.app, ana.entry, { as })).response.status).toBe(404)
      expect(value((await visit(luis.app, luis.entry, { as })).page, 'lectura')).toBe('')
      for (const address of [paths.readingDraft, paths.readingDraftEnd]) {
        expect((await submit(luis.app, address, fields, { as })).response.status).toBe(404)
        expect((await submit(luis.app, address, { ...fields, contrato: '999' }, { as })).response.status).toBe(404)
      }
      const back = await visit(ana.app, ana.entry, { as: `${ana.as}; ${lost.cookie}` })
      expect(value(back.page, 'lectura')).toBe('1373')
      const stranger = await aSession(sql, await anAccount(sql))
      expect((await submit(ana.app, paths.readingDraft, fields, { as: stranger })).response.status).toBe(404)
    }),
  )
})
