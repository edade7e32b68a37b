import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { type Notice, queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import type { Language } from '../words/words.ts'
import type { GatewayName, Method, Voucher } from './gateway.ts'
import { storesOf } from './method-rules.ts'
import type { Cause } from './news-commands.ts'
import type { PaymentState } from './state-rules.ts'

/** How long a guest may follow a payment by a link: that of its mail, or the one that it was paid with. */
export const followDays = 180

type Told = {
  paymentId: string
  state: PaymentState
  /** Who brought the news; whoever came back from the gateway sees them. */
  cause?: Cause
}
type Facts = {
  folio: string
  amount: number
  gateway: GatewayName
  method: Method
  voucher: Voucher | null
  expiresAt: Date | null
  receivedOn: string | null
  to: string | null
  language: Language
  isGuest: boolean
  /** Charged by itself: who wanted it so is told of a refusal together with what happens next. */
  isPlanned: boolean
  /** How often it has come to this state. */
  times: number
}

/** Queues the mail of a state in the transaction that reached it, for whoever pays. */
export async function tellPayer(sql: Sql, { paymentId, state, cause }: Told): Promise<void> {
  const [payment] = await sql<Facts[]>`
    select p.folio, p.amount, p.gateway, p.method, p.voucher, p.expires_at, p.received_on, coalesce(a.email, p.email) as to, p.language,
      p.account_id is null as is_guest, p.planned_charge_id is not null as is_planned,
      (select count(*) from payment_events e where e.payment_id = p.id and e.state_after = ${state}) as times
    from payments p left join accounts a on a.id = p.account_id
    where p.id = ${paymentId}
  `
  if (!payment?.to) return
  const what = noticeOf(payment, state, cause)
  if (!what) return
  const { folio, to, language, isGuest } = payment
  const where = isGuest ? { link: paths.payLink(await linkToFollow(sql, paymentId)) } : { page: paths.payment(folio) }
  await queueNotice(sql, { ...what, to, language, facts: { ...what.facts, ...where } } as Notice)
}

/** What is worth a mail; what the person is looking at is not. */
function noticeOf(payment: Facts, state: PaymentState, cause: Cause | undefined) {
  const { folio, amount, gateway, method, voucher, expiresAt, receivedOn, times } = payment
  switch (state) {
    case 'received':
    case 'held':
    case 'applied':
    case 'returned':
      return { kind: 'payment-news' as const, facts: { folio, amount, state, receivedOn } }
    case 'awaiting':
      if (!voucher || times > 1) return undefined
      return {
        kind: 'payment-instructions' as const,
        facts: { folio, amount, pay: payWith(voucher, gateway), expiresAt: expiresAt?.toISOString() ?? null },
      }
    case 'refused':
      if (cause === 'person' || cause === 'redirect' || payment.isPlanned) return undefined
      return { kind: 'payment-not-made' as const, facts: { folio, amount, state } }
    case 'expired':
      // Who leaves the page of a card without paying knows it.
      return method === 'card' ? undefined : { kind: 'payment-not-made' as const, facts: { folio, amount, state } }
    default:
      return undefined
  }
}

function payWith(voucher: Voucher, gateway: GatewayName) {
  if (voucher.kind === 'cash') {
    return { kind: voucher.kind, reference: voucher.reference, stores: [...storesOf({ voucher, gateway })] }
  }
  const { kind, clabe, bank, reference } = voucher
  return { kind, clabe, bank, reference }
}

/** A link that opens this payment and nothing else. */
export async function linkToFollow(sql: Sql, paymentId: string): Promise<string> {
  const token = newToken()
  await sql`
    insert into payment_links (token_hash, payment_id, expires_at)
    values (${hashToken(token)}, ${paymentId}, now() + make_interval(days => ${followDays}))
  `
  return token
}
