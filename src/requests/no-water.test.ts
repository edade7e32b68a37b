import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { addCut, endCut } from './cut-commands.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const page = paths.request('sin-agua')
const aCut = (sql: Sql, facts: Partial<Parameters<typeof addCut>[1]> = {}) =>
  addCut(sql, {
    neighbourhood: 'Centro',
    municipality: null,
    zone: null,
    startsAt: '2021-03-20T08:00',
    endsAt: '2021-03-20T18:00',
    reason: 'Cambio de una válvula',
    enteredBy: 'Julia Ramos',
    ...facts,
  })
async function household(sql: Sql, facts: Parameters<typeof aContract>[1] = {}) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', ...facts })
  return { account, contract, as: await aSession(sql, account) }
}
const report = (more: Record<string, string> = {}) => ({
  key: randomUUID(),
  contrato: '404040',
  mensaje: 'No llega agua desde ayer',
  ...more,
})

describe('«No llega agua»', () => {
  it(
    'is taken at once where nothing is known',
    withDatabase(async (sql) => {
      const { as } = await household(sql)
      expect((await submit(app(sql), page, report(), { as })).response.status).toBe(303)
    }),
  )

  it.each([
    ['limited', 'limitado'],
    ['cut', 'cortado'],
    ['suspended', 'suspendido'],
  ] as const)('says first that the service is %s and what is overdue, and is taken all the same', (service, word) =>
    withDatabase(async (sql) => {
      const { as, contract } = await household(sql, { service })
      await anInvoice(sql, { contract, total: 34_400, balance: 34_400, dueOn: '2021-03-19' })
      await anInvoice(sql, { contract, total: 99_900, balance: 99_900, dueOn: '2021-03-20' })
      const fields = report()
      const told = await submit(app(sql), page, fields, { as })
      expect(told.response.status).toBe(422)
      expect(told.text).toContain(`El servicio del contrato 404040 está ${word}`)
      expect(told.text).toContain('El contrato debe $344.00 de recibos vencidos')
      expect(told.page.querySelector('#mensaje')?.text).toBe(fields.mensaje)
      expect(await sql`select from requests`).toHaveLength(0)

      const enterado = told.page.querySelector('input[name=enterado]')!.getAttribute('value')!
      expect((await submit(app(sql), page, { ...fields, enterado }, { as })).response.status).toBe(303)
    })(),
  )

  it(
    'says a known cut of that neighbourhood, with its times and its reason; a new one that began meanwhile too',
    withDatabase(async (sql) => {
      const { as } = await household(sql, { neighbourhood: 'CENTRO' })
      await aCut(sql)
      const told = await submit(app(sql), page, report(), { as })
      expect(told.text).toContain(
        'Hay un corte en Centro, del sábado 20 de marzo, 08:00 h al sábado 20 de marzo, 18:00 h',
      )
      expect(told.text).toContain('Cambio de una válvula')
      const enterado = told.page.querySelector('input[name=enterado]')!.getAttribute('value')!
      await aCut(sql, { startsAt: '2021-03-20T20:00', endsAt: '2021-03-21T06:00', reason: 'Fuga en la línea' })
      expect((await submit(app(sql), page, report({ enterado }), { as })).text).toContain('Fuga en la línea')
    }),
  )

  it(
    'says no cut of another place, another day, or one that is over',
    withDatabase(async (sql) => {
      const { as } = await household(sql, { neighbourhood: 'CENTRO' })
      await aCut(sql, { neighbourhood: 'Carrizal' })
      await aCut(sql, { municipality: 'Corregidora' })
      await aCut(sql, { startsAt: '2021-03-19T08:00', endsAt: '2021-03-19T23:59' })
      await aCut(sql, { startsAt: '2021-03-22T00:00', endsAt: '2021-03-22T08:00' })
      const ended = await aCut(sql)
      expect([await endCut(sql, ended), await endCut(sql, ended)]).toEqual([true, false])
      expect((await submit(app(sql), page, report(), { as })).response.status).toBe(303)
    }),
  )

  it(
    'tells a guest of cuts where they say they live, and nothing of anybody’s contract',
    withDatabase(async (sql) => {
      const { contract } = await household(sql, { service: 'cut', neighbourhood: 'CENTRO' })
      await anInvoice(sql, { contract, total: 34_400, balance: 34_400, dueOn: '2021-03-01' })
      await aCut(sql)
      const own = paths.guestRequest('sin-agua')
      const guest = { ...report(), nombre: 'Luis', email: 'luis@example.com' }
      const told = await submit(app(sql), own, { ...guest, neighbourhood: 'Colonia CENTRO' })
      expect(told.text).toContain('Cambio de una válvula')
      expect(told.text).not.toMatch(/cortado|344|vencid/)
      expect((await submit(app(sql), own, { ...guest, key: randomUUID() })).response.status).toBe(303)
    }),
  )

  it(
    "says nothing of another account's contract",
    withDatabase(async (sql) => {
      await household(sql, { service: 'cut' })
      const as = await aSession(sql, await anAccount(sql))
      const { text } = await submit(app(sql), page, report(), { as })
      expect(text).toContain('Elige uno de tus contratos')
      expect(text).not.toContain('cortado')
    }),
  )
})
