import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout, operatorSays } from '../../test/a-request.ts'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaidPayment } from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { raiseStuckPayments } from './escalation-commands.ts'

const on = (sql: Sql, day = '2021-03-20') => createApp(testServices(sql, { today: () => day }))
const key = () => randomUUID()
const stateOf = async (sql: Sql, folio: string) => {
  const [row] = await sql<{ state: string; dueOn: string | null; endedOn: string | null }[]>`
    select state, due_on, ended_on from requests where folio = ${folio}
  `
  return row!
}
const saidOf = async (sql: Sql, folio: string) =>
  (
    await sql<{ said: string }[]>`
      select e.said from request_events e join requests r on r.id = e.request_id where r.folio = ${folio} order by e.id
    `
  ).map(({ said }) => said)

describe('the page of a request', () => {
  it(
    'says in words by when the utility must answer, and the mail says the same',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const { page, text } = await visit(on(sql), paths.myRequest(folio), { as: await aSession(sql, account) })
      expect(page.querySelector('h1')!.text).toBe('Consulta general')
      expect(text).toContain(`Folio ${folio}`)
      expect(text).toContain('Te responderemos a más tardar el viernes 2 de abril')
      expect(text).toContain('Faltan 10 de los 10 días hábiles')
      expect(text).toContain('No llegó mi recibo')
      expect(text).toContain('Respuesta por escrito A más tardar el viernes 2 de abril')
      const [mail] = await mailsAbout(sql, folio)
      expect(mail).toMatchObject({
        kind: 'request-received',
        facts: { dueOn: '2021-04-02', page: paths.myRequest(folio) },
      })
    }),
  )

  it.each([
    ['2021-03-31', 'Faltan 2 de los 10 días hábiles'],
    ['2021-04-01', 'Falta 1 de los 10 días hábiles'],
    ['2021-04-02', 'Hoy es el último de los 10 días hábiles'],
    ['2021-04-05', 'El plazo terminó hace 1 día hábil.'],
    ['2021-04-10', 'Debimos responderte a más tardar el viernes 2 de abril'],
    ['2022-01-03', 'el viernes 2 de abril de 2021'],
  ])('counts on: on %s «%s»', (day, expected) =>
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const { text } = await visit(on(sql, day), paths.myRequest(folio), { as: await aSession(sql, account) })
      expect(text).toContain(expected)
    })(),
  )

  it(
    'is none for another account, and nobody else can say anything on it',
    withDatabase(async (sql) => {
      const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
      const folio = await aRequest(sql, { account: ana })
      await operatorSays(sql, folio, { said: 'answered', text: 'Ya va', evidence: null })
      const as = await aSession(sql, luis)
      for (const path of [paths.myRequest(folio), paths.myRequest('OV-2021-999999')])
        expect((await visit(on(sql), path, { as })).response.status).toBe(404)
      const fields = { key: key(), mensaje: 'Hola', motivo: 'No', estrellas: '1', comentario: '' }
      for (const path of [
        paths.myRequestMessages(folio),
        paths.myRequestRatings(folio),
        paths.myRequestReopenings(folio),
      ])
        expect((await submit(on(sql), path, fields, { as })).response.status).toBe(404)
      expect(await saidOf(sql, folio)).toEqual(['opened', 'answered'])
      expect((await visit(on(sql), paths.myRequest(folio))).response.status).toBe(303)
    }),
  )
})

describe('messages both ways', () => {
  it(
    'take what a person writes once, however often it is sent',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const as = await aSession(sql, account)
      const fields = { key: key(), mensaje: '¿Alguna novedad?\nGracias' }
      for (let time = 0; time < 3; time++) {
        const sent = await submit(on(sql), paths.myRequestMessages(folio), fields, { as })
        expect([sent.response.status, sent.location]).toEqual([303, paths.myRequest(folio)])
      }
      await operatorSays(sql, folio, { said: 'message-out', text: 'Estamos en eso' })
      expect(await saidOf(sql, folio)).toEqual(['opened', 'message-in', 'message-out'])
      const { text } = await visit(on(sql), paths.myRequest(folio), { as })
      expect(text).toContain('¿Alguna novedad? Gracias')
      expect(text).toContain('Julia Ramos, Aguas del Encinal')
      expect((await mailsAbout(sql, folio)).map(({ facts }) => facts.said)).toEqual([undefined, 'message'])
      expect((await stateOf(sql, folio)).dueOn).toBe('2021-04-02')
    }),
  )

  it(
    'keep what was typed when it cannot be taken',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const as = await aSession(sql, account)
      const empty = await submit(on(sql), paths.myRequestMessages(folio), { key: key(), mensaje: '  ' }, { as })
      expect(empty.response.status).toBe(422)
      expect(empty.text).toContain('Escribe tu mensaje')
      const long = await submit(
        on(sql),
        paths.myRequestMessages(folio),
        { key: key(), mensaje: 'x'.repeat(5001) },
        { as },
      )
      expect(long.page.querySelector('#mensaje')!.text).toContain('x'.repeat(5001))
      // Answered while somebody writes: the words come back as the reason to open it again.
      await operatorSays(sql, folio, { said: 'answered', text: 'Llega mañana', evidence: null })
      const late = await submit(on(sql), paths.myRequestMessages(folio), { key: key(), mensaje: 'Otra cosa' }, { as })
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('Respondimos mientras escribías')
      expect(late.page.querySelector('#motivo')!.text.trim()).toBe('Otra cosa')
    }),
  )

  it(
    'are text, whatever they hold',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account, message: '<script>alert(1)</script> & "x"' })
      const { page, text } = await visit(on(sql), paths.myRequest(folio), { as: await aSession(sql, account) })
      expect(page.querySelectorAll('main script')).toEqual([])
      expect(text).toContain('<script>alert(1)</script>')
    }),
  )
})

