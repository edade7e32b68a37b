import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  aGuest,
  aGuestWhoBegan,
  choosingBy,
  comingBack,
  payingBy,
  paymentsIn,
  provedLink,
} from '../../test/payments/a-guest.ts'
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
})

describe('coming back to what is left', () => {
  it(
    'each payment that was made by the link is named once, and leads to where it is',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const [second, third] = [
        await anInvoice(sql, { contract: guest.contract, total: 10_000, issuedOn: '2020-12-20' }),
        await anInvoice(sql, { contract: guest.contract, total: 20_000, issuedOn: '2020-11-20' }),
      ]
      const link = await provedLink(guest)
      /** Pays that invoice alone. */
      const payingOne = async (invoice: number, method: string, total: string) => {
        const fields = await choosingBy(guest, link)
        const others = [guest.invoice, second, third].filter((id) => id !== invoice).map((id) => `factura-${id}`)
        const sent = Object.fromEntries(Object.entries(fields).filter(([name]) => !others.includes(name)))
        await submit(guest.app, link, { ...sent, metodo: method, total })
      }
      await payingOne(guest.invoice, 'tarjeta', '34400')
      guest.bank.isPaid()
      await comingBack(guest)
      await payingOne(second, 'tarjeta', '10000')
      guest.bank.says({ status: 'refused' })
      await comingBack(guest)
      await payingOne(second, 'efectivo', '10000')
      const [paid, refused, voucher] = await paymentsIn(sql)

      const { text, page } = await visit(guest.app, link)
      expect(text).toContain(`Con este enlace ya se hizo un pago: ${paid!.folio}`)
      expect(text).toContain(`Tienes un pago sin terminar por esta factura: ${voucher!.folio}.`)
      expect(text).not.toContain(refused!.folio)
      expect(fieldsOf(page)).not.toHaveProperty(`factura-${second}`)
      expect(fieldsOf(page)).toHaveProperty(`factura-${third}`)
      const made = page.querySelectorAll('main a[href*="/pagos/"]').map((a) => a.getAttribute('href')!)
      expect(made).toHaveLength(2)
      const [first, other] = [await visit(guest.app, made[0]!), await visit(guest.app, made[1]!)]
      expect(first.text).toContain('Ya lo tenemos.')
      expect(other.text).toContain('9812 3456 7890 12')

      guest.bank.isPaid()
      await comingBack(guest)
      expect((await visit(guest.app, link)).text).toMatch(
        new RegExp(
          `ya se hicieron pagos: ${voucher!.folio} ?, ${paid!.folio}|ya se hicieron pagos: ${paid!.folio} ?, ${voucher!.folio}`,
        ),
      )
      expect(first.page.querySelector('a[href$="comprobante.pdf"]')).toBeTruthy()
    }),
  )
})
