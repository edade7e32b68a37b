import { describe, expect, it } from 'vitest'
import { addDays } from '../lib/dates.ts'
import type { Reading } from '../readings/rules.ts'
import { wordsIn } from '../words/words.ts'
import { chosenDisputes } from './choosing-rules.ts'
import { aboveUsual, type Disputable } from './rules.ts'

/** 100 pesos a month, and 10 for each m³. */
const tariff = Array.from({ length: 101 }, (_, cubicMetres) => ({
  cubicMetres,
  waterCharge: 100 + 10 * cubicMetres,
  extra: 50,
  drainagePercent: null,
  sanitationPercent: null,
  vatPercent: null,
}))

/** A reading each thirty days up to the first day of the invoice. */
function monthly(consumptions: readonly number[], last = '2021-01-26'): Reading[] {
  let value = 1000
  return consumptions.map((consumption, index) => {
    value += consumption
    const readOn = addDays(last, -30 * (consumptions.length - 1 - index))
    return { meter: 'M-77', readOn, value, consumption, kind: 'real' as const, incident: null, digits: 4 }
  })
}

const bill = (changes: Partial<Disputable> = {}): Disputable => ({
  id: 1,
  number: 'IN 1',
  contract: '404040',
  period: '2021-02-01',
  total: 60_000,
  open: 60_000,
  printedUsual: 30,
  previousReadOn: '2021-01-26',
  currentReadOn: '2021-02-25',
  dwellings: 1,
  readings: monthly([0, 10, 10, 10, 10]),
  tariff,
  ...changes,
})

describe('what of a high bill is above the usual', () => {
  it('is told by the contract’s own readings, priced by the list, and not by the average that the invoice prints', () => {
    expect(aboveUsual(bill())).toEqual({
      kind: 'above',
      amount: 40_000,
      usual: { cubicMetres: 10, basis: 'recent' },
      usualPrice: 20_000,
    })
  })

  it('counts the same weeks of other years: a thirsty summer is usual in summer', () => {
    const years = Array.from({ length: 36 }, (_, month) => ([0, 1].includes(month % 12) ? 40 : 10))
    const readings = monthly(years, '2021-06-26')
    const [before, at] = [readings.at(-1)!.readOn, addDays(readings.at(-1)!.readOn, 30)]
    const proposal = aboveUsual(bill({ readings, previousReadOn: before, currentReadOn: at }))
    expect(proposal).toMatchObject({ usual: { basis: 'season' } })
    const flat = aboveUsual(
      bill({
        readings: monthly(
          years.map(() => 10),
          '2021-06-26',
        ),
        previousReadOn: before,
        currentReadOn: at,
      }),
    )
    if (!('usual' in proposal) || !('usual' in flat)) throw new Error('nothing usual')
    expect(proposal.usual.cubicMetres).toBeGreaterThan(flat.usual.cubicMetres)
  })

  it('does not count the disputed days themselves as usual', () => {
    const readings = [
      ...bill().readings,
      { ...bill().readings.at(-1)!, readOn: '2021-02-25', value: 1090, consumption: 50 },
    ]
    expect(aboveUsual(bill({ readings }))).toEqual(aboveUsual(bill()))
  })

  it('is found from the printed average where nothing was read before, and is the whole where that is missing too', () => {
    expect(aboveUsual(bill({ readings: [] }))).toMatchObject({
      amount: 20_000,
      usual: { cubicMetres: 30, basis: 'printed' },
    })
    expect(aboveUsual(bill({ readings: [], printedUsual: null }))).toEqual({ kind: 'whole', amount: 60_000 })
    expect(aboveUsual(bill({ tariff: [] }))).toEqual({ kind: 'whole', amount: 60_000 })
  })

  it('is never more than what is still to pay', () => {
    expect(aboveUsual(bill({ open: 5_000 }))).toMatchObject({ kind: 'above', amount: 5_000 })
  })

  it('is for the person to say where the usual costs as much', () => {
    const words = wordsIn('es-MX')
    const cheap = bill({ total: 20_000, open: 20_000 })
    expect(aboveUsual(cheap)).toMatchObject({ kind: 'not-above', usualPrice: 20_000 })
    const choose = (typed: string) =>
      chosenDisputes([cheap], {
        kind: 'above-usual',
        fields: { 'factura-1': 'si', 'aclarar-1': typed },
        paid: '',
        words,
      })
    expect(choose('')).toMatchObject({ kind: 'refused', errors: [{ field: 'aclarar-1' }] })
    expect(choose('50')).toMatchObject({ kind: 'chosen', parts: [{ invoiceId: 1, amount: 5_000 }] })
  })
})

it('what somebody says they paid is counted against the oldest of the invoices that they chose', () => {
  const newest = bill({ id: 2, number: 'IN 2', total: 30_000, open: 30_000 })
  const oldest = bill({ id: 1, total: 20_000, open: 20_000 })
  const fields = { 'factura-1': 'si', 'factura-2': 'si' }
  const choose = (paid: string, more = {}) =>
    chosenDisputes([newest, oldest], { kind: 'paid', fields: { ...fields, ...more }, paid, words: wordsIn('es-MX') })
  expect(choose('450.00')).toMatchObject({
    parts: [
      { invoiceId: 1, amount: 20_000 },
      { invoiceId: 2, amount: 25_000 },
    ],
  })
  expect(choose('200.00')).toMatchObject({ kind: 'refused', errors: [{ field: 'aclarar-2' }] })
  expect(choose('200.00', { 'aclarar-1': '100', 'aclarar-2': '100' })).toMatchObject({
    parts: [{ amount: 10_000 }, { amount: 10_000 }],
  })
  expect(choose('')).toMatchObject({ parts: [{ amount: 20_000 }, { amount: 30_000 }] })
})
