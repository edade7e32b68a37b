import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { compact } from '../lib/text.ts'
import type { ChoosableContract, ChoosableInvoice } from './choice-rules.ts'
import type { Payer } from './commands.ts'
import type { GatewayName, Method, Voucher } from './gateway.ts'
import { openStates, type PaymentState } from './state-rules.ts'
import { followDays } from './tell-commands.ts'

/**
 * What somebody may pay: an account for its contracts, a link for its invoice or its contract. `contract` and `invoice`
 * are numbers as people write them, and narrow it to one contract; several contracts have commas between them.
 */
export async function choosableOf(
  sql: Sql,
  payer: Payer,
  { contract, invoice }: { contract?: string | undefined; invoice?: string | undefined } = {},
): Promise<ChoosableContract[]> {
  const only = contract
    ? sql`and c.reference = any(${contract.split(',').map(compact)})`
    : invoice
      ? sql`and c.id = (select contract_id from invoices where number = ${invoice})`
      : sql``
  const rows = await sql<ChoosableRow[]>`
    select c.id as contract_id, c.number as contract_number, mine.title, i.id, i.number, i.period,
      due_day(i.id, i.due_on) as due_on, i.balance,
      i.cancelled,
      coalesce((select h.amount from money_held_for_invoices h where h.invoice_id = i.id), 0) as held,
      disputed_of(i.id, i.balance) as disputed,
      ${folioFor(sql, payer, openStates)} as under_way,
      ${folioFor(sql, payer, ['held'])} as in_review
    from (${contractsToPay(sql, payer)}) mine
    join contracts c on c.id = mine.contract_id ${only}
    left join invoices i
      on i.contract_id = c.id and i.balance > 0 and not i.cancelled and i.id = coalesce(mine.invoice_id, i.id)
    order by c.id, due_day(i.id, i.due_on), i.id
  `
  const contracts = new Map<number, ChoosableContract>()
  for (const { contractId, contractNumber, title, ...invoice } of rows) {
    const known = contracts.get(contractId) ?? { id: contractId, number: contractNumber, title, invoices: [] }
    contracts.set(contractId, known)
    if (invoice.id !== null) known.invoices.push(invoice as ChoosableInvoice)
  }
  return [...contracts.values()]
}

/** The payer's latest payment for an invoice in one of those states. */
const folioFor = (sql: Sql, payer: Payer, states: readonly PaymentState[]) => sql`
  (
    select p.folio
    from payment_items pi join payments p on p.id = pi.payment_id
    where pi.invoice_id = i.id and p.state in ${sql(states)}
      and ${'accountId' in payer ? sql`p.account_id = ${payer.accountId}` : sql`p.link_hash = ${payer.linkHash}`}
    order by p.created_at desc, p.id
    limit 1
  )
`

type ChoosableRow = { contractId: number; contractNumber: string; title: string } & (ChoosableInvoice | { id: null })

/** A link tells nothing but what is owed: to whoever holds it a contract is its number. */
const contractsToPay = (sql: Sql, payer: Payer) =>
  'accountId' in payer
    ? sql`
        select a.contract_id, null::bigint as invoice_id, coalesce(alias.alias, held_by.address) as title
        from access a
        join contracts held_by on held_by.id = a.contract_id
        left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = a.contract_id
        where a.account_id = ${payer.accountId} and a.ended_at is null and a.may_pay
      `
    : sql`
        select coalesce(l.contract_id, of_invoice.contract_id) as contract_id, l.invoice_id, '' as title
        from payment_links l
        left join invoices of_invoice on of_invoice.id = l.invoice_id
        where l.token_hash = ${payer.linkHash} and l.payment_id is null and l.expires_at > now()
      `

export type ShownItem = {
  position: number
  contractNumber: string
  title: string
  invoiceNumber: string | null
  period: CivilDate | null
  amount: number
}

/** A payment as whoever made it sees it. */
export type ShownPayment = {
  id: string
  folio: string
  gateway: GatewayName
  method: Method
  amount: number
  state: PaymentState
  payUrl: string | null
  voucher: Voucher | null
  expiresAt: Date | null
  createdAt: Date
  receivedOn: CivilDate | null
  items: ShownItem[]
  /** Each move, in order; `at` is an ISO instant. */
  steps: { state: PaymentState; at: string }[]
  authorisation: string | null
  /** `visa 4242` */
  card: string | null
  /** What came, where it was not what was asked for. */
  cameAmount: number | null
  /** What was paid twice and is now in the contracts' favour. */
  credit: number
  returnedAmount: number
  returnKind: 'refund' | 'chargeback' | null
  /** The folio of the request that it filed of itself, being late or held. */
  request: string | null
}

/** Whose payment: an account's, or one that a link lets somebody follow because it is its own or was paid with it. */
export type PaymentOwner = { folio: string } & Payer

