import { describe, expect, it } from 'vitest'
import { aContract, anAccess, anAccount, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  aPaidPayment,
  aPayment,
  aPaymentFor,
  aPosting,
  gatewaySays,
  keptOf,
  stateOf,
  today,
} from '../../test/payments/a-payment.ts'
import type { Sql } from '../db.ts'
import { acknowledgePostings } from './posting-commands.ts'

/** The commercial system posts and lowers the invoice, as most do in one night. */
async function postAndLower(sql: Sql, payment: Awaited<ReturnType<typeof aPayment>>, item = 0) {
  const { contractId, invoiceId, amount } = payment.wanted[item]!
  await aPosting(sql, { name: `${payment.folio}-${item + 1}`, amount, contract: contractId, invoice: invoiceId })
  if (invoiceId) await sql`update invoices set balance = balance - ${amount} where id = ${invoiceId}`
}

const entriesOf = async (sql: Sql, paymentId: string) =>
  (
    await sql<{ key: string }[]>`
    select distinct e.key, e.id from ledger_entries e join ledger_lines l on l.entry_id = e.id
    where l.payment_id = ${paymentId} order by e.id
  `
  ).map(({ key }) => key)

describe('what the commercial system has posted', () => {
  it(
    'applies a payment, moves its money out of the house and tells the person',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await postAndLower(sql, payment)

      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 1, alerts: [] })
      expect(await stateOf(sql, payment)).toBe('applied')
      expect(await keptOf(sql, payment)).toEqual({ commercial: 34_400 })
      const mails = await sql<{ facts: { state: string } }[]>`select facts from mails order by id`
      expect(mails.map(({ facts }) => facts.state)).toEqual(['received', 'applied'])
    }),
  )

  it(
    'is taken in once, however often the feed comes',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await postAndLower(sql, payment)
      await acknowledgePostings(sql, today)
      const before = await entriesOf(sql, payment.paymentId)

      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await acknowledgePostings(sql, '2021-04-20')).toEqual({ applied: 0, alerts: [] })
      expect(await entriesOf(sql, payment.paymentId)).toEqual(before)
      expect(before).toEqual([`received:${payment.paymentId}`, `posted:${payment.folio}-1`])
    }),
  )

  it(
    'applies a payment of several invoices once all of them are posted, and names none before',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { invoices: [10_000, 20_000], advance: 5_000 })
      await postAndLower(sql, payment, 0)
      await postAndLower(sql, payment, 1)
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await stateOf(sql, payment)).toBe('received')
      expect(await keptOf(sql, payment)).toEqual({ commercial: 30_000, credit: 5_000 })

      await postAndLower(sql, payment, 2)
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 1, alerts: [] })
      expect(await keptOf(sql, payment)).toEqual({ commercial: 35_000 })
    }),
  )

  it(
    'may call a payment of one item by its folio, and one of several may not be called so',
    withDatabase(async (sql) => {
      const one = await aPaidPayment(sql)
      const two = await aPaidPayment(sql, { invoices: [10_000, 20_000] })
      await aPosting(sql, { name: one.folio, amount: 34_400, contract: one.wanted[0]!.contractId })
      await aPosting(sql, { name: two.folio, amount: 30_000, contract: two.wanted[0]!.contractId })

      expect(await acknowledgePostings(sql, today)).toEqual({
        applied: 1,
        alerts: [{ kind: 'unknown', number: `P-${two.folio}`, reference: two.folio }],
      })
      expect(await stateOf(sql, one)).toBe('applied')
      expect(await stateOf(sql, two)).toBe('received')
    }),
  )

  it(
    'says so at every feed when the amount is another, and applies nothing until it is right',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const [{ contractId }] = payment.wanted as [(typeof payment.wanted)[number]]
      const id = `${payment.folio}-1`
      await aPosting(sql, { name: id, amount: 30_000, contract: contractId })

      const alerts = [{ kind: 'amount', id, expected: 34_400, posted: 30_000 }]
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts })
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts })
      expect(await stateOf(sql, payment)).toBe('received')
      expect(await keptOf(sql, payment)).toEqual({ invoice: 34_400 })

      await aPosting(sql, { name: id, number: 'P-rest', amount: 4_400, contract: contractId })
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 1, alerts: [] })
    }),
  )

  it(
    'that names a folio we never gave out is told; the numbers of another portal are not',
    withDatabase(async (sql) => {
      const contract = await aContract(sql)
      await aPosting(sql, { name: 'PG-21-9999999-1', amount: 100, contract })
      await aPosting(sql, { name: 'WEB/77', amount: 100, contract })
      expect(await acknowledgePostings(sql, today)).toEqual({
        applied: 0,
        alerts: [{ kind: 'unknown', number: 'P-PG-21-9999999-1', reference: 'PG-21-9999999-1' }],
      })
    }),
  )
})

