import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { type APayer, aPayer, folioOf, paying } from '../../test/payments/a-payer.ts'
import { aPosting } from '../../test/payments/a-payment.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { acknowledgePostings } from './posting-commands.ts'
import { sweepPayments } from './worker.ts'

/** Ana begins to pay; `where` is what her payment's page says, after she came back from the gateway. */
async function begun(sql: Sql, method = 'tarjeta') {
  const ana = await aPayer(sql)
  await paying(ana, { method })
  const folio = await folioOf(sql, ana.account)
  const where = () => visit(ana.app, paths.payment(folio), { as: ana.as })
  const back = () => visit(ana.app, paths.paymentReturn(ana.bank.latest().id), { as: ana.as })
  return { ...ana, folio, where, back }
}

const sweep = async (sql: Sql, { services }: Pick<APayer, 'services'>) => {
  await sql`update payments set next_check_at = clock_timestamp() - interval '1 second' where next_check_at is not null`
  await sweepPayments(services)
}

const mailsOf = async (sql: Sql) =>
  (await sql<{ kind: string; facts: { state?: string } }[]>`select kind, facts from mails order by id`).map(
    ({ kind, facts }) => [kind, facts.state].filter(Boolean).join(' '),
  )

describe('where a payment is', () => {
  it(
    'while the bank confirms, and when it is applied',
    withDatabase(async (sql) => {
      const ana = await begun(sql)
      expect((await ana.where()).text).toContain('Falta que pagues en la página de la pasarela de prueba.')
      ana.bank.says({ status: 'processing' })
      await ana.back()
      const confirming = await ana.where()
      expect(confirming.text).toContain('Ya pagaste. Tu banco lo está confirmando.')
      expect(confirming.text).toContain('Ver si ya llegó')
      ana.bank.isPaid()
      await sweep(sql, ana)
      const late = createApp({ ...ana.services, today: () => '2021-03-26' })
      expect((await visit(late, paths.payment(ana.folio), { as: ana.as })).text).toContain(
        'Ya lo tenemos, y debió quedar aplicado el martes 23 de marzo.',
      )
      await aPosting(sql, { name: `${ana.folio}-1`, amount: 34_400, contract: ana.contract, invoice: ana.invoice })
      await sql`update invoices set balance = 0 where id = ${ana.invoice}`
      await acknowledgePostings(sql, '2021-03-22')
      const { text, page } = await ana.where()
      expect(text).toContain('Tu pago está aplicado a tu cuenta.')
      const way = page.querySelectorAll('.timeline .what').map((stop) => stop.text)
      expect(way).toEqual(['Iniciado', 'Esperando tu pago', 'Confirmando', 'Recibido', 'Aplicado a tu cuenta'])
      expect(await mailsOf(sql)).toEqual(['payment-news received', 'payment-news applied'])
    }),
  )

  it(
    'with a voucher: what to pay with, by mail too; paid after it expired it is still received',
    withDatabase(async (sql) => {
      const ana = await begun(sql, 'efectivo')
      const { text, page } = await ana.where()
      expect(text).toMatch(/Paga \$344.00 en OXXO a más tardar el \p{L}+ \d+ de \p{L}+, \d\d:\d\d\./u)
      expect(page.querySelector('.barcode')!.getAttribute('aria-label')).toBe(
        'Código de barras de la referencia 9812 3456 7890 12',
      )
      expect(await mailsOf(sql)).toEqual(['payment-instructions'])
      ana.bank.says({ status: 'expired' })
      await sweep(sql, ana)
      expect((await ana.where()).text).toContain('El plazo para pagar se acabó y no recibimos nada.')
      expect(await mailsOf(sql)).toEqual(['payment-instructions', 'payment-not-made expired'])
      ana.bank.isPaid()
      await sweep(sql, ana)
      expect((await ana.where()).text).toContain('Ya lo tenemos.')
    }),
  )

  it(
    'cancelled by the person, who may pay again; paid all the same it is not lost',
    withDatabase(async (sql) => {
      const ana = await begun(sql, 'spei')
      expect((await ana.where()).text).toContain('9991 8012 3456 7890 17')
      const { location } = await submit(ana.app, paths.paymentCancellation(ana.folio), {}, { as: ana.as })
      expect(location).toBe(paths.payment(ana.folio))
      const { text, page } = await ana.where()
      expect(text).toContain('Este pago se canceló. No se cobró nada.')
      expect(page.querySelector('.promise a.button')!.getAttribute('href')).toContain(paths.newPayment)
      expect(page.querySelector('.voucher')).toBeNull()
    }),
  )

  it(
    'held, when another sum came: what came and what was asked for, and no receipt yet',
    withDatabase(async (sql) => {
      const ana = await begun(sql)
      ana.bank.isPaid(undefined, { amount: 24_400 })
      await ana.back()
      const { text } = await ana.where()
      expect(text).toContain('Llegó tu dinero y lo estamos revisando.')
      expect(text).toContain('Llegaron $244.00 y esperábamos $344.00.')
      expect((await visit(ana.app, paths.paymentReceipt(ana.folio), { as: ana.as })).response.status).toBe(404)
      const again = await visit(ana.app, paths.newPayment, { as: ana.as })
      expect(again.text).toContain(`Estamos revisando dinero que llegó por esta factura: ${ana.folio}.`)
      expect(again.page.querySelector('input[type=checkbox]')!.hasAttribute('checked')).toBe(false)
    }),
  )

  it(
    'given back, in part and whole',
    withDatabase(async (sql) => {
      const ana = await begun(sql)
      ana.bank.isPaid()
      await ana.back()
      const say = async (amount: number, reference: string, kind: 'refund' | 'chargeback' = 'refund') => {
        const returned = [{ reference, kind, amount }]
        ana.bank.says({
          returned: [...(ana.bank.charges.get(ana.bank.latest().id)!.facts.returned ?? []), ...returned],
        })
        await sql`update payments set next_check_at = now()`
        await sweep(sql, ana)
      }
      await say(10_000, 'r-1')
      expect((await ana.where()).text).toContain('Te devolvimos $100.00 de este pago.')
      await say(24_400, 'r-2')
      const { text } = await ana.where()
      expect(text).toContain('Te devolvimos $344.00. Lo que pagabas con él se debe otra vez.')
      expect(text).toContain('Devuelto')
    }),
  )

  it(
    'paid twice: what is over is said to be in the contract’s favour',
    withDatabase(async (sql) => {
      const ana = await begun(sql, 'efectivo')
      const first = ana.bank.latest().id
      await submit(ana.app, paths.paymentCancellation(ana.folio), {}, { as: ana.as })
      await paying(ana)
      ana.bank.isPaid()
      await ana.back()
      ana.bank.isPaid(first)
      await sweep(sql, ana)
      expect((await ana.where()).text).toContain('Pagaste $344.00 de más: quedan como saldo a favor del contrato')
    }),
  )
})

