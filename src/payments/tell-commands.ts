import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import type { PaymentState } from './state-rules.ts'

/** The states that are told by mail; a refusal at a page that the person is looking at is not one of them. */
const told = ['received', 'held', 'applied', 'returned'] as const
type Told = (typeof told)[number]
const isTold = (state: PaymentState): state is Told => (told as readonly PaymentState[]).includes(state)

/** How long a guest may follow a payment by the link of its mail. */
const followDays = 180

/** Queues the mail of a state in the transaction that reached it, for whoever pays. */
export async function tellPayer(
  sql: Sql,
  { paymentId, state }: { paymentId: string; state: PaymentState },
): Promise<void> {
  if (!isTold(state)) return
  const [payment] = await sql<
    { folio: string; amount: number; receivedOn: string | null; to: string | null; isGuest: boolean }[]
  >`
    select p.folio, p.amount, p.received_on, coalesce(a.email, p.email) as to, p.account_id is null as is_guest
    from payments p left join accounts a on a.id = p.account_id
    where p.id = ${paymentId}
  `
  if (!payment?.to) return
  const { folio, amount, receivedOn, to, isGuest } = payment
  const where = isGuest ? { link: paths.payLink(await linkToFollow(sql, paymentId)) } : { page: paths.payment(folio) }
  await queueNotice(sql, { kind: 'payment-news', to, facts: { folio, amount, state, receivedOn, ...where } })
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
