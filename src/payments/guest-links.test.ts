import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuest, anExpiredLink, comingBack, mailedLink, payingBy, provedLink } from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { newToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import { advanceField, invoiceField, partField } from './form.ts'

describe('the link of a contract that was proved', () => {
  it(
    'shows what is owed and the initials of its holder, and nothing else of whoever that is',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const account = await anAccount(sql, { name: 'Luisa Secreta', email: 'luisa@correo.mx' })
      await sql`insert into access ${sql({ accountId: account, contractId: guest.contract, proof: 'meter' })}`
      await sql`insert into contract_aliases ${sql({ accountId: account, contractId: guest.contract, alias: 'La casa chica' })}`
      const { text, response } = await visit(guest.app, await provedLink(guest))
      expect(response.status).toBe(200)
      for (const said of ['Lo que se debe', 'J. P. Ñ.', 'Factura 2 / 2021', 'Venció el 7 mar 2021', '$344.00']) {
        expect(text).toContain(said)
      }
      const whole = await response.text()
      for (const secret of [
        'José',
        'Ángel',
        'Peña',
        'Ñuño',
        'SECRETA',
        'OCULTA',
        '76000',
        'M-77.123',
        'jose@',
        'Luisa',
        'luisa@',
        'chica',
      ]) {
        expect(whole).not.toContain(secret)
      }
    }),
  )

  it(
    'offers every method, a part where the utility allows it, no advance, and where else to pay',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const { text, page } = await visit(guest.app, await provedLink(guest))
      for (const said of [
        'Tarjeta',
        'Efectivo en OXXO',
        'Transferencia (SPEI)',
        'Pagar solo una parte',
        'cajas de Aguas del Encinal',
      ]) {
        expect(text).toContain(said)
      }
      expect(page.querySelector(`#${partField(guest.invoice)}`)).toBeTruthy()
      expect(page.querySelector(`[name=${advanceField(guest.contract)}]`)).toBeNull()
      expect(text).not.toContain('adelant')
      expect(page.querySelector('#correo')!.getAttribute('type')).toBe('email')
    }),
  )

  it(
    'has all its invoices, oldest first, each to be left out, and no other contract’s',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const older = await anInvoice(sql, {
        contract: guest.contract,
        total: 10_000,
        dueOn: '2021-01-07',
        issuedOn: '2020-12-20',
      })
      const others = await anInvoice(sql, { contract: await aContract(sql), total: 99_900 })
      await anInvoice(sql, { contract: guest.contract, total: 77_700, cancelled: true })
      await anInvoice(sql, { contract: guest.contract, total: 66_600, balance: 0 })
      const { page, text } = await visit(guest.app, await provedLink(guest))
      const boxes = page.querySelectorAll('input[type=checkbox]').map((box) => box.getAttribute('name'))
      expect(boxes).toEqual([invoiceField(older), invoiceField(guest.invoice)])
      expect(fieldsOf(page)).not.toHaveProperty(invoiceField(others))
      for (const amount of ['$999.00', '$777.00', '$666.00']) expect(text).not.toContain(amount)
    }),
  )

  it(
    'says so where nothing is owed, and where the money is here already',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      await payingBy(guest, await provedLink(guest))
      guest.bank.isPaid()
      await comingBack(guest)
      const held = await visit(guest.app, link)
      expect(held.text).toContain('Ya tenemos lo que se debía')
      expect(held.text).toContain('No pagues otra vez.')
      expect(held.text).toContain('J. P. Ñ.')
      await sql`update invoices set balance = 0`
      const nothing = await visit(guest.app, link)
      expect(nothing.response.status).toBe(200)
      expect(nothing.text).toContain('No se debe nada')
      expect(nothing.text).toContain('Todas las facturas de este contrato están pagadas.')
      expect(nothing.page.querySelector('main form')).toBeNull()
    }),
  )
})

describe('the link in the mail of an invoice', () => {
  it(
    'opens that invoice and nothing else, for 45 days',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const other = await anInvoice(sql, {
        contract: guest.contract,
        total: 10_000,
        issuedOn: '2020-12-20',
        dueOn: '2021-01-07',
      })
      const link = await mailedLink(sql, guest.invoice)
      const { text, page } = await visit(guest.app, link)
      expect(text).toContain('Pagar la factura 2 / 2021')
      expect(text).toContain('J. P. Ñ.')
      expect(text).toContain('$344.00')
      expect(text).not.toContain('$100.00')
      expect(fieldsOf(page)).toHaveProperty(invoiceField(guest.invoice))
      expect(page.querySelector(`[name=${invoiceField(other)}]`)).toBeNull()
      const [{ days }] = (await sql`select extract(day from expires_at - now())::int as days from payment_links`) as [
        { days: number },
      ]
      expect(days).toBe(45)
    }),
  )

  it(
    'says that it is paid, that its money is here, or that it was cancelled; opened twice it stays as it is',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      await visit(guest.app, link)
      expect((await visit(guest.app, link)).text).toContain('$344.00')

      await payingBy(guest, await provedLink(guest))
      guest.bank.isPaid()
      await comingBack(guest)
      expect((await visit(guest.app, link)).text).toMatch(
        /^Ya tenemos el pago de esta factura Recibimos el pago de la factura 2 \/ 2021 y falta aplicarlo. No pagues otra vez\./,
      )
      await sql`update invoices set balance = 0`
      const paid = await visit(guest.app, link)
      expect(paid.text).toContain('Esta factura ya está pagada')
      expect(paid.text).toContain('No tienes que pagar otra vez.')

      await sql`update invoices set balance = 34400, cancelled = true`
      const cancelled = await visit(guest.app, link)
      expect(cancelled.text).toContain('Esta factura se canceló')
      expect(cancelled.page.querySelector(`main a[href="${paths.guestPay}"]`)?.text).toContain(
        'Pagar con los datos de mi recibo',
      )
    }),
  )
})

