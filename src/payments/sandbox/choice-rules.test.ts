import { describe, expect, it } from 'vitest'
import { asOf, type Charge, leftToReturn, openCharge, snapshotOf } from './charge-rules.ts'
import { type choices, choicesFor, choose, close, leadsBack, refund, slowMs } from './choice-rules.ts'

const now = new Date('2026-03-20T18:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

const aCharge = (facts: Partial<Charge> = {}): Charge => ({
  ...openCharge(
    {
      paymentId: 'pay-1',
      folio: 'PG-26-0000001',
      method: facts.method ?? 'card',
      amount: 34_400,
      description: 'Aguas, PG-26-0000001',
      returnUrl: 'http://localhost:3000/regreso',
      expiresAt: later(3_600_000).toISOString(),
    },
    { reference: 'sbx_1', serial: '00000000017', now },
  ),
  ...facts,
})
const chosen = (charge: Charge, choice: (typeof choices)[number]) => choose(charge, choice, now)!

describe('what a person makes happen at the pretend gateway', () => {
  it('charges a card once and tells of it once', () => {
    const { charge, notices } = chosen(aCharge(), 'accept')
    expect(charge).toMatchObject({ status: 'paid', paid: { amount: 34_400, card: { last4: '4242' } } })
    expect(notices).toEqual([{ eventId: 'sbx_1-1', kind: 'payment.paid', afterMs: 0 }])
    expect(choose(charge, 'accept', now)).toBeUndefined()
  })

  it('tells of it never, twice under one name, or in the wrong order', () => {
    expect(chosen(aCharge(), 'lost').notices).toEqual([])
    const twice = chosen(aCharge(), 'duplicate').notices
    expect(twice.map(({ eventId }) => eventId)).toEqual(['sbx_1-1', 'sbx_1-1'])
    const disordered = chosen(aCharge(), 'disordered').notices
    const arriving = disordered.toSorted((a, b) => a.afterMs - b.afterMs).map(({ kind, eventId }) => [eventId, kind])
    expect(arriving).toEqual([
      ['sbx_1-2', 'payment.paid'],
      ['sbx_1-1', 'payment.processing'],
    ])
  })

  it('lets money arrive later by itself', () => {
    const { charge } = chosen(aCharge(), 'slow')
    expect(charge.status).toBe('processing')
    expect(snapshotOf(charge, 'http://x').paid).toBeUndefined()
    expect(choicesFor(charge)).toEqual([])
    expect(asOf(charge, later(slowMs - 1)).status).toBe('processing')
    expect(snapshotOf(asOf(charge, later(slowMs)), 'http://x').paid?.amount).toBe(34_400)
  })

  it('takes a peso too little, or too much where a peso is all', () => {
    expect(chosen(aCharge(), 'wrong').charge.paid?.amount).toBe(34_300)
    expect(chosen(aCharge({ amount: 100 }), 'wrong').charge.paid?.amount).toBe(200)
  })

  it('keeps the page open for another card when one is refused, and closes it when the person leaves', () => {
    const { charge: declined, notices } = chosen(aCharge(), 'refuse')
    expect(declined.status).toBe('open')
    expect(notices).toEqual([])
    expect(chosen(declined, 'accept').charge).toMatchObject({ status: 'paid' })
    expect(chosen(declined, 'accept').charge.refusal).toBeUndefined()
    const left = chosen(declined, 'leave').charge
    expect(snapshotOf(left, 'http://x')).toMatchObject({ status: 'refused', refusal: 'card_declined' })
    expect(chosen(aCharge(), 'leave').charge.status).toBe('cancelled')
  })

  it('knows no cards at the shop and the bank, and sends nobody back from there', () => {
    const voucher = aCharge({ method: 'cash' })
    expect(choicesFor(voucher)).not.toContain('refuse')
    expect(chosen(voucher, 'accept').charge.paid?.card).toBeUndefined()
    expect(leadsBack('accept', voucher)).toBe(false)
    expect(leadsBack('accept', aCharge())).toBe(true)
    expect(leadsBack('refuse', aCharge())).toBe(false)
  })

  it('expires at its last minute, yet money may come late', () => {
    expect(asOf(aCharge(), later(3_599_999)).status).toBe('open')
    const expired = asOf(aCharge(), later(3_600_000))
    expect(expired.status).toBe('expired')
    expect(choicesFor(expired)).toEqual(['late'])
    expect(chosen(expired, 'late').charge.status).toBe('paid')
  })

  it('closes what is open and nothing else', () => {
    expect(close(aCharge()).charge.status).toBe('cancelled')
    const paid = chosen(aCharge(), 'accept').charge
    expect(close(paid)).toEqual({ charge: paid, notices: [] })
    const slow = chosen(aCharge(), 'slow').charge
    expect(close(slow).charge.status).toBe('processing')
  })
})

describe('money that goes back', () => {
  const paid = chosen(aCharge(), 'accept').charge

  it('goes back in parts, never more than there is', () => {
    const half = chosen(paid, 'refund-part').charge
    expect(leftToReturn(half)).toBe(17_200)
    const all = chosen(half, 'refund').charge
    expect(leftToReturn(all)).toBe(0)
    expect(new Set(all.returned.map(({ reference }) => reference)).size).toBe(2)
    expect(choicesFor(all)).toEqual([])
  })

  it('goes back once for each key of the office', () => {
    const once = refund(paid, { amount: 400, key: 'k1', now })!.charge
    expect(refund(once, { amount: 400, key: 'k1', now })).toEqual({ charge: once, notices: [] })
    expect(leftToReturn(refund(once, { amount: 34_000, key: 'k2', now })!.charge)).toBe(0)
    expect(refund(once, { amount: 34_001, key: 'k2', now })).toBeUndefined()
    expect(refund(once, { amount: 0, key: 'k3', now })).toBeUndefined()
    expect(refund(aCharge(), { amount: 1, key: 'k4', now })).toBeUndefined()
  })

  it('comes again when a chargeback is won: the same one, of nothing', () => {
    const { charge } = chosen(paid, 'chargeback')
    expect(charge.returned).toMatchObject([{ kind: 'chargeback', amount: 34_400 }])
    const won = chosen(charge, 'chargeback-won').charge
    expect(won.returned).toMatchObject([{ reference: charge.returned[0]!.reference, amount: 0 }])
    expect(choicesFor(won)).not.toContain('chargeback-won')
    expect(leftToReturn(won)).toBe(34_400)
  })
})
