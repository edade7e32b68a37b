import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaidPayment, aPayment, aPosting, gatewaySays } from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { acknowledgePostings } from '../payments/posting-commands.ts'
import { releaseHeld } from '../payments/release-commands.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { raiseStuckPayments } from './escalation-commands.ts'

const words = wordsIn('es-MX')
/** 18 March 2021 is a Thursday: two working days later is Monday the 22nd. */
const thursday = '2021-03-18'
const raise = (sql: Sql, today: string) => raiseStuckPayments(sql, { words, today, profile: readProfile('demo') })

const requestsIn = (sql: Sql) =>
  sql<
    {
      folio: string
      kind: string
      message: string
      answers: Record<string, string>
      name: string
      email: string
      accountId: string | null
      contractId: number
      paymentId: string
    }[]
  >`
    select * from requests order by folio
  `

describe('a payment that is not applied in the promised time', () => {
  it(
    'is not kept waiting by those that are still in time, however many they are',
    withDatabase(async (sql) => {
      const { account, wanted } = await aPaidPayment(sql, { on: thursday })
      await sql`
        with made as (
          insert into payments (folio, form_key, account_id, gateway, method, amount, created_on, received_on, state)
          select 'PG-21-9' || n, gen_random_uuid(), ${account}, 'sandbox', 'card', 100, ${thursday}, ${thursday}, 'received'
          from generate_series(1, 120) n
          returning id, folio
        )
        insert into payment_items (payment_id, position, reference, contract_id, amount)
        select id, 1, folio || '-1', ${wanted[0]!.contractId}, 100 from made
      `
      const held = await aPayment(sql, { on: '2021-03-19' })
      await gatewaySays(sql, held, { amount: 1, on: '2021-03-19' })
      expect(await raise(sql, '2021-03-19')).toBe(1)
      expect((await requestsIn(sql)).map(({ paymentId }) => paymentId)).toEqual([held.paymentId])
    }),
  )

  it(
    'raises itself the day after, once, with the evidence, and tells who paid',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { on: thursday })
      expect(await raise(sql, '2021-03-22')).toBe(0)
      expect(await raise(sql, '2021-03-23')).toBe(1)
      expect(await raise(sql, '2021-03-23')).toBe(0)
      expect(await raise(sql, '2021-04-23')).toBe(0)

      const [request, ...more] = await requestsIn(sql)
      expect(more).toEqual([])
      expect(request).toMatchObject({
        kind: 'pagos-no-aplicados',
        accountId: payment.account,
        contractId: payment.wanted[0]!.contractId,
        paymentId: payment.paymentId,
        name: 'Ana Núñez',
        answers: { paidOn: thursday, amount: '344.00', place: 'Oficina Virtual (sandbox)', reference: '445566' },
      })
      const [item] = await sql<{ contract: string; invoice: string }[]>`
        select c.number as contract, v.number as invoice from payment_items i
        join contracts c on c.id = i.contract_id join invoices v on v.id = i.invoice_id
        where i.payment_id = ${payment.paymentId}
      `
      const lines = request!.message.split('\n')
      expect(lines[0]).toBe(
        `El pago ${payment.folio} se recibió el 18 mar 2021 y debió quedar aplicado a más tardar el 22 mar 2021. Hoy es 23 mar 2021 y el sistema comercial no lo ha confirmado.`,
      )
      expect(lines.slice(1)).toEqual([
        '',
        'Importe: $344.00',
        'Forma de pago: Tarjeta, sandbox',
        `Referencia de la pasarela: ${payment.gatewayReference}`,
        'Autorización: 445566',
        expect.stringMatching(/^Iniciado: .*\d\d:\d\d$/),
        expect.stringMatching(/^Dinero recibido: .*\d\d:\d\d$/),
        'Todavía no sale en ninguna exportación al sistema comercial.',
        `${payment.folio}-1 · contrato ${item!.contract} · ${item!.invoice} · $344.00`,
      ])
      const { text } = await visit(createApp(testServices(sql)), paths.payment(payment.folio), {
        as: await aSession(sql, payment.account),
      })
      expect(text).toContain(`Ya abrimos por ti la gestión ${request!.folio}, con las pruebas de tu pago.`)

      const mails = await sql<{ facts: Record<string, unknown>; toAddress: string }[]>`
        select facts, to_address from mails where kind = 'payment-raised'
      `
      expect(mails).toMatchObject([
        { facts: { folio: payment.folio, request: request!.folio, cause: 'late' }, toAddress: request!.email },
      ])
    }),
  )

  it(
    'says with which export it went out',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { on: thursday })
      const [made] = await sql<{ number: number }[]>`insert into exports default values returning number`
      await sql`
        insert into exported_rows (file, id, first_export, last_export)
        values ('pagos', ${`${payment.folio}-1`}, ${made!.number}, ${made!.number})
      `
      await raise(sql, '2021-03-23')
      expect((await requestsIn(sql))[0]!.message).toMatch(
        new RegExp(`^Salió al sistema comercial en la exportación ${made!.number}, el .*\\.$`, 'm'),
      )
    }),
  )

  it(
    'is no matter when it was applied in time, refused, or never paid',
    withDatabase(async (sql) => {
      const applied = await aPaidPayment(sql, { on: thursday })
      await aPosting(sql, {
        name: applied.folio,
        amount: 34_400,
        contract: applied.wanted[0]!.contractId,
        on: thursday,
      })
      await acknowledgePostings(sql, thursday)
      const refused = await aPayment(sql, { on: thursday })
      await gatewaySays(sql, refused, { status: 'refused', on: thursday })
      await aPayment(sql, { on: thursday })
      expect(await raise(sql, '2021-06-01')).toBe(0)
      const { text } = await visit(createApp(testServices(sql)), paths.payment(applied.folio), {
        as: await aSession(sql, applied.account),
      })
      expect(text).toContain(applied.folio)
      expect(text).not.toContain('abrimos por ti')
    }),
  )

  it(
    'names twenty of many invoices, and how many more there are',
    withDatabase(async (sql) => {
      await aPaidPayment(sql, { invoices: Array.from({ length: 23 }, () => 1_000), on: thursday })
      await raise(sql, '2021-03-23')
      const [request] = await requestsIn(sql)
      expect(request!.message.match(/· contrato /g)).toHaveLength(20)
      expect(request!.message).toMatch(/\ny 3 conceptos más$/)
    }),
  )

  it(
    'of a guest goes with the address that the guest gave, and with a link instead of a page',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { on: thursday })
      await asGuest(sql, payment.paymentId, 'invitada@example.com')
      await raise(sql, '2021-03-23')
      expect(await requestsIn(sql)).toMatchObject([
        { name: 'Quien pagó sin cuenta', email: 'invitada@example.com', accountId: null },
      ])
      const [mail] = await sql<{ facts: { link: string } }[]>`select facts from mails where kind = 'payment-raised'`
      expect(mail!.facts.link).toMatch(/^\/pagar\/.+/)
    }),
  )

  it(
    'of a guest without an address is the utility’s matter all the same',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { on: thursday })
      await asGuest(sql, payment.paymentId, null)
      expect(await raise(sql, '2021-03-23')).toBe(1)
      expect(await sql`select from mails where kind = 'payment-raised'`).toHaveLength(0)
    }),
  )
})

