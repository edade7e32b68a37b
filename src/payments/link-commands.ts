import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'

/** How long somebody who proved a contract has to pay it. */
const minutesToPay = 60

/** A link that pays what is owed for one contract, for whoever has just proved it. */
export async function linkToPay(sql: Sql, contractId: number): Promise<string> {
  const token = newToken()
  await sql`
    insert into payment_links (token_hash, contract_id, expires_at)
    values (${hashToken(token)}, ${contractId}, now() + make_interval(mins => ${minutesToPay}))
  `
  return token
}

/** How long the link of an invoice's mail serves; the next invoice brings another. */
export const daysToPay = 45

/** For each of those invoices, in that order, a link that pays it and nothing else. */
export async function linksToInvoices(sql: Sql, invoiceIds: readonly number[]): Promise<string[]> {
  const tokens = invoiceIds.map(newToken)
  const hashes = tokens.map((token) => hashToken(token).toString('hex'))
  await sql`
    insert into payment_links (token_hash, invoice_id, expires_at)
    select decode(link.token_hash, 'hex'), link.invoice_id, now() + make_interval(days => ${daysToPay})
    from unnest(${hashes}::text[], ${[...invoiceIds]}::bigint[]) as link (token_hash, invoice_id)
  `
  return tokens
}

/** How long an expired link still says that it expired; then it is none. */
const daysRemembered = 180

/** Sweeps away links that have long opened nothing and with which nobody began a payment; some at a time. */
export async function forgetOldLinks(sql: Sql): Promise<void> {
  await sql`
    delete from payment_links
    where token_hash in (
      select l.token_hash
      from payment_links l
      where l.expires_at < now() - make_interval(days => ${daysRemembered})
        and not exists (select from payments p where p.link_hash = l.token_hash)
      order by l.expires_at
      limit 10000
    )
  `
}
