import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { gatewaySays } from '../../test/payments/a-payment.ts'
import {
  type ASaver,
  anothersPayment,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsTo,
  paymentsFor,
  plannedOf,
  receivedFor,
  refusedOn,
  setBalance,
} from '../../test/payments/a-saver.ts'
import { paths } from '../paths.ts'
import { beginDebit } from './debit-commands.ts'
import { pay } from './paying.ts'

const says = async ({ app, as }: ASaver) => (await visit(app, paths.cards, { as })).text

/** Her charge is on its way, and nobody knows how it ends. */
async function onItsWay(ana: ASaver) {
  await ana.on('2021-03-12')
  ana.bank.fallSilent()
  await ana.on('2021-03-17')
  ana.bank.fallSilent(false)
  const [charge] = await paymentsFor(ana.sql, ana.invoice)
  return charge!.id
}

/** All of her charge's money goes back. */
async function goesBack(ana: ASaver) {
  const returned = [{ reference: 'r-1', kind: 'refund' as const, amount: 34_400 }]
  ana.bank.says({ status: 'paid', paid: { amount: 34_400, currency: 'MXN' }, returned })
  await ana.sweep()
  expect((await paymentsFor(ana.sql, ana.invoice)).map(({ state }) => state)).toEqual(['returned'])
}

describe('a charge of which another sum came', () => {
  it(
    'is neither paid nor to be paid again while somebody looks into it, even after the due date',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const id = await onItsWay(ana)
      ana.bank.says({ status: 'paid', paid: { amount: 24_400, currency: 'MXN' } }, id)
      await ana.sweep()
      for (const day of ['17', '18', '22']) {
        await ana.on(`2021-03-${day}`)
        expect(await firstPlanned(ana)).toMatchObject({ state: 'charging' })
        expect(await says(ana)).toContain('llegó una cantidad distinta de la que se cobró a Visa 4242')
      }
      expect(await says(ana)).not.toContain('se cobró.')
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
      expect(ana.bank.orders()).toHaveLength(1)
      expect(await refusedOn(ana)).toBeNull()
    }),
  )

  it(
    'and went back ends as returned: the person is told to pay, and the card is as it was',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await sql`update saved_cards set refused_on = '2021-02-01'`
      const id = await onItsWay(ana)
      const returned = [{ reference: 'r-1', kind: 'refund' as const, amount: 24_400 }]
      ana.bank.says({ status: 'paid', paid: { amount: 24_400, currency: 'MXN' }, returned }, id)
      await ana.sweep()
      await ana.on('2021-03-18')
      await ana.on('2021-03-19')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'returned' }])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'returned' })
      expect(await says(ana)).toContain(
        'La factura 2 / 2021 de $344.00 no se cobra sola. Págala a más tardar el 20 mar 2021.',
      )
      expect(await refusedOn(ana)).toBe('2021-02-01')
    }),
  )

  it(
    'that was charged and then given back is not called charged any more',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(await says(ana)).toContain('La factura 2 / 2021 se cobró.')
      await goesBack(ana)
      await ana.on('2021-03-18')
      expect(await says(ana)).not.toContain('se cobró.')
      expect(ana.bank.orders()).toHaveLength(1)
    }),
  )
})

describe('a charge that is refused after somebody paid', () => {
  it(
    'is dropped: no mail of a next try, and the card was refused all the same',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      const id = await onItsWay(ana)
      await setBalance(sql, ana.invoice, 0)
      await ana.sweep()
      await ana.on('2021-03-18')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ id, state: 'refused' }])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
      expect(await refusedOn(ana)).not.toBeNull()
    }),
  )

  it(
    'tells the amount that was tried, not the one that the invoice asks for now',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      await onItsWay(ana)
      await setBalance(sql, ana.invoice, 10_000)
      await ana.sweep()
      await ana.on('2021-03-18')
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-refused',
        facts: { amount: 34_400, again: '2021-03-19' },
      })
    }),
  )
})

describe('money of a try that was given up', () => {
  it(
    'still came: the charge is paid and not tried again',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.waitsForTheOwner()
      await ana.on('2021-03-17')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', chargeOn: '2021-03-18' })
      ana.bank.isPaid()
      await ana.sweep()
      await ana.on('2021-03-18')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'paid' })
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(ana.bank.orders()).toHaveLength(1)
    }),
  )
})

