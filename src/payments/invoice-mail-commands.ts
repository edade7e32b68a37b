import { contactChanges } from '../contracts/detail-queries.ts'
import { atomically, type Sql } from '../db.ts'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { queueNotices } from '../notifications/commands.ts'
import type { NewInvoice } from '../notifications/notice.ts'
import { wantsMail } from '../notifications/queries.ts'
import { paths } from '../paths.ts'
import { noticeFromDays } from './debit-rules.ts'
import { daysToPay, linksToInvoices } from './link-commands.ts'

/** An invoice that is older is no news: it came late, or the office was given its past. */
const newsDays = 10
/** A mail lists so many; it says how many there are. */
const mostListed = 20
const addressesABatch = 200

type Telling = {
  /** The connection of the import, to look on. Each batch is a transaction on one of `sql`'s. */
  connection: Sql
  today: CivilDate
  /** The office takes payments: a mail has links to pay by. */
  canPay: boolean
}

/**
 * Tells whoever sees a contract of its new invoices, one mail an address however many they are, and answers how many were
 * told. In the turn of the import that brought them, after it: no other import adds any meanwhile. Killed at whatever
 * moment and called again with the next import, it tells whom it had not told.
 */
export async function tellOfNewInvoices(sql: Sql, { connection, today, canPay }: Telling): Promise<number> {
  const round = await nextRound(connection)
  if (!round) return 0
  let told = 0
  if (round.knownContractId > 0) {
    await findDue(connection, round, today)
    for (let batch = await batchAfter(connection, ''); batch.length > 0; ) {
      const due = batch
      await atomically(sql, (sql) => tellAll(sql, due, canPay))
      told += due.length
      batch = await batchAfter(connection, due.at(-1)!.address)
    }
    await connection`drop table invoice_mail_due`
  }
  const { lastInvoiceId, lastContractId } = round
  await sql`insert into invoice_mail_rounds ${sql({ lastInvoiceId, lastContractId, told })}`
  return told
}

type Round = {
  /** Until where the rounds before this one went. */
  toldInvoiceId: number
  knownContractId: number
  /** Until where this one goes. */
  lastInvoiceId: number
  lastContractId: number
}

async function nextRound(sql: Sql): Promise<Round | undefined> {
  const [round] = await sql<Round[]>`
    select last.last_invoice_id as told_invoice_id, last.last_contract_id as known_contract_id,
      (select max(id) from invoices) as last_invoice_id, (select max(id) from contracts) as last_contract_id
    from (select * from invoice_mail_rounds order by id desc limit 1) last
    where exists (select from invoices where id > last.last_invoice_id)
      or exists (select from contracts where id > last.last_contract_id)
  `
  if (!round) return undefined
  return { ...round, lastInvoiceId: round.lastInvoiceId ?? 0, lastContractId: round.lastContractId ?? 0 }
}

/**
 * Who has still to be told of what: accounts that see the contract, and the contract's own address where it asks for
 * digital invoices. Where all speaks for it that a card is charged, nobody is asked to pay. In a temporary table, so that neither this process nor a transaction holds a whole town.
 */
