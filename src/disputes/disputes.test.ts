import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { operatorSays } from '../../test/a-request.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaymentFor, gatewaySays, today } from '../../test/payments/a-payment.ts'
import { explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'
import { wholeChoice } from '../payments/choice-rules.ts'
import type { Gateway } from '../payments/gateway.ts'
import { gatewaysOf } from '../payments/gateways.ts'
import { choosableOf } from '../payments/page-queries.ts'
import { payablesOf } from '../payments/queries.ts'
import { askedOf, type DisputeOutcome } from './rules.ts'

const aGateway = { name: 'sandbox', methods: ['card'], hosts: [], payee: undefined } as unknown as Gateway
const office = (sql: Sql, on = today) =>
  createApp(testServices(sql, { gateways: gatewaysOf([aGateway]), today: () => on }))

async function anaOwing(sql: Sql) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { account, number: '404040' })
  const invoice = await anInvoice(sql, { contract, number: 'IN 53772', total: 34_400, dueOn: '2021-03-07' })
  return { account, contract, invoice, as: await aSession(sql, account) }
}

/** What is held of each invoice, by its id; empty for what the page proposes. */
type Parts = Record<number, string>
const boxes = (parts: Parts) =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([id, typed]) => [
      [`factura-${id}`, 'si'],
      [`aclarar-${id}`, typed],
    ]),
  )
const asks = (
  sql: Sql,
  as: string,
  parts: Parts,
  { kind = 'altos-consumos', ...fields }: Record<string, string> = {},
) =>
  submit(
    office(sql),
    paths.request(kind),
    { key: randomUUID(), contrato: '404040', mensaje: 'Mi recibo subió al triple', ...boxes(parts), ...fields },
    { as },
  )
const folioOf = async (sql: Sql) =>
  (await sql<{ folio: string }[]>`select folio from requests order by folio desc`)[0]!.folio
const moneyOf = async (sql: Sql, invoice: number) => {
  const [payable] = await payablesOf(sql, [invoice])
  return askedOf({ ...payable!, disputed: payable!.disputed ?? 0 })
}

