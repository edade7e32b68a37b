import { describe, expect, it } from 'vitest'
import { type DebitContract, nextOf, termsOf } from './debit-next-rules.ts'

const contract: DebitContract = {
  id: 1,
  number: '404040',
  address: 'CALLE EJEMPLO 1',
  alias: null,
  directDebit: false,
  isOwn: true,
  isAnothers: false,
  cardId: 'card',
  daysBefore: 3,
  most: 100_000,
  gateway: 'sandbox',
  brand: 'visa',
  last4: '4242',
  cardExpiresOn: '2023-04-30',
  period: '2021-02-01',
  dueOn: '2021-03-20',
  open: 34_400,
  charged: 0,
  overdue: 0,
  disputed: 0,
  planned: null,
  cause: null,
  amount: null,
  chargeOn: null,
  announcedOn: null,
  lastTry: null,
  isUnderWay: null,
  lastPlanned: null,
  lastPeriod: null,
}
const next = (changes: Partial<DebitContract> = {}, today = '2021-03-01', isOurs = true) => {
  const changed = { ...contract, ...changes }
  return nextOf(
    changed,
    termsOf(changed, () => isOurs),
    today,
  )
}
const announced = { planned: 'announced', chargeOn: '2021-03-17', announcedOn: '2021-03-12' } as const

describe('what is next with a contract', () => {
  it('is nothing of ours where a bank or somebody else charges it, or nobody', () => {
    expect(next({ directDebit: true })).toEqual({ kind: 'bank' })
    expect(next({ isOwn: false, isAnothers: true })).toEqual({ kind: 'another' })
    expect(next({ isOwn: false })).toEqual({ kind: 'off' })
    expect(termsOf({ ...contract, isOwn: false, isAnothers: true }, () => true)).toBeUndefined()
  })

  it('is the chosen day, or the first that the notice allows', () => {
    expect(next()).toMatchObject({ kind: 'planned', date: '2021-03-17', amount: 34_400 })
    expect(next({}, '2021-03-16')).toMatchObject({ kind: 'planned', date: '2021-03-19' })
    expect(next({}, '2021-03-18')).toMatchObject({ kind: 'late' })
  })

  it('is why it will not be charged, as soon as that is known', () => {
    expect(next({ most: 34_399 })).toMatchObject({ kind: 'limit' })
    expect(next({ cardExpiresOn: '2021-03-16' })).toMatchObject({ kind: 'expired' })
    expect(next({}, '2021-03-01', false)).toMatchObject({ kind: 'card' })
  })

  it('is what was announced, tried and refused', () => {
    expect(next(announced, '2021-03-13')).toMatchObject({ kind: 'announced', date: '2021-03-17', told: '2021-03-12' })
    expect(next({ ...announced, isUnderWay: true }, '2021-03-16')).toMatchObject({ kind: 'announced' })
    expect(next({ ...announced, isUnderWay: true }, '2021-03-17')).toMatchObject({ kind: 'waiting' })
    expect(next({ ...announced, lastTry: 'refused', chargeOn: '2021-03-18' }, '2021-03-17')).toMatchObject({
      kind: 'retry',
      date: '2021-03-18',
    })
    expect(next({ planned: 'charging' })).toMatchObject({ kind: 'charging' })
    expect(next({ planned: 'refused', lastTry: 'refused' })).toMatchObject({ kind: 'refused', dueOn: '2021-03-20' })
    for (const cause of ['limit', 'late', 'expired', 'card', 'under-way', 'untold'] as const)
      expect(next({ planned: 'not-charged', cause })).toMatchObject({ kind: cause })
  })

  it('is no refusal of the bank where the charge was only not made', () => {
    for (const lastTry of ['expired', 'cancelled'] as const) {
      expect(next({ planned: 'refused', lastTry })).toMatchObject({ kind: 'failed' })
      expect(next({ ...announced, lastTry }, '2021-03-16')).toMatchObject({ kind: 'retry-failed' })
    }
  })

  it('is not to be paid again while another sum that came is looked into, or nobody knows after the due date', () => {
    expect(next({ planned: 'charging', lastTry: 'held' }, '2021-03-25')).toMatchObject({ kind: 'held' })
    expect(next({ planned: 'charging', lastTry: 'unknown' }, '2021-03-20')).toMatchObject({ kind: 'charging' })
    expect(next({ planned: 'charging', lastTry: 'unknown' }, '2021-03-21')).toMatchObject({ kind: 'stuck' })
  })

  it('is to wait for another payment rather than another try', () => {
    const both = { ...announced, lastTry: 'refused', isUnderWay: true } as const
    expect(next(both, '2021-03-18')).toMatchObject({ kind: 'waiting' })
  })

  it('is to be paid by the person when it was paid and the money went back', () => {
    expect(next({ planned: 'returned' })).toMatchObject({ kind: 'left' })
    expect(next({ planned: 'paid' })).toMatchObject({ kind: 'left' })
    expect(next({ planned: 'dropped' })).toMatchObject({ kind: 'left' })
  })

  it('is what was last, when nothing is to come', () => {
    const nothing = { period: null, dueOn: null, open: null }
    expect(next(nothing)).toEqual({ kind: 'none' })
    expect(next({ ...nothing, lastPlanned: 'dropped', lastPeriod: '2021-02-01' })).toEqual({
      kind: 'dropped',
      period: '2021-02-01',
    })
    expect(next({ ...nothing, lastPlanned: 'paid', lastPeriod: '2021-02-01' })).toMatchObject({ kind: 'paid' })
  })
})