describe('held money', () => {
  it(
    'raises itself at once, says what came, and raises itself again if it is released and then late',
    withDatabase(async (sql) => {
      const payment = await aPayment(sql, { on: thursday })
      await gatewaySays(sql, payment, { amount: 34_300, on: thursday })
      expect(await raise(sql, thursday)).toBe(1)
      expect(await raise(sql, thursday)).toBe(0)
      expect((await requestsIn(sql))[0]!.message).toContain(
        `Por el pago ${payment.folio} llegaron $343.00 y se habían pedido $344.00.`,
      )

      await releaseHeld(sql, { folio: payment.folio, today: thursday })
      expect(await raise(sql, '2021-03-22')).toBe(0)
      expect(await raise(sql, '2021-03-23')).toBe(1)
      expect(await requestsIn(sql)).toMatchObject([{ paymentCause: 'held' }, { paymentCause: 'late' }])
    }),
  )

  it(
    'of another currency is told in that currency',
    withDatabase(async (sql) => {
      const payment = await aPayment(sql, { on: thursday })
      await gatewaySays(sql, payment, { currency: 'USD', on: thursday })
      await raise(sql, thursday)
      expect((await requestsIn(sql))[0]!.message).toContain('llegaron 344.00 USD y se habían pedido $344.00')
    }),
  )
})

/** As if a guest had made it, by a link. */
async function asGuest(sql: Sql, paymentId: string, email: string | null) {
  const hash = Buffer.from(paymentId)
  await sql`
    insert into payment_links (token_hash, payment_id, expires_at) values (${hash}, ${paymentId}, now() + interval '1 day')
  `
  await sql`update payments set account_id = null, link_hash = ${hash}, email = ${email} where id = ${paymentId}`
}