describe('an invoice that asked for nothing in between', () => {
  it(
    'for a day is announced again, waited for again and charged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 0 })
      await ana.on('2021-03-15')
      await setBalance(sql, ana.invoice, 0)
      await ana.on('2021-03-16')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      await setBalance(sql, ana.invoice, 34_400)
      await ana.on('2021-03-17')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', chargeOn: '2021-03-20' })
      await ana.on('2021-03-20')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      const mails = await mailsTo(sql, ana.account)
      expect(mails.map(({ kind, facts }) => [kind, facts.isAgain])).toEqual([
        ['debit-announced', false],
        ['debit-announced', true],
        ['payment-news', undefined],
      ])
    }),
  )

  it(
    'too late for another notice is told as not charged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const luis = await anothersPayment(ana)
      await gatewaySays(sql, luis)
      await ana.on('2021-03-14')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      await gatewaySays(sql, luis, { returned: [{ reference: 'r', kind: 'chargeback', amount: 34_400 }] })
      await ana.on('2021-03-18')
      await ana.on('2021-03-19')
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-not-charged',
        facts: { cause: 'late' },
      })
      expect(ana.bank.orders()).toEqual([])
    }),
  )

  it(
    'because our own charge paid it is never announced again',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 8 })
      await ana.on('2021-03-07')
      await ana.on('2021-03-12')
      await goesBack(ana)
      for (const day of ['13', '16', '20']) await ana.on(`2021-03-${day}`)
      expect(ana.bank.orders()).toHaveLength(1)
      expect((await kindsTo(sql, ana.account)).filter((kind) => kind.startsWith('debit'))).toEqual(['debit-announced'])
    }),
  )

  it(
    'is nobody’s business after the debit ended',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await sql`update access set ended_at = now(), ended_by = ${ana.account}`
      for (const day of ['13', '14', '17']) await ana.on(`2021-03-${day}`)
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-ended'])
    }),
  )
})

describe('an invoice that is cancelled', () => {
  it(
    'after its notice is told once, in a line; before it nobody hears of it',
    withDatabase(async (sql) => {
      const [ana, luis] = [await aSaver(sql), await aSaver(sql)]
      await ana.on('2021-03-12')
      await sql`update invoices set cancelled = true`
      for (const day of ['13', '14', '17']) await ana.on(`2021-03-${day}`)
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect((await mailsTo(sql, ana.account)).slice(1)).toEqual([
        { kind: 'debit-cancelled', facts: { contract: ana.number, period: '2021-02-01' } },
      ])
      expect(await firstPlanned(luis)).toMatchObject({ state: 'dropped' })
    }),
  )
})

describe('terms that change while a charge is on its way', () => {
  it(
    'and is refused then: nobody is asked to pay what the new terms charge',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      await onItsWay(ana)
      const who = { accountId: ana.account, contractNumber: ana.number, cardId: ana.card }
      await beginDebit(sql, { ...who, daysBefore: 0, most: 100_000, today: '2021-03-17' })
      await ana.on('2021-03-17')
      await ana.sweep()
      await ana.on('2021-03-17')
      expect((await mailsTo(sql, ana.account)).slice(1)).toMatchObject([
        { kind: 'debit-announced', facts: { chargeOn: '2021-03-20' } },
        { kind: 'debit-refused', facts: { again: null, isReplaced: true } },
      ])
      expect(await plannedOf(sql, ana.debit)).toMatchObject([{ state: 'refused' }])
      ana.bank.refuses(false)
      await ana.on('2021-03-20')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )
})

describe('what the bank says of a card', () => {
  it(
    'counts in person too: a refusal marks it, a success clears it',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const paysWithIt = (key: string) =>
        pay(ana.services, {
          key,
          payer: { accountId: ana.account },
          wanted: [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }],
          method: 'card',
          email: null,
          terms: { leastPart: null, mostAdvance: null },
          today: '2021-03-02',
          savedCard: { id: ana.card, gateway: 'sandbox' },
        })
      ana.bank.refuses()
      await paysWithIt('00000000-0000-4000-8000-000000000001')
      expect(await refusedOn(ana)).toBe('2021-03-01')
      ana.bank.refuses(false)
      await paysWithIt('00000000-0000-4000-8000-000000000002')
      expect(await refusedOn(ana)).toBeNull()
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'is nothing where a charge was only not made: the page does not blame the bank',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.waitsForTheOwner()
      await ana.on('2021-03-17')
      expect(await says(ana)).toContain('no se pudo hacer. Se intenta una vez más el 18 mar 2021.')
      await ana.on('2021-03-18')
      expect(await says(ana)).toContain('no se pudo hacer y ya no se intenta. Págala a más tardar el 20 mar 2021.')
      expect(await says(ana)).not.toContain('Tu banco no aceptó')
      expect(await refusedOn(ana)).toBeNull()
    }),
  )
})
