import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { postedLines } from './allocation-rules.ts'
import type { GatewayName } from './gateway.ts'
import { addEntry, standingOf } from './ledger-commands.ts'
import { moveTo, recordEvent } from './news-commands.ts'
import { isPosted, type Movement, mayLeave, misposted } from './posting-rules.ts'
import { type PaymentState, verdictOn } from './state-rules.ts'
import { tellPayer } from './tell-commands.ts'

/** What somebody of the utility has to look at. */
export type PostingAlert =
  | { kind: 'amount'; id: string; expected: number; posted: number }
  | { kind: 'state'; folio: string; state: PaymentState }
  | { kind: 'unknown'; number: string; reference: string }

export type Postings = { applied: number; alerts: PostingAlert[] }

/**
 * Takes in what the commercial system has posted of our payments, after each feed. A payment is applied when all its
 * items are posted; its money leaves the house once the invoice shows it. Done again, it changes nothing.
 */
export async function acknowledgePostings(sql: Sql, today: CivilDate): Promise<Postings> {
  const result: Postings = { applied: 0, alerts: await unknownPostings(sql) }
  for (const { id } of await postedPaymentsInTheHouse(sql)) {
    const one = await acknowledge(sql, id, today)
    result.applied += one.isApplied ? 1 : 0
    result.alerts.push(...one.alerts)
  }
  return result
}

/** Named by the commercial system, and not applied yet or with money that has not left the house. */
function postedPaymentsInTheHouse(sql: Sql) {
  return sql<{ id: string }[]>`
    with kept as (
      select payment_id from ledger_lines
      where account in ('invoice', 'credit')
      group by payment_id, position, account having sum(amount) < 0
    ),
    named as (
      select n.payment_id from posted_payments b join payment_item_names n on n.name = b.portal_reference
      union
      select m.payment_id from posted_payments b join payment_movements m on m.id = b.portal_reference and m.turn > 1
    )
    select p.id
    from named
    join payments p on p.id = named.payment_id
    where p.state <> 'applied' or p.id in (select payment_id from kept)
    order by p.id
  `
}

/** Folios of ours that we never gave out; another portal's numbers are no concern of ours. */
function unknownPostings(sql: Sql) {
  return sql<Extract<PostingAlert, { kind: 'unknown' }>[]>`
    select 'unknown' as kind, b.number, b.portal_reference as reference
    from posted_payments b
    where b.portal_reference like 'PG-%'
      and not exists (select from payment_item_names n where n.name = b.portal_reference)
      and not exists (select from payment_movements m where m.id = b.portal_reference and m.turn > 1)
    order by b.number
    limit 100
  `
}

function acknowledge(sql: Sql, paymentId: string, today: CivilDate) {
  return atomically(sql, async (sql) => {
    const [payment] = await sql<{ id: string; folio: string; state: PaymentState; gateway: GatewayName }[]>`
      select id, folio, state, gateway from payments where id = ${paymentId} for no key update
    `
    const { folio, state, gateway } = payment!
    const items = await itemsOf(sql, paymentId)
    const alerts: PostingAlert[] = []
    for (const item of items) {
      const wrong = item.cameIn ? misposted(item.movements) : undefined
      if (wrong) alerts.push({ kind: 'amount', id: wrong.id, expected: wrong.amount, posted: wrong.posted! })
      if (mayLeave(item, today)) await letLeave(sql, { paymentId, gateway, item })
    }
    const isAllPosted = items.every(({ movements }) => isPosted(movements))
    if (!isAllPosted || state === 'applied') return { isApplied: false, alerts }

    const { outcome, ...move } = verdictOn(state, 'posted')
    const after = 'to' in move ? move.to : null
    if (outcome === 'refused') {
      // Said once, not at every feed; what was applied and went back since is no news at all.
      if (await isSaid(sql, paymentId)) return { isApplied: false, alerts }
      alerts.push({ kind: 'state', folio, state })
    }
    await recordEvent(sql, { payment: payment!, cause: 'feed', said: 'posted', before: state, after, verdict: outcome })
    if (!after) return { isApplied: false, alerts }
    await moveTo(sql, payment!, after, today)
    await tellPayer(sql, { paymentId, state: after })
    return { isApplied: true, alerts }
  })
}

async function isSaid(sql: Sql, paymentId: string): Promise<boolean> {
  const [found] = await sql<{ said: boolean }[]>`
    select exists (select from payment_events where payment_id = ${paymentId} and said = 'posted') as said
  `
  return found!.said
}

type Item = {
  position: number
  /** Whether any money ever came for it. */
  cameIn: boolean
  movements: Movement[]
  /** The invoice's balance now, and once it shows the item; null for an advance. */
  balance: number | null
  balanceAfter: number | null
}

function itemsOf(sql: Sql, paymentId: string) {
  return sql<Item[]>`
    select i.position, bool_or(m.id is not null) as came_in, v.balance,
      (
        -- What has left for the invoice since lowered its balance too, or will.
        select (
          max(l.balance_before) + coalesce(sum(l.amount) filter (where l.account = 'invoice'), 0) - coalesce((
            select sum(o.amount)
            from ledger_lines o join ledger_entries e on e.id = o.entry_id
            where o.invoice_id = i.invoice_id and o.entry_id > min(l.entry_id) and e.kind = 'posted'
              and o.payment_id <> i.payment_id
          ), 0)
        )::bigint
        from ledger_lines l
        where l.payment_id = i.payment_id and l.position = i.position
      ) as balance_after,
      json_agg(json_build_object(
        'id', coalesce(m.id, i.reference), 'amount', coalesce(m.amount, 0), 'posted', b.posted, 'postedOn', b.posted_on
      ) order by m.turn) as movements
    from payment_items i
    left join invoices v on v.id = i.invoice_id
    left join (select * from payment_movements where payment_id = ${paymentId}) m on m.position = i.position
    left join lateral (
      select sum(amount)::bigint as posted, max(paid_on) as posted_on
      from posted_payments
      where portal_reference = m.id
        or coalesce(m.turn, 1) = 1 and portal_reference in (
          select n.name from payment_item_names n where n.payment_id = i.payment_id and n.position = i.position
        )
    ) b on true
    where i.payment_id = ${paymentId}
    group by i.payment_id, i.position, v.balance
    order by i.position
  `
}

type Leaving = { paymentId: string; gateway: GatewayName; item: Item }

/** Its key is the latest sum that came: one that came back after all leaves once more. */
async function letLeave(sql: Sql, { paymentId, gateway, item }: Leaving) {
  const came = item.movements.findLast(({ amount }) => amount > 0)
  const lines = postedLines(await standingOf(sql, paymentId), item.position)
  if (came) await addEntry(sql, { key: `posted:${came.id}`, kind: 'posted', gateway, paymentId, lines })
}
