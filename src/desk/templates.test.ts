import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const received = { nombre: 'Recibido', cuerpo: 'Hola, {nombre}: la {folio} vence el {vence}. Contrato {contrato}.' }
const idOf = async (sql: Sql) => (await sql<{ id: string }[]>`select id from response_templates`)[0]!.id

describe('saved texts of the desk', () => {
  it(
    'are shown with a sample, saved once, changed and ended; each act is recorded',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql, { role: 'supervises' })
      const looked = await submit(office(sql), deskPaths.texts, { ...received, hacer: 'ver' }, { as })
      expect(looked.text).toContain('Hola, Lucía Ejemplo: la OV-2026-000123 vence el')
      expect(await sql`select from response_templates`).toHaveLength(0)
      for (const _ of ['once', 'twice']) {
        const saved = await submit(office(sql), deskPaths.texts, { ...received, hacer: 'guardar' }, { as })
        expect(saved.response.status).toBe(303)
      }
      const id = await idOf(sql)
      const changed = { ...received, cuerpo: 'Gracias, {nombre}.', hacer: 'guardar' }
      expect((await submit(office(sql), deskPaths.text(id), changed, { as })).response.status).toBe(303)
      expect((await visit(office(sql), deskPaths.texts, { as })).text).toContain('Gracias, Lucía Ejemplo.')
      expect((await submit(office(sql), deskPaths.textEnd(id), {}, { as })).response.status).toBe(303)
      expect((await submit(office(sql), deskPaths.textEnd(id), {}, { as })).response.status).toBe(404)
      expect((await visit(office(sql), deskPaths.text(id), { as })).response.status).toBe(404)
      const acts = await sql<{ act: string }[]>`select act from operator_acts where act like 'text-%' order by id`
      expect(acts.map(({ act }) => act)).toEqual(['text-added', 'text-changed', 'text-ended'])
    }),
  )

  it(
    'refuse a name that is taken and a blank that nothing fills; what was typed stays',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql, { role: 'supervises' })
      await submit(office(sql), deskPaths.texts, { ...received, hacer: 'guardar' }, { as })
      const taken = await submit(office(sql), deskPaths.texts, { nombre: 'RECIBIDO', cuerpo: 'Otro' }, { as })
      expect(taken.response.status).toBe(422)
      expect(taken.text).toContain('Ya hay un texto con ese nombre')
      const mistyped = await submit(office(sql), deskPaths.texts, { nombre: 'Otro', cuerpo: 'Es {folo}' }, { as })
      expect(mistyped.response.status).toBe(422)
      expect(mistyped.page.querySelector('#cuerpo')!.text).toContain('Es {folo}')
    }),
  )

  it(
    'go into the message of a case, filled in with it, after what was typed; editing them is for whoever supervises',
    withDatabase(async (sql) => {
      const { as: asSupervisor } = await atTheDesk(sql, { role: 'supervises' })
      await submit(office(sql), deskPaths.texts, { ...received, hacer: 'guardar' }, { as: asSupervisor })
      const { as } = await atTheDesk(sql)
      expect((await visit(office(sql), deskPaths.texts, { as })).response.status).toBe(403)
      const folio = await aRequest(sql)
      const filled = `Hola, Ana Núñez: la ${folio} vence el viernes 2 de abril`
      const typed = {
        key: crypto.randomUUID(),
        visto: '0',
        mensaje: 'Buenos días.',
        evidencia: 'Orden 7',
        insertar: 'si',
      }
      const insert = (texto: string) => submit(office(sql), deskPaths.caseSayings(folio), { ...typed, texto }, { as })
      const { page, response } = await insert(await idOf(sql))
      expect(response.status).toBe(200)
      expect(page.querySelector('#mensaje')!.text).toMatch(/^\s*Buenos días\.\n\nHola/)
      expect(page.querySelector('#mensaje')!.text).toContain(filled)
      expect(page.querySelector('#evidencia')!.text).toContain('Orden 7')
      expect((await insert('no-hay')).page.querySelector('#mensaje')!.text.trim()).toBe('Buenos días.')
      expect(await sql`select from request_events where by = 'operator'`).toHaveLength(0)
    }),
  )

  it(
    'come by themselves for the cursor to stand in, to whoever is at the desk, and that they were filled in is recorded',
    withDatabase(async (sql) => {
      const { as: asSupervisor } = await atTheDesk(sql, { role: 'supervises' })
      await submit(office(sql), deskPaths.texts, { ...received, hacer: 'guardar' }, { as: asSupervisor })
      const { as, operatorId } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const text = deskPaths.caseText(folio, await idOf(sql))
      const answer = await office(sql).request(text, { headers: { cookie: as } })
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
      expect(await answer.text()).toContain(`la ${folio} vence`)
      const acts = await sql`select act, subject from operator_acts where operator_id = ${operatorId}`
      expect(acts).toEqual([{ act: 'case-seen', subject: folio }])
      for (const path of [deskPaths.caseText(folio, 'no-hay'), deskPaths.caseText('OV-2021-999999', await idOf(sql))])
        expect((await visit(office(sql), path, { as })).response.status).toBe(404)
      expect((await visit(office(sql), text)).response.status).toBe(303)
    }),
  )
})
