import { createHash } from 'node:crypto'
import { atomically, type Sql } from '../db.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { settledLines } from './allocation-rules.ts'
import type { Gateway, SettlementLine } from './gateway.ts'
import { addEntry } from './ledger-commands.ts'
import { booksOf, paymentsCalled, unsettledBeside } from './settlement-queries.ts'
import { isOddFee, matchOf } from './settlement-rules.ts'

export type Finding =
  | { kind: 'unreadable'; line: number; why: string }
  | { kind: 'unknown'; line: number; reference: string; gross: Centavos }
  | { kind: 'differs'; line: number; folio: string; ours: Centavos; theirs: Centavos }
  | { kind: 'fee'; line: number; folio: string; gross: Centavos; fee: Centavos }
  | { kind: 'missing'; folio: string; amount: Centavos; at: Date }

export type Reconciled = {
  /** Payments whose lines were booked now, and those that had been before. */
  matched: number
  already: number
  gross: Centavos
  fees: Centavos
  net: Centavos
  findings: Finding[]
}

type Known = SettlementLine & { key: string; paymentId: string; folio: string }

/** Holds a gateway's settlement file against the ledger, and books what is the same in both. Done again, it books nothing. */
export async function reconcile(sql: Sql, gateway: Gateway, text: string): Promise<Reconciled> {
  const { lines, faults } = gateway.readSettlement(text)
  const { known, unknown } = await recognise(sql, gateway, lines, fileKey(gateway, text))
  const findings: Finding[] = [
    ...faults.map(({ line, why }): Finding => ({ kind: 'unreadable', line, why })),
    ...unknown.map(({ line, reference, gross }): Finding => ({ kind: 'unknown', line, reference, gross })),
  ]
  let [matched, already] = [0, 0]
  const byPayment = Map.groupBy(known, ({ paymentId }) => paymentId)
  for (const of of byPayment.values()) {
    const match = await book(sql, gateway, of)
    const [{ line, folio }] = of as [Known]
    if (match.kind === 'matches') matched++
    else if (match.kind === 'already') already++
    else findings.push({ ...match, line, folio })
    findings.push(
      ...of.filter(isOddFee).map(({ line, gross, fee }): Finding => ({ kind: 'fee', line, folio, gross, fee })),
    )
  }
  const beside = await unsettledBeside(sql, gateway.name, [...byPayment.keys()])
  findings.push(...beside.map((payment): Finding => ({ kind: 'missing', ...payment })))
  const total = (of: 'gross' | 'fee' | 'net') => sum(lines.map((line) => line[of]))
  return { matched, already, gross: total('gross'), fees: total('fee'), net: total('net'), findings }
}

/**
 * A movement that the gateway has a name for is the same in any file. Without, the same file has the same lines, and
 * another one that overlaps it is told by its amounts.
 */
const keyOf = ({ id, line }: SettlementLine, gateway: Gateway, file: string) =>
  id !== undefined && id.length <= longestId ? `settled:${gateway.name}:${id}` : `${file}:${line}`
const longestId = 200

const fileKey = ({ name }: Gateway, text: string) =>
  `settled:${name}:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`

async function recognise(sql: Sql, gateway: Gateway, lines: readonly SettlementLine[], file: string) {
  const called = await paymentsCalled(sql, gateway.name, [...new Set(lines.map(({ reference }) => reference))])
  const known: Known[] = []
  const unknown: SettlementLine[] = []
  for (const line of lines) {
    const payment = called.get(line.reference) ?? (await askWhose(sql, gateway, line.reference))
    if (payment) known.push({ ...line, key: keyOf(line, gateway, file), paymentId: payment.id, folio: payment.folio })
    else unknown.push(line)
  }
  return { known, unknown }
}

/** The gateway may know which payment it calls so; it may also never have been ours. */
async function askWhose(sql: Sql, gateway: Gateway, reference: string) {
  const id = await gateway.paymentOf?.(reference)
  return id === undefined ? undefined : (await paymentsCalled(sql, gateway.name, [id])).get(id)
}

function book(sql: Sql, { name }: Gateway, lines: readonly Known[]) {
  return atomically(sql, async (sql) => {
    const [{ paymentId }] = lines as [Known]
    await sql`select 1 from payments where id = ${paymentId} for no key update`
    const books = await booksOf(sql, paymentId)
    const once = new Map(lines.map((line) => [line.key, line])).values()
    const fresh = [...once].filter(({ key }) => !books.keys.has(key))
    const match = fresh.length === 0 ? ({ kind: 'already' } as const) : matchOf(books, fresh)
    if (match.kind === 'matches') {
      for (const line of fresh)
        await addEntry(sql, { key: line.key, kind: 'settled', gateway: name, paymentId, lines: settledLines(line) })
    }
    return match
  })
}
