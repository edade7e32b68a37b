import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { aPayer, choosing, fieldsOf, folioOf, paying } from '../../test/payments/a-payer.ts'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { invoiceField, invoiceValue, partField } from './form.ts'

const countOf = async (sql: Sql) => (await sql<{ n: number }[]>`select count(*) as n from payments`)[0]!.n

describe('paying by card', () => {
  it(
    'shows the total first, leads to the gateway’s page, and back to where the payment is',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { text, fields } = await choosing(ana)
      for (const said of ['Factura 2 / 2021', 'Venció el 7 mar 2021', '$344.00', 'Tarjeta', 'Efectivo en OXXO']) {
        expect(text).toContain(said)
      }

      const review = await submit(ana.app, paths.payments, fields, { as: ana.as })
      expect(review.response.status).toBe(200)
      expect(review.text).toContain('Revisa tu pago')
      expect(review.text).toContain('Pagar $344.00')
      expect(ana.bank.asked).toEqual([])

      const { response, location } = await paying(ana)
      expect(response.status).toBe(303)
      expect(location).toBe(`https://pay.example/${ana.bank.latest().id}`)
      expect(ana.bank.latest()).toMatchObject({ amount: 34_400, method: 'card' })

      ana.bank.isPaid()
      const back = await visit(ana.app, paths.paymentReturn(ana.bank.latest().id))
      const folio = await folioOf(sql, ana.account)
      expect(back.location).toBe(paths.payment(folio))
      const page = await visit(ana.app, paths.payment(folio), { as: ana.as })
      expect(page.text).toContain('Ya lo tenemos. Queda aplicado a tu cuenta a más tardar el martes 23 de marzo.')
      for (const said of ['$344.00', folio, '445566', 'Visa terminada en 4242', 'Factura 2 / 2021', 'Recibido']) {
        expect(page.text).toContain(said)
      }
    }),
  )

  it(
    'goes back to the choice with everything as it was',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { sent } = await paying(ana, { fields: { [partField(ana.invoice)]: '150' } })
      const again = await submit(ana.app, paths.payments, { ...sent, cambiar: 'si' }, { as: ana.as })
      expect(again.response.status).toBe(200)
      expect(fieldsOf(again.page)).toMatchObject({
        [partField(ana.invoice)]: '150.00',
        metodo: 'tarjeta',
        key: sent.key!,
      })
    }),
  )

  it(
    'sent twice, or again by the back button after it was paid, is one payment and says so',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { sent, location } = await paying(ana)
      const twice = await submit(ana.app, paths.payments, sent, { as: ana.as })
      expect(twice.location).toBe(location)
      ana.bank.isPaid()
      await visit(ana.app, paths.paymentReturn(ana.bank.latest().id))
      const back = await submit(ana.app, paths.payments, sent, { as: ana.as })
      expect(back.location).toBe(paths.payment(await folioOf(sql, ana.account)))
      expect(await countOf(sql)).toBe(1)
      expect(ana.bank.charges.size).toBe(1)
    }),
  )

  it(
    'in a second tab closes the first tab’s payment, so that one of them can be paid',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      await paying(ana)
      const first = ana.bank.latest().id
      const { text } = await choosing(ana)
      expect(text).toMatch(/Tienes un pago sin terminar por esta factura: PG-21-\d+/)
      const fields = { [invoiceField(ana.invoice)]: invoiceValue(ana.contract, 34_400) }
      const { response } = await paying(ana, { fields })
      expect(response.status).toBe(303)
      expect(ana.bank.charges.get(first)!.facts.status).toBe('cancelled')
      expect(ana.bank.charges.size).toBe(2)
    }),
  )

  it(
    'in a second tab, while the first is on its way at the bank, is told of the first and charges nothing',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const form = (await choosing(ana)).fields
      await paying(ana)
      ana.bank.says({ status: 'processing' })
      const { response, text } = await paying(ana, { fields: { ...form, key: randomUUID() } })
      expect(response.status).toBe(409)
      expect(text).toContain('Ya hay un pago en camino')
      expect(text).toContain(await folioOf(sql, ana.account))
      expect(ana.bank.charges.size).toBe(1)
    }),
  )

  it(
    'paid in one tab finds nothing to pay in the other',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { sent } = await paying(ana)
      ana.bank.isPaid()
      await visit(ana.app, paths.paymentReturn(ana.bank.latest().id))
      const late = await submit(ana.app, paths.payments, { ...sent, key: randomUUID() }, { as: ana.as })
      expect(late.response.status).toBe(422)
      expect(late.text).toContain('ya no debe nada: se pagó o se canceló mientras elegías. No se cobró nada.')
      expect(late.text).toContain('Pago recibido, por aplicar')
      expect(ana.bank.charges.size).toBe(1)
    }),
  )

  it(
    'when the gateway is silent at opening says that it is being confirmed, and the same form asks again',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      ana.bank.fallSilent()
      const { location, sent } = await paying(ana)
      const folio = await folioOf(sql, ana.account)
      expect(location).toBe(paths.payment(folio))
      const { text, page } = await visit(ana.app, location!, { as: ana.as })
      expect(text).toContain('Estamos confirmando tu pago con la pasarela de prueba.')
      expect(text).toContain('No pagues otra vez')
      expect(page.querySelector('[data-watch]')).toBeTruthy()
      expect(page.querySelector('a.button[href*=nuevo]')).toBeNull()

      ana.bank.fallSilent(false)
      const again = await submit(ana.app, paths.payments, sent, { as: ana.as })
      expect(again.location).toBe(`https://pay.example/${ana.bank.latest().id}`)
      expect(await countOf(sql)).toBe(1)
    }),
  )

  it(
    'refused, another method pays the same invoice',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      await paying(ana)
      ana.bank.says({ status: 'refused', refusal: 'card_declined' })
      const back = await visit(ana.app, paths.paymentReturn(ana.bank.latest().id))
      const refused = await visit(ana.app, back.location!, { as: ana.as })
      expect(refused.text).toContain('Tu banco no aceptó el pago. No se cobró nada.')
      expect(refused.text).not.toContain('card_declined')
      const again = refused.page.querySelector('.promise a.button')!.getAttribute('href')!
      expect((await visit(ana.app, again, { as: ana.as })).response.status).toBe(200)
      const cash = await paying(ana, { method: 'efectivo' })
      const { text, page } = await visit(ana.app, cash.location!, { as: ana.as })
      expect(text).toContain('9812 3456 7890 12')
      expect(page.querySelector('.barcode svg')).toBeTruthy()
    }),
  )
})