export async function shownPayment(sql: Sql, owner: PaymentOwner): Promise<ShownPayment | undefined> {
  const [payment] = await sql<ShownPayment[]>`
    select p.id, p.folio, p.gateway, p.method, p.amount, p.state, p.pay_url, p.voucher, p.expires_at, p.created_at,
      p.received_on,
      (
        select json_agg(json_build_object(
          'position', i.position, 'contractNumber', c.number, 'title', coalesce(alias.alias, ''),
          'invoiceNumber', v.number, 'period', v.period, 'amount', i.amount
        ) order by i.position)
        from payment_items i
        join contracts c on c.id = i.contract_id
        left join contract_aliases alias on alias.account_id = p.account_id and alias.contract_id = c.id
        left join invoices v on v.id = i.invoice_id
        where i.payment_id = p.id
      ) as items,
      (select max(r.folio) from requests r where r.payment_id = p.id) as request,
      heard.steps, heard.authorisation, heard.card, heard.came_amount, money.credit, money.returned_amount,
      money.return_kind
    from payments p
    left join lateral (
      select
        coalesce(json_agg(json_build_object('state', e.state_after, 'at', e.at) order by e.id)
          filter (where e.state_after is not null), '[]') as steps,
        max(e.facts ->> 'authorisation') as authorisation,
        max(e.facts ->> 'card') as card,
        max((e.facts ->> 'amount')::bigint) filter (where e.said = 'mismatch' and e.facts ->> 'currency' = 'MXN') as came_amount
      from payment_events e
      where e.payment_id = p.id
    ) heard on true
    left join lateral (
      select
        coalesce(-sum(l.amount) filter (where l.account = 'credit' and l.amount < 0 and item.invoice_id is not null), 0)::bigint as credit,
        coalesce(-sum(l.amount) filter (where l.account = 'gateway' and n.kind in ('refund', 'chargeback', 'regained')), 0)::bigint
          as returned_amount,
        max(n.kind) filter (where n.kind in ('refund', 'chargeback')) as return_kind
      from ledger_lines l
      join ledger_entries n on n.id = l.entry_id
      left join payment_items item on item.payment_id = l.payment_id and item.position = l.position
      where l.payment_id = p.id
    ) money on true
    where p.folio = ${owner.folio} and ${
      'accountId' in owner
        ? sql`p.account_id = ${owner.accountId}`
        : sql`(
            (p.link_hash = ${owner.linkHash} and p.created_at > now() - make_interval(days => ${followDays}))
            or p.id = (select payment_id from payment_links where token_hash = ${owner.linkHash} and expires_at > now())
          )`
    }
  `
  return payment
}

/** A voucher is good for three days, and a bank may take one. */
const daysToReturn = 7

/** Whose payment it is that somebody comes back with from the gateway. */
export async function returningPayment(sql: Sql, paymentId: string) {
  const [payment] = await sql<{ folio: string; isGuest: boolean; state: PaymentState; isRecent: boolean }[]>`
    select folio, account_id is null as is_guest, state,
      created_at > now() - make_interval(days => ${daysToReturn}) as is_recent
    from payments where id = ${paymentId}
  `
  return payment
}

export type ListedPayment = {
  folio: string
  createdAt: Date
  amount: number
  method: Method
  state: PaymentState
  contracts: string[]
  periods: CivilDate[]
  /** How many invoices it pays. */
  invoices: number
  /** It is also, or only, paid in advance. */
  hasAdvance: boolean
}

export const paymentsAPage = 20

/** A page of somebody's payments, newest first; `typed` is looked for in folios and numbers. */
export async function paymentsOf(
  sql: Sql,
  { accountId, typed, page }: { accountId: string; typed: string; page: number },
): Promise<{ payments: ListedPayment[]; count: number }> {
  const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const found =
    typed === ''
      ? sql``
      : sql`and (p.folio ilike ${like} or exists (
          select from payment_items i
          join contracts c on c.id = i.contract_id
          left join invoices v on v.id = i.invoice_id
          where i.payment_id = p.id and (c.number = ${typed} or v.number ilike ${like})
        ))`
  const rows = await sql<(ListedPayment & { count: number })[]>`
    select p.folio, p.created_at, p.amount, p.method, p.state, p.count,
      array_agg(distinct c.number order by c.number) as contracts,
      coalesce(json_agg(distinct v.period order by v.period) filter (where v.period is not null), '[]') as periods,
      count(i.invoice_id) as invoices, bool_or(i.invoice_id is null) as has_advance
    from (
      select p.*, count(*) over () as count
      from payments p
      where p.account_id = ${accountId} ${found}
      order by p.created_at desc, p.id
      limit ${paymentsAPage} offset ${(page - 1) * paymentsAPage}
    ) p
    join payment_items i on i.payment_id = p.id
    join contracts c on c.id = i.contract_id
    left join invoices v on v.id = i.invoice_id
    group by p.id, p.folio, p.created_at, p.amount, p.method, p.state, p.count
    order by p.created_at desc, p.id
  `
  return { payments: rows.map(({ count: _, ...payment }) => payment), count: rows[0]?.count ?? 0 }
}
