import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  type APayment,
  aPaidPayment,
  aPaymentFor,
  aPosting,
  gatewaySays,
  today,
} from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'
import type { Gateway } from '../payments/gateway.ts'
import { gatewaysOf } from '../payments/gateways.ts'
import { acknowledgePostings } from '../payments/posting-commands.ts'

const aGateway = { name: 'sandbox', methods: ['card'], hosts: [], payee: undefined } as unknown as Gateway
const office = (sql: Sql, on = today) =>
  createApp(testServices(sql, { gateways: gatewaysOf([aGateway]), today: () => on }))

/** Ana owes $344.00 since 7 March. */
async function anaOwing(sql: Sql) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040', alias: 'Mi casa' })
  const invoice = await anInvoice(sql, { contract, number: 'IN 53772', total: 34_400, dueOn: '2021-03-07' })
  return { account, contract, invoice, as: await aSession(sql, account) }
}
type Ana = Awaited<ReturnType<typeof anaOwing>>

async function pays(sql: Sql, { account, contract, invoice }: Ana, amount = 34_400) {
  const payment = await aPaymentFor(sql, {
    account,
    wanted: [{ contractId: contract, invoiceId: invoice, amount }],
  })
  await gatewaySays(sql, payment)
  return payment
}

const posts = (sql: Sql, ana: Ana, { folio, amount }: APayment) =>
  aPosting(sql, { name: `${folio}-1`, amount, contract: ana.contract, invoice: ana.invoice })
const lowers = (sql: Sql, { invoice }: Ana, balance: number) =>
  sql`update invoices set balance = ${balance} where id = ${invoice}`

/** What Mis facturas says: on the card, and of the invoice. */
async function seen(sql: Sql, as: string, on = today) {
  const { page, text } = await visit(office(sql, on), about(paths.invoices, '404040'), { as })
  const words = (selector: string) =>
    page
      .querySelector(selector)
      ?.structuredText.replace(/\s+/g, ' ')
      .replace(/(\$[\d,]+) \./g, '$1.')
      .trim()
  const links = page.querySelectorAll('main a').map((link) => [link.text.trim(), link.getAttribute('href')] as const)
  const hrefs = (name: string) => links.filter(([text]) => text === name).map(([, href]) => href)
  return { text, page, hrefs, card: words('.due-now'), state: words('#tabla-facturas tbody .state') }
}

