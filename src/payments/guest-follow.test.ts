import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  type AGuest,
  aGuestWhoBegan,
  anExpiredLink,
  comingBack,
  payingBy,
  provedLink,
  proving,
} from '../../test/payments/a-guest.ts'
import { fieldsOf } from '../../test/payments/a-payer.ts'
import { aPosting } from '../../test/payments/a-payment.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { acknowledgePostings } from './posting-commands.ts'
import { sweepPayments } from './worker.ts'

const sweep = async (sql: Sql, { services }: Pick<AGuest, 'services'>) => {
  await sql`update payments set next_check_at = clock_timestamp() - interval '1 second' where next_check_at is not null`
  await sweepPayments(services)
}

const mailsOf = (sql: Sql) =>
  sql<{ kind: string; to: string; facts: { state?: string; link: string; page?: string } }[]>`
    select kind, to_address as to, facts from mails order by id
  `

const printed = async (response: Response) => {
  const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  const page = await document.getPage(1)
  const { items } = await page.getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
}

describe('where a guest’s payment is', () => {
  it(
    'from the gateway to the account it is applied to, by the address they came back to and by each mail',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      expect((await guest.where()).text).toContain('Falta que pagues en la página de la pasarela de prueba.')
      guest.bank.says({ status: 'processing' })
      await comingBack(guest)
      const confirming = await guest.where()
      expect(confirming.text).toContain('Tu banco lo está confirmando.')
      expect(confirming.page.querySelector(`a[href="${guest.follow}"]`)?.text).toBe('Ver si ya llegó')
      guest.bank.isPaid()
      await sweep(sql, guest)
      const received = await guest.where()
      expect(received.text).toContain('Ya lo tenemos. Queda aplicado a tu cuenta a más tardar el martes 23 de marzo.')
      expect(received.page.querySelector(`a[href="${paths.guestRequest('pagos-no-aplicados')}"]`)).toBeTruthy()

      await aPosting(sql, {
        name: `${guest.folio}-1`,
        amount: 34_400,
        contract: guest.contract,
        invoice: guest.invoice,
      })
      await sql`update invoices set balance = 0 where id = ${guest.invoice}`
      await acknowledgePostings(sql, '2021-03-22')
      const { text, page } = await guest.where()
      expect(text).toContain('Tu pago está aplicado a tu cuenta.')
      const way = page.querySelectorAll('.timeline .what').map((stop) => stop.text)
      expect(way).toEqual(['Iniciado', 'Esperando tu pago', 'Confirmando', 'Recibido', 'Aplicado a tu cuenta'])

      const mails = await mailsOf(sql)
      expect(mails.map(({ kind, to, facts }) => [kind, to, facts.state])).toEqual([
        ['payment-news', 'vecina@correo.mx', 'received'],
        ['payment-news', 'vecina@correo.mx', 'applied'],
      ])
      for (const { facts } of mails) {
        expect(facts.page).toBeUndefined()
        const opened = await visit(guest.app, facts.link)
        expect(opened.text).toContain(guest.folio)
        expect(opened.text).toContain('Tu pago está aplicado a tu cuenta.')
      }
    }),
  )

  it(
    'has its receipt from the moment the money is here, without a name, and none before',
    { timeout: 30_000 },
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      const receipt = paths.payLinkReceipt(guest.token, guest.folio)
      expect((await visit(guest.app, receipt)).response.status).toBe(404)
      guest.bank.isPaid()
      await comingBack(guest)
      const { page } = await guest.where()
      expect(page.querySelector('a[href$=".pdf"]')!.getAttribute('href')).toBe(receipt)
      const { response } = await visit(guest.app, receipt)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe(`inline; filename="comprobante-${guest.folio}.pdf"`)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const text = await printed(response)
      for (const said of [guest.folio, '$344.00', '404040', '445566']) expect(text).toContain(said)
      for (const secret of ['José', 'Peña', 'SECRETA', 'jose@', 'vecina@']) expect(text).not.toContain(secret)
      expect((await visit(guest.app, `${guest.link}/pagos/${guest.folio}/comprobante.pdf`)).response.status).toBe(200)
    }),
  )

  it(
    'late at the utility says since when',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      guest.bank.isPaid()
      await comingBack(guest)
      const late = createApp({ ...guest.services, today: () => '2021-03-26' })
      expect((await visit(late, guest.follow)).text).toContain(
        'Ya lo tenemos, y debió quedar aplicado el martes 23 de marzo.',
      )
    }),
  )

  it(
    'with a voucher nobody paid: expired, and can be begun again; paid after that it is still received',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql, { method: 'efectivo' })
      expect((await guest.where()).page.querySelector('.barcode')).toBeTruthy()
      guest.bank.says({ status: 'expired' })
      await sweep(sql, guest)
      const expired = await guest.where()
      expect(expired.text).toContain('El plazo para pagar se acabó y no recibimos nada.')
      expect(expired.page.querySelector(`a[href="${paths.payLinkAgain(guest.token)}"]`)?.text).toBe('Pagar otra vez')
      expect((await mailsOf(sql)).map(({ kind }) => kind)).toEqual(['payment-instructions', 'payment-not-made'])
      guest.bank.isPaid()
      await sweep(sql, guest)
      expect((await guest.where()).text).toContain('Ya lo tenemos.')
      expect((await visit(guest.app, paths.payLinkAgain(guest.token))).location).toBe(guest.follow)
    }),
  )

  it(
    'is cancelled by whoever follows it, as long as nothing was paid',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql, { method: 'spei' })
      const { page } = await guest.where()
      const cancellation = paths.payLinkCancellation(guest.token, guest.folio)
      expect(page.querySelector(`form[action="${cancellation}"]`)?.text).toContain('Cancelar')
      const { location } = await submit(guest.app, cancellation, {})
      const cancelled = await visit(guest.app, location!)
      expect(cancelled.text).toContain('Cancelado')
      expect((await guest.where()).text).toBe(cancelled.text)
      expect(fieldsOf((await visit(guest.app, guest.link)).page)).toHaveProperty(`factura-${guest.invoice}`)
    }),
  )

  it(
    'is not cancelled once it is paid, whatever the page still shows',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      guest.bank.isPaid()
      const { location } = await submit(guest.app, paths.payLinkCancellation(guest.token, guest.folio), {})
      expect((await visit(guest.app, location!)).text).toContain('Ya lo tenemos.')
    }),
  )
})

