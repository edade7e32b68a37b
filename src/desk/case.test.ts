import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout, operatorSays } from '../../test/a-request.ts'
import { anOperator, atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths, paths } from '../paths.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const seen = async (sql: Sql) => String((await sql<{ id: number }[]>`select max(id) as id from request_events`)[0]!.id)
const saying = async (sql: Sql, more: Record<string, string>) => ({
  key: randomUUID(),
  visto: await seen(sql),
  mensaje: 'Tu recibo va en camino.',
  evidencia: '',
  acto: 'answered',
  ...more,
})
const stateOf = async (sql: Sql, folio: string) =>
  (
    await sql<{ state: string; kind: string; dueOn: string; assignedTo: string | null }[]>`
    select state, kind, due_on, assigned_to from requests where folio = ${folio}
  `
  )[0]!
const actsOf = async (sql: Sql, act: string) =>
  (await sql<{ subject: string }[]>`select subject from operator_acts where act = ${act} order by id`).map(
    ({ subject }) => subject,
  )

describe('a case at the desk', () => {
  it(
    'shows what was said, the clock in words and the contract beside it, and each look is recorded',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account, number: '404040' })
      await anInvoice(sql, { contract, total: 34_400 })
      await aReading(sql, { contract, value: 1359, readOn: '2021-01-26' })
      const folio = await aRequest(sql, { account, contract: '404040' })
      const { text } = await visit(office(sql), deskPaths.request(folio), { as })
      for (const said of [
        'No llegó mi recibo',
        'viernes 2 de abril',
        '$344.00, 1 factura',
        '1359 el 26 ene 2021',
        folio,
      ])
        expect(text).toContain(said)
      expect(await actsOf(sql, 'case-seen')).toEqual([folio])
    }),
  )

  it(
    'is nobody’s to see without signing in at the desk, and one that is not there is not found',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const customer = await aSession(sql, await anAccount(sql))
      const folio = await aRequest(sql)
      const closed = await visit(office(sql), deskPaths.request(folio), { as: customer })
      expect(closed.response.status).toBe(303)
      expect((await visit(office(sql), deskPaths.request('OV-2021-999999'), { as })).response.status).toBe(404)
    }),
  )

  it.each([
    ['answered', 'answered', 'Julia Ramos'],
    ['asked', 'asked', 'Julia Ramos'],
    ['message', 'open', 'Julia Ramos'],
  ])('%s: the customer is told, by name, once however often it is sent', (acto, state, name) =>
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql, { name })
      const folio = await aRequest(sql)
      const fields = await saying(sql, { acto })
      for (const _ of [1, 2]) {
        const { response } = await submit(office(sql), deskPaths.caseSayings(folio), fields, { as })
        expect(response.status).toBe(303)
      }
      expect((await stateOf(sql, folio)).state).toBe(state)
      const news = (await mailsAbout(sql, folio)).filter(({ kind }) => kind === 'request-news')
      expect(news).toHaveLength(1)
      expect(news[0]!.facts).toMatchObject({ operator: name, text: 'Tu recibo va en camino.' })
      expect(await actsOf(sql, 'case-said')).toEqual([folio])
    })(),
  )

  it(
    'is closed with evidence only, and what was typed stays',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const without = await submit(office(sql), deskPaths.caseSayings(folio), await saying(sql, { acto: 'closed' }), {
        as,
      })
      expect(without.response.status).toBe(422)
      expect(without.text).toContain('sin ella no se cierra')
      expect(without.page.querySelector('#mensaje')!.text).toContain('Tu recibo va en camino.')
      const fields = await saying(sql, { acto: 'closed', evidencia: 'Orden 77' })
      expect((await submit(office(sql), deskPaths.caseSayings(folio), fields, { as })).response.status).toBe(303)
      expect((await stateOf(sql, folio)).state).toBe('closed')
    }),
  )

  it(
    'tells the second operator what happened meanwhile, keeps what they typed, and sends it when they still want it',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const fields = await saying(sql, {})
      await operatorSays(sql, folio, { said: 'message-out', text: 'Lo estoy viendo yo.' })
      const late = await submit(office(sql), deskPaths.caseSayings(folio), fields, { as })
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('Mientras escribías, la solicitud cambió')
      expect(late.text).toContain('Lo estoy viendo yo.')
      expect(late.page.querySelector('#mensaje')!.text).toContain('Tu recibo va en camino.')
      expect((await stateOf(sql, folio)).state).toBe('open')
      const again = await submit(office(sql), deskPaths.caseSayings(folio), await saying(sql, {}), { as })
      expect(again.response.status).toBe(303)
    }),
  )

  it(
    'leads to the next one of its tray when it is answered',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const second = await aRequest(sql, { on: '2021-03-19' })
      const first = await aRequest(sql, { on: '2021-03-18' })
      const fields = await saying(sql, { siguiente: 'si' })
      const { location } = await submit(office(sql), deskPaths.caseSayings(first), fields, { as })
      expect(location).toContain(deskPaths.request(second))
      const { text } = await visit(office(sql), location!, { as })
      expect(text).toContain(`${first} quedó atendida`)
    }),
  )

  it(
    'is given to somebody and taken back; two at once are told',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const other = await anOperator(sql, { name: 'Alma Paz' })
      const folio = await aRequest(sql)
      const assign = (antes: string, operador: string) =>
        submit(office(sql), deskPaths.caseAssignments(folio), { key: randomUUID(), antes, encargado: operador }, { as })
      const given = await assign('', operatorId)
      expect((await stateOf(sql, folio)).assignedTo).toBe(operatorId)
      const { page } = await visit(office(sql), given.location!, { as })
      expect(page.querySelector('[role=status] form')).toBeTruthy()
      const late = await assign('', other)
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('ahora está a cargo de Julia Ramos')
      await assign(operatorId, '')
      expect((await stateOf(sql, folio)).assignedTo).toBeNull()
      expect(await sql`select from request_assignments`).toHaveLength(2)
    }),
  )

  it(
    'has notes that its customer never sees, and that only their writer takes back',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const { as: asOther } = await atTheDesk(sql)
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const fields = { key: randomUUID(), nota: 'Cliente molesto desde enero' }
      await submit(office(sql), deskPaths.caseNotes(folio), fields, { as })
      await submit(office(sql), deskPaths.caseNotes(folio), fields, { as })
      const theirs = await visit(office(sql), paths.myRequest(folio), { as: await aSession(sql, account) })
      expect(theirs.text).not.toContain('molesto')
      expect((await visit(office(sql), deskPaths.request(folio), { as: asOther })).text).toContain('molesto')
      const notes = await sql<{ id: number }[]>`select id from request_notes`
      expect(notes).toHaveLength(1)
      const end = deskPaths.caseNoteEnd(folio, String(notes[0]!.id))
      expect((await submit(office(sql), end, {}, { as: asOther })).response.status).toBe(404)
      expect((await submit(office(sql), end, {}, { as })).response.status).toBe(303)
      expect((await visit(office(sql), deskPaths.request(folio), { as })).text).not.toContain('molesto')
      expect((await mailsAbout(sql, folio)).map(({ kind }) => kind)).toEqual(['request-received'])
    }),
  )

  it(
    'moves to another kind with its promised day; its customer is told',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const folio = await aRequest(sql)
      const before = await stateOf(sql, folio)
      const move = (tipo: string) =>
        submit(
          office(sql),
          deskPaths.caseTransfers(folio),
          { key: randomUUID(), tipo, motivo: 'Es de recibos' },
          { as },
        )
      expect((await move('no-hay-tal')).response.status).toBe(422)
      expect((await move('recibo-no-entregado')).response.status).toBe(303)
      expect(await stateOf(sql, folio)).toEqual({ ...before, kind: 'recibo-no-entregado' })
      const moved = (await mailsAbout(sql, folio)).filter(({ kind }) => kind === 'request-moved')
      expect(moved.map(({ facts }) => facts.dueOn)).toEqual([before.dueOn])
      expect(await actsOf(sql, 'case-transferred')).toEqual([folio])
    }),
  )
})
