import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { keepDocument } from '../cfdi/commands.ts'
import { judge, mostBytes, type Schemas } from '../cfdi/import.ts'
import { invoiceNamedBy } from '../cfdi/queries.ts'
import { type Stamped, totalInCentavos } from '../cfdi/stamped-rules.ts'
import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { spanish } from '../words/es-MX.ts'
import { Fault } from './cells.ts'
import { inGroups, keyOf, type RejectFile } from './documents.ts'
import { faultOf } from './folder.ts'
import type { Merged } from './merge.ts'
import type { Seen } from './row-reader.ts'

export type StampedFiles = {
  sql: Sql
  files: Files
  folder: string
  /** The utility's RFC, where its profile gives one. */
  issuer: string | undefined
  schemas: Schemas | undefined
  reject: RejectFile
  seen: Seen
}

/** The folder cfdi/: each document judged by itself, and kept whether its invoice is there or not. */
export async function importStamped(place: StampedFiles) {
  const merged: Merged = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
  const takenBy = new Map<string, string>()
  for (const names of inGroups(place.folder)) {
    for (const name of names) {
      const outcome = await importOne(place, name, takenBy)
      if (outcome instanceof Fault) place.reject(name, outcome)
      merged[outcome instanceof Fault ? 'rejected' : outcome]++
    }
    place.seen(merged.new + merged.changed + merged.unchanged + merged.rejected)
  }
  return merged
}

async function importOne(place: StampedFiles, name: string, takenBy: Map<string, string>) {
  const { sql, files, folder, schemas } = place
  const fault = faultOf(join(folder, name), false)
  if (fault) return fault
  if (!/\.xml$/i.test(name)) return new Fault('feed.refused.cfdiName')
  const contents = await readBounded(join(folder, name))
  const verdict = contents ? judge(contents, schemas) : tooLarge
  if (verdict.kind === 'refused') return new Fault(`feed.refused.cfdi.${verdict.reason}`, verdict.values)
  const identity = `${verdict.uuid} ${verdict.seal}`
  const other = takenBy.get(identity)
  if (other) return new Fault('feed.refused.cfdiSame', { other })
  const mismatch = await mismatchOf(place, verdict)
  if (mismatch) return mismatch
  takenBy.set(identity, name)
  const sha256 = createHash('sha256').update(contents!).digest()
  return await keepDocument(sql, files, {
    stamped: verdict,
    contents: contents!,
    sha256,
    fileKey: keyOf(verdict.uuid, sha256),
  })
}

const tooLarge = { kind: 'refused', reason: 'size', values: { max: mostBytes / 1024 / 1024 } } as const

/** Nothing when it is larger than any that the office would judge: it is not read at all. */
async function readBounded(path: string): Promise<Buffer | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = await file.stat()
    return size > mostBytes ? undefined : await file.readFile()
  } finally {
    await file.close()
  }
}

/** What a sound document says that its invoice, or the utility, contradicts. */
async function mismatchOf({ sql, issuer }: StampedFiles, stamped: Stamped): Promise<Fault | undefined> {
  const { uuid, total } = stamped
  const found = stamped.issuer.taxId
  if (issuer && found.toUpperCase() !== issuer.toUpperCase()) {
    return new Fault('feed.refused.cfdiIssuer', { issuer, found })
  }
  const invoice = await invoiceNamedBy(sql, stamped)
  if (!invoice) return undefined
  const { number, fiscalUuid, documentUuid, documentSeal } = invoice
  if (fiscalUuid && fiscalUuid !== uuid) return new Fault('feed.refused.cfdiFolio', { number, folio: fiscalUuid })
  if (totalInCentavos(stamped) !== invoice.total) {
    return new Fault('feed.refused.cfdiTotal', {
      number,
      expected: formatDecimal(invoice.total / 100, spanish.locale),
      found: total,
    })
  }
  const isSame = documentUuid === uuid && documentSeal === stamped.seal
  // The invoice names this one now: it takes the place of the one found by number.
  const isRightful = fiscalUuid === uuid && documentUuid !== uuid
  if (!documentUuid || isSame || isRightful) return undefined
  return new Fault('feed.refused.cfdiOther', { number, folio: documentUuid })
}
