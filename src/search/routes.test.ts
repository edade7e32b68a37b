import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaidPayment } from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

async function searching(sql: Sql) {
  const account = await anAccount(sql)
  const as = await aSession(sql, account)
  const app = createApp(testServices(sql))
  const search = (q: string) => visit(app, `${paths.search}?q=${encodeURIComponent(q)}`, { as })
  return { account, search }
}

describe('searching the office', () => {
  it(
    'finds a contract by number, alias and address',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      await aContract(sql, { account, number: '404040', alias: 'Casa de mamá', address: 'AV. GONZÁLEZ 112' })
      for (const typed of ['404.040', 'mama', 'gonzalez 112']) {
        const { page } = await search(typed)
        expect(page.querySelector('.finds a')?.getAttribute('href'), typed).toBe(paths.contract('404040'))
      }
    }),
  )

  it(
    'finds an invoice by number, period and amount, and leads to it',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      const contract = await aContract(sql, { account, number: '404040' })
      await anInvoice(sql, { contract, number: 'IN 000120210200053772', period: '2021-02-01', total: 134_400 })
      await anInvoice(sql, { contract, number: 'IN 000120210100099999', period: '2021-01-01', total: 200 })
      for (const typed of ['IN 000120210200053772', '0053772', '2 / 2021', '$1,344.00']) {
        const { page } = await search(typed)
        expect(
          page.querySelectorAll('tbody .sub').map((sub) => sub.text.trim()),
          typed,
        ).toEqual(['IN 000120210200053772'])
        expect(page.querySelector('tbody a')?.getAttribute('href')).toContain('contrato=404040')
        expect(page.querySelector('tbody')?.text).toMatch(/VENCIDA/)
      }
    }),
  )

  it(
    'says of an invoice that its money is here, and where',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      const { folio } = await aPaidPayment(sql, { account })
      const { page } = await search('344')
      const state = page.querySelector('tbody .state')!
      expect(state.structuredText.replace(/\s+/g, ' ').trim()).toBe('Pago recibido, por aplicar ¿Dónde está mi pago?')
      expect(state.querySelector('a')?.getAttribute('href')).toBe(paths.payment(folio))
    }),
  )

  it(
    'shows the first twenty and says that there are more',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      for (let n = 0; n < 21; n++) await aContract(sql, { account, alias: `Local ${n}` })
      const { page, text } = await search('local')
      expect(page.querySelectorAll('.finds li')).toHaveLength(20)
      expect(text).toMatch(/Son los primeros 20/)
    }),
  )

  it(
    'tells how to search when nothing was asked or nothing found',
    withDatabase(async (sql) => {
      const { search } = await searching(sql)
      expect((await search('')).text).toMatch(/^Buscar Escribe en el buscador/)
      expect((await search('xyz')).text).toMatch(
        /Resultados de «xyz» Nada en tu cuenta ni en la oficina coincide con «xyz»/,
      )
    }),
  )

  it(
    "never finds another account's things",
    withDatabase(async (sql) => {
      const { search } = await searching(sql)
      const luis = await anAccount(sql)
      const contract = await aContract(sql, { account: luis, number: '505050', alias: 'Casa de Luis' })
      await anInvoice(sql, { contract, number: 'IN 000120210200053772' })
      for (const typed of ['505050', 'luis', '000120210200053772']) {
        expect((await search(typed)).text, typed).toMatch(/Nada en tu cuenta/)
      }
    }),
  )

  it(
    'takes a small typing error in an address or an alias, and says what is nearest only when nothing is it',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      await aContract(sql, { account, number: '404040', alias: 'Bodega', address: 'AV. GONZÁLEZ 112' })
      await aContract(sql, { account, number: '505050', address: 'CALLE GUADALUPE 8' })
      const contractsOf = async (typed: string) =>
        (await search(typed)).page.querySelectorAll('.finds a').map((link) => link.getAttribute('href'))
      expect(await contractsOf('gonsalez')).toEqual([paths.contract('404040')])
      expect(await contractsOf('guadlupe')).toEqual([paths.contract('505050')])
      expect(await contractsOf('404041')).toContain(paths.contract('404040'))
      expect(await contractsOf('bodega')).toEqual([paths.contract('404040')])
    }),
  )

  it(
    'finds the invoice of one of several contracts by month',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      for (const [number, alias] of [
        ['404040', 'Casa de mamá'],
        ['505050', 'Bodega'],
      ] as const) {
        const contract = await aContract(sql, { account, number, alias, address: 'PASEO DEL MARQUÉS 7' })
        await anInvoice(sql, { contract, number: `F${number}2`, period: '2021-02-01' })
        await anInvoice(sql, { contract, number: `F${number}3`, period: '2021-03-01' })
      }
      const numbersOf = async (typed: string) =>
        (await search(typed)).page.querySelectorAll('tbody .when .sub').map((sub) => sub.text.trim())
      expect((await numbersOf('febrero 2021')).sort()).toEqual(['F4040402', 'F5050502'])
      expect(await numbersOf('mama febreo 2021')).toEqual(['F4040402'])
      expect((await numbersOf('marzo')).sort()).toEqual(['F4040403', 'F5050503'])
      expect((await search('marzo')).page.querySelectorAll('#contratos')).toEqual([])
    }),
  )

  it(
    'finds a request and a payment by folio, and what the office does by its name',
    withDatabase(async (sql) => {
      const { account, search } = await searching(sql)
      const request = await aRequest(sql, { account })
      const { folio } = await aPaidPayment(sql, { account })
      const leadsTo = async (typed: string) =>
        (await search(typed)).page.querySelectorAll('.finds a').map((link) => link.getAttribute('href'))
      expect(await leadsTo(request)).toEqual([paths.myRequest(request)])
      expect(await leadsTo(folio)).toEqual([paths.payment(folio)])
      expect(await leadsTo('fuga')).toContain(paths.request('fuga-en-la-calle'))
      expect(await leadsTo('contrasena')).toContain(paths.security)
    }),
  )

  it(
    'offers the first of each kind while somebody types, and all the rest',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const as = await aSession(sql, account)
      for (let n = 0; n < 6; n++) await aContract(sql, { account, alias: `Local <${n}>` })
      const app = createApp(testServices(sql))
      const ask = async (headers: Record<string, string>) =>
        await app.request(`${paths.searchSuggestions}?q=local`, { headers })
      const answer = await (await ask({ cookie: as })).text()
      expect(answer.match(/role="option"/g)).toHaveLength(5)
      expect(answer).toMatch(/Local &lt;0&gt;/)
      expect(answer).toMatch(/Ver todo lo que coincide con «local»/)
      expect((await ask({})).status).not.toBe(200)
    }),
  )

  it(
    "never finds another account's requests and payments",
    withDatabase(async (sql) => {
      const { search } = await searching(sql)
      const luis = await anAccount(sql)
      const request = await aRequest(sql, { account: luis })
      const { folio } = await aPaidPayment(sql, { account: luis })
      for (const typed of [request, folio]) expect((await search(typed)).text, typed).toMatch(/Nada en tu cuenta/)
    }),
  )
})
