import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'
import { withQuery } from '../web/query.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const answer = async (
  sql: Sql,
  folio: string,
  more: Record<string, string>,
  place: Record<string, string>,
  as: string,
) => {
  const [last] = await sql<{ id: number }[]>`select max(id) as id from request_events`
  const fields = {
    key: randomUUID(),
    visto: String(last!.id),
    mensaje: 'Va.',
    evidencia: '',
    acto: 'answered',
    ...more,
  }
  return submit(office(sql), withQuery(deskPaths.caseSayings(folio), place), fields, { as })
}

describe('a case beside the list', () => {
  it(
    'stands with the page of the inbox it was chosen from, marked there, and both looks are recorded',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const first = await aRequest(sql, { on: '2021-03-18', message: 'Hay una fuga' })
      const second = await aRequest(sql, { on: '2021-03-19', message: 'Otra fuga' })
      await aRequest(sql, { on: '2021-03-17', message: 'Mi recibo' })
      const place = { bandeja: 'sin-asignar', q: 'fuga' }
      const inbox = await visit(office(sql), withQuery(deskPaths.inbox, place), { as })
      const rows = inbox.page
        .querySelectorAll('.queue a')
        .map((row) => row.getAttribute('href')!.replaceAll('&amp;', '&'))
      expect(rows).toEqual([first, second].map((folio) => withQuery(deskPaths.request(folio), place)))
      const before = (await sql`select from operator_acts`).length
      const { page } = await visit(office(sql), rows[0]!, { as })
      expect(page.querySelectorAll('.queue a')).toHaveLength(2)
      expect(page.querySelector('.queue a[aria-current=true]')!.getAttribute('href')).toContain(first)
      expect(page.querySelector('h1')!.text).toBe('Consulta general')
      expect(page.querySelector('a[rel=next]')!.getAttribute('href')).toContain(second)
      const acts = await sql`select act, subject from operator_acts where operator_id = ${operatorId} order by id`
      expect(acts.slice(before)).toEqual([
        { act: 'case-seen', subject: first },
        { act: 'inbox-seen', subject: 'free fuga' },
      ])
    }),
  )

  it(
    'leads to the next of what was looked for, and says so where there is none',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const first = await aRequest(sql, { on: '2021-03-17', message: 'Hay una fuga' })
      await aRequest(sql, { on: '2021-03-18', message: 'Mi recibo' })
      const second = await aRequest(sql, { on: '2021-03-19', message: 'Otra fuga' })
      const place = { bandeja: 'todas', q: 'fuga' }
      const { location } = await answer(sql, first, { siguiente: 'si' }, place, as)
      expect(location).toBe(withQuery(deskPaths.request(second), { ...place, despues: first }))
      const last = await answer(sql, second, { siguiente: 'si' }, place, as)
      const { text, page } = await visit(office(sql), last.location!, { as })
      expect(text).toContain(`${second} quedó atendida. No hay otra después`)
      expect(page.querySelector('h1')!.text).toBe('Bandeja de mi equipo')
    }),
  )

  it(
    'remembers with the operator whether the next one opens, and whoever answers what was nobody’s has it',
    withDatabase(async (sql) => {
      const julia = await atTheDesk(sql)
      const alma = await atTheDesk(sql, { name: 'Alma Paz' })
      const [one, two] = [await aRequest(sql), await aRequest(sql)]
      const opensNext = async (as: string) =>
        (await visit(office(sql), deskPaths.request(two), { as })).page
          .querySelector('#siguiente')!
          .hasAttribute('checked')
      expect(await opensNext(julia.as)).toBe(true)
      const { location } = await answer(sql, one, {}, {}, julia.as)
      expect(location).toContain(deskPaths.request(one))
      expect(await opensNext(julia.as)).toBe(false)
      expect(await opensNext(alma.as)).toBe(true)
      await sql`update requests set assigned_to = ${alma.operatorId} where folio = ${two}`
      await answer(sql, two, { siguiente: 'si' }, {}, julia.as)
      expect(await opensNext(julia.as)).toBe(true)
      const whose =
        await sql`select folio, assigned_to from requests order by id = (select id from requests where folio = ${two})`
      expect(whose).toEqual([
        { folio: one, assignedTo: julia.operatorId },
        { folio: two, assignedTo: alma.operatorId },
      ])
    }),
  )

  it(
    'is taken with the field of the answer ready',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const taking = { key: randomUUID(), antes: '', encargado: operatorId }
      const path = withQuery(deskPaths.caseAssignments(folio), { bandeja: 'mias' })
      const { location } = await submit(office(sql), path, taking, { as })
      expect(location).toBe(`${deskPaths.request(folio)}?bandeja=mias&hecho=assigned&antes=nadie#mensaje`)
    }),
  )
})
