import { existsSync, readFileSync } from 'node:fs'
import { type Asked, checkerOf, type Description, decodeForm } from './openapi.ts'
import { type Reply, type Request, vendorServer } from './vendor-server.ts'

const folder = new URL('../../../shared/data/payments/stripe/', import.meta.url)
export const hasStripe = existsSync(folder)
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

type Thing = Record<string, unknown> & { id: string }
type Body = Record<string, unknown> & { metadata?: Record<string, string> }

/** What the adapter asks that the reduced description leaves out. The SDK's types are all that speaks for these. */
const undescribed = [
  /^POST \/v1\/checkout\/sessions\/[^/]+\/expire$/,
  /^GET \/v1\/disputes$/,
  /^GET \/v1\/charges\/[^/]+$/,
  /^POST \/v1\/payment_methods\/[^/]+\/detach$/,
]
/** The description is of 2023-08-16, the SDK of today: what was renamed since. */
const renamed: Record<string, string> = { allowed_payment_method_types: 'payment_method_types' }

/** Made once for all servers of a file: it takes a second. */
let check: ReturnType<typeof checkerOf> | undefined

const missing: Reply = {
  status: 404,
  body: { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such thing' } },
}
const objection = (code: string, param?: string): Reply => ({
  status: 400,
  body: { error: { type: 'invalid_request_error', code, param, message: 'Not as things stand' } },
})

/** Stripe on this machine: every request is held against Stripe's description, every answer is Stripe's own fixture. */
export async function stripeServer() {
  check ??= checkerOf(readJson('stripe-min.json') as Description)
  const fixtures: Record<string, Thing> = readJson('fixtures3.json').resources
  const faults: string[] = []
  const outside = new Set<string>()
  const things = new Map<string, Thing>()
  const answered = new Map<string, { said: string; reply: Reply }>()
  let turn = 0

  const make = (kind: string, prefix: string, changes: Body): Thing => {
    const thing = { ...structuredClone(fixtures[kind]!), id: `${prefix}_${++turn}`, ...changes }
    things.set(thing.id, thing)
    return thing
  }
  const all = (kind: string) => [...things.values()].filter(({ object }) => object === kind)
  const get = (id: unknown) => things.get(String(id))

  function checked(request: Request): Body {
    const query = decodeForm(request.search)
    const body = decodeForm(request.text)
    const words = `${request.method} ${request.path}`
    if (undescribed.some((pattern) => pattern.test(words))) {
      outside.add(words.replace(/(cs|ch|pm)_\w+/, '{id}'))
      return { ...query, ...body }
    }
    const asked: Asked = { method: request.method, path: request.path, query, body: rename(body) }
    const fault = check?.(asked)
    if (fault) faults.push(fault)
    if (request.headers.authorization !== 'Bearer sk_test_x') faults.push(`${words}: not signed in`)
    return { ...query, ...body }
  }

  function answer(request: Request): Reply {
    const body = checked(request)
    const key = request.headers['idempotency-key']
    const before = typeof key === 'string' ? answered.get(key) : undefined
    if (before && before.said !== `${request.path} ${request.text}`) {
      return { status: 400, body: { error: { type: 'idempotency_error', message: 'Other parameters' } } }
    }
    const reply = before?.reply ?? route(request, body)
    if (typeof key === 'string') answered.set(key, { said: `${request.path} ${request.text}`, reply })
    return reply
  }

  function route({ method, path }: Request, body: Body): Reply {
    const [, kind, id, verb] = /^\/v1\/(checkout\/sessions|[a-z_]+)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? []
    if (method === 'GET' && !id) return ok(listOf(kind!, body))
    if (id && !get(id)) return missing
    if (method === 'GET') return ok(expanded(get(id)!))
    if (kind === 'checkout/sessions') return verb ? expire(get(id)!) : openSession(body)
    if (kind === 'payment_intents') return verb ? cancel(get(id)!) : openIntent(body)
    if (kind === 'customers')
      return ok(make('customer', 'cus', { ...plain(body), ...(body.metadata && { metadata: body.metadata }) }))
    if (kind === 'refunds') return refund(body)
    return ok({ ...get(id)!, customer: null })
  }

  const plain = ({ email, name }: Body) => ({ email: email ?? null, name: name ?? null })
  const ok = (body: unknown): Reply => ({ status: 200, body })

  function listOf(kind: string, { payment_intent: intent, customer, created }: Body) {
    const names: Record<string, string> = { 'checkout/sessions': 'checkout.session', payment_intents: 'payment_intent' }
    const since = Number((created as { gte?: string } | undefined)?.gte ?? 0)
    const data = all(names[kind] ?? kind.slice(0, -1)).filter(
      (one) =>
        (!intent || one.payment_intent === intent) &&
        (!customer || one.customer === customer) &&
        (!since || Number(one.created) >= since),
    )
    return { object: 'list', has_more: false, url: `/v1/${kind}`, data: data.reverse() }
  }

  /** As `expand` asks it everywhere here: the intent, its charge, and what was given back. */
  function expanded(thing: Thing): Thing {
    const copy: Thing = structuredClone(thing)
    for (const part of ['payment_intent', 'latest_charge', 'setup_intent', 'payment_method']) {
      const inner = get(copy[part])
      if (inner && thing.object !== 'charge') copy[part] = expanded(inner)
    }
    if (copy.object !== 'charge') return copy
    return {
      ...copy,
      refunds: { object: 'list', has_more: false, data: all('refund').filter((one) => one.charge === copy.id) },
    }
  }

  function openSession(body: Body): Reply {
    if (Number(body.expires_at) * 1000 < Date.now() + 29 * 60_000) return objection('parameter_invalid', 'expires_at')
    const [line] = (body.line_items ?? []) as { price_data: { unit_amount: string; currency: string } }[]
    const session = make('checkout.session', 'cs', {
      mode: body.mode,
      client_reference_id: body.client_reference_id ?? null,
      customer: body.customer ?? null,
      metadata: body.metadata ?? {},
      payment_intent: null,
      amount_total: line ? Number(line.price_data.unit_amount) : null,
      currency: line?.price_data.currency ?? null,
      expires_at: Number(body.expires_at ?? 1_900_000_000),
      created: Math.floor(Date.now() / 1000),
    })
    return ok(Object.assign(session, { url: `https://checkout.stripe.com/c/pay/${session.id}` }))
  }

  function openIntent(body: Body): Reply {
    const [type] = (body.allowed_payment_method_types ?? []) as string[]
    const intent = make('payment_intent', 'pi', {
      amount: Number(body.amount),
      currency: body.currency,
      customer: body.customer ?? null,
      metadata: body.metadata ?? {},
      payment_method_types: [type],
      last_payment_error: null,
      cancellation_reason: null,
      transfer_data: null,
      next_action: null,
      status: 'requires_action',
      created: Math.floor(Date.now() / 1000),
    })
    if (type === 'oxxo') intent.next_action = oxxo
    if (type === 'customer_balance') intent.next_action = spei(intent)
    if (type !== 'card') return ok(intent)
    const card = String(body.payment_method)
    if (!card.startsWith('pm_bad')) return ok(expanded(pay(intent.id)))
    const error = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' }
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error })
    return { status: 402, body: { error: { ...error, message: 'Declined', payment_intent: intent } } }
  }

  /** A person pays: at Stripe's page, at a shop, at a bank. */
  function pay(id: string, changes: Body = {}): Thing {
    const thing = get(id)!
    if (thing.object === 'checkout.session') {
      const intent = make('payment_intent', 'pi', {
        amount: thing.amount_total,
        currency: thing.currency,
        metadata: thing.metadata as Record<string, string>,
        last_payment_error: null,
        transfer_data: null,
        next_action: null,
      })
      Object.assign(thing, { status: 'complete', payment_status: 'paid', payment_intent: intent.id, url: null })
      pay(intent.id, changes)
      return thing
    }
    const charge = make('charge', 'ch', {
      payment_intent: id,
      amount: thing.amount,
      currency: thing.currency,
      metadata: thing.metadata as Record<string, string>,
    })
    const details = charge.payment_method_details as { card: { authorization_code: string } }
    details.card.authorization_code = '123456'
    Object.assign(thing, {
      status: 'succeeded',
      amount_received: thing.amount,
      latest_charge: charge.id,
      next_action: null,
      ...changes,
    })
    return thing
  }

  function refund(body: Body): Reply {
    const charge = all('charge').find((one) => one.payment_intent === body.payment_intent)
    if (!charge) return objection('charge_already_refunded')
    const { payment_intent: intent, metadata = {} } = body
    return ok(
      make('refund', 're', { amount: Number(body.amount), charge: charge.id, payment_intent: intent, metadata }),
    )
  }

  function expire(session: Thing): Reply {
    if (session.status !== 'open') return objection('resource_already_closed')
    return ok(Object.assign(session, { status: 'expired', url: null }))
  }

  function cancel(intent: Thing): Reply {
    if (intent.status === 'succeeded') return objection('payment_intent_unexpected_state')
    return ok(
      Object.assign(intent, {
        status: 'canceled',
        cancellation_reason: 'abandoned',
        canceled_at: Math.floor(Date.now() / 1000),
        next_action: null,
      }),
    )
  }

  const server = await vendorServer(answer)
  return {
    ...server,
    faults,
    outside,
    make,
    get,
    pay,
    chargeOf: (id: string) => get(get(id)!.latest_charge) ?? get(id)!,
  }
}

const rename = (body: Body) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [renamed[name] ?? name, value]))

const oxxo = {
  type: 'oxxo_display_details',
  oxxo_display_details: {
    expires_after: 1_900_022_400,
    hosted_voucher_url: 'https://payments.stripe.com/oxxo/voucher/test',
    number: '12345678901234657890123456789012',
  },
}

const spei = ({ amount }: Thing) => ({
  type: 'display_bank_transfer_instructions',
  display_bank_transfer_instructions: {
    amount_remaining: amount,
    currency: 'mxn',
    financial_addresses: [
      {
        type: 'spei',
        spei: {
          bank_code: '002',
          bank_name: 'BANAMEX',
          clabe: '002180650612345670',
          account_holder_name: 'Stripe Payments Mexico',
        },
        supported_networks: ['spei'],
      },
    ],
    hosted_instructions_url: 'https://payments.stripe.com/bank_transfers/instructions/test',
    reference: '9876543',
    type: 'mx_bank_transfer',
  },
})
