import { describe, expect, it } from 'vitest'
import { conektaServer, hasConekta } from './conekta-server.ts'
import { decodeForm } from './openapi.ts'
import { hasStripe, stripeServer } from './stripe-server.ts'

// What the contract tests of the gateways rest on: a request that breaks the vendor's description is a fault.

describe('a form as Stripe’s library writes it', () => {
  it('is read back with its lists and its objects', () => {
    const text = 'a=1&b[c]=x%20y&b[d][0]=p&b[d][1]=q&items[0][price][amount]=5&items[1][price][amount]=6'
    expect(decodeForm(text)).toEqual({
      a: '1',
      b: { c: 'x y', d: ['p', 'q'] },
      items: [{ price: { amount: '5' } }, { price: { amount: '6' } }],
    })
  })
})

describe.skipIf(!hasStripe)('Stripe’s description', () => {
  it.each([
    ['POST', '/v1/payment_intents', 'amount=100', 'currency'],
    ['POST', '/v1/payment_intents', 'amount=ten&currency=mxn', 'integer'],
    ['POST', '/v1/payment_intents', 'amount=100&currency=mxn&colour=red', 'additional'],
    ['POST', '/v1/payment_intents', 'amount=100&currency=mxn&payment_method_options[oxxo][days]=3', 'additional'],
    ['POST', '/v1/checkout/sessions', 'success_url=x&mode=gift', 'allowed values'],
    ['GET', '/v1/checkout/sessions?colour=red', '', 'no parameter colour'],
    ['GET', '/v1/payouts', '', 'not described'],
    ['DELETE', '/v1/payment_intents/pi_1', '', 'not described'],
  ])('%s %s with «%s» breaks it', async (method, path, body, fault) => {
    const stripe = await stripeServer()
    const headers = { authorization: 'Bearer sk_test_x', 'content-type': 'application/x-www-form-urlencoded' }
    await fetch(`${stripe.url}${path}`, { method, headers, ...(body && { body }) })
    await stripe.close()
    expect(stripe.faults.join()).toContain(fault)
  })
})

describe.skipIf(!hasConekta)('Conekta’s description', () => {
  const order = {
    currency: 'MXN',
    customer_info: { name: 'Ana Robles', email: 'ana@example.com', phone: '5522997233' },
    line_items: [{ name: 'Agua', unit_price: 100, quantity: 1 }],
    metadata: {},
    charges: [{ amount: 100, payment_method: { type: 'cash' } }],
  }
  it.each([
    ['nothing', {}, ''],
    ['no currency', { currency: undefined }, 'currency'],
    ['a customer without a telephone', { customer_info: { name: 'Ana', email: 'ana@example.com' } }, 'phone'],
    ['a price in pesos', { line_items: [{ name: 'Agua', unit_price: 1.5, quantity: 1 }] }, 'integer'],
    ['a nested mark', { metadata: { payment: { id: 'x' } } }, 'metadata'],
    ['a method it does not know', { charges: [{ payment_method: { kind: 'cash' } }] }, 'oneOf'],
    ['a property it does not know', { colour: 'red' }, 'additional'],
    ['another kind of page', { checkout: { type: 'Popup' } }, 'allowed values'],
  ])('an order with %s', async (_, changes, fault) => {
    const conekta = await conektaServer()
    const headers = { authorization: 'Bearer key_x', accept: 'application/vnd.conekta-v2.3.0+json' }
    await fetch(`${conekta.url}/orders`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...order, ...changes }),
    }).catch(() => {})
    await conekta.close()
    if (fault) expect(conekta.faults.join()).toContain(fault)
    else expect(conekta.faults).toEqual([])
  })
})
