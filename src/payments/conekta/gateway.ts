import { sum } from '../../lib/money.ts'
import type { Answer, Gateway, Order } from '../gateway.ts'
import {
  type ConektaOrder,
  chargesIn,
  nextPageIn,
  orderIn,
  orderRefusedIn,
  pageIn,
  paymentIdIn,
} from './answer-rules.ts'
import { type Conekta, type ConektaSettings, conektaClient, type Reply, silenceOf } from './client.ts'
import { conektaNotices } from './notice.ts'
import { contactOf, orderRequest, pageOfOrders, refundRequest } from './request-rules.ts'
import { readConektaSettlement } from './settlement-rules.ts'
import { snapshotOf } from './snapshot-rules.ts'

/** Shops take no more in one payment: $10,000.00. */
const mostCash = 1_000_000
/** How long an order that nobody answered for may still be in the making. */
const inTheMakingMs = 2 * 60_000
const mostPages = 40

type Asked = { order: Order; reference: string }
type Found = { order: ConektaOrder } | { answer: Answer }

/**
 * Conekta, by its REST API. It has no idempotency key, so that a payment is one there only because it is looked for
 * before it is made; what is asked at the same moment is asked once.
 */
export function conektaGateway(settings: ConektaSettings): Gateway {
  const conekta = conektaClient(settings)
  const contact = settings.contact ?? contactOf({ email: null, phone: null })
  const underWay = new Map<string, Promise<Answer>>()
  const once = (key: string, work: () => Promise<Answer>): Promise<Answer> => {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key))
    underWay.set(key, running)
    return running
  }

  const ask = async ({ order, reference }: { order: Order; reference: string | undefined }): Promise<Answer> => {
    if (reference) return answerOf(await conekta('GET', pathOf(reference)), order)
    const found = await find(conekta, order)
    if ('order' in found) return snapshotOf(found.order) ?? unclear(found.order)
    const mayStillCome = Date.now() - order.createdAt.getTime() < inTheMakingMs
    if (found.answer.kind === 'unheard' && mayStillCome)
      return { kind: 'silence', why: 'it may still be in the making' }
    return found.answer
  }

  return {
    name: 'conekta',
    methods: ['card', 'cash', 'transfer'],
    mostPer: { cash: mostCash },
    hosts: ['https://pay.conekta.com', 'https://pay.conekta.io'],
    payee: settings.payee,

    open(order) {
      // Conekta's page keeps no card without a payment, so there is none of ours to charge.
      if (order.savedCard) return Promise.resolve({ kind: 'unheard' })
      return once(`open ${order.id}`, async () => {
        const found = await find(conekta, order)
        if ('order' in found) return snapshotOf(found.order) ?? unclear(found.order)
        if (found.answer.kind !== 'unheard') return found.answer
        return answerOf(await conekta('POST', '/orders', orderRequest(order, contact)), order)
      })
    },

    ask,
    close: ({ order, reference }) => close(conekta, { order, reference }),
    refund: ({ order, reference, amount, key, before }) =>
      once(`refund ${key}`, () => refund(conekta, { order, reference }, { amount, before })),

    async paymentOf(reference) {
      const id = reference.startsWith('ord_') ? reference : await orderOfCharge(conekta, reference)
      const reply = id ? await conekta('GET', pathOf(id)) : undefined
      return reply && 'body' in reply ? paymentIdIn(orderIn(reply.body)?.metadata) : undefined
    },

    readNotice: conektaNotices(settings.webhookPublicKeys),
    readSettlement: readConektaSettlement,
  }
}

const pathOf = (reference: string, verb = '') => `/orders/${encodeURIComponent(reference)}${verb}`

/** Only a card that was declined is a refusal, only an order that is not there is unheard of; the rest decides nothing. */
function answerOf(reply: Reply, order: Order): Answer {
  if ('lost' in reply) return silenceOf(reply)
  if (reply.status === 404) return { kind: 'unheard' }
  if (reply.status === 402) {
    const refused = orderRefusedIn(reply.body)
    const snapshot = refused && snapshotOf({ ...refused, payment_status: 'declined' })
    const reference = refused?.id ?? order.id
    return { refusal: silenceOf(reply).why, ...snapshot, ...refusal(order, reference) }
  }
  const known = reply.status < 300 ? orderIn(reply.body) : undefined
  return known ? (snapshotOf(known) ?? unclear(known)) : silenceOf(reply)
}

const refusal = (order: Order, reference: string) =>
  ({ kind: 'known', reference, status: 'refused', paymentId: order.id, returned: [] }) as const

const unclear = ({ payment_status }: ConektaOrder): Answer => ({
  kind: 'silence',
  why: `nobody knows what «${payment_status}» is`,
})

/** Looks through all orders made since ours for the one that bears our id. */
async function find(conekta: Conekta, order: Order): Promise<Found> {
  let next: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const reply = await conekta('GET', pageOfOrders(order, next))
    const orders = 'body' in reply && reply.status === 200 ? pageIn(reply.body) : undefined
    if (!orders) return { answer: silenceOf(reply) }
    const ours = orders.data.find(({ metadata }) => paymentIdIn(metadata) === order.id)
    if (ours) return { order: ours }
    next = nextPageIn(orders)
    if (!next) return { answer: { kind: 'unheard' } }
  }
  return { answer: { kind: 'silence', why: 'there are too many orders to look through' } }
}

/** Cancels the order, or where Conekta will not, its page; then says how it stands. */
async function close(conekta: Conekta, { order, reference }: Asked): Promise<Answer> {
  const cancelled = await conekta('POST', pathOf(reference, '/cancel'))
  const answer = answerOf(cancelled, order)
  const isObjection = 'status' in cancelled && [402, 422, 428].includes(cancelled.status)
  if (!isObjection) return answer
  const reply = await conekta('GET', pathOf(reference))
  const checkout = 'body' in reply ? orderIn(reply.body)?.checkout : undefined
  const standing = answerOf(reply, order)
  if (!checkout || standing.kind !== 'known' || standing.status !== 'open') return standing
  await conekta('PUT', `/checkouts/${encodeURIComponent(checkout.id)}/cancel`)
  return answerOf(await conekta('GET', pathOf(reference)), order)
}

/**
 * Conekta has no key for a refund: it was done when more has gone back than before. Where nobody says how much that was, a
 * second refund of the same amount is taken for the first: rather one too few than one too many.
 */
async function refund(
  conekta: Conekta,
  { order, reference }: Asked,
  { amount, before }: { amount: number; before: number | undefined },
): Promise<Answer> {
  const standing = answerOf(await conekta('GET', pathOf(reference)), order)
  if (standing.kind !== 'known') return standing
  if (standing.status !== 'paid') return { kind: 'silence', why: 'nothing was paid that could go back' }
  const wasDone =
    before === undefined
      ? standing.returned.some((one) => one.kind === 'refund' && one.amount === amount)
      : sum(standing.returned.map((one) => one.amount)) > before
  if (wasDone) return standing
  const reply = await conekta('POST', pathOf(reference, '/refunds'), refundRequest(amount))
  const isDone = 'status' in reply && reply.status < 300
  return isDone || ('status' in reply && reply.status === 404) ? answerOf(reply, order) : silenceOf(reply)
}

async function orderOfCharge(conekta: Conekta, charge: string): Promise<string | undefined> {
  const reply = await conekta('GET', `/charges?${new URLSearchParams({ search: charge })}`)
  if (!('body' in reply)) return undefined
  return chargesIn(reply.body).find(({ id }) => id === charge)?.order_id ?? undefined
}
