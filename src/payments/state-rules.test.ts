import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from './gateway.ts'
import { isOpen, mismatchOf, moves, nextCheck, type PaymentState, type Said, saidBy, verdictOn } from './state-rules.ts'

const states: PaymentState[] = [
  'created',
  'unknown',
  'awaiting',
  'confirming',
  'received',
  'applied',
  'held',
  'refused',
  'expired',
  'cancelled',
  'returned',
]
const words: Said[] = [
  'silence',
  'opened',
  'processing',
  'paid',
  'mismatch',
  'refused',
  'expired',
  'cancelled',
  'released',
  'posted',
  'returned',
  'regained',
]
const withMoney: PaymentState[] = ['received', 'applied', 'held']

describe('the table of moves', () => {
  it('names no state twice for the same word: what follows is never a matter of order', () => {
    for (const state of states) {
      for (const word of words) {
        const found = moves.filter(({ from, on }) => on === word && from.includes(state))
        expect(found.length, `${state} on ${word}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('reaches every state from the first', () => {
    const reached = new Set<PaymentState>(['created'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of moves) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...states].sort())
  })

  it('takes money wherever it comes late: after a refusal, an expiry, a cancellation, a silence', () => {
    for (const state of states.filter((one) => !withMoney.includes(one) && one !== 'returned')) {
      expect(verdictOn(state, 'paid'), state).toEqual({ outcome: 'moved', to: 'received' })
      expect(verdictOn(state, 'mismatch'), state).toEqual({ outcome: 'moved', to: 'held' })
    }
  })

  it('never lets money that is here become unpaid, whatever is said', () => {
    for (const state of withMoney) {
      for (const word of words) {
        const verdict = verdictOn(state, word)
        if (verdict.outcome === 'moved') expect([...withMoney, 'returned'], `${state} on ${word}`).toContain(verdict.to)
      }
    }
  })

  it('refuses, and does not merely overlook, a refusal of what is paid', () => {
    for (const state of withMoney) {
      expect(verdictOn(state, 'refused'), state).toEqual({ outcome: 'refused' })
      expect(verdictOn(state, 'cancelled'), state).toEqual({ outcome: 'refused' })
    }
  })

  it('takes a time-out for no refusal', () => {
    for (const state of states) {
      const verdict = verdictOn(state, 'silence')
      expect(verdict.outcome === 'moved' ? verdict.to : 'unknown', state).toBe('unknown')
    }
  })

  it('refuses a posting of what we do not hold', () => {
    for (const state of states.filter((one) => one !== 'received' && one !== 'applied')) {
      expect(verdictOn(state, 'posted'), state).toEqual({ outcome: 'refused' })
    }
  })

  it('hears the same twice without moving twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...words), (state, word) => {
        const first = verdictOn(state, word)
        if (first.outcome !== 'moved') return
        expect(verdictOn(first.to, word).outcome, `${state} on ${word} twice`).not.toBe('moved')
      }),
      { numRuns: 500 },
    )
  })
})

const asked = { id: 'a', amount: 34_400, payee: 'acct_1' }
const paid = (changes: Partial<Snapshot> = {}): Snapshot => ({
  kind: 'known',
  reference: 'r',
  status: 'paid',
  paymentId: 'a',
  paid: { amount: 34_400, currency: 'MXN' },
  payee: 'acct_1',
  returned: [],
  ...changes,
})

describe('what was paid against what was asked for', () => {
  it('is the same to the centavo, in pesos, to the right account, for this payment', () => {
    expect(mismatchOf(paid(), asked)).toBeUndefined()
    expect(mismatchOf(paid({ paid: { amount: 34_401, currency: 'MXN' } }), asked)).toBe('amount')
    expect(mismatchOf(paid({ paid: { amount: 34_399, currency: 'MXN' } }), asked)).toBe('amount')
    expect(mismatchOf(paid({ paid: { amount: 34_400, currency: 'USD' } }), asked)).toBe('currency')
    expect(mismatchOf(paid({ payee: 'acct_2' }), asked)).toBe('payee')
    expect(mismatchOf(paid({ paymentId: 'b' }), asked)).toBe('payment')
    expect(mismatchOf(paid({ paymentId: undefined }), asked)).toBe('payment')
  })

  it('is not asked where the gateway does not tell whom it paid, or we do not know whom it should', () => {
    const { payee: _, ...untold } = paid()
    expect(mismatchOf(untold, asked)).toBeUndefined()
    expect(mismatchOf(paid({ payee: 'acct_2' }), { ...asked, payee: undefined })).toBeUndefined()
  })

  it('never becomes a refusal', () => {
    expect(saidBy(paid({ paid: { amount: 1, currency: 'MXN' } }), asked)).toBe('mismatch')
    expect(saidBy(paid(), asked)).toBe('paid')
    expect(saidBy({ kind: 'silence', why: 'late' }, asked)).toBe('silence')
    expect(saidBy({ kind: 'unheard' }, asked)).toBe('expired')
    expect(saidBy(paid({ status: 'refused' }), asked)).toBe('refused')
  })
})

describe('when the sweep asks', () => {
  const now = new Date('2021-03-20T12:00:00Z')
  const minutesUntilAsked = (
    state: PaymentState,
    checks: number,
    expiresAt = now,
    daysHeld: number | null = null,
    isSilent = false,
  ) => {
    const next = nextCheck({ state, checks, expiresAt, daysHeld, isSilent }, now)
    return next && (next.getTime() - now.getTime()) / 60_000
  }

  it('is after 1 and 5 minutes, 1 and 6 hours, then every day, as long as it is open', () => {
    expect([0, 1, 2, 3, 4, 40].map((checks) => minutesUntilAsked('unknown', checks))).toEqual([
      1, 5, 60, 360, 1440, 1440,
    ])
  })

  it('goes on for four days after a payment was closed: a shop tells the next day', () => {
    expect(minutesUntilAsked('expired', 4, new Date('2021-03-16T12:00:00Z'))).toBe(1440)
    expect(minutesUntilAsked('expired', 4, new Date('2021-03-16T11:59:59Z'))).toBeNull()
  })

  const settled = states.filter((one) => !isOpen(one) && !['refused', 'expired', 'cancelled'].includes(one))

  it('is each week for 90 days where money came: what goes back is told by a notice that may be lost', () => {
    const week = 7 * 24 * 60
    for (const state of settled) {
      for (const checks of [0, 3, 40])
        for (const daysHeld of [0, 1, 89]) expect(minutesUntilAsked(state, checks, now, daysHeld), state).toBe(week)
      expect(minutesUntilAsked(state, 0, now, 90), state).toBeNull()
      expect(minutesUntilAsked(state, 0, now, null), state).toBeNull()
    }
    // Thirteen times in all.
    expect(
      Array.from({ length: 30 }, (_, turn) => minutesUntilAsked('received', turn, now, 7 * turn)).filter(Boolean),
    ).toHaveLength(13)
  })

  it('is the next day where money came and nobody answered', () => {
    expect(minutesUntilAsked('received', 3, now, 14, true)).toBe(1440)
    expect(minutesUntilAsked('received', 3, now, 90, true)).toBeNull()
    expect(minutesUntilAsked('unknown', 0, now, null, true)).toBe(1)
  })

  it('counts no days of money where none came', () => {
    expect(minutesUntilAsked('unknown', 4, now, 400)).toBe(1440)
    expect(minutesUntilAsked('expired', 4, new Date('2021-03-16T12:00:00Z'), 400)).toBe(1440)
    expect(settled).toEqual(['received', 'applied', 'held', 'returned'])
  })
})
