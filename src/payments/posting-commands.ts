import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { postedLines } from './allocation-rules.ts'
import type { GatewayName } from './gateway.ts'
import { addEntry, standingOf } from './ledger-commands.ts'
import { moveTo, recordEvent } from './news-commands.ts'
import { type PaymentState, verdictOn } from './state-rules.ts'
import { tellPayer } from './tell-commands.ts'

export type Postings = { applied: number; alerts: string[] }

/**
 * Takes in what the commercial system has posted of our payments, after each feed. A payment is applied when all its
 * items are posted; its money leaves the house once the invoice shows it. Done again, it changes nothing.
 */
export async function acknowledgePostings(sql: Sql, today: CivilDate): Promise<Postings> {
  const result: Postings = { applied: 0, alerts: [] }
  const waiting = await sql<{ id: string }[]>`
    select distinct p.id
    from payments p
    join payment_items i on i.payment_id = p.id
    join posted_payments b on b.portal_reference = i.reference
    where p.state <> 'applied' or exists (
      select from ledger_lines l
      where l.payment_id = p.id and l.position = i.position and l.account in ('invoice', 'credit')
      group by l.account having sum(l.amount) < 0
    )
    order by p.id
  `
  for (const { id } of waiting) {
    const one = await acknowledge(sql, id, today)
    result.applied += one.isApplied ? 1 : 0
    result.alerts.push(...one.alerts)
  }
  return result
}

type Item = {
  position: number
  reference: string
  amount: number
  posted: number | null
  postedOn: CivilDate | null
  /** The invoice's balance now, and when our money came; null for an advance. */
  balance: number | null
  balanceBefore: number | null
}

function acknowledge(sql: Sql, paymentId: string, today: CivilDate) {
  return atomically(sql, async (sql) => {
    const [payment] = await sql<{ id: string; folio: string; state: PaymentState; gateway: GatewayName }[]>`
      select id, folio, state, gateway from payments where id = ${paymentId} for no key update
    `
    const items = await itemsOf(sql, paymentId)
    const standing = await standingOf(sql, paymentId)
    const alerts: string[] = []
    for (const item of items) {
      if (item.posted !== null && item.posted !== item.amount)
        alerts.push(`${item.reference}: posted with another amount`)
      if (!mayLeave(item, today)) continue
      const lines = postedLines(standing, item.position)
      await addEntry(sql, {
        key: `posted:${item.reference}`,
        kind: 'posted',
        gateway: payment!.gateway,
        paymentId,
        lines,
      })
    }
    const isAllPosted = items.every((item) => item.posted === item.amount)
    if (!isAllPosted || payment!.state === 'applied') return { isApplied: false, alerts }

    const before = payment!.state
    const verdict = verdictOn(before, 'posted')
    const after = verdict.outcome === 'moved' ? verdict.to : null
    if (verdict.outcome === 'refused') {
      alerts.push(`${payment!.folio}: posted, though it is ${before}`)
      if (await isSaid(sql, paymentId)) return { isApplied: false, alerts }
    }
    await recordEvent(sql, {
      payment: payment!,
      cause: 'feed',
      said: 'posted',
      before,
      after,
      verdict: verdict.outcome,
    })
    if (!after) return { isApplied: false, alerts }
    await moveTo(sql, payment!, after, today)
    await tellPayer(sql, { paymentId, state: after })
    return { isApplied: true, alerts }
  })
}

/** An illegal posting is said once, not at every feed. */
async function isSaid(sql: Sql, paymentId: string): Promise<boolean> {
  const [found] = await sql<{ said: boolean }[]>`
    select exists (
      select from payment_events where payment_id = ${paymentId} and said = 'posted' and outcome = 'refused'
    ) as said
  `
  return found!.said
}

function itemsOf(sql: Sql, paymentId: string) {
  return sql<Item[]>`
    select i.position, i.reference, i.amount, b.posted, b.posted_on, v.balance,
      (
        select max(l.balance_before) from ledger_lines l
        where l.payment_id = i.payment_id and l.position = i.position
      ) as balance_before
    from payment_items i
    left join invoices v on v.id = i.invoice_id
    left join lateral (
      select sum(amount)::bigint as posted, max(paid_on) as posted_on
      from posted_payments where portal_reference = i.reference
    ) b on true
    where i.payment_id = ${paymentId}
    order by i.position
  `
}

/** Posted, and seen in the invoice; some days later the commercial system is believed without. */
function mayLeave({ posted, amount, postedOn, balance, balanceBefore }: Item, today: CivilDate): boolean {
  if (posted !== amount || postedOn === null) return false
  if (balance === null || balanceBefore === null || balance < balanceBefore) return true
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(postedOn).add({ days: 3 }), today) < 0
}
