import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuest, aGuestWhoBegan, comingBack, payingBy, provedLink } from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { paths } from '../paths.ts'

describe('a refused card, then another', () => {
  it(
    'is no new proof: the same invoice is paid from where the refusal was told',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      guest.bank.says({ status: 'refused' })
      await comingBack(guest)
      const { text, page } = await guest.where()
      expect(text).toContain('Tu banco no aceptó el pago.')
      const again = page.querySelector('main a[href$="otra-vez"]')!.getAttribute('href')!
      const { shown, location } = await payingBy(guest, again)
      expect(shown.text).toContain('Pagar la factura 2 / 2021')
      expect(location).toBe(`https://pay.example/${guest.bank.latest().id}`)
      expect(guest.bank.charges.size).toBe(2)

      // The mail's link and the refusal's page both know of the second.
      guest.bank.says({ status: 'processing' })
      const second = await comingBack(guest)
      expect((await visit(guest.app, second)).text).toContain('Tu banco lo está confirmando.')
      for (const address of [again, guest.link]) {
        const led = (await visit(guest.app, address)).location!
        expect((await visit(guest.app, led)).text, address).toContain('Tu banco lo está confirmando.')
      }
      const late = { ...fieldsOf(shown.page), key: '', metodo: 'tarjeta', total: '34400' }
      const told = await submit(guest.app, again, late)
      expect(told.response.status).toBe(409)
      const there = told.page.querySelector('main a.button')!.getAttribute('href')!
      expect((await visit(guest.app, there)).text).toContain('Tu banco lo está confirmando.')
      expect(guest.bank.charges.size).toBe(2)
    }),
  )

  it(
    'asks for the data of the receipt again once the link that began it is over',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      guest.bank.says({ status: 'refused' })
      await comingBack(guest)
      await sql`update payment_links set expires_at = now() - interval '1 second' where invoice_id is not null`
      const { response, page } = await visit(guest.app, paths.payLinkAgain(guest.token))
      expect(response.status).toBe(410)
      expect(page.querySelector(`main a[href="${paths.guestPay}"]`)).toBeTruthy()
      expect((await guest.where()).text).toContain('Tu banco no aceptó el pago.')
    }),
  )

  it(
    'and a part left out: a payment that stands is named beside what is left',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const older = await anInvoice(sql, { contract: guest.contract, total: 10_000, issuedOn: '2020-12-20' })
      const link = await provedLink(guest)
      const { shown } = await payingBy(guest, link, { method: 'efectivo' })
      expect(Object.keys(fieldsOf(shown.page))).toContain(`factura-${older}`)
      const first = await comingBack(guest)
      await submit(guest.app, (await visit(guest.app, first)).page.querySelector('form')!.getAttribute('action')!, {})
      const fields = fieldsOf((await visit(guest.app, link)).page)
      const { [`factura-${older}`]: _, ...one } = fields
      await submit(guest.app, link, { ...one, metodo: 'efectivo', total: '34400' })
      const { text, page } = await visit(guest.app, link)
      expect(text).toMatch(
        /Tienes un pago sin terminar por esta factura: PG-21-\d+\. Si la pagas aquí, aquel se cancela/,
      )
      expect(fieldsOf(page)).not.toHaveProperty(`factura-${guest.invoice}`)
      expect(fieldsOf(page)).toHaveProperty(`factura-${older}`)
      const [made] = page.querySelectorAll('main a[href*="/pagos/"]')
      expect((await visit(guest.app, made!.getAttribute('href')!)).text).toContain('9812 3456 7890 12')
    }),
  )
})
