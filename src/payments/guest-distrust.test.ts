import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuest, choosingBy, mailedLink, payingBy, paymentsIn, provedLink } from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { invoiceField, invoiceValue } from './form.ts'

const notOffered = 'Con este enlace se paga solo lo que aparece aquí.'

describe('what the page says is not believed', () => {
  it(
    'another amount is refused in words, and what was typed is kept',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const box = invoiceField(guest.invoice)
      const cheap = { ...(await choosingBy(guest, link)), [box]: invoiceValue(guest.contract, 10_000), total: '10000' }
      const { response, text } = await submit(guest.app, link, { ...cheap, correo: 'vecina@correo.mx' })
      expect(response.status).toBe(422)
      expect(text).toMatch(/La factura IN \d+ cambió mientras elegías: ahora se deben \$344.00. No se cobró nada/)
      const { response: shown } = await submit(guest.app, link, { ...cheap, total: '1' })
      expect(shown.status).toBe(200)
      for (const odd of ['x', '-1', `${guest.contract}-0`, `${guest.contract}-34400.5`]) {
        const answer = await submit(guest.app, link, { ...cheap, [box]: odd, total: '34400' })
        expect(answer.response.status, odd).toBe(422)
      }
      expect(guest.bank.asked).toEqual([])
    }),
  )

  it(
    'somebody else’s invoice, another of the same contract, or an advance is refused at each step',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const theirs = await aContract(sql)
      const foreign = await anInvoice(sql, { contract: theirs })
      const second = await anInvoice(sql, { contract: guest.contract, issuedOn: '2020-12-20' })
      const { [invoiceField(guest.invoice)]: _, ...empty } = await choosingBy(
        guest,
        await mailedLink(sql, guest.invoice),
      )
      const mailed = await mailedLink(sql, guest.invoice)
      const proved = await provedLink(guest)
      for (const [link, name, value] of [
        [mailed, invoiceField(second), invoiceValue(guest.contract, 34_400)],
        [mailed, invoiceField(foreign), invoiceValue(theirs, 34_400)],
        [mailed, invoiceField(foreign), invoiceValue(guest.contract, 34_400)],
        [proved, invoiceField(foreign), invoiceValue(theirs, 34_400)],
        [proved, invoiceField(foreign), invoiceValue(guest.contract, 34_400)],
        [proved, invoiceField(999_999_999), invoiceValue(guest.contract, 34_400)],
      ] as const) {
        for (const total of ['', '34400']) {
          const sent = { ...empty, [name]: value, total, key: randomUUID() }
          const { response, text } = await submit(guest.app, link, sent)
          expect(response.status, `${link} ${name} ${value} ${total}`).toBe(422)
          expect(text).toContain(notOffered)
          expect(text).toContain('No se cobró nada.')
        }
      }
      const advance = { ...empty, [`anticipo-${guest.contract}`]: '100', total: '10000' }
      for (const link of [mailed, proved]) {
        expect((await submit(guest.app, link, advance)).response.status).toBe(422)
      }
      const nothing = await submit(guest.app, proved, empty)
      expect(nothing.text).toContain('Elige al menos una factura.')
      const { text } = await submit(guest.app, proved, { ...(await choosingBy(guest, proved)), metodo: 'cheque' })
      expect(text).toContain('Elige cómo quieres pagar.')
      expect(await paymentsIn(sql)).toEqual([])
      expect(guest.bank.asked).toEqual([])
    }),
  )

  it(
    'an invoice that was paid, cancelled or lowered meanwhile is not paid, and the page says how it stands',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const older = await anInvoice(sql, { contract: guest.contract, total: 10_000, issuedOn: '2020-12-20' })
      const link = await provedLink(guest)
      const chosen: Record<string, string> = { ...(await choosingBy(guest, link)), total: '44400' }
      await sql`update invoices set balance = 0 where id = ${older}`
      const gone = await submit(guest.app, link, chosen)
      expect(gone.response.status).toBe(422)
      expect(gone.text).toContain('ya no debe nada: se pagó o se canceló mientras elegías. No se cobró nada.')
      await sql`update invoices set balance = 20000 where id = ${guest.invoice}`
      const { [invoiceField(older)]: _, ...left } = chosen
      const lowered = await submit(guest.app, link, { ...left, total: '34400' })
      expect(lowered.text).toContain('ahora se deben $200.00')
      await sql`update invoices set cancelled = true where id = ${guest.invoice}`
      const cancelled = await submit(guest.app, link, { ...left, total: '34400' })
      expect(cancelled.location).toBe(link)
      expect((await visit(guest.app, link)).text).toContain('No se debe nada')
      expect(guest.bank.asked).toEqual([])
    }),
  )

  it(
    'a key of somebody else’s form begins nothing of theirs',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const { sent } = await payingBy(guest, await provedLink(guest))
      const link = await mailedLink(sql, guest.invoice)
      const { response, page } = await submit(guest.app, link, sent)
      expect(response.status).toBe(422)
      expect(await paymentsIn(sql)).toHaveLength(1)
      expect((await submit(guest.app, link, { ...fieldsOf(page), total: '34400' })).response.status).toBe(303)
      expect(await paymentsIn(sql)).toHaveLength(2)
    }),
  )
})
