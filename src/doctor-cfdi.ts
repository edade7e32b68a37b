import { countOfDocuments } from './cfdi/queries.ts'
import type { Sql } from './db.ts'
import type { Finding } from './doctor.ts'

export async function lookAtStampedInvoices(sql: Sql): Promise<Finding> {
  const { all, waiting } = await countOfDocuments(sql)
  if (waiting === 0) return { level: 'ok', text: `Stamped invoices (CFDI) kept: ${all}, each with its invoice` }
  const text = `Stamped invoices (CFDI) without their invoice: ${waiting} of ${all}. \`ov cfdi\` lists them`
  return { level: 'warning', text }
}