describe('an invoice that the office has the money for', () => {
  it(
    'is «Pago recibido, por aplicar» at once, owes nothing, and leads to its payment',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      expect((await seen(sql, ana.as)).state).toBe('VENCIDA')
      const { folio } = await pays(sql, ana)

      const { state, card, hrefs, page } = await seen(sql, ana.as)

      expect(state).toBe('Pago recibido, por aplicar ¿Dónde está mi pago?')
      expect(page.querySelector('#tabla-facturas .badge.uncertain .icon')).toBeTruthy()
      expect(card).toContain('$0.00 No debes nada: ya tenemos tu pago.')
      expect(card).toContain('Pago recibido, por aplicar Recibido $344.00, por aplicar. ¿Dónde está mi pago?')
      expect(hrefs('¿Dónde está mi pago?')).toEqual([paths.payment(folio), paths.payment(folio)])
      expect(hrefs('Pagar')).toEqual([])
      expect(page.querySelectorAll('.chips a').map((chip) => chip.text)).toEqual(['Todas 1', '2021 1'])
    }),
  )

  it(
    'is found by that word, and not among what is owed',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await pays(sql, ana)
      const rows = async (query: string) =>
        (await visit(office(sql), `${paths.invoices}?${query}`, { as: ana.as })).page.querySelectorAll(
          '#tabla-facturas tbody tr',
        ).length
      expect(await rows('q=recibido')).toBe(1)
      expect(await rows('q=vencida')).toBe(0)
      expect(await rows('ver=por-pagar')).toBe(0)
    }),
  )

  it(
    'is PAGADA when the commercial system has posted it, though its balance lags behind',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payment = await pays(sql, ana)
      await posts(sql, ana, payment)
      expect((await seen(sql, ana.as)).state).toMatch(/^PAGADA/)
      await acknowledgePostings(sql, today)
      const { state, card } = await seen(sql, ana.as)
      expect(state).toBe('PAGADA')
      expect(card).toContain('$0.00 No debes nada.')
      expect(card).not.toContain('Recibido')

      await lowers(sql, ana, 0)
      await acknowledgePostings(sql, today)
      expect((await seen(sql, ana.as)).state).toBe('PAGADA')
    }),
  )

  it(
    'is owed again when four days later the balance still asks for it',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await posts(sql, ana, await pays(sql, ana))
      await acknowledgePostings(sql, '2021-03-23')
      expect((await seen(sql, ana.as, '2021-03-23')).state).toBe('PAGADA')
      await acknowledgePostings(sql, '2021-03-24')
      expect((await seen(sql, ana.as, '2021-03-24')).state).toBe('VENCIDA')
    }),
  )

  it(
    'is PAGADA when its balance is lowered before the posting arrives, and stays so',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payment = await pays(sql, ana)
      await lowers(sql, ana, 0)
      await acknowledgePostings(sql, today)
      expect((await seen(sql, ana.as)).state).toBe('PAGADA')
      await posts(sql, ana, payment)
      await acknowledgePostings(sql, today)
      const { state, card } = await seen(sql, ana.as)
      expect(state).toBe('PAGADA')
      expect(card).not.toContain('Recibido')
    }),
  )

  it(
    'is VENCIDA again when the money went back',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payment = await pays(sql, ana)
      await gatewaySays(sql, payment, { returned: [{ reference: 're-1', kind: 'chargeback', amount: 34_400 }] })
      const { state, card } = await seen(sql, ana.as)
      expect(state).toBe('VENCIDA')
      expect(card).toContain('$344.00 Venció')
    }),
  )

  it(
    'says so to everybody on the contract, and its folio only to whoever paid',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const luis = await anAccount(sql)
      await anAccess(sql, { account: luis, contract: ana.contract })
      const { folio } = await pays(sql, ana)

      const { state, card, text, hrefs } = await seen(sql, await aSession(sql, luis))

      expect(state).toBe('Pago recibido, por aplicar')
      expect(card).toContain('Recibido $344.00, por aplicar.')
      expect(text).not.toContain(folio)
      expect(hrefs('¿Dónde está mi pago?')).toEqual([])
    }),
  )
})

