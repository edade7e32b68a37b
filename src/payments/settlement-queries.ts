import type { Sql } from '../db.ts'
import { isUuid } from '../lib/text.ts'
import type { GatewayName } from './gateway.ts'
import type { Books } from './settlement-rules.ts'

/** The gateway's payments by whatever a settlement file calls them: its own name for them, or ours. */
export async function paymentsCalled(sql: Sql, gateway: GatewayName, references: readonly string[]) {
  const ids = references.filter(isUuid)
  const found = await sql<{ id: string; folio: string; gatewayReference: string | null }[]>`
    select id, folio, gateway_reference from payments
    where gateway = ${gateway} and gateway_reference = any(${[...references]})
    union
    select id, folio, gateway_reference from payments
    where gateway = ${gateway} and id = any(${ids}::uuid[])
  `
  const called = new Map<string, { id: string; folio: string }>()
  for (const { id, folio, gatewayReference } of found) {
    called.set(id, { id, folio })
    if (gatewayReference) called.set(gatewayReference, { id, folio })
  }
  return called
}

export async function booksOf(sql: Sql, paymentId: string): Promise<Books & { keys: ReadonlySet<string> }> {
  const lines = await sql<{ key: string; kind: string; amount: number }[]>`
    select e.key, e.kind, l.amount
    from ledger_lines l join ledger_entries e on e.id = l.entry_id
    where l.payment_id = ${paymentId} and l.account = 'gateway'
    order by e.id
  `
  const settled = lines.filter(({ kind }) => kind === 'settled')
  return {
    movements: lines.filter(({ kind }) => kind !== 'settled').map(({ amount }) => amount),
    settled: settled.map(({ amount }) => -amount),
    keys: new Set(settled.map(({ key }) => key)),
  }
}

/**
 * What came to the gateway in the time from the first to the last payment of the file, is not in it, and has not been
 * settled before.
 */
export function unsettledBeside(sql: Sql, gateway: GatewayName, inFile: readonly string[]) {
  return sql<{ folio: string; amount: number; at: Date }[]>`
    with came as (
      select l.payment_id, min(e.at) as at
      from ledger_lines l join ledger_entries e on e.id = l.entry_id
      where l.account = 'gateway' and l.gateway = ${gateway} and e.kind in ('received', 'held')
      group by l.payment_id
    ), period as (
      select min(at) as first, max(at) as last from came where payment_id = any(${[...inFile]}::uuid[])
    )
    select p.folio, sum(l.amount)::bigint as amount, came.at
    from came
    join period on came.at between period.first and period.last
    join payments p on p.id = came.payment_id
    join ledger_lines l on l.payment_id = came.payment_id and l.account = 'gateway'
    where came.payment_id <> all(${[...inFile]}::uuid[])
    group by p.folio, came.at
    having sum(l.amount) <> 0
    order by came.at, p.folio
  `
}