describe('nobody else’s payment', () => {
  it(
    'is opened by a link: not a neighbour’s, not another of the same contract, not an account’s',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      guest.bank.isPaid()
      await comingBack(guest)
      const contract = await aContract(sql, { number: '505050', meter: 'M-5' })
      await anInvoice(sql, { contract })
      const theirs = (await proving(guest, { reference: '505050', meter: 'M-5' })).location!
      await payingBy(guest, theirs)
      const follow = await comingBack(guest)
      for (const token of [theirs, follow, await provedLink(guest)].map((link) => link.split('/').at(-1)!)) {
        const page = paths.payLinkPayment(token, guest.folio)
        expect((await visit(guest.app, page)).response.status, token).toBe(404)
        expect((await visit(guest.app, paths.payLinkReceipt(token, guest.folio))).response.status).toBe(404)
        expect((await submit(guest.app, paths.payLinkCancellation(token, guest.folio), {})).response.status).toBe(404)
      }
      const itsLink = paths.payLinkPayment(guest.link.split('/').at(-1)!, guest.folio)
      expect((await visit(guest.app, itsLink)).text).toContain('Ya lo tenemos.')
    }),
  )

  it(
    'nor is anything opened by a link that is over: the one of a mail ends after half a year, the one it was paid with too',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      const [{ id, days }] = (await sql`
        select p.id, extract(day from l.expires_at - now())::int as days
        from payments p join payment_links l on l.payment_id = p.id limit 1
      `) as [{ id: string; days: number }]
      expect(days).toBe(180)
      const over = await anExpiredLink(sql, { paymentId: id })
      expect((await visit(guest.app, over)).response.status).toBe(410)
      expect((await visit(guest.app, `${over}/pagos/${guest.folio}`)).response.status).toBe(404)
      expect((await visit(guest.app, `${over}/otra-vez`)).location).toBe(over)

      await sql`update payments set created_at = now() - interval '181 days'`
      await sql`update payment_links set expires_at = now() - interval '1 day' where invoice_id is not null`
      expect((await visit(guest.app, `${guest.link}/pagos/${guest.folio}`)).response.status).toBe(404)
      expect((await visit(guest.app, guest.link)).response.status).toBe(410)
    }),
  )

  it(
    'is paid by a link that only follows: there is nothing to send',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      const form = { [`factura-${guest.invoice}`]: `${guest.contract}-34400`, metodo: 'tarjeta', total: '34400' }
      expect((await submit(guest.app, guest.follow, form)).response.status).toBe(404)
      expect((await submit(guest.app, paths.payLinkAgain(guest.token), form)).location).toBe(guest.follow)
      expect(guest.bank.charges.size).toBe(1)
    }),
  )
})
