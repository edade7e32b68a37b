import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { checkerOf, type Description } from './openapi.ts'
import { type Reply, type Request, vendorServer } from './vendor-server.ts'

const folder = new URL('../../../shared/data/payments/conekta/', import.meta.url)
export const hasConekta = existsSync(folder)

const version = 'application/vnd.conekta-v2.3.0+json'

type Charge = Record<string, unknown> & { id: string; payment_method: Record<string, unknown> }
type Checkout = { id: string; status: string }
type Order = Record<string, unknown> & { id: string; charges?: { data: Charge[] }; checkout?: Checkout }
type Answers = Record<
  string,
  { content: Record<string, { example?: unknown; examples?: Record<string, { value: Order }> }> }
>

/** Read once for all servers of a file: it takes a second. */
let description: Description | undefined
let check: ReturnType<typeof checkerOf> | undefined

const answersTo = (path: string, method: string) =>
  (description!.paths[path]![method] as unknown as { responses: Answers }).responses

/** Conekta's own example of an error. */
const errorOf = (status: number): Reply => ({
  status,
  body: answersTo('/orders/{id}/cancel', 'post')[String(status)]!.content[version]!.example,
})
const exampleOf = (name: string) =>
  structuredClone(answersTo('/orders', 'post')['200']!.content[version]!.examples![name]!.value)

/** The mocks' answers that carry no template: the description has no example of a transfer, nor of a card that paid. */
function mocked(label: 'successful bank transfer' | 'successful card'): Order {
  const { routes } = JSON.parse(readFileSync(new URL('conekta_mocks.json', folder), 'utf8')) as {
    routes: { method: string; endpoint: string; responses: { label: string; body: string }[] }[]
  }
  const route = routes.find(({ method, endpoint }) => method === 'get' && endpoint === 'orders/:id')
  return JSON.parse(route!.responses.find((one) => one.label === label)!.body)
}
/** A number of twenty digits, unquoted in the example, which its schema calls a text. */
const cashReference = '10001140326893401915'

type Asked = {
  line_items: { unit_price: number }[]
  currency: string
  metadata: Record<string, string>
  checkout?: Record<string, unknown>
  charges?: { amount: number; reference_id: string; payment_method: { type: string; expires_at: number } }[]
}

/** Conekta on this machine: every request is held against its description, every answer is its own example. */
export async function conektaServer({ pageSize = 250 } = {}) {
  description ??= load(readFileSync(new URL('conekta_api.yaml', folder), 'utf8')) as Description
  check ??= checkerOf(description)
  const faults: string[] = []
  const orders: Order[] = []
  /** What Conekta will not cancel. */
  const stubborn = new Set<string>()
  let turn = 0

  function answer(request: Request): Reply {
    const { method, path, headers } = request
    const query = Object.fromEntries(new URLSearchParams(request.search))
    const body = request.text ? JSON.parse(request.text) : undefined
    const fault = check?.({ method, path, query, body })
    if (fault) faults.push(fault)
    if (headers.accept !== version) faults.push(`${method} ${path} asks for ${headers.accept}`)
    if (headers.authorization !== 'Bearer key_x') return errorOf(401)
    return route(request, query, body)
  }

  function route({ method, path }: Request, query: Record<string, string>, body: unknown): Reply {
    const [, kind, id, verb] = /^\/(orders|checkouts|charges)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? []
    if (kind === 'charges')
      return ok(listOf(orders.flatMap(({ charges }) => charges?.data ?? []).filter((one) => one.id === query.search)))
    if (kind === 'checkouts') return cancelCheckout(id!)
    if (method === 'GET' && !id) return pageOf(query)
    if (!id) return ok(create(body as Asked))
    const order = get(id)
    if (!order) return errorOf(404)
    if (verb === 'cancel') return cancel(order)
    if (verb === 'refunds') return refund(order, body as { amount: number })
    return ok(order)
  }

  const ok = (body: unknown): Reply => ({ status: 200, body })
  const listOf = (data: unknown[]) => ({ object: 'list', has_more: false, data })
  const get = (id: string) => orders.find((order) => order.id === id)

  function pageOf(query: Record<string, string>): Reply {
    const since = Number(query['created_at.gte'] ?? 0)
    const all = orders.filter(({ created_at }) => Number(created_at) >= since).reverse()
    const from = query.next ? all.findIndex(({ id }) => id === query.next) : 0
    const next = all[from + pageSize]
    const address = `https://api.conekta.io/orders?limit=250&next=${next?.id}`
    return ok({
      object: 'list',
      has_more: !!next,
      data: all.slice(from, from + pageSize),
      ...(next && { next_page_url: address }),
    })
  }

  function create({ line_items, currency, metadata, checkout, charges }: Asked): Order {
    const [asked] = charges ?? []
    const order =
      asked?.payment_method.type === 'spei'
        ? mocked('successful bank transfer')
        : exampleOf(asked ? 'cash' : 'checkout')
    const amount = line_items[0]!.unit_price
    const id = `ord_${++turn}`
    const created_at = Math.floor(Date.now() / 1000)
    Object.assign(order, {
      id,
      amount,
      currency,
      metadata,
      created_at,
      payment_status: asked ? 'pending_payment' : null,
    })
    if (checkout) {
      order.checkout = { ...order.checkout!, id: `checkout-${turn}`, ...checkout, status: 'Issued' }
      Object.assign(order.checkout, { url: `https://pay.conekta.com/checkout/checkout-${turn}` })
    }
    const [charge] = order.charges?.data ?? []
    if (asked && charge) {
      Object.assign(charge, { id: `charge-${turn}`, order_id: id, amount: asked.amount, status: 'pending_payment' })
      charge.payment_method.expires_at = asked.payment_method.expires_at
      if (asked.payment_method.type === 'cash') charge.payment_method.reference = cashReference
      delete order.checkout
    }
    orders.push(order)
    return order
  }

  /** A person pays: at Conekta's page, at a shop, at a bank. */
  function pay(id: string, changes: Record<string, unknown> = {}): Charge {
    const order = get(id)!
    order.charges ??= {
      data: [
        { ...mocked('successful card').charges!.data[0]!, id: `charge-${id}`, order_id: id, amount: order.amount },
      ],
    }
    const charge = order.charges.data[0]!
    Object.assign(order, { payment_status: 'paid' })
    return Object.assign(charge, {
      status: 'paid',
      paid_at: 1_900_000_000,
      refunds: null,
      currency: order.currency,
      ...changes,
    })
  }

  function cancel(order: Order): Reply {
    if (order.payment_status === 'paid' || stubborn.has(order.id)) return errorOf(428)
    return ok(Object.assign(order, { payment_status: 'canceled' }))
  }

  function cancelCheckout(id: string): Reply {
    const checkout = orders.find((order) => order.checkout?.id === id)?.checkout
    return checkout ? ok(Object.assign(checkout, { status: 'Cancelled' })) : errorOf(404)
  }

  function refund(order: Order, { amount }: { amount: number }): Reply {
    const charge = order.charges?.data[0]
    if (!charge) return errorOf(402)
    const before = (charge.refunds as { data: unknown[] } | null)?.data ?? []
    const one = { object: 'refund', amount: -amount, id: `refund-${++turn}`, created_at: 1_900_000_000 }
    charge.refunds = listOf([...before, one])
    return ok(Object.assign(order, { payment_status: 'partially_refunded' }))
  }

  const server = await vendorServer(answer)
  return { ...server, faults, orders, get, pay, stubborn, create, errorOf }
}
