import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { aPayer, choosing, folioOf, paying } from '../../test/payments/a-payer.ts'
import { paths } from '../paths.ts'

describe('paying by card', () => {
  it(
    'shows the total first, leads to the gateway’s page, and back to where the payment is',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { text, fields } = await choosing(ana)
      expect(text).toContain('Factura 2 / 2021')
      expect(text).toContain('Venció el 7 mar 2021')
      expect(text).toContain('$344.00')

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
})
