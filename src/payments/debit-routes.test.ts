import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { type ASaver, aDebit, aSavedCard, aSaver, kindsTo, paymentsFor } from '../../test/payments/a-saver.ts'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

/** Ana has a card and a contract that is not yet paid by itself. */
async function aBeginner(sql: Sql, facts: Parameters<typeof aSaver>[1] = {}) {
  const ana = await aSaver(sql, facts)
  await sql`delete from debits`
  return { ...ana, ...actions(ana) }
}

const actions = ({ app, as, number, card }: ASaver) => ({
  form: () => visit(app, paths.debit(number), { as }),
  list: (query = '') => visit(app, `${paths.cards}${query}`, { as }),
  begin: (changes: Record<string, string> = {}) =>
    submit(app, paths.debit(number), { tarjeta: card, dias: '3', limite: '1,000.00', ...changes }, { as }),
  stop: () => submit(app, paths.debitEnd(number), {}, { as }),
})

const debits = (sql: Sql) =>
  sql<{ daysBefore: number; most: number; endCause: string | null }[]>`
    select days_before, most, end_cause from debits order by id
  `

describe('beginning', () => {
  it(
    'offers three days and thrice the usual invoice, and says what is next',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      const { page } = await ana.form()
      expect(page.querySelector('#dias option[selected]')!.text).toBe('3 días antes')
      expect(page.querySelector('#limite')!.getAttribute('value')).toBe('1,100.00')
      expect(page.querySelectorAll('#dias option')).toHaveLength(11)
      expect((await ana.list()).text).toContain('Tú pagas cada factura.')

      const { location } = await ana.begin()
      const back = await ana.list(location!.slice(paths.cards.length))
      expect(back.text).toContain('El pago automático quedó activo.')
      expect(back.text).toContain(
        'La factura 2 / 2021 de $344.00 se cobrará el 17 mar 2021 a Visa 4242; te avisamos por correo antes.',
      )
      expect(back.text).toContain('3 días antes de vencer, con Visa 4242, hasta $1,000.00 por factura.')
      expect((await ana.form()).text).toContain('Guardar los cambios')
    }),
  )

  it.each([
    [{ tarjeta: '' }, 'tarjeta', 'Elige una de tus tarjetas.'],
    [{ tarjeta: 'ninguna' }, 'tarjeta', 'Elige una de tus tarjetas.'],
    [{ dias: '11' }, 'dias', 'Elige de 0 a 10 días.'],
    [{ dias: '-1' }, 'dias', 'Elige de 0 a 10 días.'],
    [{ dias: '' }, 'dias', 'Elige de 0 a 10 días.'],
    [{ limite: '' }, 'limite', 'Escribe el límite en pesos'],
    [{ limite: '0' }, 'limite', 'Escribe el límite en pesos'],
    [{ limite: 'mucho' }, 'limite', 'Escribe el límite en pesos'],
    [{ limite: '999999999999' }, 'limite', 'Escribe el límite en pesos'],
  ])('with %o says what is wrong, and keeps what was typed', async (typed, field, message) => {
    await withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      const { response, page, text } = await ana.begin({ limite: '777.00', ...typed })
      expect(response.status).toBe(422)
      expect(text).toContain(message)
      expect(page.querySelector(`#${field}`)!.getAttribute('aria-invalid')).toBe('true')
      if (field !== 'limite') expect(page.querySelector('#limite')!.getAttribute('value')).toBe('777.00')
      expect(await debits(sql)).toEqual([])
    })()
  })

  it(
    "with somebody else's card, a removed or an expired one is refused",
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql, { today: '2021-03-01' })
      const expired = await aSavedCard(sql, { account: ana.account, expiresOn: '2021-02-28', last4: '1111' })
      const removed = await aSavedCard(sql, { account: ana.account, last4: '2222' })
      await sql`update saved_cards set ended_at = now() where id = ${removed}`
      const others = await aSavedCard(sql, { account: await anAccount(sql), last4: '3333' })
      for (const tarjeta of [expired, removed, others]) {
        const { response, text } = await ana.begin({ tarjeta })
        expect(response.status).toBe(422)
        expect(text).not.toMatch(/1111|2222|3333/)
      }
      expect(await debits(sql)).toEqual([])
    }),
  )

  it(
    'for a contract that a bank charges already says why not, and charges nothing',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await sql`update contracts set direct_debit = true`
      const why =
        'Este contrato ya se cobra solo en tu banco (domiciliación del organismo). Aquí se cobraría dos veces.'
      const { text, page } = await ana.form()
      expect(text).toContain(why)
      expect(page.querySelector('#limite')).toBeNull()
      const { response, text: answer } = await ana.begin()
      expect(response.status).toBe(409)
      expect(answer).toContain(why)
      expect((await ana.list()).text).toContain(why)
      expect(await debits(sql)).toEqual([])
    }),
  )

  it(
    'for a contract that another person pays so says it, without a word of their card',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      const luis = await anAccount(sql, { name: 'Luis Solís' })
      await anAccess(sql, { account: luis, contract: ana.contract })
      const card = await aSavedCard(sql, { account: luis, last4: '9876' })
      await aDebit(sql, { account: luis, contract: ana.contract, card, most: 98_700 })
      for (const { text, page } of [await ana.form(), await ana.list(), await ana.begin()]) {
        expect(text).toContain('Otra persona con acceso ya lo paga de forma automática.')
        expect(page.innerHTML).not.toMatch(/9876|987\.00|Luis/)
      }
      expect((await ana.begin()).response.status).toBe(409)
      expect((await ana.stop()).response.status).toBe(404)
      expect(await debits(sql)).toMatchObject([{ most: 98_700, endCause: null }])
    }),
  )

  it(
    "for somebody else's contract, or one that ended, is not found",
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await aContract(sql, { number: '500001' })
      await aContract(sql, { number: '500002', account: ana.account })
      await sql`update contracts set status = 'ended' where number = '500002'`
      for (const number of ['500001', '500002', '599999']) {
        expect((await visit(ana.app, paths.debit(number), { as: ana.as })).response.status).toBe(404)
        const fields = { tarjeta: ana.card, dias: '3', limite: '10' }
        expect((await submit(ana.app, paths.debit(number), fields, { as: ana.as })).response.status).toBe(404)
      }
      expect(await debits(sql)).toEqual([])
    }),
  )
})

