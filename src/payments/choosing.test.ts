import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPayer, choosing, fieldsOf, paying } from '../../test/payments/a-payer.ts'
import { paths } from '../paths.ts'
import { invoiceField, invoiceValue, partField } from './form.ts'

describe('choosing', () => {
  it(
    'pays several invoices of several contracts at once, a part and an advance among them',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const shop = await aContract(sql, { account: ana.account, alias: 'Taller', number: '705541' })
      const old = await anInvoice(sql, { contract: shop, total: 51_230, dueOn: '2021-02-07', period: '2021-01-01' })
      const { fields } = await choosing(ana)
      expect(fields[invoiceField(old)]).toBe(invoiceValue(shop, 51_230))
      const { review } = await paying(ana, {
        fields: { [partField(old)]: '$200.00', [`anticipo-${shop}`]: '500' },
      })
      for (const said of [
        'Factura 1 / 2021, una parte',
        'Pago por adelantado',
        'Taller · Contrato 705541',
        '$1,044.00',
      ]) {
        expect(review.text).toContain(said)
      }
      expect(ana.bank.latest().amount).toBe(34_400 + 20_000 + 50_000)
      ana.bank.isPaid()
      await visit(ana.app, paths.paymentReturn(ana.bank.latest().id))
      const rest = await choosing(ana)
      expect(rest.text).toContain('Ya tenemos $200.00 de $512.30: falta $312.30.')
      expect(rest.fields[invoiceField(old)]).toBe(invoiceValue(shop, 31_230))
    }),
  )

  it(
    'is about the one invoice or contract that was asked for, and leads to the others',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const shop = await aContract(sql, { account: ana.account, number: '705541' })
      const number = 'IN 000000000000705541'
      const asked = await anInvoice(sql, { contract: shop, number })
      const other = await anInvoice(sql, { contract: shop })
      const one = await choosing(ana, `?factura=${encodeURIComponent(number)}`)
      expect(Object.keys(one.fields)).toContain(invoiceField(asked))
      expect(Object.keys(one.fields)).not.toContain(invoiceField(other))
      expect(one.page.querySelector(`#${invoiceField(ana.invoice)}`)).toBeNull()
      expect(one.text).toContain('Pagar también otros contratos')
      const all = await choosing(ana, '?contrato=705.541')
      expect(Object.keys(all.fields)).toContain(invoiceField(other))
    }),
  )

  it(
    'says what there is to do when nothing is owed and when there is no contract',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      await sql`update invoices set balance = 0 where id = ${ana.invoice}`
      expect((await choosing(ana)).text).toContain('No debes nada de este contrato.')
      const nobody = await aSession(sql, await anAccount(sql))
      const { text } = await visit(ana.app, paths.newPayment, { as: nobody })
      expect(text).toContain('Todavía no tienes contratos')
    }),
  )

  it(
    'brings four hundred contracts page by page, and pays all that is owed at once',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      for (let n = 0; n < 400; n++) {
        const contract = await aContract(sql, { number: `A${1000 + n}` })
        await anAccess(sql, { account: ana.account, contract })
        await anInvoice(sql, { contract, total: 10_000 })
      }
      const { text, page } = await choosing(ana)
      expect(page.querySelectorAll('fieldset.choose-contract')).toHaveLength(20)
      expect(text).toContain('Debes $40,344.00 en 401 contratos.')
      const review = await visit(ana.app, `${paths.newPayment}?todo=si`, { as: ana.as })
      expect(review.text).toContain('Pagar $40,344.00')
      const fields = { ...fieldsOf(review.page), metodo: 'spei' }
      const { location } = await submit(ana.app, paths.payments, fields, { as: ana.as })
      expect(ana.bank.latest().amount).toBe(4_034_400)
      const { text: followed } = await visit(ana.app, location!, { as: ana.as })
      expect(followed).toContain('Qué pagas con él: 401 conceptos')
      expect(followed).toContain('9991 8012 3456 7890 17')
    }),
    60_000,
  )
})
