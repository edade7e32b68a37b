import type { z } from 'zod'
import type { Sql } from '../../db.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Answer, Gateway, Notice, Order } from '../gateway.ts'
import { apiPaths, sandboxApi } from './api.ts'
import { type Reaching, reach } from './client.ts'
import type { orderForm } from './order-form.ts'
import { readSettlement } from './settlement.ts'
import { signatureHeader, verify } from './signature.ts'
import { noticeForm, snapshotForm } from './snapshot-form.ts'
import { sandboxVault } from './vault.ts'

export type SandboxSettings = Reaching & {
  /** The keys by which its notices are known: several while one is being replaced. */
  noticeKeys: readonly string[]
  /** Its pages are the office's own. */
  isInside?: boolean
}

/** As much as OXXO takes: $10,000.00. */
const mostCash = 1_000_000

type Inside = { sql: Sql; baseUrl: string; today: () => CivilDate; noticeKeys: readonly string[] }

/** The pretend gateway in the office itself: its interface is called, not reached. */
export function sandboxInside({ sql, baseUrl, today, noticeKeys }: Inside): Gateway {
  const api = sandboxApi({ sql, publicUrl: baseUrl, today })
  return sandboxGateway({ url: baseUrl, noticeKeys, fetch: (request) => api.fetch(request), isInside: true })
}

export function sandboxGateway(settings: SandboxSettings): Gateway {
  const { url, noticeKeys, isInside = false } = settings
  const ask = async (path: string, body?: unknown) =>
    (await reach(settings, path, { form: snapshotForm, body })) as Answer
  return {
    name: 'sandbox',
    methods: ['card', 'cash', 'transfer'],
    mostPer: { cash: mostCash },
    hosts: isInside ? [] : [new URL(url).origin],
    payee: undefined,
    open: (order) => ask(apiPaths.payments, orderOf(order)),
    ask: ({ order, reference }) =>
      ask(reference ? apiPaths.payment(encodeURIComponent(reference)) : `${apiPaths.payments}?paymentId=${order.id}`),
    close: ({ reference }) => ask(apiPaths.closing(encodeURIComponent(reference)), {}),
    refund: ({ reference, amount, key }) => ask(apiPaths.refunds(encodeURIComponent(reference)), { amount, key }),
    cards: sandboxVault(settings),
    readNotice: ({ headers, body, now }) => readNotice({ header: headers.get(signatureHeader), body, now, noticeKeys }),
    readSettlement,
  }
}

const orderOf = ({ id, createdAt: _, expiresAt, ...order }: Order): z.input<typeof orderForm> => ({
  ...order,
  paymentId: id,
  expiresAt: expiresAt.toISOString(),
})

type Told = { header: string | null; body: string; now: Date; noticeKeys: readonly string[] }

function readNotice({ header, body, now, noticeKeys }: Told): Notice {
  const verdict = verify(body, { header, keys: noticeKeys, now })
  if (verdict !== 'good') return { kind: 'rejected', why: verdict }
  const { data } = noticeForm.safeParse(parsed(body))
  if (!data) return { kind: 'rejected', why: 'unreadable' }
  return data.type.startsWith('payment.')
    ? { kind: 'notice', eventId: data.id, reference: data.payment.reference }
    : { kind: 'ignored', eventId: data.id }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
