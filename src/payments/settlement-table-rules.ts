import { parse } from 'csv-parse/sync'
import type { Gateway, SettlementLine } from './gateway.ts'

export type Settlement = ReturnType<Gateway['readSettlement']>
/** One line of the file, by the file's own names of the columns. */
export type Row = (column: string) => string
type Read = Omit<SettlementLine, 'line'> | { why: string }

/** Reads a gateway's table line by line: every line is understood, or is a fault that says why. */
export function readTable(text: string, needed: readonly string[], read: (row: Row) => Read): Settlement {
  const { records, broken } = recordsOf(text)
  const header = (records[0]?.record ?? []).map((name) => name.trim())
  const missing = needed.filter((column) => !header.includes(column))
  if (missing.length > 0) return { lines: [], faults: [{ line: 1, why: `it has no column ${missing.join(', ')}` }] }

  const settlement: Settlement = { lines: [], faults: broken ? [broken] : [] }
  for (const { record, line } of records.slice(1)) {
    const answer = read((column) => record[header.indexOf(column)]?.trim() ?? '')
    const why = 'why' in answer ? answer.why : faultOf(answer)
    if (why !== undefined) settlement.faults.push({ line, why })
    else if (!('why' in answer)) settlement.lines.push({ line, ...answer })
  }
  return settlement
}

const faultOf = ({ gross, fee, net }: Omit<SettlementLine, 'line'>) =>
  gross - fee === net ? undefined : `gross less fee is ${pesos(gross - fee)}, and net says ${pesos(net)}`

const pesos = (centavos: number) => (centavos / 100).toFixed(2)

type Records = { records: { record: string[]; line: number }[]; broken?: { line: number; why: string } }

/** A table that breaks off is read as far as it can be. */
function recordsOf(text: string): Records {
  const records: Records['records'] = []
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      onRecord: (record: string[], { lines }) => {
        records.push({ record, line: lines })
        return null
      },
    })
    return { records }
  } catch (error) {
    const line = records.length + 1
    return { records, broken: { line, why: `it cannot be read from here on: ${(error as Error).message}` } }
  }
}