describe('an invoice of which a part is paid', () => {
  it(
    'owes what is left, and is what the rest is',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      await pays(sql, ana, 20_000)

      const { state, card, hrefs } = await seen(sql, ana.as)

      expect(state).toBe('VENCIDA Recibido $200.00, por aplicar. Falta $144.00. ¿Dónde está mi pago?')
      expect(card).toContain('$144.00 Venció el domingo 7 de marzo, hace 13 días.')
      expect(card).toContain('Recibido $200.00, por aplicar.')
      expect(hrefs('Pagar')).toEqual([`${paths.newPayment}?contrato=404040`, `${paths.newPayment}?factura=IN+53772`])
    }),
  )

  it.each([
    ['named first', ['post', 'lower']],
    ['lowered first', ['lower', 'post']],
  ])('owes the same whether the part is %s', (_, order) =>
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payment = await pays(sql, ana, 20_000)
      for (const step of order) {
        if (step === 'post') await posts(sql, ana, payment)
        else await lowers(sql, ana, 14_400)
        await acknowledgePostings(sql, today)
        expect((await seen(sql, ana.as)).card).toContain('$144.00 Venció')
      }
      expect((await seen(sql, ana.as)).state).toBe('VENCIDA Falta $144.00.')
    })(),
  )

  it.each([
    ['each is named and lowered in turn', ['post 1', 'lower to 14400', 'post 2', 'lower to 0']],
    ['the balance comes first', ['lower to 14400', 'post 1', 'lower to 0', 'post 2']],
    ['the second is named first', ['post 2', 'post 1', 'lower to 14400', 'lower to 0']],
    ['the second is lowered first', ['lower to 20000', 'post 2', 'post 1', 'lower to 0']],
    ['both are named long before', ['post 1', 'post 2', 'lower to 0']],
    ['both are lowered long before', ['lower to 0', 'post 2', 'post 1']],
  ])('and then the other part never asks for anything more: %s', (_, steps) =>
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payments = [await pays(sql, ana, 20_000), await pays(sql, ana, 14_400)]
      for (const step of steps) {
        const [what, number] = step.split(/ (?:to )?/) as [string, string]
        if (what === 'post') await posts(sql, ana, payments[Number(number) - 1]!)
        else await lowers(sql, ana, Number(number))
        await acknowledgePostings(sql, today)
        const { state, card } = await seen(sql, ana.as)
        expect(card, step).toContain('$0.00 No debes nada')
        expect(state, step).toMatch(/^(PAGADA|Pago recibido, por aplicar)/)
      }
      expect((await seen(sql, ana.as)).state).toBe('PAGADA')
    })(),
  )
})

describe('money that is nobody’s invoice', () => {
  it(
    'paid in advance, is told beside what is owed and takes nothing off it',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const payment = await aPaidPayment(sql, { account: ana.account, contract: ana.contract, advance: 50_000 })
      const { card, state } = await seen(sql, ana.as)
      expect(card).toContain('$344.00 Venció')
      expect(card).toContain('Además, $500.00 a favor de este contrato, por aplicar.')
      expect(state).toBe('VENCIDA')

      await aPosting(sql, { name: `${payment.folio}-1`, amount: 50_000, contract: ana.contract })
      await acknowledgePostings(sql, today)
      expect((await seen(sql, ana.as)).card).not.toContain('a favor')
    }),
  )

  it(
    'of an invoice that was cancelled since, is still told and can be followed',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const { folio } = await pays(sql, ana)
      await sql`update invoices set cancelled = true where id = ${ana.invoice}`
      const { state, card, hrefs } = await seen(sql, ana.as)
      expect(state).toBe('CANCELADA Recibido $344.00, por aplicar. ¿Dónde está mi pago?')
      expect(card).toContain('Recibido $344.00, por aplicar.')
      expect(hrefs('¿Dónde está mi pago?')).toContain(paths.payment(folio))

      await lowers(sql, ana, 0)
      expect((await seen(sql, ana.as)).state).toBe('CANCELADA ¿Dónde está mi pago?')
    }),
  )

  it(
    'that came with another amount, is in review: the invoice is owed, and says so',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const wanted = [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }]
      const payment = await aPaymentFor(sql, { account: ana.account, wanted })
      await gatewaySays(sql, payment, { amount: 30_000 })
      const { state, card, hrefs } = await seen(sql, ana.as)
      expect(state).toBe('VENCIDA Hay un pago en revisión. ¿Dónde está mi pago?')
      expect(card).toContain('$344.00 Venció')
      expect(card).toContain('Hay un pago en revisión.')
      expect(hrefs('¿Dónde está mi pago?')).toContain(paths.payment(payment.folio))
    }),
  )

  it(
    'that the gateway is still waiting for, is told, and is not yet here',
    withDatabase(async (sql) => {
      const ana = await anaOwing(sql)
      const wanted = [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }]
      const payment = await aPaymentFor(sql, { account: ana.account, wanted })
      await gatewaySays(sql, payment, { status: 'processing' })
      expect((await seen(sql, ana.as)).state).toBe('VENCIDA Hay un pago que se está confirmando. ¿Dónde está mi pago?')
    }),
  )
})
