import { createHash } from 'node:crypto'
import type { Sql } from '../db.ts'
import { type MarkKind, mostMarks } from './mark-rules.ts'
import type { Fault, NamedLine } from './names-file-rules.ts'
import { changesOf, type NamesChange } from './names-rules.ts'
import { namedContracts } from './queries.ts'

type Mark = { kind: MarkKind; name: string }
type File = { key: string; fileName: string; lines: NamedLine[]; faults: Fault[] }

export type NamesPreview = {
  key: string
  fileName: string
  faults: Fault[]
  /** How many lines say what is so already. */
  same: number
  changes: NamesChange[]
  areTooMany: boolean
  /** Of what changes: who applies it has seen this and nothing else. */
  seal: string
}

/** What the file that waits would change now; nothing where none waits. */
export async function namesPreview(sql: Sql, accountId: string): Promise<NamesPreview | undefined> {
  const [file] = await sql<(File & { marks: Mark[] })[]>`
    select f.key, f.file_name, f.lines, f.faults, (
      select coalesce(json_agg(json_build_object('kind', m.kind, 'name', m.name) order by m.kind, m.name_key), '[]')
      from contract_marks m where m.account_id = ${accountId}
    ) as marks
    from arrangement_files f where f.account_id = ${accountId}
  `
  if (!file) return undefined
  const { marks } = file
  const changes = changesOf(file.lines, await namedContracts(sql, accountId), marks)
  const groups = new Set([
    ...marks.filter(({ kind }) => kind === 'group').map(({ name }) => name),
    ...groupsIn(changes),
  ])
  const labels = new Set([
    ...marks.filter(({ kind }) => kind === 'label').map(({ name }) => name),
    ...labelsIn(changes),
  ])
  return {
    key: file.key,
    fileName: file.fileName,
    faults: file.faults,
    same: file.lines.length - changes.length,
    changes,
    areTooMany: groups.size > mostMarks || labels.size > mostMarks,
    seal: sealOf(file.key, changes),
  }
}

const groupsIn = (changes: readonly NamesChange[]) => changes.flatMap(({ group }) => group ?? [])
const labelsIn = (changes: readonly NamesChange[]) => changes.flatMap(({ labels }) => labels)

const sealOf = (key: string, changes: readonly NamesChange[]): string =>
  createHash('sha256')
    .update(JSON.stringify([key, changes.map(({ contract, fields }) => [contract.id, fields])]))
    .digest('base64url')