async function findDue(sql: Sql, { toldInvoiceId, knownContractId }: Round, today: CivilDate) {
  await sql`drop table if exists invoice_mail_due`
  await sql`
    create temporary table invoice_mail_due (
      address text not null, mailbox text not null, is_account boolean not null, invoice_id bigint not null,
      place bigint not null, number text not null, contract text not null, period date not null, due_on date not null,
      amount bigint not null, collected text
    )
  `
  await sql`
    insert into invoice_mail_due
    with fresh as (
      select i.id, i.contract_id
      from invoices i
      where i.id > ${toldInvoiceId} and i.contract_id <= ${knownContractId} and i.balance > disputed_of(i.id, i.balance) and not i.cancelled
        and i.issued_on between ${addDays(today, -newsDays)} and ${addDays(today, newsDays)}
    ), told as (
      select fresh.id, o.email as mailbox, true as is_account
      from fresh
      join access a on a.contract_id = fresh.contract_id and a.ended_at is null
      join account_activations v on v.account_id = a.account_id
      join accounts o on o.id = a.account_id
      where ${wantsMail(sql, { accountId: sql`o.id`, topic: 'invoices' })}
      union all
      select fresh.id, case when new_email.ours then new_email.after else c.email end, false
      from fresh
      join contracts c on c.id = fresh.contract_id
      ${contactChanges(sql)}
      where case when new_digital.ours then new_digital.after = 'S' else c.digital_invoice end
      union all
      select fresh.id, second.email, false
      from fresh
      join contracts c on c.id = fresh.contract_id
      join invoice_addresses second
        on second.contract_id = c.id and second.confirmed_at is not null and second.ended_at is null
      ${contactChanges(sql)}
      where case when new_digital.ours then new_digital.after = 'S' else c.digital_invoice end
    ), due as (
      select lower(mailbox) as address, (array_agg(mailbox order by is_account desc, mailbox))[1] as mailbox,
        bool_or(is_account) as is_account, id
      from told
      where mailbox ~ '^[^@[:space:]]+@[^@[:space:]]+$' and char_length(mailbox) <= 254
        and not exists (select from invoice_notices n where n.invoice_id = told.id and n.address = lower(mailbox))
      group by lower(mailbox), id
    )
    select due.address, due.mailbox, due.is_account, due.id,
      row_number() over (partition by due.address order by due_day(i.id, i.due_on), c.number, i.number),
      i.number, c.number, i.period, due_day(i.id, i.due_on), i.balance - disputed_of(i.id, i.balance),
      case when c.direct_debit then 'bank' when exists (
        select from debits d
        join saved_cards s on s.id = d.saved_card_id
        where d.contract_id = c.id and d.ended_at is null and d.most >= i.balance - disputed_of(i.id, i.balance) and s.ended_at is null
          and s.refused_on is null and s.expires_on >= due_day(i.id, i.due_on) and due_day(i.id, i.due_on) >= ${addDays(today, noticeFromDays)}
      ) then 'card' end
    from due
    join invoices i on i.id = due.id
    join contracts c on c.id = i.contract_id
  `
  await sql`create index on invoice_mail_due (address)`
  await sql`analyze invoice_mail_due`
}

type DueInvoice = NewInvoice & { id: number }
type DueAddress = {
  address: string
  mailbox: string
  isAccount: boolean
  invoiceIds: number[]
  total: number
  /** The first of them, by the day they are due. */
  listed: DueInvoice[]
}

function batchAfter(sql: Sql, address: string) {
  return sql<DueAddress[]>`
    select address, (array_agg(mailbox order by is_account desc, mailbox))[1] as mailbox,
      bool_or(is_account) as is_account, json_agg(invoice_id) as invoice_ids, sum(amount)::bigint as total,
      json_agg(json_build_object(
        'id', invoice_id, 'number', number, 'contract', contract, 'period', period, 'dueOn', due_on, 'amount', amount,
        'collected', collected
      ) order by place) filter (where place <= ${mostListed}) as listed
    from invoice_mail_due
    where address > ${address}
    group by address
    order by address
    limit ${addressesABatch}
  `
}

/** That they were told, the links they were told, and the mails themselves: all of it or nothing. */
async function tellAll(sql: Sql, due: readonly DueAddress[], canPay: boolean): Promise<void> {
  const notices = due.flatMap(({ address, invoiceIds }) => invoiceIds.map((invoiceId) => ({ address, invoiceId })))
  await sql`
    insert into invoice_notices (invoice_id, address)
    select * from unnest(${notices.map(({ invoiceId }) => invoiceId)}::bigint[], ${notices.map(({ address }) => address)}::text[])
  `
  const payable = canPay ? due.flatMap(({ listed }) => listed.filter(({ collected }) => collected === null)) : []
  const tokens = await linksToInvoices(
    sql,
    payable.map(({ id }) => id),
  )
  const linkTo = new Map(payable.map((invoice, at) => [invoice, paths.payLink(tokens[at]!)]))
  await queueNotices(
    sql,
    due.map(({ mailbox, isAccount, invoiceIds, total, listed }) => ({
      kind: 'new-invoices' as const,
      to: mailbox,
      facts: {
        count: invoiceIds.length,
        total,
        invoices: listed.map(({ id: _, ...invoice }) => invoice),
        links: listed.map((invoice) => linkTo.get(invoice) ?? null),
        linkDays: daysToPay,
        ...(isAccount && { page: paths.invoices }),
      },
    })),
  )
}
