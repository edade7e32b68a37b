import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import {
  aGuest,
  choosingBy,
  comingBack,
  mailedLink,
  payingBy,
  paymentsIn,
  provedLink,
} from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { limiter } from '../lib/limits.ts'

describe('paid once', () => {
  it(
    'under a double click, and by the back button after it was paid',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { sent, location } = await payingBy(guest, link)
      expect((await submit(guest.app, link, sent)).location).toBe(location)
      guest.bank.isPaid()
      await comingBack(guest)
      const back = await submit(guest.app, link, sent)
      expect((await visit(guest.app, back.location!)).text).toContain('Ya lo tenemos.')
      expect(await paymentsIn(sql)).toHaveLength(1)
      expect(guest.bank.charges.size).toBe(1)
    }),
  )

  it(
    'in two tabs: the second closes the first, which can no longer be paid',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const [one, other] = [await choosingBy(guest, link), await choosingBy(guest, link)]
      expect(one.key).not.toBe(other.key)
      await submit(guest.app, link, { ...one, total: '34400' })
      const first = guest.bank.latest().id
      const { response } = await submit(guest.app, link, { ...other, total: '34400' })
      expect(response.status).toBe(303)
      expect(guest.bank.charges.get(first)!.facts.status).toBe('cancelled')
      expect((await paymentsIn(sql)).map(({ state }) => state)).toEqual(['cancelled', 'awaiting'])
    }),
  )

  it(
    'in two tabs, while the first is on its way at the bank: told of the first, and charged nothing',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const other = await choosingBy(guest, link)
      await payingBy(guest, link)
      guest.bank.says({ status: 'processing' })
      const { response, text, page } = await submit(guest.app, link, { ...other, total: '34400' })
      expect(response.status).toBe(409)
      expect(text).toContain('Ya hay un pago en camino')
      const there = page.querySelector('main a.button')!.getAttribute('href')!
      expect((await visit(guest.app, there)).text).toContain('Tu banco lo está confirmando.')
      expect(guest.bank.charges.size).toBe(1)
    }),
  )

  it(
    'in two tabs, the first paid: the second finds it paid',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const other = await choosingBy(guest, link)
      await payingBy(guest, link)
      guest.bank.isPaid()
      await comingBack(guest)
      const late = await submit(guest.app, link, { ...other, total: '34400' })
      expect(late.location).toBe(link)
      const there = (await visit(guest.app, link)).location!
      expect((await visit(guest.app, there)).text).toContain('Ya lo tenemos.')
      expect(guest.bank.charges.size).toBe(1)
    }),
  )

  it(
    'by whoever opens the mail again the day after, paid or with a voucher in the hand',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      await payingBy(guest, link, { method: 'efectivo' })
      const [payment] = await paymentsIn(sql)
      const there = (await visit(guest.app, link)).location!
      expect(there).toBe(`${link}/pagos/${payment!.folio}`)
      expect((await visit(guest.app, there)).text).toContain('9812 3456 7890 12')

      guest.bank.isPaid()
      await comingBack(guest)
      await sql`update payment_links set expires_at = now() - interval '1 day' where invoice_id is not null`
      const after = await visit(guest.app, (await visit(guest.app, link)).location!)
      expect(after.text).toContain('Ya lo tenemos.')
      expect(after.page.querySelector('a[href$="comprobante.pdf"]')).toBeTruthy()
    }),
  )

  it(
    'when the gateway is silent: told that it is being confirmed, and the same form asks again',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      guest.bank.fallSilent()
      const { location, sent } = await payingBy(guest, link)
      const { text, page } = await visit(guest.app, location!)
      expect(text).toContain('Estamos confirmando tu pago con la pasarela de prueba.')
      expect(text).toContain('No pagues otra vez')
      expect(page.querySelector('[data-watch]')).toBeTruthy()
      expect(page.querySelector('main a[href$=otra-vez]')).toBeNull()
      const opened = await visit(guest.app, link)
      expect((await visit(guest.app, opened.location!)).text).toContain('Estamos confirmando tu pago')

      guest.bank.fallSilent(false)
      expect((await submit(guest.app, link, sent)).location).toBe(`https://pay.example/${guest.bank.latest().id}`)
      expect(await paymentsIn(sql)).toHaveLength(1)
    }),
  )
})

describe('beginning many payments', () => {
  it(
    'by one link ends after twenty in an hour, with what was typed kept; another link goes on',
    { timeout: 60_000 },
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const sent = { ...(await choosingBy(guest, link)), total: '34400', correo: 'vecina@correo.mx' }
      for (let times = 0; times < 20; times++) {
        expect((await submit(guest.app, link, { ...sent, key: randomUUID() })).response.status).toBe(303)
      }
      const { response, text, page } = await submit(guest.app, link, { ...sent, key: randomUUID() })
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(3500)
      expect(text).toContain('Empezaste muchos pagos seguidos. Espera 60 minutos')
      expect(fieldsOf(page).correo).toBe('vecina@correo.mx')
      expect(await paymentsIn(sql)).toHaveLength(20)
      expect((await payingBy(guest, await provedLink(guest))).response.status).toBe(303)
    }),
  )

  it(
    'from one network ends too, however many links it has',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const sent = { ...(await choosingBy(guest, link)), total: '34400' }
      const network = limiter(sql, { name: 'guest-payments-network', points: 120, seconds: 3600 })
      for (let times = 0; times < 120; times++) await network.consume('10.9.3.1')
      expect((await submit(guest.app, link, sent, { from: '10.9.3.1' })).response.status).toBe(429)
      expect((await submit(guest.app, link, sent, { from: '10.9.3.2' })).response.status).toBe(303)
    }),
  )
})
