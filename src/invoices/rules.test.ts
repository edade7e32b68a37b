import { describe, expect, it } from 'vitest'
import { addMonths } from '../lib/dates.ts'
import {
  againstYearBefore,
  amountOwed,
  amountReceived,
  evolutionOf,
  type Invoice,
  latestOf,
  statusOf,
  whatIsDue,
} from './rules.ts'

const today = '2021-03-20'

function invoice(period: string, facts: Partial<Invoice> = {}): Invoice {
  return {
    number: `IN ${period}`,
    issuedOn: `${period}-20`,
    period: `${period}-01`,
    dueOn: '2021-03-07',
    total: 34_400,
    balance: 0,
    paidOn: null,
    cancelled: false,
    consumption: null,
    held: 0,
    isPosted: false,
    payment: null,
    ...facts,
  }
}

/** Newest first, as the page reads them: one invoice every `step` months. */
const everyMonths = (count: number, step = 1, total = 10_000) =>
  Array.from({ length: count }, (_, index) => invoice(addMonths('2021-02-01', -index * step).slice(0, 7), { total }))

describe('the state of an invoice', () => {
  it.each([
    ['the day before it is due', { balance: 1, dueOn: '2021-03-21' }, 'pending'],
    ['on the day it is due', { balance: 1, dueOn: '2021-03-20' }, 'pending'],
    ['the day after', { balance: 1, dueOn: '2021-03-19' }, 'overdue'],
    ['paid, however late', { balance: 0, dueOn: '2020-01-01' }, 'paid'],
    ['paid too much', { balance: -500, dueOn: '2020-01-01' }, 'paid'],
    ['cancelled, whatever its balance', { balance: 34_400, dueOn: '2020-01-01', cancelled: true }, 'cancelled'],
    ['received, however late', { balance: 34_400, held: 34_400, dueOn: '2020-01-01' }, 'received'],
    ['received, and more than that', { balance: 100, held: 101, dueOn: '2020-01-01' }, 'received'],
    ['received but for a centavo', { balance: 34_400, held: 34_399, dueOn: '2020-01-01' }, 'overdue'],
    ['received but for a centavo, in time', { balance: 34_400, held: 34_399, dueOn: '2021-03-20' }, 'pending'],
    ['posted, its balance behind', { balance: 34_400, held: 34_400, isPosted: true }, 'paid'],
    ['a part of it posted', { balance: 34_400, held: 34_399, isPosted: true, dueOn: '2021-03-19' }, 'overdue'],
    ['cancelled, with money held', { balance: 34_400, held: 34_400, cancelled: true }, 'cancelled'],
  ])('%s', (_, facts, state) => {
    expect(statusOf(invoice('2021-02', facts), today)).toBe(state)
  })

  it('owes its balance, and nothing when cancelled or paid too much', () => {
    expect(amountOwed({ balance: 5, cancelled: false, held: 0 })).toBe(5)
    expect(amountOwed({ balance: -5, cancelled: false, held: 0 })).toBe(0)
    expect(amountOwed({ balance: 5, cancelled: true, held: 0 })).toBe(0)
    expect(amountOwed({ balance: 5, cancelled: false, held: 2 })).toBe(3)
    expect(amountOwed({ balance: 5, cancelled: false, held: 6 })).toBe(0)
  })

  it('has received what is held, as long as it is not posted', () => {
    expect(amountReceived({ held: 5, isPosted: false })).toBe(5)
    expect(amountReceived({ held: 5, isPosted: true })).toBe(0)
  })
})

