import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPayer, choosing, fieldsOf, folioOf, paying } from '../../test/payments/a-payer.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'
import { invoiceField, invoiceValue, partField } from './form.ts'

const countOf = async (sql: Sql) => (await sql<{ n: number }[]>`select count(*) as n from payments`)[0]!.n

describe('what the page says is not believed', () => {
  it(
    'a smaller amount, an invented one or none is refused in words, and what was typed is kept',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { fields } = await choosing(ana)
      const name = invoiceField(ana.invoice)
      const cheap = { ...fields, [name]: invoiceValue(ana.contract, 10_000), total: '10000' }
      const { response, text, page } = await submit(ana.app, paths.payments, cheap, { as: ana.as })
      expect(response.status).toBe(422)
      expect(text).toMatch(/La factura IN \d+ cambió mientras elegías: ahora se deben \$344.00. No se cobró nada/)
      expect(fieldsOf(page)[name]).toBe(invoiceValue(ana.contract, 34_400))
      for (const [typed, words] of [
        ['400', 'sin pasar de lo que debes'],
        ['mucho', 'Escribe la cantidad en pesos'],
        ['49.99', 'Puedes pagar una parte desde $50.00'],
      ] as const) {
        const odd = await submit(
          ana.app,
          paths.payments,
          { ...fields, [partField(ana.invoice)]: typed },
          { as: ana.as },
        )
        expect(odd.response.status).toBe(422)
        expect(odd.text).toContain(words)
        expect(fieldsOf(odd.page)[partField(ana.invoice)]).toBe(typed)
      }
      const { [name]: _, ...nothing } = fields
      expect((await submit(ana.app, paths.payments, nothing, { as: ana.as })).text).toContain('Elige al menos una')
      const noMethod = await submit(ana.app, paths.payments, { ...fields, metodo: 'cheque' }, { as: ana.as })
      expect(noMethod.text).toContain('Elige cómo quieres pagar.')
      expect(ana.bank.asked).toEqual([])
    }),
  )

  it(
    'another total than the one shown is shown before it is paid',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { fields } = await choosing(ana)
      const { response, text } = await submit(ana.app, paths.payments, { ...fields, total: '1' }, { as: ana.as })
      expect(response.status).toBe(200)
      expect(text).toContain('Pagar $344.00')
      expect(await countOf(sql)).toBe(0)
    }),
  )

  it(
    'an invoice that grew, was paid or was cancelled meanwhile is said',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const send = async () => {
        const { sent, ...answer } = await paying(ana)
        return { sent, answer }
      }
      const { fields } = await choosing(ana)
      const ready = { ...fields, total: '34400' }
      await sql`update invoices set balance = 40000, total = 40000 where id = ${ana.invoice}`
      const grown = await submit(ana.app, paths.payments, ready, { as: ana.as })
      expect(grown.response.status).toBe(422)
      expect(grown.text).toContain('ahora se deben $400.00')
      await sql`update invoices set balance = 0 where id = ${ana.invoice}`
      expect((await submit(ana.app, paths.payments, ready, { as: ana.as })).text).toContain('ya no debe nada')
      await sql`update invoices set balance = 34400, cancelled = true where id = ${ana.invoice}`
      expect((await submit(ana.app, paths.payments, ready, { as: ana.as })).text).toContain('ya no debe nada')
      await sql`update invoices set cancelled = false where id = ${ana.invoice}`
      expect((await send()).answer.response.status).toBe(303)
    }),
  )

  it(
    'somebody else’s invoice, contract or payment does not exist',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const hers = await aContract(sql, { account: await anAccount(sql), number: '777777' })
      const invoice = await anInvoice(sql, { contract: hers, number: 'IN 000000000000777777' })
      const { fields } = await choosing(ana)
      const send = (contract: number) =>
        submit(
          ana.app,
          paths.payments,
          {
            key: randomUUID(),
            metodo: 'tarjeta',
            [invoiceField(invoice)]: invoiceValue(contract, 34_400),
            total: '34400',
          },
          { as: ana.as },
        )
      expect((await send(hers)).response.status).toBe(404)
      expect((await send(ana.contract)).response.status).toBe(404)
      const advance = { ...fields, [`anticipo-${hers}`]: '100', total: '44400' }
      expect((await submit(ana.app, paths.payments, advance, { as: ana.as })).response.status).toBe(404)
      expect((await visit(ana.app, about(paths.newPayment, '777777'), { as: ana.as })).response.status).toBe(404)
      const asked = `${paths.newPayment}?factura=${encodeURIComponent('IN 000000000000777777')}`
      expect((await visit(ana.app, asked, { as: ana.as })).response.status).toBe(404)

      await paying(ana)
      const folio = await folioOf(sql, ana.account)
      const luis = await aSession(sql, await anAccount(sql))
      for (const path of [paths.payment(folio), paths.paymentReceipt(folio)]) {
        expect((await visit(ana.app, path, { as: luis })).response.status).toBe(404)
        expect((await visit(ana.app, path)).location).toMatch(/^\/acceder/)
      }
      const cancelled = await submit(ana.app, paths.paymentCancellation(folio), {}, { as: luis })
      expect(cancelled.response.status).toBe(404)
      expect(ana.bank.asked.filter((word) => word.startsWith('close'))).toEqual([])
      expect((await visit(ana.app, paths.paymentReturn(randomUUID()))).response.status).toBe(404)
      expect((await visit(ana.app, paths.paymentReturn('nada'))).response.status).toBe(404)
    }),
  )

  it(
    'without a gateway there is nothing to pay with, and no page that says so',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const app = createApp(testServices(sql))
      expect((await visit(app, paths.newPayment, { as: ana.as })).response.status).toBe(404)
      expect((await submit(app, paths.payments, { key: randomUUID() }, { as: ana.as })).response.status).toBe(404)
      const list = await visit(app, paths.payments, { as: ana.as })
      expect(list.text).toContain('Aún no hay pagos')
      expect(list.page.querySelector(`main a[href="${paths.newPayment}"]`)).toBeNull()
    }),
  )

  it(
    'who begins sixty payments in an hour waits',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const { sent } = await paying(ana)
      for (let n = 1; n < 60; n++) await submit(ana.app, paths.payments, sent, { as: ana.as })
      const { response, text } = await submit(ana.app, paths.payments, sent, { as: ana.as })
      expect(response.status).toBe(429)
      expect(text).toContain('Empezaste muchos pagos seguidos')
    }),
  )
})
