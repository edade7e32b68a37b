import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { releasedLines } from './allocation-rules.ts'
import type { GatewayName } from './gateway.ts'
import { addEntry, standingOf } from './ledger-commands.ts'
import { moveTo, payableItems, recordEvent } from './news-commands.ts'
import { type PaymentState, verdictOn } from './state-rules.ts'
import { tellPayer } from './tell-commands.ts'

export type ReleaseOutcome =
  | { kind: 'released'; amount: number; forInvoices: number; credit: number }
  | { kind: 'not-found' }
  | { kind: 'not-held'; state: PaymentState }
  /** It came in another currency, and is no line of the ledger. */
  | { kind: 'no-pesos' }

/** Somebody has looked into held money and takes it as it came: what the invoices still ask, and the rest as credit. */
export function releaseHeld(sql: Sql, { folio, today }: { folio: string; today: CivilDate }) {
  return atomically(sql, async (sql): Promise<ReleaseOutcome> => {
    const [payment] = await sql<{ id: string; gateway: GatewayName; state: PaymentState }[]>`
      select id, gateway, state from payments where folio = ${folio} for no key update
    `
    if (!payment) return { kind: 'not-found' }
    const { id: paymentId, gateway, state: before } = payment
    const verdict = verdictOn(before, 'released')
    if (verdict.outcome !== 'moved') return { kind: 'not-held', state: before }
    const held = -((await standingOf(sql, paymentId)).find(({ account }) => account === 'held')?.amount ?? 0)
    if (held <= 0) return { kind: 'no-pesos' }

    const lines = releasedLines(await payableItems(sql, paymentId), held)
    await addEntry(sql, { key: `released:${paymentId}`, kind: 'released', gateway, paymentId, lines })
    const facts = { amount: held }
    await recordEvent(sql, {
      payment,
      cause: 'operator',
      said: 'released',
      before,
      after: verdict.to,
      verdict: 'moved',
      facts,
    })
    await moveTo(sql, payment, verdict.to, today)
    await tellPayer(sql, { paymentId, state: verdict.to })
    const kept = (account: string) =>
      lines.reduce((total, line) => total - (line.account === account ? line.amount : 0), 0)
    return { kind: 'released', amount: held, forInvoices: kept('invoice'), credit: kept('credit') }
  })
}
