import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { type AGuest, aGuest, comingBack, mailedLink, payingBy, provedLink } from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import type { Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'
import { invoiceField, invoiceValue, partField } from './form.ts'

const paymentsIn = (sql: Sql) =>
  sql<
    { folio: string; amount: number; state: string; method: string; email: string | null; accountId: string | null }[]
  >`
    select folio, amount, state, method, email, account_id from payments order by folio
  `
const notOffered = 'Con este enlace se paga solo lo que aparece aquí.'

/** The choosing page of a link as the browser would send it, and the address to send it to. */
async function choosingBy(guest: AGuest, link: string): Promise<Record<string, string>> {
  return { ...fieldsOf((await visit(guest.app, link)).page), metodo: 'tarjeta' }
}

describe('paying without an account', () => {
  it(
    'shows the total first, leads to the gateway’s page, and back to where the payment is',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { review, response, location } = await payingBy(guest, link, { fields: { correo: ' vecina@correo.mx ' } })
      expect(review.response.status).toBe(200)
      for (const said of ['Revisa tu pago', 'Pagar $344.00', 'Tarjeta', 'vecina@correo.mx', 'Contrato 404040']) {
        expect(review.text).toContain(said)
      }
      expect(response.status).toBe(303)
      expect(location).toBe(`https://pay.example/${guest.bank.latest().id}`)
      expect(guest.bank.latest()).toMatchObject({
        amount: 34_400,
        method: 'card',
        email: 'vecina@correo.mx',
        name: undefined,
      })

      guest.bank.isPaid()
      const follow = await comingBack(guest)
      expect(follow).toMatch(/^\/pagar\/[\w-]{43}$/)
      expect(follow).not.toBe(link)
      const page = await visit(guest.app, follow)
      const [payment] = await paymentsIn(sql)
      expect(payment).toMatchObject({ amount: 34_400, state: 'received', accountId: null, email: 'vecina@correo.mx' })
      for (const said of [
        '¿Dónde está mi pago?',
        'Ya lo tenemos.',
        payment!.folio,
        '445566',
        'Visa terminada en 4242',
        'Guarda la dirección',
      ]) {
        expect(page.text).toContain(said)
      }
    }),
  )

  it(
    'the button says the total where a script reckons it, and there is no page in between',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { location } = await submit(guest.app, link, { ...(await choosingBy(guest, link)), total: '34400' })
      expect(location).toBe(`https://pay.example/${guest.bank.latest().id}`)
    }),
  )

  it(
    'in the shop or by transfer leads at once to what to pay with, and the mail brings it too',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (const [method, said] of [
        ['efectivo', '9812 3456 7890 12'],
        ['spei', '9991 8012 3456 7890 17'],
      ] as const) {
        const link = await provedLink(guest)
        const { location } = await payingBy(guest, link, { method, fields: { correo: 'vecina@correo.mx' } })
        expect(location).toMatch(/^\/pagar\/[\w-]{43}$/)
        expect((await visit(guest.app, location!)).text).toContain(said)
      }
      const mails = await sql<{ kind: string; recipient: string; facts: { link: string } }[]>`
        select kind, to_address as recipient, facts from mails order by id
      `
      expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
        ['payment-instructions', 'vecina@correo.mx'],
        ['payment-instructions', 'vecina@correo.mx'],
      ])
      const followed = await visit(guest.app, mails[0]!.facts.link)
      expect(followed.text).toContain('9812 3456 7890 12')
      expect(followed.text).not.toContain('9991 8012')
    }),
  )

  it(
    'needs no address for the receipt, and only a whole one is taken',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const { text, response, page } = await submit(guest.app, link, {
        ...(await choosingBy(guest, link)),
        correo: 'vecina@',
      })
      expect(response.status).toBe(422)
      expect(text).toContain('Escribe tu correo completo, por ejemplo maria@correo.mx, o déjalo vacío')
      expect(page.querySelector('#correo')!.getAttribute('value')).toBe('vecina@')
      expect(page.querySelector('.error-summary a[href="#correo"]')).toBeTruthy()
      const long = await submit(guest.app, link, {
        ...(await choosingBy(guest, link)),
        correo: `${'v'.repeat(300)}@correo.mx`,
      })
      expect(long.response.status).toBe(422)
      expect((await payingBy(guest, link)).response.status).toBe(303)
      expect(await paymentsIn(sql)).toMatchObject([{ email: null }])
      expect(await sql`select 1 from mails`).toHaveLength(0)
    }),
  )

  it(
    'a part is taken where the utility allows it, and the rest can be paid afterwards',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await mailedLink(sql, guest.invoice)
      const part = partField(guest.invoice)
      for (const [typed, said] of [
        ['400', 'sin pasar de lo que debes'],
        ['49.99', 'Puedes pagar una parte desde $50.00'],
      ] as const) {
        const { response, text } = await submit(guest.app, link, { ...(await choosingBy(guest, link)), [part]: typed })
        expect(response.status).toBe(422)
        expect(text).toContain(said)
      }
      await payingBy(guest, link, { fields: { [part]: '150' } })
      guest.bank.isPaid()
      await comingBack(guest)
      const [first] = await paymentsIn(sql)
      const { text, page } = await visit(guest.app, link)
      expect(text).toContain('Ya tenemos $150.00 de $344.00: falta $194.00.')
      expect(text).toContain(`Con este enlace ya se hizo un pago: ${first!.folio}.`)
      const made = page.querySelector(`main a[href$="/pagos/${first!.folio}"]`)!.getAttribute('href')!
      expect((await visit(guest.app, made)).text).toContain('Ya lo tenemos.')
      expect((await payingBy(guest, link)).response.status).toBe(303)
      expect((await paymentsIn(sql)).map(({ amount }) => amount)).toEqual([15_000, 19_400])
    }),
  )

  it(
    'goes back to the choice with everything as it was',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const link = await provedLink(guest)
      const fields = { correo: 'vecina@correo.mx', [partField(guest.invoice)]: '150' }
      const { sent } = await payingBy(guest, link, { method: 'spei', fields })
      const again = await submit(guest.app, link, { ...sent, cambiar: 'si' })
      expect(again.response.status).toBe(200)
      expect(fieldsOf(again.page)).toMatchObject({
        [partField(guest.invoice)]: '150.00',
        metodo: 'spei',
        correo: 'vecina@correo.mx',
        key: sent.key!,
      })
    }),
  )
})

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
