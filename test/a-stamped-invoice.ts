import { createHash, randomUUID } from 'node:crypto'
import { attachDocuments, keepDocument } from '../src/cfdi/commands.ts'
import { judge } from '../src/cfdi/import.ts'
import type { Sql } from '../src/db.ts'
import type { Files } from '../src/lib/files.ts'
import { aCfdi, type CfdiFacts } from './a-cfdi.ts'

/** Keeps a sound document of the test's own, attached to the invoice that it names; answers with its bytes. */
export async function aStampedDocument(sql: Sql, files: Files, facts: CfdiFacts): Promise<string> {
  const xml = aCfdi(facts)
  const contents = Buffer.from(xml)
  const stamped = judge(contents)
  if (stamped.kind === 'refused') throw new Error(`The test's document is refused: ${stamped.reason}`)
  const sha256 = createHash('sha256').update(contents).digest()
  await keepDocument(sql, files, { stamped, contents, sha256, fileKey: randomUUID() })
  await attachDocuments(sql)
  return xml
}