describe('posting and the invoice’s balance', () => {
  it(
    'the row comes first: applied at once, and what is owed is counted once all the same',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const [{ contractId, invoiceId }] = payment.wanted as [(typeof payment.wanted)[number]]
      await aPosting(sql, { name: `${payment.folio}-1`, amount: 34_400, contract: contractId, invoice: invoiceId })

      expect(await acknowledgePostings(sql, today)).toMatchObject({ applied: 1 })
      expect(await keptOf(sql, payment)).toEqual({ invoice: 34_400 })
      await sql`update invoices set balance = 0 where id = ${invoiceId}`
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await keptOf(sql, payment)).toEqual({ commercial: 34_400 })
    }),
  )

  it(
    'the balance falls first: still ours until the row names it',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const [{ contractId, invoiceId }] = payment.wanted as [(typeof payment.wanted)[number]]
      await sql`update invoices set balance = 0 where id = ${invoiceId}`
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await stateOf(sql, payment)).toBe('received')

      await aPosting(sql, { name: `${payment.folio}-1`, amount: 34_400, contract: contractId, invoice: invoiceId })
      expect(await acknowledgePostings(sql, today)).toMatchObject({ applied: 1 })
      expect(await keptOf(sql, payment)).toEqual({ commercial: 34_400 })
    }),
  )

  it(
    'a balance that never falls is given up on after three days',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const [{ contractId }] = payment.wanted as [(typeof payment.wanted)[number]]
      await aPosting(sql, { name: `${payment.folio}-1`, amount: 34_400, contract: contractId })
      await acknowledgePostings(sql, '2021-03-23')
      expect(await keptOf(sql, payment)).toEqual({ invoice: 34_400 })
      await acknowledgePostings(sql, '2021-03-24')
      expect(await keptOf(sql, payment)).toEqual({ commercial: 34_400 })
    }),
  )
})

describe('posting and money that went back', () => {
  const refund = (amount: number) => ({ reference: 're-1', kind: 'refund' as const, amount })

  it(
    'a part went back before it was posted: the rest leaves the house',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await gatewaySays(sql, payment, { returned: [refund(10_000)] })
      await postAndLower(sql, payment)
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 1, alerts: [] })
      expect(await keptOf(sql, payment)).toEqual({ commercial: 24_400 })
    }),
  )

  it(
    'all of it went back before it was posted: told once, and nothing moves',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await gatewaySays(sql, payment, { returned: [refund(34_400)] })
      await postAndLower(sql, payment)
      expect(await acknowledgePostings(sql, today)).toEqual({
        applied: 0,
        alerts: [{ kind: 'state', folio: payment.folio, state: 'returned' }],
      })
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await stateOf(sql, payment)).toBe('returned')
      expect(await keptOf(sql, payment)).toEqual({})
    }),
  )

  it(
    'it was applied and then went back: the old posting is no news',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await postAndLower(sql, payment)
      await acknowledgePostings(sql, today)
      await gatewaySays(sql, payment, { returned: [refund(34_400)] })
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      expect(await stateOf(sql, payment)).toBe('returned')
    }),
  )

  it(
    'a chargeback that was won leaves the house once more when it is posted again',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const [{ contractId, invoiceId }] = payment.wanted as [(typeof payment.wanted)[number]]
      const id = `${payment.folio}-1`
      await postAndLower(sql, payment)
      await acknowledgePostings(sql, today)
      const chargeback = { reference: 'dp-1', kind: 'chargeback' as const }
      await gatewaySays(sql, payment, { returned: [{ ...chargeback, amount: 34_400 }] })
      await aPosting(sql, { name: `${id}-2`, amount: -34_400, contract: contractId, invoice: invoiceId })
      await sql`update invoices set balance = 34400 where id = ${invoiceId}`
      await gatewaySays(sql, payment, { returned: [{ ...chargeback, amount: 0 }] })
      expect(await stateOf(sql, payment)).toBe('received')
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })

      await aPosting(sql, { name: `${id}-3`, amount: 34_400, contract: contractId, invoice: invoiceId })
      await sql`update invoices set balance = 0 where id = ${invoiceId}`
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 1, alerts: [] })
      expect(await keptOf(sql, payment)).toEqual({ commercial: 34_400 })
    }),
  )
})

describe('odd ends', () => {
  it(
    'a posting of a payment that was refused is told once; when its money comes after all, the next feed applies it',
    withDatabase(async (sql) => {
      const payment = await aPayment(sql)
      await gatewaySays(sql, payment, { status: 'refused' })
      await postAndLower(sql, payment)
      expect(await acknowledgePostings(sql, today)).toEqual({
        applied: 0,
        alerts: [{ kind: 'state', folio: payment.folio, state: 'refused' }],
      })
      expect(await acknowledgePostings(sql, today)).toEqual({ applied: 0, alerts: [] })
      await gatewaySays(sql, payment)
      expect(await acknowledgePostings(sql, today)).toMatchObject({ applied: 1 })
    }),
  )

  it(
    'two people paid one invoice: the second payment is the contract’s credit, and is posted as such',
    withDatabase(async (sql) => {
      const [contract, one, other] = [await aContract(sql), await anAccount(sql), await anAccount(sql)]
      for (const account of [one, other]) await anAccess(sql, { account, contract })
      const invoice = await anInvoice(sql, { contract, balance: 34_400 })
      const wanted = [{ contractId: contract, invoiceId: invoice, amount: 34_400 }]
      const first = await aPaymentFor(sql, { account: one, wanted })
      const second = await aPaymentFor(sql, { account: other, wanted })
      await gatewaySays(sql, first)
      await gatewaySays(sql, second)
      expect(await keptOf(sql, second)).toEqual({ credit: 34_400 })

      await aPosting(sql, { name: second.folio, amount: 34_400, contract })
      expect(await acknowledgePostings(sql, today)).toMatchObject({ applied: 1, alerts: [] })
      expect(await keptOf(sql, second)).toEqual({ commercial: 34_400 })
      expect(await keptOf(sql, first)).toEqual({ invoice: 34_400 })
    }),
  )
})
