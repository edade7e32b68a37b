import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import { type APayer, aPayer, choosing, folioOf, paying } from '../../test/payments/a-payer.ts'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { gatewaysOf } from './gateways.ts'
import { pay } from './paying.ts'

const shops = ['7 Eleven', 'Farmacias del Ahorro', 'Soriana']

/** Somebody in an office whose cash is limited, or paid at the shops that are named. */
async function aPayerAt(sql: Sql, offering: Parameters<typeof aGateway>[0], payments = {}) {
  const bank = aGateway(offering)
  const profile = readProfile('demo')
  const payer = await aPayer(sql, {
    gateways: gatewaysOf([bank.gateway]),
    profile: { ...profile, payments: { ...profile.payments, ...payments } },
  })
  return { ...payer, bank }
}
const limited = (sql: Sql, payments = {}) => aPayerAt(sql, { mostPer: { cash: 1_000_000 } }, payments)
const owe = (sql: Sql, { invoice }: APayer, amount: number) =>
  sql`update invoices set total = ${amount}, balance = ${amount} where id = ${invoice}`
const radios = ({ page }: Awaited<ReturnType<typeof visit>>) =>
  page.querySelectorAll('input[name=metodo]').map((radio) => radio.getAttribute('value'))

describe('more than a way to pay takes at once', () => {
  it(
    'is told before it is chosen, and refused in clear words when it is chosen all the same',
    withDatabase(async (sql) => {
      const payer = await limited(sql)
      await owe(sql, payer, 1_000_001)
      const shown = await choosing(payer)
      expect(shown.text).toContain('Hasta $10,000.00 de una vez.')
      const sent = await submit(payer.app, paths.payments, { ...shown.fields, metodo: 'efectivo' }, { as: payer.as })
      expect(sent.response.status).toBe(422)
      const said =
        'Efectivo en OXXO: de una vez se pagan hasta $10,000.00. Elige otra forma de pago, o paga menos ahora.'
      expect(sent.page.querySelector('.error-summary')?.text).toContain(said)
      expect(sent.page.querySelector('.error-summary a')?.getAttribute('href')).toBe('#metodo-efectivo')
      expect(sent.page.querySelector('#metodo-efectivo')?.hasAttribute('checked')).toBe(true)
      expect([payer.bank.asked, await sql`select from payments`]).toEqual([[], []])

      const byCard = await paying(payer, { method: 'tarjeta' })
      expect(byCard.location).toMatch(/^https:\/\/pay\.example\//)
    }),
  )

  it(
    'begins one centavo above it; a part below it may be paid so',
    withDatabase(async (sql) => {
      const payer = await limited(sql)
      await owe(sql, payer, 1_000_000)
      expect((await paying(payer, { method: 'efectivo' })).response.status).toBe(303)
      expect(payer.bank.latest().amount).toBe(1_000_000)

      const other = await limited(sql)
      await owe(sql, other, 1_500_000)
      const part = { [`importe-${other.invoice}`]: '9,999.99' }
      expect((await paying(other, { method: 'efectivo', fields: part })).response.status).toBe(303)
      expect(other.bank.latest().amount).toBe(999_999)
    }),
  )

  it(
    'is refused where a form comes without having been chosen on a page of ours, and where nobody asks a page',
    withDatabase(async (sql) => {
      const payer = await limited(sql)
      await owe(sql, payer, 600_000)
      await anInvoice(sql, { contract: payer.contract, total: 600_000 })
      const { fields } = await choosing(payer)
      const whole = { ...fields, metodo: 'efectivo', total: '1200000' }
      expect((await submit(payer.app, paths.payments, whole, { as: payer.as })).response.status).toBe(422)

      const outcome = await pay(payer.services, {
        key: randomUUID(),
        payer: { accountId: payer.account },
        wanted: [{ contractId: payer.contract, invoiceId: null, amount: 1_000_001 }],
        method: 'cash',
        email: null,
        terms: { leastPart: null, mostAdvance: 9_000_000 },
        today: '2021-03-20',
      })
      expect(outcome).toEqual({ kind: 'objection', objection: { kind: 'method', most: 1_000_000 } })
      expect([payer.bank.asked, await sql`select from payments`]).toEqual([[], []])
    }),
  )

  it(
    'is not offered where all is paid at once, nor where nothing less can be paid',
    withDatabase(async (sql) => {
      const payer = await limited(sql)
      await owe(sql, payer, 1_000_001)
      const all = await visit(payer.app, `${paths.newPayment}?todo=si`, { as: payer.as })
      expect(radios(all)).toEqual(['tarjeta', 'spei'])
      expect(radios(await choosing(payer))).toEqual(['tarjeta', 'efectivo', 'spei'])

      const strict = await limited(sql, { leastPart: null, mostAdvance: null })
      await owe(sql, strict, 1_000_001)
      expect(radios(await choosing(strict))).toEqual(['tarjeta', 'spei'])
      await anInvoice(sql, { contract: strict.contract, total: 100 })
      expect(radios(await choosing(strict))).toEqual(['tarjeta', 'efectivo', 'spei'])
    }),
  )

  it(
    'is not spoken of where there is no most',
    withDatabase(async (sql) => {
      const payer = await aPayerAt(sql, {})
      await owe(sql, payer, 9_000_000)
      expect((await choosing(payer)).text).not.toContain('de una vez')
      expect((await paying(payer, { method: 'efectivo' })).response.status).toBe(303)
    }),
  )
})

describe('cash at shops that are not OXXO', () => {
  const noOxxo = /oxxo/i
  const followed = async (sql: Sql, payer: APayer) =>
    visit(payer.app, paths.payment(await folioOf(sql, payer.account)), { as: payer.as })
  const mailed = async (sql: Sql) => {
    const [mail] = await sql<{ facts: { pay: { stores: string[] } } }[]>`
      select facts from mails where kind = 'payment-instructions'
    `
    return mail!.facts.pay
  }

  it(
    'is called so from the choice to the voucher and its mail, with all the shops that take it',
    withDatabase(async (sql) => {
      const payer = await aPayerAt(sql, { name: 'conekta', stores: shops })
      const chosen = await choosing(payer)
      expect(chosen.text).toContain('Efectivo en tiendas')
      expect(chosen.text).toContain('en las tiendas que reciben pagos de Conekta')
      const { review } = await paying(payer, { method: 'efectivo' })
      expect(review.text).toContain('Forma de pago: Efectivo en tiendas')

      const { text, page } = await followed(sql, payer)
      expect(text).toMatch(/Paga \$344\.00 en una de las tiendas de la lista a más tardar el/)
      expect(page.querySelector('#para-pagar')?.text).toBe('Para pagar en una de las tiendas de la lista')
      expect(text).toContain('Dónde se paga 7 Eleven, Farmacias del Ahorro o Soriana')
      expect(text).toContain('Forma de pago Efectivo en tiendas')
      expect([chosen.text, review.text, text].join()).not.toMatch(noOxxo)
      expect((await mailed(sql)).stores).toEqual(shops)
    }),
  )

  it(
    'names the one place where it is paid',
    withDatabase(async (sql) => {
      const payer = await aPayerAt(sql, { name: 'conekta', stores: ['BBVA ATM'] })
      await paying(payer, { method: 'efectivo' })
      const { text, page } = await followed(sql, payer)
      expect(text).toMatch(/Paga \$344\.00 en BBVA ATM a más tardar el/)
      expect(page.querySelector('#para-pagar')?.text).toBe('Para pagar en BBVA ATM')
      expect(text).not.toMatch(/Dónde se paga|oxxo/i)
    }),
  )

  it(
    'stays OXXO where it is OXXO',
    withDatabase(async (sql) => {
      const payer = await aPayerAt(sql, {})
      await paying(payer, { method: 'efectivo' })
      const { text, page } = await followed(sql, payer)
      expect(page.querySelector('#para-pagar')?.text).toBe('Para pagar en OXXO')
      expect(text).toContain('Forma de pago Efectivo en OXXO')
      expect((await mailed(sql)).stores).toEqual(['OXXO'])
    }),
  )

  it(
    'prints with the name of the utility and its telephone',
    withDatabase(async (sql) => {
      const payer = await aPayerAt(sql, {})
      await paying(payer, { method: 'efectivo' })
      const { page } = await followed(sql, payer)
      expect(page.querySelector('.voucher .print-only')?.text).toBe('Aguas del Encinal · 442 555 0100')
    }),
  )
})
