import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout, operatorSays } from '../../test/a-request.ts'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

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

describe('an answer', () => {
  const answered = async (sql: Sql, evidence = 'Orden de trabajo 77') => {
    const account = await anAccount(sql)
    const folio = await aRequest(sql, { account })
    await operatorSays(sql, folio, { said: 'closed', text: 'Reparamos la fuga', evidence }, '2021-03-24')
    return { folio, as: await aSession(sql, account) }
  }

  it(
    'comes with its evidence, on the page and by mail',
    withDatabase(async (sql) => {
      const { folio, as } = await answered(sql)
      const { text } = await visit(on(sql, '2021-03-24'), paths.myRequest(folio), { as })
      for (const words of [
        'Resolvimos tu gestión',
        'Reparamos la fuga',
        'Orden de trabajo 77',
        'hasta el sábado 3 de abril',
      ])
        expect(text).toContain(words)
      const mails = await mailsAbout(sql, folio)
      expect(mails.at(-1)!.facts).toMatchObject({
        said: 'closed',
        evidence: 'Orden de trabajo 77',
        reopenUntil: '2021-04-03',
      })
    }),
  )

  it(
    'is rated once, from 1 to 5 with words',
    withDatabase(async (sql) => {
      const { folio, as } = await answered(sql)
      const rate = (fields: Record<string, string>) =>
        submit(on(sql, '2021-03-25'), paths.myRequestRatings(folio), { key: key(), comentario: '', ...fields }, { as })
      for (const wrong of [{}, { estrellas: '0' }, { estrellas: '6' }, { estrellas: 'x' }]) {
        const refused = await rate(wrong)
        expect(refused.response.status).toBe(422)
        expect(refused.text).toContain('Elige una calificación, de 1 a 5')
      }
      expect((await rate({ estrellas: '4', comentario: 'Rápidos' })).response.status).toBe(303)
      expect((await rate({ estrellas: '1' })).response.status).toBe(303)
      const { text, page } = await visit(on(sql, '2021-03-25'), paths.myRequest(folio), { as })
      expect(text).toContain('Calificación: 4 · Bien Rápidos')
      expect(page.querySelector('#estrellas')).toBeNull()
      expect(await saidOf(sql, folio)).toEqual(['opened', 'closed', 'rated'])
    }),
  )

  it.each([
    ['2021-04-03', 303, 'open'],
    ['2021-04-04', 422, 'closed'],
  ])('can be opened again within ten days: on %s it is %i', (day, status, state) =>
    withDatabase(async (sql) => {
      const { folio, as } = await answered(sql)
      const sent = await submit(
        on(sql, day),
        paths.myRequestReopenings(folio),
        { key: key(), motivo: 'Sigue la fuga' },
        { as },
      )
      expect(sent.response.status).toBe(status)
      expect((await stateOf(sql, folio)).state).toBe(state)
      const { page } = await visit(on(sql, day), paths.myRequest(folio), { as })
      expect(page.querySelector('#motivo')).toBeNull()
      if (status === 422) expect(sent.text).toContain('El plazo para reabrir esta gestión ya terminó')
      // Saturday 3 April and ten working days.
      else expect(await stateOf(sql, folio)).toMatchObject({ dueOn: '2021-04-16', endedOn: null })
    })(),
  )

  it(
    'opened again needs a reason, is told by mail, and its new answer is rated for itself',
    withDatabase(async (sql) => {
      const { folio, as } = await answered(sql)
      const app = on(sql, '2021-03-25')
      await submit(app, paths.myRequestRatings(folio), { key: key(), estrellas: '2', comentario: '' }, { as })
      const empty = await submit(app, paths.myRequestReopenings(folio), { key: key(), motivo: '' }, { as })
      expect(empty.text).toContain('Escribe qué falta por resolver')
      const fields = { key: key(), motivo: 'Sigue la fuga' }
      await submit(app, paths.myRequestReopenings(folio), fields, { as })
      await submit(app, paths.myRequestReopenings(folio), fields, { as })
      const again = await submit(app, paths.myRequestReopenings(folio), { ...fields, key: key() }, { as })
      expect(again.text).toContain('La gestión ya está abierta')
      expect((await mailsAbout(sql, folio)).at(-1)!.facts).toMatchObject({ said: 'reopened', text: 'Sigue la fuga' })
      await operatorSays(sql, folio, { said: 'answered', text: 'Ahora sí', evidence: null }, '2021-03-26')
      await submit(app, paths.myRequestRatings(folio), { key: key(), estrellas: '5', comentario: '' }, { as })
      expect(await saidOf(sql, folio)).toEqual(['opened', 'closed', 'rated', 'reopened', 'answered', 'rated'])
    }),
  )
})
