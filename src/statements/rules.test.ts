import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOwed } from '../invoices/rules.ts'
import { sum } from '../lib/money.ts'
import { type AccountFacts, historyOf, type InvoiceFact, statementOf, yearAsked } from './rules.ts'

const anInvoice = (facts: Partial<InvoiceFact> = {}): InvoiceFact => ({
  id: 1,
  number: 'IN 1',
  issuedOn: '2020-02-20',
  period: '2020-02-01',
  dueOn: '2020-03-07',
  total: 34_400,
  balance: 34_400,
  paidOn: null,
  cancelled: false,
  held: 0,
  isPosted: false,
  disputed: 0,
  upheld: 0,
  upheldOn: null,
  ...facts,
})

const facts = (some: Partial<AccountFacts>): AccountFacts => ({
  invoices: [],
  posted: [],
  own: [],
  inReview: 0,
  credit: 0,
  ...some,
})

const aPosting = (some: Partial<AccountFacts['posted'][number]> = {}) => ({
  number: 'P 1',
  invoiceId: 1,
  paidOn: '2020-03-01',
  amount: 34_400,
  channel: 'OXXO',
  ...some,
})

const ourPayment = (some: Partial<AccountFacts['own'][number]> = {}) => ({
  folio: 'PG-20-0000001',
  invoiceId: 1,
  isCredit: false,
  isWaiting: true,
  on: '2020-03-02',
  amount: 34_400,
  ...some,
})

const told = (of: Partial<AccountFacts>) =>
  historyOf(facts(of)).movements.map(({ on, kind, amount }) => [on, kind, amount])

describe('the history of an account', () => {
  it('has each invoice and each payment on its day', () => {
    expect(told({ invoices: [anInvoice({ balance: 0, paidOn: '2020-03-01' })], posted: [aPosting()] })).toEqual([
      ['2020-02-20', 'invoice', 34_400],
      ['2020-03-01', 'payment', -34_400],
    ])
  })

  it('says that an invoice was paid elsewhere where only its balance tells, on its day or without one', () => {
    expect(told({ invoices: [anInvoice({ balance: 0, paidOn: '2020-03-05' })] })).toContainEqual([
      '2020-03-05',
      'elsewhere',
      -34_400,
    ])
    const [, part] = historyOf(facts({ invoices: [anInvoice({ balance: 14_400 })] })).movements
    expect(part).toMatchObject({ on: '2020-02-20', kind: 'elsewhere', amount: -20_000, isUndated: true })
  })

  it('counts a payment made here once, before and after the commercial system shows it', () => {
    const waiting = { invoices: [anInvoice({ held: 34_400 })], own: [ourPayment()] }
    const applied = { invoices: [anInvoice({ balance: 0 })], own: [ourPayment({ isWaiting: false })] }
    for (const one of [waiting, applied]) {
      expect(told(one)).toEqual([
        ['2020-02-20', 'invoice', 34_400],
        ['2020-03-02', 'online', -34_400],
      ])
    }
  })

  it('asks for nothing of a cancelled invoice; what was paid for it lowers another', () => {
    const invoices = [
      anInvoice({ cancelled: true }),
      anInvoice({ id: 2, number: 'IN 2', issuedOn: '2020-02-26', balance: 0 }),
    ]
    expect(told({ invoices, posted: [aPosting()] })).toEqual([
      ['2020-02-20', 'cancelled', 0],
      ['2020-02-26', 'invoice', 34_400],
      ['2020-03-01', 'payment', -34_400],
    ])
  })

  it('names payments that lowered no invoice apart', () => {
    const history = historyOf(facts({ invoices: [anInvoice()], posted: [aPosting({ invoiceId: null })] }))
    expect(history.unapplied).toBe(34_400)
    expect(history.movements.map(({ kind }) => kind)).toEqual(['invoice'])
  })

  it('tells what was paid too much, and what is asked for in spite of a payment', () => {
    expect(told({ invoices: [anInvoice({ balance: -600 })], posted: [aPosting({ amount: 35_000 })] })).toContainEqual([
      '2020-03-01',
      'over',
      600,
    ])
    expect(told({ invoices: [anInvoice()], posted: [aPosting()] })).toContainEqual(['2020-03-01', 'raised', 34_400])
  })

  it('tells a correction from a payment, and money that went back from one', () => {
    expect(told({ invoices: [anInvoice({ balance: 30_000, upheld: 4400, upheldOn: '2020-03-10' })] })).toContainEqual([
      '2020-03-10',
      'corrected',
      -4400,
    ])
    const own = [ourPayment({ isWaiting: false }), ourPayment({ amount: -34_400, on: '2020-04-01' })]
    expect(told({ invoices: [anInvoice({ balance: 0 })], own })).toEqual([
      ['2020-02-20', 'invoice', 34_400],
      ['2020-03-02', 'online', -34_400],
      ['2020-04-01', 'returned', 34_400],
      ['2020-04-01', 'notTakenBack', -34_400],
    ])
  })
})