describe('what is due', () => {
  it('is the sum of what is owed, with the invoice that is due first', () => {
    const due = whatIsDue(
      [
        invoice('2021-03', { balance: 200, dueOn: '2021-04-07' }),
        invoice('2021-02', { balance: 100, dueOn: '2021-03-07' }),
        invoice('2021-01', { balance: 900, cancelled: true, dueOn: '2021-02-07' }),
      ],
      today,
    )
    expect(due).toMatchObject({ kind: 'owed', amount: 300, count: 2, state: 'overdue', days: 13 })
  })

  it('leaves out what the office has, and names each payment once', () => {
    const payment = { state: 'received' as const, folio: 'PG-21-0000001' }
    const due = whatIsDue(
      [
        invoice('2021-03', { balance: 200, held: 200, dueOn: '2021-03-01', payment }),
        invoice('2021-02', { balance: 300, held: 100, dueOn: '2021-03-07', payment }),
        invoice('2021-01', { balance: 400, held: 400, isPosted: true }),
      ],
      today,
    )
    expect(due).toMatchObject({ kind: 'owed', amount: 200, count: 1, received: 300, days: 13, payments: [payment] })
  })

  it('counts the days that are left, none on the day itself', () => {
    const owed = (dueOn: string) => whatIsDue([invoice('2021-02', { balance: 1, dueOn })], today)
    expect(owed('2021-03-26')).toMatchObject({ state: 'pending', days: 6 })
    expect(owed('2021-03-20')).toMatchObject({ state: 'pending', days: 0 })
    expect(owed('2021-03-19')).toMatchObject({ state: 'overdue', days: 1 })
  })

  it('is nothing when all is paid, and tells the last payment', () => {
    const due = whatIsDue(
      [invoice('2021-02', { paidOn: '2021-02-25' }), invoice('2021-01', { paidOn: '2021-03-01' })],
      today,
    )
    expect(due).toMatchObject({ kind: 'nothing', lastPaid: { number: 'IN 2021-01' } })
    expect(whatIsDue([], today)).toEqual({
      kind: 'nothing',
      lastPaid: undefined,
      received: 0,
      payments: [],
      disputed: 0,
    })
  })
})

describe('the comparison with the year before', () => {
  it('tells money, percent and water', () => {
    const compared = againstYearBefore([
      invoice('2021-02', { total: 34_400, consumption: 14 }),
      invoice('2020-02', { total: 31_000, consumption: 13 }),
    ])
    expect(compared).toMatchObject({ yearAgo: '2020-02-01', difference: 3_400, percent: 11, moreCubicMetres: 1 })
  })

  it('adds up two invoices of one month, and leaves out the cancelled one', () => {
    const compared = againstYearBefore([
      invoice('2021-02', { total: 100 }),
      invoice('2021-02', { total: 50 }),
      invoice('2021-02', { total: 999, cancelled: true }),
      invoice('2020-02', { total: 300 }),
    ])
    expect(compared).toMatchObject({ difference: -150, percent: -50, moreCubicMetres: undefined })
  })

  it('says so when there is nothing to compare with, or nothing to divide by', () => {
    expect(againstYearBefore([invoice('2021-02')])).toMatchObject({ before: undefined, difference: 0 })
    expect(againstYearBefore([invoice('2021-02'), invoice('2020-02', { total: 0 })])).toMatchObject({
      percent: undefined,
    })
    expect(againstYearBefore([invoice('2021-02', { cancelled: true })])).toBeUndefined()
    expect(latestOf([invoice('2021-02', { cancelled: true }), invoice('2021-01')])?.number).toBe('IN 2021-01')
  })
})

describe('the evolution', () => {
  it('holds twelve months and the twelve before', () => {
    const evolution = evolutionOf([...everyMonths(12, 1, 11_000), ...everyMonths(24).slice(12)], today)
    expect(evolution).toMatchObject({ billed: 12, total: 132_000, percent: 10, isCurrent: true })
    expect(evolution?.months).toHaveLength(12)
    expect(evolution?.months.at(-1)).toEqual({ period: '2021-02-01', total: 11_000, before: 10_000 })
  })

  it('compares sums only when as many months were billed', () => {
    expect(evolutionOf(everyMonths(23), today)?.percent).toBeUndefined()
    expect(evolutionOf(everyMonths(24), today)?.percent).toBe(0)
  })

  it('begins with the first invoice, and keeps a gap as a gap', () => {
    const months = evolutionOf([invoice('2021-02'), invoice('2020-12'), invoice('2020-11')], today)?.months
    expect(months?.map(({ total }) => total)).toEqual([34_400, 34_400, undefined, 34_400])
  })

  it('sees no gaps between bills of two months', () => {
    expect(evolutionOf(everyMonths(12, 2), today)?.months.map(({ period }) => period.slice(0, 7))).toEqual([
      '2020-04',
      '2020-06',
      '2020-08',
      '2020-10',
      '2020-12',
      '2021-02',
    ])
  })

  it('is of the last months only while it is', () => {
    expect(evolutionOf([invoice('2021-01')], today)?.isCurrent).toBe(true)
    expect(evolutionOf([invoice('2020-12')], today)?.isCurrent).toBe(false)
    expect(evolutionOf([], today)).toBeUndefined()
  })
})
