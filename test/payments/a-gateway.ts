import type { Answer, Gateway, Order, Snapshot } from '../../src/payments/gateway.ts'

type Charge = { order: Order; facts: Partial<Snapshot> }

type Offering = Partial<Pick<Gateway, 'name' | 'methods' | 'mostPer'>> & {
  /** Where its vouchers are paid, if it says so. */
  stores?: readonly string[]
}

/** A gateway whose every word the test decides; it remembers what it was asked. */
export function aGateway(offering: Offering = {}) {
  const { name = 'sandbox', methods = ['card', 'cash', 'transfer'], mostPer, stores } = offering
  const charges = new Map<string, Charge>()
  const asked: string[] = []
  let isSilent = false
  const silence: Answer = { kind: 'silence', why: 'the line is dead' }

  const snapshot = ({ order, facts }: Charge): Snapshot => ({
    kind: 'known',
    reference: `gw-${order.id}`,
    status: 'open',
    paymentId: order.id,
    returned: [],
    expiresAt: order.expiresAt,
    ...(order.method === 'card' && { payUrl: `https://pay.example/${order.id}` }),
    ...(order.method === 'cash' && {
      voucher: {
        kind: 'cash',
        reference: '98123456789012',
        barcode: '98123456789012',
        ...(stores && { stores }),
      } as const,
    }),
    ...(order.method === 'transfer' && {
      voucher: {
        kind: 'transfer',
        clabe: '999180123456789017',
        bank: 'Banco de prueba',
        reference: '1234567',
        beneficiary: 'Pasarela de prueba',
      } as const,
    }),
    ...facts,
  })
  const answer = (word: string, order: Order): Answer => {
    asked.push(`${word} ${order.id}`)
    if (isSilent) return silence
    const charge = charges.get(order.id)
    return charge ? snapshot(charge) : { kind: 'unheard' }
  }
  const gateway: Gateway = {
    name,
    methods,
    ...(mostPer && { mostPer }),
    hosts: ['https://pay.example'],
    payee: undefined,
    async open(order) {
      // Asked again, it is the same charge; it may hear us though we do not hear it.
      if (!charges.has(order.id)) charges.set(order.id, { order, facts: {} })
      return answer('open', order)
    },
    ask: async ({ order }) => answer('ask', order),
    async close({ order }) {
      const charge = charges.get(order.id)
      if (!isSilent && charge && (charge.facts.status ?? 'open') === 'open') charge.facts.status = 'cancelled'
      return answer('close', order)
    },
    refund: async () => silence,
    readNotice: () => ({ kind: 'rejected', why: 'unreadable' }),
    readSettlement: () => ({ lines: [], faults: [] }),
  }
  const only = (paymentId?: string): Charge => {
    const charge = paymentId === undefined ? [...charges.values()].at(-1) : charges.get(paymentId)
    if (!charge) throw new Error('the gateway has no such charge')
    return charge
  }
  return {
    gateway,
    charges,
    /** `open`, `ask` and `close` with the payment's id, in order. */
    asked,
    /** From now on nobody answers, until told otherwise. */
    fallSilent(silent = true) {
      isSilent = silent
    },
    /** What it says of the latest charge, or of one by its id, from now on. */
    says(facts: Partial<Snapshot>, paymentId?: string) {
      Object.assign(only(paymentId).facts, facts)
    },
    /** Somebody pays the latest charge, or one by its id. */
    isPaid(paymentId?: string, { amount }: { amount?: number } = {}) {
      const charge = only(paymentId)
      charge.facts.status = 'paid'
      charge.facts.paid = {
        amount: amount ?? charge.order.amount,
        currency: 'MXN',
        authorisation: '445566',
        ...(charge.order.method === 'card' && { card: { brand: 'visa', last4: '4242' } }),
      }
    },
    latest: () => only().order,
  }
}