describe('a link that does not serve', () => {
  it(
    'because nobody ever made it is answered with what to do',
    withDatabase(async (sql) => {
      const { app } = await aGuest(sql)
      for (const token of [newToken(), 'x', 'a%2Fb', '%F0%9F%92%A7', `${newToken()}x`]) {
        const { response, text, page } = await visit(app, `${paths.guestPay}/${token}`)
        expect(response.status, token).toBe(404)
        expect(text).toContain('Este enlace no sirve')
        expect(page.querySelector(`main a[href="${paths.guestPay}"]`)).toBeTruthy()
        expect((await submit(app, `${paths.guestPay}/${token}`, {})).response.status).toBe(404)
      }
      const deeper = paths.payLinkPayment(newToken(), 'PG-21-0000001')
      expect((await visit(app, deeper)).response.status).toBe(404)
      expect((await visit(app, `${deeper}/comprobante.pdf`)).response.status).toBe(404)
      expect((await submit(app, `${deeper}/cancelacion`, {})).response.status).toBe(404)
    }),
  )

  it(
    'because it is over says so, whatever it opened, and tells nothing of what is owed',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (const to of [{ contractId: guest.contract }, { invoiceId: guest.invoice }]) {
        const link = await anExpiredLink(sql, to)
        for (const answer of [await visit(guest.app, link), await submit(guest.app, link, { metodo: 'tarjeta' })]) {
          expect(answer.response.status).toBe(410)
          expect(answer.text).toContain('Este enlace venció')
          expect(answer.text).not.toMatch(/\$|J\. P\./)
          expect(answer.page.querySelector(`main a[href="${paths.guestPay}"]`)).toBeTruthy()
        }
      }
      await payingBy(guest, await provedLink(guest))
      const followed = await visit(guest.app, await anExpiredLink(sql, { paymentId: guest.bank.latest().id }))
      expect(followed.response.status).toBe(410)
      expect(followed.text).toContain('escríbenos con su folio')
      expect(followed.page.querySelector(`main a[href="${paths.contact}"]`)).toBeTruthy()
    }),
  )

  it(
    'while the page was open, is told when the total is sent, and nothing is begun',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const review = await submit(guest.app, link, {
        ...fieldsOf((await visit(guest.app, link)).page),
        metodo: 'tarjeta',
      })
      await sql`update payment_links set expires_at = now() - interval '1 second'`
      expect((await submit(guest.app, link, fieldsOf(review.page))).response.status).toBe(410)
      expect(guest.bank.asked).toEqual([])
    }),
  )

  it(
    'because the office takes no payments any more; what was paid can still be followed',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      await payingBy(guest, link)
      guest.bank.says({ status: 'refused' })
      const follow = await comingBack(guest)
      const { named } = guest.services.gateways
      const closed = createApp(testServices(sql, { gateways: { current: undefined, named } }))
      expect((await visit(closed, link)).response.status).toBe(404)
      expect((await submit(closed, link, {})).response.status).toBe(404)
      const { response, text, page } = await visit(closed, follow)
      expect(response.status).toBe(200)
      expect(text).toContain('Tu banco no aceptó el pago.')
      expect(page.querySelector('a[href$=otra-vez]')).toBeNull()
      const unknown = await visit(closed, paths.payLink('x'))
      expect(unknown.page.querySelectorAll(`[href="${paths.guestPay}"]`)).toEqual([])
    }),
  )
})

describe('what a link opens', () => {
  it(
    'stays out of caches and search engines, and its address goes to nobody else',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      await payingBy(guest, await provedLink(guest))
      const follow = await comingBack(guest)
      for (const link of [await provedLink(guest), await mailedLink(sql, guest.invoice), follow, paths.payLink('x')]) {
        const { response, page } = await visit(guest.app, link)
        expect(response.headers.get('cache-control'), link).toBe('private, no-store')
        expect(response.headers.get('x-robots-tag'), link).toBe('noindex')
        expect(response.headers.get('referrer-policy'), link).toBe('same-origin')
        expect(page.querySelectorAll(`a[href*="ir="]`)).toEqual([])
      }
    }),
  )

  it(
    'is not in the log, even when all breaks',
    withDatabase(async (sql) => {
      const lines: string[] = []
      const log = pino({}, { write: (line: string) => void lines.push(line) })
      const guest = await aGuest(sql, { log })
      const link = await provedLink(guest)
      // From here on the transaction answers nothing any more.
      await sql`select 1 / 0`.catch(() => {})
      expect((await visit(guest.app, link)).response.status).toBe(500)
      expect(lines.join()).toContain('a request failed')
      expect(lines.join()).toContain('/pagar/:token')
      expect(lines.join()).not.toContain(link.split('/').at(-1))
    }),
  )
})
