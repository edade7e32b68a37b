import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sum } from '../lib/money.ts'
import {
  heldLines,
  type LedgerLine,
  type PayableItem,
  postedLines,
  receivedLines,
  releasedLines,
  returnedLines,
  type Standing,
  settledLines,
} from './allocation-rules.ts'

const item = (changes: Partial<PayableItem> = {}): PayableItem => ({
  position: 1,
  contractId: 1,
  invoiceId: 10,
  amount: 300,
  open: 300,
  balance: 300,
  ...changes,
})
const short = (lines: readonly LedgerLine[]) =>
  lines.map(({ account, amount, position }) => [account, amount, ...(position ? [position] : [])])
/** Lines as they stand: those of an account and item are one. */
const standing = (...entries: readonly LedgerLine[][]): Standing[] => {
  const sums = new Map<string, Standing>()
  for (const { balanceBefore: _, ...line } of entries.flat()) {
    const key = [line.account, line.position, line.contractId, line.invoiceId].join()
    sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0) + line.amount })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}

describe('money that comes', () => {
  it('is kept for its invoice', () => {
    expect(short(receivedLines([item()], 300))).toEqual([
      ['gateway', 300],
      ['invoice', -300, 1],
    ])
  })

  it('is the credit of the contract where it was paid in advance', () => {
    expect(short(receivedLines([item({ invoiceId: null, open: 0, balance: 0 })], 300))).toEqual([
      ['gateway', 300],
      ['credit', -300, 1],
    ])
  })

  it('is credit as far as the invoice was paid meanwhile', () => {
    expect(short(receivedLines([item({ open: 100 })], 300))).toEqual([
      ['gateway', 300],
      ['invoice', -100, 1],
      ['credit', -200, 1],
    ])
    expect(short(receivedLines([item({ open: 0 })], 300))).toEqual([
      ['gateway', 300],
      ['credit', -300, 1],
    ])
  })

  it('fills the items in their order when it is too little, and what is too much is the credit of the last', () => {
    const two = [item(), item({ position: 2, invoiceId: 11 })]
    expect(short(receivedLines(two, 400))).toEqual([
      ['gateway', 400],
      ['invoice', -300, 1],
      ['invoice', -100, 2],
    ])
    expect(short(receivedLines(two, 650))).toEqual([
      ['gateway', 650],
      ['invoice', -300, 1],
      ['invoice', -300, 2],
      ['credit', -50, 2],
    ])
  })

  it('remembers what the commercial system asked for the invoice then', () => {
    expect(receivedLines([item({ balance: 512 })], 300)[1]).toMatchObject({ balanceBefore: 512 })
  })

  it('that is held and then released ends as if it had been received', () => {
    const released = standing(heldLines(300), releasedLines([item()], 300))
    expect(released).toEqual(standing(receivedLines([item()], 300)))
  })
})

describe('money that goes back', () => {
  const overpaid = standing(receivedLines([item({ open: 100 }), item({ position: 2, invoiceId: 11 })], 600))

  it('is taken first from what is over, then from the invoices, the last first', () => {
    expect(short(returnedLines(overpaid, 250)!)).toEqual([
      ['gateway', -250],
      ['credit', 200, 1],
      ['invoice', 50, 2],
    ])
  })

  it('is taken from the commercial system only when nothing else is left', () => {
    const posted = standing(receivedLines([item()], 300), postedLines(standing(receivedLines([item()], 300)), 1))
    expect(short(returnedLines(posted, 300)!)).toEqual([
      ['gateway', -300],
      ['commercial', 300, 1],
    ])
  })

  it('is taken from what is held', () => {
    expect(short(returnedLines(standing(heldLines(250)), 250)!)).toEqual([
      ['gateway', -250],
      ['held', 250],
    ])
  })

  it('cannot be more than came', () => {
    expect(returnedLines(overpaid, 601)).toBeUndefined()
    expect(returnedLines([], 1)).toBeUndefined()
  })
})

describe('money that is posted', () => {
  it('becomes the commercial system’s, what was for the invoice and what was over', () => {
    const kept = standing(receivedLines([item({ open: 100 })], 300))
    expect(short(postedLines(kept, 1))).toEqual([
      ['invoice', 100, 1],
      ['credit', 200, 1],
      ['commercial', -300, 1],
    ])
  })

  it('is one item’s; the others stay', () => {
    const kept = standing(receivedLines([item(), item({ position: 2, invoiceId: 11 })], 600))
    const after = standing(receivedLines([item(), item({ position: 2, invoiceId: 11 })], 600), postedLines(kept, 2))
    expect(short(after)).toEqual([
      ['gateway', 600],
      ['invoice', -300, 1],
      ['commercial', -300, 2],
    ])
  })

  it('is nothing where nothing is kept', () => {
    expect(postedLines([], 1)).toEqual([])
  })
})

it('a settlement moves from the gateway to the bank, less the fee; where there is no fee there is no line', () => {
  expect(short(settledLines({ gross: 1000, fee: 36, net: 964 }))).toEqual([
    ['bank', 964],
    ['fees', 36],
    ['gateway', -1000],
  ])
  expect(settledLines({ gross: 1000, fee: 0, net: 1000 })).toHaveLength(2)
})

describe('whatever is paid, held, released, posted and returned', () => {
  const items = fc
    .array(
      fc.record({
        amount: fc.integer({ min: 1, max: 1000 }),
        open: fc.integer({ min: 0, max: 1000 }),
        advance: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) =>
      list.map(
        ({ amount, open, advance }, index): PayableItem => ({
          position: index + 1,
          contractId: 1,
          invoiceId: advance ? null : 10 + index,
          amount,
          open: advance ? 0 : open,
          balance: open,
        }),
      ),
    )

  it('balances, keeps no more for an invoice than it asks, and keeps every centavo for somebody', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 6000 }), (wanted, came, back) => {
        const received = receivedLines(wanted, came)
        expect(sum(received.map(({ amount }) => amount))).toBe(0)
        for (const line of received.filter(({ account }) => account === 'invoice')) {
          expect(-line.amount).toBeLessThanOrEqual(wanted[line.position! - 1]!.open)
        }
        const returned = returnedLines(standing(received), back)
        expect(returned === undefined).toBe(back > came)
        if (!returned) return
        expect(sum(returned.map(({ amount }) => amount))).toBe(0)
        const left = standing(received, returned)
        expect(sum(left.filter(({ account }) => account === 'gateway').map(({ amount }) => amount))).toBe(came - back)
        for (const line of left) if (line.account !== 'gateway') expect(line.amount).toBeLessThan(0)
      }),
    )
  })
})
