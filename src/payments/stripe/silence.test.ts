import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOrder, known } from '../../../test/payments/orders.ts'
import { hasStripe, stripeServer } from '../../../test/payments/stripe-server.ts'
import { stripeGateway } from './gateway.ts'

describe.skipIf(!hasStripe)('when Stripe says nothing', () => {
  let stripe: Awaited<ReturnType<typeof stripeServer>>
  const withPatience = (timeoutMs: number) =>
    stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: ['whsec_1'], apiUrl: stripe.url, timeoutMs })

  beforeEach(async () => {
    stripe = await stripeServer()
  })
  afterEach(async () => {
    await stripe.close()
    expect(stripe.faults).toEqual([])
  })

  for (const [name, mishaps] of [
    ['does not answer in time', ['hang', 'hang']],
    ['hangs up', ['cut', 'cut', 'cut']],
    ['breaks', [500, 500]],
    ['has too much to do', [429, 429]],
    ['does not know us', [401]],
    ['answers with something else', ['garbage', 'garbage']],
    ['is busy with the same question', [409, 409]],
  ] as const) {
    it(`nothing is known of a payment: it ${name}`, async () => {
      const order = anOrder()
      const payment = { order, reference: known(await withPatience(5000).open(order)).reference }
      const fail = () => {
        for (const one of mishaps) {
          const error = { type: one === 429 ? 'rate_limit_error' : 'api_error', message: 'sk_test_x in the text' }
          stripe.mishaps.push(typeof one === 'number' ? { status: one, body: { error } } : one)
        }
      }
      const impatient = withPatience(150)
      const questions = [
        () => impatient.ask(payment),
        () => impatient.open(anOrder()),
        () => impatient.close(payment),
        () => impatient.refund({ ...payment, amount: 100, key: 'k' }),
      ]
      for (const question of questions) {
        fail()
        const answer = await question()
        expect(answer).toMatchObject({ kind: 'silence' })
        expect(JSON.stringify(answer)).not.toContain('sk_test_x')
        stripe.mishaps.length = 0
      }
    })
  }
})
