import type { Sql } from '../db.ts'
import { creditHeld } from '../invoices/queries.ts'
import { compact } from '../lib/text.ts'
import type { AccountFacts } from './rules.ts'

export type AccountOfContract = AccountFacts & {
  contractId: number
  number: string
  alias: string | null
  personKind: 'person' | 'company'
  companyName: string | null
  givenName: string | null
  firstSurname: string | null
  secondSurname: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  postalCode: string | null
  status: 'active' | 'pending' | 'ended' | 'void'
}

/** Everything that moved the account of a contract that somebody sees; nothing of any other. */
export async function accountOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [account] = await sql<AccountOfContract[]>`
    select ${ofContract(sql)}, ${moneyOf(sql)}
    from contracts c
    join access a on a.contract_id = c.id and a.account_id = ${accountId} and a.ended_at is null
    left join contract_aliases n on n.account_id = a.account_id and n.contract_id = c.id
    where c.reference = ${compact(number)}
  `
  return account
}

/** The same of all contracts that somebody sees, some at a time. */
export const accountsOf = (sql: Sql, accountId: string): AsyncIterable<AccountOfContract[]> =>
  sql<AccountOfContract[]>`
    select ${ofContract(sql)}, ${moneyOf(sql)}
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases n on n.account_id = a.account_id and n.contract_id = c.id
    where a.account_id = ${accountId} and a.ended_at is null
    order by c.number
  `.cursor(50)

/** What a contract's account is, whoever asks: for what says no more of it than whether it owes. */
export async function moneyOfContract(sql: Sql, contractId: number) {
  const [facts] = await sql<AccountFacts[]>`select ${moneyOf(sql)} from contracts c where c.id = ${contractId}`
  return facts!
}

const ofContract = (sql: Sql) => sql`
  c.id as contract_id, c.number, n.alias, c.person_kind, c.company_name, c.given_name, c.first_surname, c.second_surname,
  c.address, c.neighbourhood, c.municipality, c.postal_code, c.status
`

/** Of contract `c`, as three lists and two sums. */
const moneyOf = (sql: Sql) => sql`
  (
    select coalesce(json_agg(json_build_object(
      'id', i.id, 'number', i.number, 'issuedOn', i.issued_on, 'period', i.period, 'dueOn', due_day(i.id, i.due_on),
      'total', i.total, 'balance', i.balance, 'paidOn', i.paid_on, 'cancelled', i.cancelled,
      'held', coalesce(held.amount, 0), 'isPosted', coalesce(held.is_posted, false),
      'disputed', disputed_of(i.id, i.balance), 'upheld', coalesce(u.amount, 0), 'upheldOn', u.ended_on
    ) order by i.issued_on, i.number), '[]')
    from invoices i
    left join lateral money_held_for(i.id, i.balance) held on true
    left join lateral (
      select sum(d.amount) as amount, max(d.ended_on) as ended_on
      from disputes d where d.invoice_id = i.id and d.outcome = 'upheld'
    ) u on true
    where i.contract_id = c.id
  ) as invoices,
  (
    -- What the office took itself is told by its own ledger.
    select coalesce(json_agg(json_build_object(
      'number', b.number, 'invoiceId', b.invoice_id, 'paidOn', b.paid_on, 'amount', b.amount, 'channel', b.channel
    ) order by b.paid_on, b.number), '[]')
    from posted_payments b
    where b.contract_id = c.id and (b.portal_reference is null or not exists (
      select from payment_items t join payments p on p.id = t.payment_id
      where t.contract_id = c.id
        and b.portal_reference ~ ('^' || p.folio || '(-\\d+){0,2}$')
        and exists (
          select from ledger_lines l where l.payment_id = p.id and l.account in ('invoice', 'credit') and l.contract_id = c.id
        )
    ))
  ) as posted,
  (
    select coalesce(json_agg(json_build_object(
      'folio', o.folio, 'invoiceId', o.invoice_id, 'isCredit', o.is_credit, 'isWaiting', o.state = 'received',
      'on', case when o.kind in ('received', 'released') then o.received_on else o.happened_on end, 'amount', o.amount
    ) order by o.entry_id), '[]')
    from (
      select p.folio, p.state, p.received_on, t.invoice_id, l.account = 'credit' as is_credit, e.id as entry_id, e.kind,
        (e.at at time zone 'America/Mexico_City')::date as happened_on, -sum(l.amount)::bigint as amount
      from payment_items t
      join payments p on p.id = t.payment_id
      join ledger_lines l on l.payment_id = t.payment_id and l.position = t.position
      join ledger_entries e on e.id = l.entry_id
      where t.contract_id = c.id and l.account in ('invoice', 'credit', 'commercial')
        and e.kind in ('received', 'released', 'refund', 'chargeback', 'regained')
      group by p.id, t.invoice_id, l.account = 'credit', e.id
    ) o
  ) as own,
  (
    select coalesce(sum(t.amount), 0)::bigint
    from payment_items t join payments p on p.id = t.payment_id
    where t.contract_id = c.id and p.state = 'held'
  ) as in_review,
  ${creditHeld(sql, sql`c.id`)} as credit
`