describe('a disputed invoice', () => {
  it(
    'is chosen from its own link, and the form says what is held and what follows',
    withDatabase(async (sql) => {
      const { as, invoice } = await anaOwing(sql)
      const invoices = await visit(office(sql), about(paths.invoices, '404040'), { as })
      const link = invoices.page.querySelectorAll('a').find(({ text }) => text === 'Aclarar esta factura')!
      const { page, text } = await visit(office(sql), link.getAttribute('href')!, { as })
      expect(page.querySelectorAll('input[name^=factura-][checked]').map((box) => box.id)).toEqual([
        `factura-${invoice}`,
      ])
      expect(text).toContain('quedaría en aclaración lo que falta por pagar: $344.00')
      expect(text).toContain('al menos 5 días hábiles')
    }),
  )

  it(
    'is chosen among those of its own contract, which is asked for once; another’s is none',
    withDatabase(async (sql) => {
      const { account, as, invoice } = await anaOwing(sql)
      const other = await aContract(sql, { account, number: '404041' })
      await anInvoice(sql, { contract: other, number: 'IN 60001', dueOn: '2021-03-07' })
      const luis = await aContract(sql, { account: await anAccount(sql), number: '505050' })
      await anInvoice(sql, { contract: luis, number: 'IN 70001', dueOn: '2021-03-07' })

      const plans: string[] = []
      const services = testServices(explaining(sql, plans), { today: () => today })
      const open = (query: Record<string, string>) =>
        visit(createApp(services), `${paths.request('altos-consumos')}?${new URLSearchParams(query)}`, { as })
      const { page, text } = await open({ factura: 'IN 53772' })
      expect(plans.filter((plan) => plan.includes('CTE asking'))).toHaveLength(1)
      expect(page.querySelectorAll('input[name^=factura-]').map((box) => box.id)).toEqual([`factura-${invoice}`])
      expect(page.querySelector('#contrato option[selected]')?.getAttribute('value')).toBe('404040')
      expect(text).not.toContain('IN 60001')

      const [strange, none] = [await open({ factura: 'IN 70001' }), await open({ factura: 'IN 1' })]
      for (const { page } of [strange, none]) {
        expect(page.querySelectorAll('input[name^=factura-]')).toHaveLength(2)
        expect(page.querySelector('input[name^=factura-][checked]')).toBeNull()
      }
      expect(strange.text).toBe(none.text)
    }),
  )

  it(
    'holds its part, says so, and is not overdue once the rest is paid',
    withDatabase(async (sql) => {
      const { account, contract, invoice, as } = await anaOwing(sql)
      expect((await asks(sql, as, { [invoice]: '200.00' })).response.status).toBe(303)
      expect(await moneyOf(sql, invoice)).toEqual({ owed: 34_400, payable: 14_400, disputed: 20_000, underWay: 0 })
      const seen = await visit(office(sql), about(paths.invoices, '404040'), { as })
      expect(seen.text).toContain('En aclaración: $200.00. Paga $144.00 mientras tanto.')
      expect(wholeChoice(await choosableOf(sql, { accountId: account })).total).toBe(14_400)

      const payment = await aPaymentFor(sql, {
        account,
        wanted: [{ contractId: contract, invoiceId: invoice, amount: 14_400 }],
      })
      await gatewaySays(sql, payment)
      expect(await moneyOf(sql, invoice)).toEqual({ owed: 34_400, payable: 0, disputed: 20_000, underWay: 14_400 })
      const after = await visit(office(sql), about(paths.invoices, '404040'), { as })
      expect(after.text).not.toContain('VENCIDA')
      expect(after.text).toContain('No tienes que pagarlo hasta que respondamos')
    }),
  )

  it(
    'is refused for more than it asks, and for an invoice of another',
    withDatabase(async (sql) => {
      const { as, invoice } = await anaOwing(sql)
      const other = await anAccount(sql)
      const theirs = await aContract(sql, { account: other })
      const another = await anInvoice(sql, { contract: theirs, number: 'IN 9', total: 100 })
      expect((await asks(sql, as, { [invoice]: '344.01' })).response.status).toBe(422)
      const refused = await asks(sql, as, { [another]: '0.50' })
      expect(refused.response.status).toBe(422)
      expect(refused.text).toContain('Elige facturas por pagar')
      expect((await asks(sql, as, { 999999999: '0.50' })).text).toBe(refused.text)
      expect(await sql`select 1 from disputes`).toHaveLength(0)
    }),
  )

  it(
    'is one of several in a request, each with its own part and its own end',
    withDatabase(async (sql) => {
      const { as, contract, invoice } = await anaOwing(sql)
      const second = await anInvoice(sql, { contract, number: 'IN 53773', total: 50_000, dueOn: '2021-04-07' })
      const asked = await asks(sql, as, { [invoice]: '200.00', [second]: '' })
      expect(asked.response.status).toBe(303)
      expect(await moneyOf(sql, invoice)).toMatchObject({ payable: 14_400, disputed: 20_000 })
      expect(await moneyOf(sql, second)).toMatchObject({ payable: 0, disputed: 50_000 })
      const folio = await folioOf(sql)
      const [request] = await sql<{ message: string }[]>`select message from requests`
      expect(request!.message).toContain('Factura IN 53772 (2 / 2021), en aclaración: $200.00.')
      expect(request!.message).toContain('Factura IN 53773 (2 / 2021), en aclaración: $500.00.')

      const ids = await sql<{ id: number }[]>`
        select d.id from disputes d join invoices i on i.id = d.invoice_id order by i.number
      `
      const ends = (...outcomes: DisputeOutcome[]) =>
        operatorSays(
          sql,
          folio,
          {
            said: 'answered',
            text: 'Revisamos las dos. '.repeat(260),
            evidence: null,
            disputeOutcome: new Map(outcomes.map((outcome, index) => [ids[index]!.id, outcome])),
          },
          today,
        )
      expect(await ends('upheld')).toMatchObject({ kind: 'no-outcome' })
      expect(await ends('upheld', 'rejected')).toMatchObject({ kind: 'said', state: 'answered' })
      expect(await moneyOf(sql, invoice)).toMatchObject({ payable: 14_400, disputed: 20_000 })
      expect(await moneyOf(sql, second)).toMatchObject({ payable: 50_000, disputed: 0 })
      const { text } = await visit(office(sql), paths.myRequest(folio), { as })
      expect(text).toContain('Tenías razón sobre $200.00 de la factura IN 53772')
      expect(text).toContain('Los $500.00 de la factura IN 53773 que estaban en aclaración sí se deben.')
    }),
  )

  it(
    'is typed again by nobody: what was chosen stays with the form that was refused, and with its draft',
    withDatabase(async (sql) => {
      const { as, invoice } = await anaOwing(sql)
      const refused = await asks(sql, as, { [invoice]: '123.45' }, { mensaje: '' })
      expect(refused.response.status).toBe(422)
      const again = await visit(office(sql), paths.request('altos-consumos'), { as })
      for (const { page } of [refused, again]) {
        expect(page.querySelector(`input[name=factura-${invoice}]`)!.hasAttribute('checked')).toBe(true)
        expect(page.querySelector(`input[name=aclarar-${invoice}]`)!.getAttribute('value')).toBe('123.45')
      }
    }),
  )

  it(
    'ends with the answer, which must say how; the part is due five working days later, and held again when opened again',
    withDatabase(async (sql) => {
      const { invoice, as, account } = await anaOwing(sql)
      await asks(sql, as, { [invoice]: '200.00' })
      const folio = await folioOf(sql)
      const answered = { said: 'answered', text: 'Revisamos tu medidor.', evidence: null } as const
      expect(await operatorSays(sql, folio, answered, today)).toMatchObject({ kind: 'no-outcome' })
      const said = await operatorSays(sql, folio, { ...answered, disputeOutcome: 'rejected' }, today)
      expect(said).toMatchObject({ kind: 'said', state: 'answered' })
      expect(await moneyOf(sql, invoice)).toMatchObject({ payable: 34_400, disputed: 0 })
      const [{ dueOn } = { dueOn: '' }] = await sql<{ dueOn: string }[]>`
        select due_day(id, due_on) as due_on from invoices where id = ${invoice}
      `
      expect(dueOn > today).toBe(true)
      const seen = await visit(office(sql), about(paths.invoices, '404040'), { as })
      expect(seen.text).not.toContain('VENCIDA')
      const [mail] = await sql<{ facts: { text: string } }[]>`
        select facts from mails where kind = 'request-news' order by id desc limit 1
      `
      expect(JSON.stringify(mail)).toContain('sí se deben. Págalos a más tardar el')
      await operatorSays(sql, folio, { said: 'reopened', text: 'La volvemos a ver.' }, today)
      expect(await moneyOf(sql, invoice)).toMatchObject({ payable: 14_400, disputed: 20_000 })
      expect(account).toBeTruthy()
    }),
  )

  it(
    'that is upheld stays held until the invoice asks for that much less',
    withDatabase(async (sql) => {
      const { invoice, as } = await anaOwing(sql)
      await asks(sql, as, { [invoice]: '200.00' })
      const text = 'Tienes razón.'
      const saying = { said: 'answered', text, evidence: null, disputeOutcome: 'upheld' } as const
      await operatorSays(sql, await folioOf(sql), saying, today)
      expect(await moneyOf(sql, invoice)).toMatchObject({ payable: 14_400, disputed: 20_000 })
      await sql`update invoices set balance = 14400 where id = ${invoice}`
      expect(await moneyOf(sql, invoice)).toEqual({ owed: 14_400, payable: 14_400, disputed: 0, underWay: 0 })
    }),
  )

  it(
    'never loses a centavo: owed is payable, in dispute and under way, whatever comes in whatever order',
    withDatabase(async (sql) => {
      let seed = 7
      const random = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed % below
      }
      for (let round = 0; round < 12; round++) {
        const account = await anAccount(sql)
        const contract = await aContract(sql, { account, number: `7000${round}` })
        const number = `P ${round}`
        const invoice = await anInvoice(sql, { contract, number, total: 50_000, dueOn: '2021-04-07' })
        const as = await aSession(sql, account)
        const folios: string[] = []
        for (let step = 0; step < 8; step++) {
          const before = await moneyOf(sql, invoice)
          const turn = random(4)
          if (turn === 0) {
            const aclarar = ((1 + random(40_000)) / 100).toFixed(2)
            const sent = await asks(sql, as, { [invoice]: aclarar }, { contrato: `7000${round}` })
            if (sent.response.status === 303) folios.push(await folioOf(sql))
          }
          if (turn === 1 && before.payable > 0) {
            const wanted = [{ contractId: contract, invoiceId: invoice, amount: before.payable }]
            await gatewaySays(sql, await aPaymentFor(sql, { account, wanted }))
          }
          if (turn === 2) await sql`update invoices set balance = ${random(50_001)} where id = ${invoice}`
          const folio = folios[random(Math.max(1, folios.length))]
          if (turn === 3 && folio) {
            const disputeOutcome = (['upheld', 'rejected', 'withdrawn'] as const)[random(3)]
            await operatorSays(sql, folio, { said: 'answered', text: 'Sí', evidence: null, disputeOutcome }, today)
          }
          const { owed, payable, disputed, underWay } = await moneyOf(sql, invoice)
          expect(owed).toBe(payable + disputed + underWay)
          expect(Math.min(owed, payable, disputed, underWay)).toBeGreaterThanOrEqual(0)
        }
      }
    }),
  )
})
