import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../gateway.ts'
import { nextPageIn, orderIn } from './answer-rules.ts'
import { snapshotOf } from './snapshot-rules.ts'

const paidCharge = { id: 'charge-1', status: 'paid', amount: 125_050, currency: 'MXN' }

function snapshot(changes: object): Snapshot | undefined {
  const order = orderIn({
    id: 'ord_1',
    amount: 125_050,
    currency: 'MXN',
    metadata: { payment_id: 'our-id' },
    ...changes,
  })
  return order && snapshotOf(order)
}
const withCharge = (changes: object, status = 'paid') =>
  snapshot({ payment_status: status, charges: { data: [{ ...paidCharge, ...changes }] } })

describe('what Conekta says of an order', () => {
  it.each([
    ['paid', 'paid'],
    ['partially_refunded', 'paid'],
    ['refunded', 'paid'],
    ['charged_back', 'paid'],
    ['pending_payment', 'open'],
    [null, 'open'],
    ['pre_authorized', 'processing'],
    ['under_fraud_review', 'processing'],
    ['declined', 'refused'],
    ['fraudulent', 'refused'],
    ['expired', 'expired'],
    ['canceled', 'cancelled'],
    ['voided', 'cancelled'],
  ])('«%s» is %s', (payment_status, status) => {
    expect(snapshot({ payment_status })?.status).toBe(status)
  })

  it('decides nothing in words that we do not know', () => {
    expect(snapshot({ payment_status: 'partially_paid' })).toBeUndefined()
    expect(snapshot({ amount: '1250.50' })).toBeUndefined()
    expect(orderIn(null)).toBeUndefined()
  })

  it('is still open when a card was declined at its page, until the page is closed', () => {
    const checkout = { id: 'c', status: 'Issued', url: 'https://pay.conekta.com/checkout/c' }
    expect(snapshot({ payment_status: 'declined', checkout })).toMatchObject({ status: 'open', payUrl: checkout.url })
    expect(snapshot({ payment_status: 'declined', checkout: { ...checkout, status: 'Expired' } })?.status).toBe(
      'expired',
    )
    expect(snapshot({ checkout: { ...checkout, status: 'Cancelled' } })?.status).toBe('cancelled')
    expect(snapshot({ payment_status: 'paid', checkout: { ...checkout, status: 'Expired' } })?.status).toBe('paid')
  })

  it('adds up what was charged and leaves out what was declined', () => {
    const declined = { ...paidCharge, id: 'charge-0', status: 'declined', failure_code: 'insufficient_funds' }
    const twice = { ...paidCharge, id: 'charge-2', amount: 50 }
    const told = snapshot({ payment_status: 'paid', charges: { data: [declined, paidCharge, twice] } })
    expect(told?.paid).toEqual({ amount: 125_100, currency: 'MXN' })
    expect(snapshot({ payment_status: 'paid' })?.paid).toEqual({ amount: 125_050, currency: 'MXN' })
  })

  it('says with what it was paid', () => {
    const payment_method = { object: 'card_payment', auth_code: 582_483, brand: 'visa', last4: '4242' }
    expect(withCharge({ payment_method })?.paid).toMatchObject({
      authorisation: '582483',
      card: { brand: 'visa', last4: '4242' },
    })
  })

  it('lists what went back, each under its name, and what came back to us as nothing', () => {
    const refunds = {
      data: [
        { id: 'r1', amount: -25_000 },
        { id: 'r2', amount: -500, status: 'failed' },
      ],
    }
    expect(withCharge({ refunds }, 'partially_refunded')?.returned).toEqual([
      { reference: 'r1', kind: 'refund', amount: 25_000 },
      { reference: 'r2', kind: 'refund', amount: 0 },
    ])
  })

  it.each([
    ['lost', 125_050],
    ['action_required', 125_050],
    ['under_review', 125_050],
    ['won', 0],
    ['covered', 0],
    ['rt', 0],
  ])('counts a chargeback that is «%s» as %i', (status, amount) => {
    expect(withCharge({ chargeback: { id: 'chbk_1', status } })?.returned).toEqual([
      { reference: 'charge-1', kind: 'chargeback', amount },
    ])
  })

  it('counts a chargeback once, whether its details are there or not', () => {
    expect(withCharge({ status: 'charged_back' }, 'charged_back')?.returned).toEqual([
      { reference: 'charge-1', kind: 'chargeback', amount: 125_050 },
    ])
  })

  it('names no payment of ours where it bears no mark of ours', () => {
    expect(snapshot({ payment_status: 'paid', metadata: null })?.paymentId).toBeUndefined()
    expect(snapshot({ payment_status: 'paid', metadata: { payment_id: 7 } })?.paymentId).toBeUndefined()
  })
})

describe('a page of orders', () => {
  it('gives the key of the next, and never where to ask', () => {
    const next_page_url = 'https://elsewhere.example/orders?limit=250&next=ord_9'
    expect(nextPageIn({ has_more: true, next_page_url })).toBe('ord_9')
    expect(nextPageIn({ has_more: false, next_page_url })).toBeUndefined()
    expect(nextPageIn({ has_more: true, next_page_url: 'nonsense' })).toBeUndefined()
  })
})