describe('changing and stopping', () => {
  it(
    'changed terms end the old ones and count from then on; what was announced is announced again',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      await ana.on('2021-03-12')
      await ana.begin({ dias: '1', limite: '2,000.00' })
      expect(await debits(sql)).toEqual([
        { daysBefore: 3, most: 100_000, endCause: 'changed' },
        { daysBefore: 1, most: 200_000, endCause: null },
      ])
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-announced'])
      await ana.on('2021-03-20')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received' }])
    }),
  )

  it(
    'sent again as it is, by the back button or a double click, changes nothing and undoes no announcement',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      await ana.on('2021-03-12')
      const { location } = await ana.begin()
      await ana.begin({ limite: '1000' })
      expect((await ana.list(location!.slice(paths.cards.length))).text).toContain('El pago automático quedó activo.')
      expect(await debits(sql)).toEqual([{ daysBefore: 3, most: 100_000, endCause: null }])
      await ana.on('2021-03-13')
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received' }])
    }),
  )

  it(
    'stopped, nothing more is charged, and the page says so',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      await ana.on('2021-03-12')
      const { location } = await ana.stop()
      const { text } = await ana.list(location!.slice(paths.cards.length))
      expect(text).toContain('El pago automático quedó detenido.')
      expect(text).toContain('Tú pagas cada factura.')
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect((await ana.stop()).response.status).toBe(404)
    }),
  )

  it(
    'an over-limit invoice is charged after the limit was raised in time',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin({ limite: '300' })
      await ana.on('2021-03-12')
      expect((await ana.list()).text).toContain('La factura 2 / 2021 de $344.00 pasa de tu límite de $300.00')
      await ana.begin({ limite: '400' })
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', amount: 34_400 }])
    }),
  )
})

describe('what the page says of a charge', () => {
  it(
    'announced, charging, refused, tried again, paid',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      const says = async (text: string) => expect((await ana.list()).text).toContain(text)
      await ana.on('2021-03-12')
      await says('se cobrará el 17 mar 2021 a Visa 4242; te avisamos por correo el 12 mar 2021.')
      ana.bank.fallSilent()
      await ana.on('2021-03-17')
      await says('La factura 2 / 2021 se está cobrando a Visa 4242.')
      ana.bank.says({ status: 'refused' })
      ana.bank.fallSilent(false)
      await ana.sweep()
      await ana.on('2021-03-17')
      await says('Se intenta una vez más el 18 mar 2021.')
      await says('Rechazada')
      await ana.on('2021-03-18')
      await says('La factura 2 / 2021 se cobró.')
    }),
  )

  it(
    'dropped because it was paid otherwise, too late, and overdue',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      await anInvoice(sql, { contract: ana.contract, dueOn: '2021-02-20' })
      await ana.on('2021-03-12')
      expect((await ana.list()).text).toContain('Hay una factura vencida: lo vencido no se cobra solo.')
      await sql`update invoices set balance = 0`
      await ana.on('2021-03-13')
      expect((await ana.list()).text).toContain('La factura 2 / 2021 ya estaba pagada: no se cobró.')
      await anInvoice(sql, { contract: ana.contract, issuedOn: '2021-03-13', dueOn: '2021-03-15' })
      expect((await ana.list()).text).toContain(
        'La factura 3 / 2021 de $344.00 vence el 15 mar 2021 y ya no alcanza el aviso de tres días',
      )
    }),
  )
})

describe('many contracts', () => {
  it(
    'come twenty a page, those that are paid by themselves first, and are found by number, name and address',
    withDatabase(async (sql) => {
      const ana = await aBeginner(sql)
      await ana.begin()
      for (let n = 0; n < 44; n++)
        await aContract(sql, {
          account: ana.account,
          number: `1000${String(n).padStart(2, '0')}`,
          ...(n === 7 && { alias: 'La casa' }),
        })
      const numbers = async (query = '') =>
        (await ana.list(query)).page
          .querySelectorAll('[aria-labelledby=contratos] li a')
          .map((link) => decodeURIComponent(link.getAttribute('href')!.split('/').at(-1)!))
          .filter((number) => /^\d+$/.test(number))
      const first = await numbers()
      expect(first).toHaveLength(20)
      expect(first[0]).toBe(ana.number)
      expect(await numbers('?pagina=3')).toHaveLength(5)
      expect((await ana.list('?pagina=9')).location).toBe(paths.cards)
      expect(await numbers('?q=10.00.13')).toEqual(['100013'])
      expect(await numbers('?q=la+casa')).toEqual(['100007'])
      expect((await ana.list('?q=%25')).text).toContain('Ningún contrato coincide con «%».')
      const other = await aSession(sql, await anAccount(sql))
      expect((await visit(ana.app, paths.cards, { as: other })).text).not.toContain('1000')
    }),
  )
})
