import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { sum } from '../lib/money.ts'
import { type Language, languages } from '../words/words.ts'
import type { GatewayName, Method } from './gateway.ts'
import { payablesOf } from './queries.ts'
import { itemReference, type Objection, objectionTo, type PaymentTerms, paymentFolio, type Wanted } from './rules.ts'
import { openStates } from './state-rules.ts'

/** Who pays: an account, or whoever has a link to pay with. */
export type Payer = { accountId: string } | { linkHash: Buffer }

export type NewPayment = {
  /** Of the form, made when it was shown. */
  key: string
  payer: Payer
  wanted: readonly Wanted[]
  gateway: GatewayName
  method: Method
  /** Where news go; for an account its own address. */
  email: string | null
  /** One of the payer's own cards, kept at that gateway. */
  savedCardId?: string | undefined
  terms: PaymentTerms
  today: CivilDate
  /** In which whoever pays reads. */
  language?: Language | undefined
}

export type StartOutcome =
  | { kind: 'started' | 'already-started'; paymentId: string; folio: string }
  /** Not the payer's to pay, or no such thing. */
  | { kind: 'not-found' }
  | { kind: 'objection'; objection: Objection }
  /** The payer has other payments under way for the same invoices: they are closed before a new one begins. */
  | { kind: 'under-way'; paymentIds: string[] }

/** Keeps a payment before anything leaves the house, once for each key however often it is asked for. */
export function startPayment(sql: Sql, payment: NewPayment) {
  return atomically(sql, async (sql): Promise<StartOutcome> => {
    const { key, payer, wanted, gateway, method, email, savedCardId, today, terms, language } = payment
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    const [already] = await sql<{ id: string; folio: string; isOwn: boolean | null }[]>`
      select id, folio, ${paidBy(sql, payer)} as is_own from payments where form_key = ${key}
    `
    if (already?.isOwn) return { kind: 'already-started', paymentId: already.id, folio: already.folio }
    if (already || !(await mayPay(sql, payer, wanted))) return { kind: 'not-found' }

    const payables = await lockPayables(sql, wanted)
    if (savedCardId && !(await isOwnCard(sql, payer, { savedCardId, gateway }))) return { kind: 'not-found' }
    const objection = objectionTo(wanted, payables, terms)
    if (objection) return { kind: 'objection', objection }
    const paymentIds = await underWay(sql, payer, wanted)
    if (paymentIds.length > 0) return { kind: 'under-way', paymentIds }

    return {
      kind: 'started',
      ...(await keepPayment(sql, { key, payer, wanted, gateway, method, email, savedCardId, today, language })),
    }
  })
}

type KeepPayment = Omit<NewPayment, 'terms'> & { plannedChargeId?: string }

/** The row and its items; whoever calls has made sure that it may be paid. */
export async function keepPayment(sql: Sql, payment: KeepPayment): Promise<{ paymentId: string; folio: string }> {
  const { key, payer, wanted, gateway, method, email, today, savedCardId = null, plannedChargeId = null } = payment
  const { language = languages[0].tag } = payment
  const [turn] = await sql<{ next: number }[]>`select nextval('payment_folios') as next`
  const folio = paymentFolio(turn!.next, today)
  const [made] = await sql<{ id: string }[]>`
    insert into payments (
      folio, form_key, account_id, link_hash, email, gateway, method, amount, created_on, next_check_at, saved_card_id,
      planned_charge_id, language
    )
    values (
      ${folio}, ${key}, ${'accountId' in payer ? payer.accountId : null},
      ${'linkHash' in payer ? payer.linkHash : null}, ${email}, ${gateway}, ${method},
      ${sum(wanted.map(({ amount }) => amount))}, ${today}, clock_timestamp() + interval '1 minute', ${savedCardId},
      ${plannedChargeId}, ${language}
    )
    returning id
  `
  const paymentId = made!.id
  const items = wanted.map(({ contractId, invoiceId, amount }, index) => ({
    paymentId,
    position: index + 1,
    reference: itemReference(folio, index + 1),
    contractId,
    invoiceId,
    amount,
  }))
  await sql`insert into payment_items ${sql(items)}`
  return { paymentId, folio }
}

const paidBy = (sql: Sql, payer: Payer) =>
  'accountId' in payer ? sql`account_id = ${payer.accountId}` : sql`link_hash = ${payer.linkHash}`

/** It is not removed until the payment is a row. Locked after the invoices, as in all that needs both. */
async function isOwnCard(
  sql: Sql,
  payer: Payer,
  { savedCardId, gateway }: { savedCardId: string; gateway: GatewayName },
): Promise<boolean> {
  if (!('accountId' in payer)) return false
  const [card] = await sql`
    select 1 from saved_cards
    where id = ${savedCardId} and account_id = ${payer.accountId} and gateway = ${gateway} and saved_at is not null
      and ended_at is null
    for share
  `
  return card !== undefined
}

/** An account pays for the contracts it sees; a link pays for its invoice or for all of its contract. */
async function mayPay(sql: Sql, payer: Payer, wanted: readonly Wanted[]): Promise<boolean> {
  const contracts = [...new Set(wanted.map(({ contractId }) => contractId))]
  const invoices = wanted.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId]))
  const [found] =
    'accountId' in payer
      ? await sql<{ contracts: number }[]>`
          select count(distinct contract_id) as contracts
          from access
          where account_id = ${payer.accountId} and contract_id in ${sql(contracts)} and ended_at is null and may_pay
        `
      : await sql<{ contracts: number }[]>`
          select count(distinct coalesce(l.contract_id, i.contract_id)) as contracts
          from payment_links l
          left join invoices i on i.id = l.invoice_id
          where l.token_hash = ${payer.linkHash} and l.expires_at > now()
            and coalesce(l.contract_id, i.contract_id) in ${sql(contracts)}
            and (l.invoice_id is null or ${invoices.length === wanted.length} and l.invoice_id = all(${invoices}::bigint[]))
        `
  return wanted.length > 0 && found!.contracts === contracts.length
}

/** The invoices as they are now, and nobody else pays them until the transaction ends. */
async function lockPayables(sql: Sql, wanted: readonly Wanted[]) {
  const ids = wanted.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId]))
  const contractOf = new Map(wanted.map(({ invoiceId, contractId }) => [invoiceId, contractId]))
  await lockInvoices(sql, ids)
  const payables = await payablesOf(sql, ids)
  // An invoice that was sent with another contract's number is none of that contract.
  return new Map(
    payables
      .filter(({ invoiceId, contractId }) => contractOf.get(invoiceId) === contractId)
      .map((payable) => [payable.invoiceId, payable]),
  )
}

export async function lockInvoices(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`select 1 from invoices where id in ${sql([...ids])} order by id for no key update`
}

async function underWay(sql: Sql, payer: Payer, wanted: readonly Wanted[]): Promise<string[]> {
  const ids = wanted.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId]))
  if (ids.length === 0) return []
  const open = await sql<{ id: string }[]>`
    select distinct p.id
    from payment_items i
    join payments p on p.id = i.payment_id
    where i.invoice_id in ${sql(ids)} and p.state in ${sql(openStates)}
      and ${paidBy(sql, payer)}
    order by p.id
  `
  return open.map(({ id }) => id)
}
