import { describe, expect, it } from 'vitest'
import { isPosted, type Movement, mayLeave, misposted } from './posting-rules.ts'

const move = (
  amount: number,
  posted: number | null = null,
  postedOn = posted === null ? null : '2021-03-20',
): Movement => ({
  id: `PG-${amount}`,
  amount,
  posted,
  postedOn,
})

describe('whether an item is posted', () => {
  it.each<[string, Movement[], boolean]>([
    ['nothing of it', [move(344)], false],
    ['as it went out', [move(344, 344)], true],
    ['too little', [move(344, 343)], false],
    ['too much', [move(344, 345)], false],
    ['twice', [move(344, 688)], false],
    ['a movement of nothing, because nothing came for it', [move(0)], true],
    ['the invoice and what is over, each by itself', [move(100, 100), move(244, 244)], true],
    ['both in one row', [move(100, 344), move(244)], true],
    ['only the part for the invoice', [move(100, 100), move(244)], false],
    ['the payment, and its refund not yet', [move(344, 344), move(-344)], true],
    ['the payment and its refund', [move(344, 344), move(-344, -344)], true],
    ['what was left after a refund', [move(344, 244), move(-100)], true],
    ['the refund alone', [move(344), move(-344, -344)], false],
    ['the payment and its chargeback, but not that it was won', [move(344, 344), move(-344, -344), move(344)], false],
    ['all three', [move(344, 344), move(-344, -344), move(344, 344)], true],
    ['the payment, and nothing of the chargeback that was won', [move(344, 344), move(-344), move(344)], true],
  ])('%s', (_, movements, posted) => expect(isPosted(movements)).toBe(posted))

  it('names the movement with another amount, and none where the whole is right', () => {
    expect(misposted([move(100, 100), move(244, 200)])).toMatchObject({ amount: 244, posted: 200 })
    expect(misposted([move(100, 344), move(244)])).toBeUndefined()
    expect(misposted([move(100), move(244)])).toBeUndefined()
  })
})

describe('when the money leaves the house', () => {
  type Posted = Parameters<typeof mayLeave>[0]
  const posted: Posted = { movements: [move(344, 344, '2021-03-20')], balance: 344, balanceAfter: 0 }
  it.each<[string, Partial<Posted>, string, boolean]>([
    ['the invoice shows it', { balance: 0 }, '2021-03-20', true],
    ['the invoice does not show it yet', {}, '2021-03-20', false],
    ['the invoice shows what somebody else paid', { balance: 144 }, '2021-03-20', false],
    ['not on the third day either', {}, '2021-03-23', false],
    ['the fourth day, it is believed', {}, '2021-03-24', true],
    ['an advance has no invoice to show it', { balance: null }, '2021-03-20', true],
    ['it was all over what the invoice asked', { balanceAfter: null }, '2021-03-20', true],
    ['it is not posted, whatever the balance', { movements: [move(344)], balance: 0 }, '2021-03-24', false],
    ['nothing ever came for it', { movements: [move(0)], balance: 0 }, '2021-03-24', false],
    ['posted with another amount', { movements: [move(344, 300)], balance: 44 }, '2021-03-24', false],
  ])('%s', (_, change, today, leaves) => expect(mayLeave({ ...posted, ...change }, today)).toBe(leaves))
})