describe('a year of it', () => {
  const invoices = [
    anInvoice({ balance: 0, paidOn: '2021-01-04', issuedOn: '2020-12-20' }),
    anInvoice({ id: 2, number: 'IN 2', issuedOn: '2021-02-20', total: 10_000, balance: 10_000, disputed: 4000 }),
  ]

  it('begins with what the year before left and ends with what is owed', () => {
    const year2021 = statementOf(facts({ invoices }), 2021, '2021-03-20')
    expect(year2021).toMatchObject({
      years: [2021, 2020],
      opening: 34_400,
      charged: 10_000,
      credited: -34_400,
      closing: 10_000,
    })
    expect(year2021.lines.map(({ balance }) => balance)).toEqual([0, 10_000])
    expect(year2021.beside).toMatchObject({ owed: 10_000, disputed: 4000 })
    const year2020 = statementOf(facts({ invoices }), 2020, '2021-03-20')
    expect(year2020).toMatchObject({ opening: 0, closing: 34_400, beside: undefined })
  })

  it('is the latest with movements when none is asked for, and may be empty', () => {
    expect(statementOf(facts({ invoices }), undefined, '2023-03-20').year).toBe(2021)
    expect(statementOf(facts({ invoices }), 2023, '2023-03-20')).toMatchObject({
      lines: [],
      opening: 10_000,
      closing: 10_000,
    })
    expect(statementOf(facts({}), undefined, '2023-03-20')).toMatchObject({ year: 2023, lines: [], closing: 0 })
  })

  it('is asked for by four digits of this century or the last', () => {
    expect(['2021', '1999', '21', '2021x', '3000', undefined].map(yearAsked)).toEqual([
      2021,
      1999,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

it('adds up to what the office shows as owed, whatever the commercial system sends', () => {
  const day = fc
    .integer({ min: 0, max: 1400 })
    .map((days) => new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10))
  const money = fc.integer({ min: -500, max: 5000 })
  const invoice = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    issuedOn: day,
    total: money,
    balance: money,
    paidOn: fc.option(day),
    cancelled: fc.boolean(),
    held: fc.nat(3000),
    upheld: fc.nat(500),
  })
  const invoices = fc.uniqueArray(invoice, { selector: ({ id }) => id, maxLength: 5 })
  const invoiceId = fc.option(fc.integer({ min: 1, max: 6 }))
  const posted = fc.array(fc.record({ invoiceId, paidOn: day, amount: money }), { maxLength: 6 })
  const own = fc.array(fc.record({ invoiceId, on: day, amount: money, isCredit: fc.boolean() }), { maxLength: 6 })
  fc.assert(
    fc.property(invoices, posted, own, (invoices, posted, own) => {
      const account = facts({
        invoices: invoices.map(anInvoice),
        posted: posted.map((one) => aPosting(one)),
        own: own.map((one) => ourPayment(one)),
      })
      const owed = sum(account.invoices.map(amountOwed))
      expect(sum(historyOf(account).movements.map(({ amount }) => amount))).toBe(owed)
      let carried = 0
      for (const year of [2018, 2019, 2020, 2021, 2022, 2023]) {
        const { opening, lines, charged, credited, closing } = statementOf(account, year, '2023-03-20')
        expect(opening).toBe(carried)
        expect(opening + charged + credited).toBe(closing)
        expect(lines.at(-1)?.balance ?? opening).toBe(closing)
        carried = closing
      }
      expect(carried).toBe(owed)
    }),
  )
})
