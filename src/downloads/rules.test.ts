import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanAsked } from './range-rules.ts'
import { choiceAsked, fieldsOf, pathOf, pauseAfter, periodsBetween, rangeOf, stateOf } from './rules.ts'

const nothing = { invoices: [], which: undefined, group: undefined, contracts: [], from: undefined, to: undefined }

describe('what is chosen', () => {
  it('is read from a form and written into one again', () => {
    const choice = choiceAsked({
      ...nothing,
      which: 'elegidos',
      contracts: ['1', '1', ' 2 '],
      from: '2021-02',
      to: 'x',
    })!
    expect(choice).toEqual({ invoices: [], contracts: ['1', '2'], group: null, from: '2021-02-01', to: null })
    expect(fieldsOf(choice)).toEqual([
      ['cuales', 'elegidos'],
      ['contrato', '1'],
      ['contrato', '2'],
      ['desde', '2021-02'],
    ])
    expect(fieldsOf(choiceAsked({ ...nothing, which: 'grupo', group: '7' })!)).toEqual([
      ['cuales', 'grupo'],
      ['grupo', '7'],
    ])
  })

  it('has no period of a year that there never was', () => {
    expect(choiceAsked({ ...nothing, from: '0000-01', to: '9999-12' })).toMatchObject({ from: null, to: null })
  })

  it('is all contracts where none had to be marked, and nothing where one had', () => {
    expect(choiceAsked({ ...nothing, contracts: ['1'] })).toMatchObject({ contracts: [] })
    expect(choiceAsked({ ...nothing, which: 'elegidos' })).toBeUndefined()
  })

  it('offers every month between the first and the last, newest first', () => {
    expect(periodsBetween('2020-11-01', '2021-01-01')).toEqual(['2021-01-01', '2020-12-01', '2020-11-01'])
  })
})

describe('names in the ZIP', () => {
  const path = (number: string, contractNumber = '404040') => pathOf({ contractNumber, period: '2021-02-01', number })

  it('say contract, month and invoice', () => {
    expect(path('IN 000120210200053772')).toBe('404040/2021-02_IN_000120210200053772')
    expect(rangeOf('2020-12-01', '2021-02-01', 'a')).toBe('2020-12_a_2021-02')
    expect(rangeOf('2021-02-01', '2021-02-01', 'a')).toBe('2021-02')
  })

  it('hold nothing that leads elsewhere or that a disk refuses, and are never the same for two invoices', () => {
    expect(path('../../etc', '..')).toBe('(2e)(2e)/2021-02_(2e)(2e)(2f)(2e)(2e)(2f)etc')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(path(one)).toMatch(/^404040\/2021-02_[\w()-]+$/)
        expect(path(one) === path(other)).toBe(one === other)
      }),
    )
  })
})

describe('the range of bytes asked for', () => {
  const span = (range: string | undefined, ifRange?: string) => spanAsked({ range, ifRange }, { size: 100, tag: '"a"' })

  it('is one range, or the whole where that is not what was asked', () => {
    expect(span('bytes=0-9')).toEqual({ kind: 'part', from: 0, to: 9 })
    expect(span('bytes=90-')).toEqual({ kind: 'part', from: 90, to: 99 })
    expect(span('bytes=90-999')).toEqual({ kind: 'part', from: 90, to: 99 })
    expect(span('bytes=-10')).toEqual({ kind: 'part', from: 90, to: 99 })
    expect(span('bytes=-1000')).toEqual({ kind: 'part', from: 0, to: 99 })
    for (const odd of [undefined, 'bytes=-', 'bytes=9-1', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b']) {
      expect(span(odd)).toEqual({ kind: 'whole' })
    }
    expect(span('bytes=0-9', '"a"')).toEqual({ kind: 'part', from: 0, to: 9 })
    expect(span('bytes=0-9', '"b"')).toEqual({ kind: 'whole' })
  })

  it('is none beyond the end', () => {
    expect([span('bytes=100-'), span('bytes=-0')]).toEqual([{ kind: 'none' }, { kind: 'none' }])
  })
})

it('has a state that follows from what happened', () => {
  const facts = { done: 0, readyAt: null, failedAt: null, isExpired: false, isOpen: true }
  expect(stateOf(facts)).toBe('waiting')
  expect(stateOf({ ...facts, done: 1 })).toBe('making')
  expect(stateOf({ ...facts, done: 1, failedAt: new Date() })).toBe('failed')
  expect(stateOf({ ...facts, readyAt: new Date() })).toBe('ready')
  expect(stateOf({ ...facts, readyAt: new Date(), isOpen: false })).toBe('closed')
  expect(stateOf({ ...facts, readyAt: new Date(), isExpired: true })).toBe('expired')
})

it('waits longer after each failure, ten minutes at most', () => {
  expect([1, 2, 3, 4, 9].map(pauseAfter)).toEqual([10, 30, 90, 270, 600])
})