describe('a question of the utility', () => {
  it(
    'stops the clock, and the answer lets it go on where it stopped',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      const as = await aSession(sql, account)
      await operatorSays(sql, folio, { said: 'asked', text: '¿Qué medidor es?' }, '2021-03-24')
      expect(await stateOf(sql, folio)).toMatchObject({ state: 'asked', dueOn: null })
      const paused = await visit(on(sql, '2021-03-30'), paths.myRequest(folio), { as })
      expect(paused.text).toContain('El plazo está en pausa desde el miércoles 24 de marzo')
      expect(paused.text).toContain('Quedan 7 días hábiles')
      expect(paused.text).toContain('¿Qué medidor es?')
      expect(paused.page.querySelector('label[for=mensaje]')!.text).toContain('Tu respuesta')
      const list = await visit(on(sql, '2021-03-30'), paths.myRequests, { as })
      expect(list.text).toContain('En pausa: esperamos que respondas nuestra pregunta')

      await submit(on(sql, '2021-04-08'), paths.myRequestMessages(folio), { key: key(), mensaje: 'El M-77' }, { as })
      // Seven working days after Thursday the 8th.
      expect(await stateOf(sql, folio)).toMatchObject({ state: 'open', dueOn: '2021-04-19' })
      expect(await saidOf(sql, folio)).toEqual(['opened', 'asked', 'message-in', 'resumed'])
      expect((await mailsAbout(sql, folio)).map(({ facts }) => [facts.said, facts.dueOn])).toEqual([
        [undefined, '2021-04-02'],
        ['asked', null],
        ['resumed', '2021-04-19'],
      ])
      const open = await visit(on(sql, '2021-04-08'), paths.myRequest(folio), { as })
      expect(open.text).toContain('Te responderemos a más tardar el lunes 19 de abril')
      expect(open.text).toContain('Respondiste')
    }),
  )

  it(
    'may be asked again while one waits, and be answered after all without an answer',
    withDatabase(async (sql) => {
      const folio = await aRequest(sql, { account: await anAccount(sql) })
      await operatorSays(sql, folio, { said: 'asked', text: 'Uno' }, '2021-03-22')
      await operatorSays(sql, folio, { said: 'asked', text: 'Dos' }, '2021-03-25')
      expect(await stateOf(sql, folio)).toMatchObject({ state: 'asked', dueOn: null })
      await operatorSays(sql, folio, { said: 'answered', text: 'Lo hallamos', evidence: null }, '2021-03-26')
      // One day had passed, and four were paused.
      expect(await stateOf(sql, folio)).toMatchObject({ state: 'answered', dueOn: '2021-04-08', endedOn: '2021-03-26' })
    }),
  )

  it(
    'changes nothing of a day that has passed already',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const folio = await aRequest(sql, { account })
      await operatorSays(sql, folio, { said: 'asked', text: '¿Sigue?' }, '2021-04-07')
      expect(await stateOf(sql, folio)).toMatchObject({ state: 'asked', dueOn: '2021-04-02' })
      const { text } = await visit(on(sql, '2021-04-07'), paths.myRequest(folio), { as: await aSession(sql, account) })
      expect(text).toContain('Debimos responderte a más tardar el viernes 2 de abril')
      expect(text).toContain('responde nuestra pregunta, abajo')
    }),
  )
})

describe('what a payment filed of itself', () => {
  it(
    'is among the requests of whoever paid, leads to the payment, and is followed as any other',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { on: '2021-03-18' })
      await raiseStuckPayments(sql, { words: wordsIn('es-MX'), today: '2021-03-23', profile: readProfile('demo') })
      const as = await aSession(sql, payment.account!)
      const list = await visit(on(sql, '2021-03-23'), paths.myRequests, { as })
      expect(list.text).toContain('Aclaración de pagos no aplicados')
      const [folio] = /OV-2021-\d{6}/.exec(list.text)!
      const { text, page } = await visit(on(sql, '2021-03-23'), paths.myRequest(folio), { as })
      expect(page.querySelector(`main a[href="${paths.payment(payment.folio)}"]`)!.text).toContain(payment.folio)
      for (const words of [
        'La abrimos por ti',
        'el martes 6 de abril',
        '¿Cuánto pagaste',
        '344.00',
        'Importe: $344.00',
      ])
        expect(text).toContain(words)
      const paid = await visit(on(sql, '2021-03-23'), paths.payment(payment.folio), { as })
      expect(paid.page.querySelector('.promise a')!.getAttribute('href')).toBe(paths.myRequest(folio))
      await submit(on(sql, '2021-03-23'), paths.myRequestMessages(folio), { key: key(), mensaje: 'Gracias' }, { as })
      expect(await saidOf(sql, folio)).toEqual(['opened', 'message-in'])
    }),
  )
})
