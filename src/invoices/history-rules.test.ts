import { describe, expect, it } from 'vitest'
import { addMonths } from '../lib/dates.ts'
import { matches } from '../lib/text.ts'
import { wordsIn } from '../words/words.ts'
import { findingWords } from './finding-words.ts'
import { chipsOf, findable, historyOf, partAsked, partCode, totalBilled } from './history-rules.ts'
import type { Invoice } from './rules.ts'

const how = { today: '2021-03-20', words: findingWords(wordsIn('es-MX')) }

const invoices = (count: number): Invoice[] =>
  Array.from({ length: count }, (_, index) => {
    const period = addMonths('2021-02-01', -index)
    return {
      number: `IN 0001${period.slice(0, 4)}${period.slice(5, 7)}00053772`,
      issuedOn: `${period.slice(0, 7)}-20`,
      period,
      dueOn: addMonths(period, 1),
      total: 34_400 + index * 100,
      balance: index === 0 ? 34_400 : 0,
      paidOn: null,
      cancelled: index === 1,
      consumption: 14,
      held: 0,
      isPosted: false,
      payment: null,
    }
  })

describe('the chips', () => {
  it('are all, what is owed, and the years', () => {
    expect(chipsOf(invoices(14))).toEqual([
      { part: 'all', count: 14 },
      { part: 'owed', count: 1 },
      { part: '2021', count: 2 },
      { part: '2020', count: 12 },
    ])
  })

  it('put years long past together', () => {
    const chips = chipsOf(invoices(300))
    expect(chips.map(({ part }) => part)).toEqual([
      'all',
      'owed',
      '2021',
      '2020',
      '2019',
      '2018',
      '2017',
      '2016',
      'older',
    ])
    expect(chips.slice(2).reduce((total, { count }) => total + count, 0)).toBe(300)
  })

  it('stand in the address, and anything else there is all of them', () => {
    for (const part of ['all', 'owed', 'older', '2021'] as const) expect(partAsked(partCode(part))).toBe(part)
    expect(partAsked("2021' or 1=1")).toBe('all')
  })
})

describe('a page of the history', () => {
  it('holds twenty, and a page too far is the last', () => {
    const page = historyOf(invoices(41), { typed: '', part: 'all', page: 99 }, how)
    expect(page).toMatchObject({ page: 3, pages: 3, count: 41 })
    expect(page.rows).toHaveLength(1)
  })

  it('leaves the cancelled out of sums', () => {
    expect(totalBilled(invoices(3))).toBe(34_400 + 34_600)
  })
})

describe('searching the history', () => {
  const [owed, cancelled, paid] = invoices(3) as [Invoice, Invoice, Invoice]
  it.each([
    ['2 / 2021', owed],
    ['02/2021', owed],
    ['febrero 2021', owed],
    ['FEBRERO DE 2021', owed],
    ['344', owed],
    ['$344.00', owed],
    ['vencida', owed],
    ['por pagar', owed],
    ['000120210200053772', owed],
    ['IN 000120210200053772', owed],
    ['cancelada', cancelled],
    ['1 / 2021', cancelled],
    ['12 / 2020', paid],
    ['2020', paid],
    ['diciémbre', paid],
    ['pagada 2020', paid],
  ])('«%s» finds one', (typed, one) => {
    const found = [owed, cancelled, paid].filter((invoice) => matches(findable(invoice, how.today, how.words), typed))
    expect(found).toEqual([one])
  })
})
