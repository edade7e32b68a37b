import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Holder } from './guest-rules.ts'
import { overStates } from './state-rules.ts'
import { followDays } from './tell-commands.ts'

/** What a link opens. `payments`: the folio of the one that it follows, or of the latest that it paid and that stand. */
export type GuestLink = PayLink | { kind: 'payment'; isExpired: boolean; payments: string[] }
export type PayLink = {
  isExpired: boolean
  payments: string[]
  holder: Holder
  contractId: number
} & ({ kind: 'contract'; invoiceId: null } | { kind: 'invoice'; invoiceId: number; invoice: LinkedInvoice })
type LinkedInvoice = { period: CivilDate; cancelled: boolean }

export async function guestLink(sql: Sql, linkHash: Buffer): Promise<GuestLink | undefined> {
  const [link] = await sql<GuestLink[]>`
    select l.expires_at <= now() as is_expired,
      case when l.payment_id is not null then 'payment' when l.invoice_id is not null then 'invoice' else 'contract' end
        as kind,
      c.id as contract_id, l.invoice_id,
      json_build_object(
        'company', c.company_name, 'names', json_build_array(c.given_name, c.first_surname, c.second_surname)
      ) as holder,
      json_build_object('period', i.period, 'cancelled', i.cancelled) as invoice,
      case when l.payment_id is not null then array[followed.folio] else array(
        select p.folio
        from payments p
        where p.id in (select pi.payment_id from payment_items pi where pi.contract_id = c.id)
          and p.link_hash = l.token_hash and p.state not in ${sql(overStates)}
          and p.created_at > now() - make_interval(days => ${followDays})
        order by p.created_at desc, p.id
        limit 5
      ) end as payments
    from payment_links l
    left join payments followed on followed.id = l.payment_id
    left join invoices i on i.id = l.invoice_id
    left join contracts c on c.id = coalesce(l.contract_id, i.contract_id)
    where l.token_hash = ${linkHash}
  `
  return link
}

/** Of a link that follows a payment of which nothing came: the link that it was begun with, to try again. */
export async function linkToTryAgain(sql: Sql, linkHash: Buffer): Promise<Buffer | undefined> {
  const [payment] = await sql<{ linkHash: Buffer }[]>`
    select p.link_hash
    from payment_links l join payments p on p.id = l.payment_id
    where l.token_hash = ${linkHash} and l.expires_at > now() and p.state in ${sql(overStates)}
      and p.link_hash is not null
  `
  return payment?.linkHash
}

/** A payment that was begun with this link, by what people call it. */
export async function paymentByLink(sql: Sql, { linkHash, folio }: { linkHash: Buffer; folio: string }) {
  const [payment] = await sql<{ id: string }[]>`
    select id from payments where folio = ${folio} and link_hash = ${linkHash}
  `
  return payment?.id
}
