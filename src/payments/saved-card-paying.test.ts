import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { choosing, fieldsOf, folioOf, paying } from '../../test/payments/a-payer.ts'
import { aCardGateway, aSavedCard, aSaver, kindsTo, paymentsFor, receivedFor } from '../../test/payments/a-saver.ts'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

/** Ana has an invoice of $344.00 and a card at the gateway, and pays herself. */
async function aPayerWithCard(sql: Sql, facts: Parameters<typeof aSaver>[1] = {}) {
  const ana = await aSaver(sql, { today: '2021-03-10', ...facts })
  await sql`delete from debits`
  const method = `tarjeta-${ana.card}`
  const where = async () => visit(ana.app, paths.payment(await folioOf(sql, ana.account)), { as: ana.as })
  return { ...ana, method, where, pays: (card = method, fields = {}) => paying(ana, { method: card, fields }) }
}
const none = async (sql: Sql, { invoice, bank }: { invoice: number; bank: { orders: () => unknown[] } }) => {
  expect(await paymentsFor(sql, invoice)).toEqual([])
  expect(bank.orders()).toEqual([])
}

describe('paying with a saved card', () => {
  it(
    'is a way to pay beside the others, is charged at the press of the button, and is received at once',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const { text, page } = await choosing(ana)
      expect(text).toContain('Visa terminada en 4242 La guardaste. Se cobra al confirmar')
      expect(page.querySelector('input[type=radio][checked]')!.getAttribute('value')).toBe('tarjeta')

      const { review, location } = await ana.pays()
      expect(review.text).toContain('Forma de pago: Visa terminada en 4242')
      expect(location).toBe(paths.payment(await folioOf(sql, ana.account)))
      expect((await ana.where()).text).toContain('Recibido')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', cause: 'person' }])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(ana.bank.orders()[0]!.savedCard).toBeDefined()
      expect(await kindsTo(sql, ana.account)).toEqual(['payment-news'])
    }),
  )

  it(
    'twice with one form pays once',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const { sent } = await ana.pays()
      const again = await submit(ana.app, paths.payments, sent, { as: ana.as })
      expect(again.location).toBe(paths.payment(await folioOf(sql, ana.account)))
      expect(ana.bank.orders()).toHaveLength(1)
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'can be chosen where all is paid at once, too',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const { page } = await visit(ana.app, `${paths.newPayment}?todo=si`, { as: ana.as })
      const fields = { ...fieldsOf(page), metodo: ana.method }
      await submit(ana.app, paths.payments, fields, { as: ana.as })
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'that is refused says so on its page, not by mail, and can be paid otherwise',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      ana.bank.refuses()
      await ana.pays()
      expect((await ana.where()).text).toContain('Rechazado')
      expect(await kindsTo(sql, ana.account)).toEqual([])
      const { location } = await ana.pays('tarjeta')
      expect(location).toContain('https://pay.example/')
    }),
  )

  it(
    'while the gateway is silent is being confirmed, and found by the sweep, once',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      ana.bank.fallSilent()
      await ana.pays()
      expect((await ana.where()).text).toContain('Confirmando')
      ana.bank.fallSilent(false)
      await ana.sweep()
      await ana.sweep()
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(ana.bank.orders()).toHaveLength(1)
    }),
  )

  it(
    'for which the bank wants to see its owner is closed, and paid on the page instead',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      ana.bank.waitsForTheOwner()
      const { location } = await ana.pays()
      expect(location).toBe(paths.payment(await folioOf(sql, ana.account)))
      expect((await ana.where()).text).toContain('Cancelado')
      expect((await ana.pays('tarjeta')).location).toContain('https://pay.example/')
    }),
  )

  it(
    'closes an open voucher of hers first',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      await ana.pays('efectivo')
      await ana.pays(ana.method, { [`factura-${ana.invoice}`]: `${ana.contract}-34400` })
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['cancelled', 'received'])
    }),
  )

  it(
    'goes to the gateway that keeps it, though another takes new payments',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const newest = aCardGateway({ name: 'stripe' })
      const old = ana.bank.gateway
      ana.services.gateways.current = newest.gateway
      ana.services.gateways.named = (name) => [newest.gateway, old].find((gateway) => gateway.name === name)
      await ana.pays()
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', gateway: 'sandbox' }])
      expect(newest.orders()).toEqual([])
    }),
  )
})

describe('a card that is not hers to pay with', () => {
  it(
    "is not offered and not taken: somebody else's, an expired or a removed one",
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const others = await aSavedCard(sql, { account: await anAccount(sql), last4: '1111' })
      const expired = await aSavedCard(sql, { account: ana.account, last4: '2222', expiresOn: '2021-03-09' })
      const removed = await aSavedCard(sql, { account: ana.account, last4: '3333' })
      await sql`update saved_cards set ended_at = now() where id = ${removed}`
      expect((await choosing(ana)).text).not.toMatch(/1111|2222|3333/)
      for (const card of [others, expired, removed, 'no-card']) {
        const { fields } = await choosing(ana)
        const { response, text } = await submit(
          ana.app,
          paths.payments,
          { ...fields, metodo: `tarjeta-${card}`, total: '34400' },
          { as: ana.as },
        )
        expect(response.status).toBe(422)
        expect(text).toContain('Elige cómo quieres pagar.')
      }
      await none(sql, ana)
    }),
  )

  it(
    'because she removed it in another tab: nothing is charged',
    withDatabase(async (sql) => {
      const ana = await aPayerWithCard(sql)
      const { fields } = await choosing(ana)
      const review = await submit(ana.app, paths.payments, { ...fields, metodo: ana.method }, { as: ana.as })
      await submit(ana.app, paths.cardEnd(ana.card), {}, { as: ana.as })
      const { response } = await submit(ana.app, paths.payments, fieldsOf(review.page), { as: ana.as })
      expect(response.status).toBe(422)
      await none(sql, ana)
    }),
  )
})
