import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { withQuery } from '../web/query.ts'
import { loadOf, spansOf } from './board-queries.ts'
import { periodOf, timesOf } from './board-rules.ts'

const { calendar } = readProfile('demo')
const office = (sql: Sql) => createApp(testServices(sql))

/** Two that are late (one of them Julia's), one that is due today and past 80 %, one answered after two days and closed after six. */
async function aFewCases(sql: Sql) {
  const { as, operatorId } = await atTheDesk(sql, { role: 'supervises', name: 'Julia Ramos' })
  const late = await aRequest(sql, { on: '2021-02-15', kind: 'altos-consumos' })
  const lateOfJulia = await aRequest(sql, { on: '2021-02-22' })
  const today = await aRequest(sql, { on: '2021-03-05' })
  const over = await aRequest(sql, { on: '2021-03-08' })
  await sql`update requests set due_on = '2021-03-20' where folio = ${today}`
  await sql`update requests set assigned_to = ${operatorId} where folio in (${lateOfJulia}, ${today})`
  await sql`
    insert into request_escalations (request_id, day, level, count_since, due_on)
    select id, '2021-03-17', 'near', count_since, due_on from requests where folio = ${today}
    union all
    select id, due_on + 1, 'breach', count_since, due_on from requests where folio in (${late}, ${lateOfJulia})
  `
  await operatorSays(sql, over, { said: 'message-out', text: 'Lo vemos.' }, '2021-03-10')
  await operatorSays(sql, over, { said: 'answered', text: 'Va', evidence: null }, '2021-03-12')
  await operatorSays(sql, over, { said: 'closed', text: 'Ya', evidence: 'Orden 1' }, '2021-03-17')
  return { as, operatorId }
}

const rowsOf = async (sql: Sql, as: string, query: Record<string, string> = {}) => {
  const { page } = await visit(office(sql), withQuery(deskPaths.board, query), { as })
  return page
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('td').map((cell) => cell.text.replace(/^.*: /, '').trim()))
}

describe('the board', () => {
  it(
    'counts who has what, what fell due, and how long it took, as one counts by hand',
    withDatabase(async (sql) => {
      const { as } = await aFewCases(sql)
      expect(await rowsOf(sql, as)).toEqual([
        ['Julia Ramos', '2', '1', '1', '1', '1'],
        ['Sin asignar', '1', '0', '1', '0', '1'],
        ['Todas', '3', '1', '2', '1', '2'],
        ['Aclaraciones altos consumos', '1', '0', '1', '0', '1'],
        ['Consulta general', '2', '1', '1', '1', '1'],
        ['Consulta general', '1', '2', '2', '1', '4', '4'],
        ['Todas', '1', '2', '2', '1', '4', '4'],
      ])
      const before = await rowsOf(sql, as, { periodo: 'fechas', desde: '2021-01-01', hasta: '2021-01-31' })
      expect(before.map((row) => row.at(-1))).toEqual(['0', '0', '0', '0', '0'])
    }),
  )

  it(
    'goes out as a file with the same numbers, and that it did is recorded',
    withDatabase(async (sql) => {
      const { as, operatorId } = await aFewCases(sql)
      const { response } = await visit(office(sql), deskPaths.boardExcel, { as })
      expect(response.headers.get('content-disposition')).toContain('tablero-2021-03-01-2021-03-20.xlsx')
      const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets
      expect(sheet!.rows[1]!.slice(1)).toEqual(['Todas', 3, 1, 2, 1, 2, 1, 2, 2, 1, 4, 4])
      expect(sheet!.rows[2]!.slice(1, 7)).toEqual(['Julia Ramos', 2, 1, 1, 1, 1])
      expect(sheet!.rows).toHaveLength(6)
      const acts = await sql`select act, subject from operator_acts where operator_id = ${operatorId}`
      expect(acts).toContainEqual({ act: 'board-exported', subject: '2021-03-01 2021-03-20' })
    }),
  )

  it(
    'is for who supervises, and says so where there is nothing or no period',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql, { role: 'answers' })
      for (const path of [deskPaths.board, deskPaths.boardExcel])
        expect((await visit(office(sql), path, { as })).response.status).toBe(403)
      const supervisor = await atTheDesk(sql, { role: 'supervises' })
      const empty = await visit(office(sql), deskPaths.board, supervisor)
      expect(empty.text).toContain('No hay solicitudes abiertas')
      const turned = withQuery(deskPaths.board, { periodo: 'fechas', desde: '2021-03-02', hasta: '2021-03-01' })
      const wrong = await visit(office(sql), turned, supervisor)
      expect(wrong.response.status).toBe(422)
      expect(wrong.text).toContain('la primera antes que la segunda')
    }),
  )

  it(
    'asks two questions, by index, however many cases are over',
    withDatabase(async (sql) => {
      await sql`
        with made as (
          insert into requests
            (folio, kind, name, email, message, answers, form_key, count_since, answer_in, due_on, state, ended_on)
          select 'OV-2021-9' || lpad(n::text, 6, '0'), 'consulta-general', 'Persona', 'x@example.com', 'x', '{}',
            gen_random_uuid(), '2021-03-01', 10, date '2020-01-01' + n % 420,
            case when n % 40 = 0 then 'open' else 'closed' end,
            case when n % 40 = 0 then null else date '2020-01-01' + n % 420 end
          from generate_series(1, 20000) n
          returning id, state, due_on, ended_on
        ), opened as (
          insert into request_events (request_id, day, said, by, state_after, due_on)
          select id, due_on - 14, 'opened', 'customer', 'open', due_on from made
        ), answered as (
          insert into request_events (request_id, day, said, by, operator, text, evidence, state_after)
          select id, ended_on, 'closed', 'operator', 'Julia', 'Va', 'Orden', 'closed' from made where state = 'closed'
        )
        insert into request_escalations (request_id, day, level, count_since, due_on)
        select id, due_on + 1, 'breach', '2021-03-01', due_on from made where due_on >= '2020-01-01'
      `
      await analyse(sql, 'requests', 'request_events', 'request_escalations')
      const plans: string[] = []
      const asking = explaining(sql, plans)
      const period = { kind: 'fechas', from: '2021-02-15', to: '2021-02-16' } as const
      expect((await loadOf(asking, period, '2021-02-16')).length).toBeGreaterThan(0)
      expect((await spansOf(asking, period)).length).toBeGreaterThan(0)
      expect(plans).toHaveLength(2)
      expect(plans.filter((plan) => /Seq Scan on (requests|request_events|request_escalations)/.test(plan))).toEqual([])
    }),
  )

  it('knows its periods by their days', () => {
    const asked = (periodo: string) => periodOf({ periodo, desde: '', hasta: '' }, '2021-03-20')
    expect(asked('')).toEqual({ kind: 'este-mes', from: '2021-03-01', to: '2021-03-20' })
    expect(asked('mes-pasado')).toEqual({ kind: 'mes-pasado', from: '2021-02-01', to: '2021-02-28' })
    expect(asked('90-dias')).toEqual({ kind: '90-dias', from: '2020-12-21', to: '2021-03-20' })
    expect(asked('fechas')).toBeUndefined()
  })

  it('takes the median and nine of ten in working days', () => {
    const span = (to: string, count: number) => ({ from: '2021-03-01', to, count })
    const times = timesOf(calendar, [
      span('2021-03-01', 4),
      span('2021-03-03', 2),
      span('2021-03-08', 3),
      span('2021-03-12', 1),
    ])
    expect(times).toEqual({ count: 10, median: 2, most: 5 })
    expect(timesOf(calendar, [])).toEqual({ count: 0, median: undefined, most: undefined })
  })
})