describe('the receipt of a payment', () => {
  it(
    'is a tagged PDF with its number, the amount in words, what it was for and how it stands',
    withDatabase(async (sql) => {
      const ana = await begun(sql)
      ana.bank.isPaid()
      await ana.back()
      const { response } = await visit(ana.app, paths.paymentReceipt(ana.folio), { as: ana.as })
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe(`inline; filename="comprobante-${ana.folio}.pdf"`)
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
      const { items } = await (await pdf.getPage(1)).getTextContent()
      const text = items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
      for (const said of [
        ...[ana.folio, '$344.00', 'TRESCIENTOS CUARENTA Y CUATRO PESOS 00/100 M.N.', 'Recibido al 20 mar 2021'],
        ...['Visa terminada en 4242', '445566', 'Factura 2 / 2021', 'Queda aplicado a la cuenta a más tardar'],
        'Este documento no es un comprobante fiscal.',
      ]) {
        expect(text).toContain(said)
      }
      expect((await pdf.getMarkInfo())?.Marked).toBe(true)
      const { metadata } = await pdf.getMetadata()
      expect(String(metadata?.getRaw())).toContain('<pdfuaid:part>1</pdfuaid:part>')
    }),
  )

  it(
    'is not there before the money is',
    withDatabase(async (sql) => {
      const ana = await begun(sql)
      expect((await ana.where()).text).not.toContain('Comprobante (PDF)')
      expect((await visit(ana.app, paths.paymentReceipt(ana.folio), { as: ana.as })).response.status).toBe(404)
    }),
  )
})

describe('Mis pagos', () => {
  it(
    'lists every payment, newest first, twenty a page, found by folio, invoice or contract',
    withDatabase(async (sql) => {
      const ana = await aPayer(sql)
      const folios: string[] = []
      for (let n = 0; n < 21; n++) {
        const contract = await aContract(sql, { account: ana.account, number: `B${100 + n}` })
        await anInvoice(sql, { contract })
        await paying(ana, { query: `?contrato=B${100 + n}` })
        folios.push(ana.bank.latest().folio)
        await sql`update payments set created_at = now() - make_interval(mins => ${100 - n}) where folio = ${folios[n]!}`
      }
      const listed = async (query = '') => {
        const { page, text } = await visit(ana.app, `${paths.payments}${query}`, { as: ana.as })
        return { text, folios: page.querySelectorAll('td .sub[id]').map((cell) => cell.text.trim()) }
      }
      expect((await listed()).folios).toEqual(folios.toReversed().slice(0, 20))
      expect((await listed('?pagina=2')).folios).toEqual([folios[0]])
      expect((await visit(ana.app, `${paths.payments}?pagina=9`, { as: ana.as })).location).toBe(paths.payments)
      expect((await listed(`?q=${folios[3]}`)).folios).toEqual([folios[3]])
      expect((await listed('?q=B104')).folios).toEqual([folios[4]])
      expect((await listed('?q=%25')).text).toContain('Ningún pago coincide con «%».')
    }),
  )
})
