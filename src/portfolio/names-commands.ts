import { renameContracts } from '../contracts/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { holdArrangement, rememberArrangement } from './arrangement-commands.ts'
import type { Fault, NamedLine } from './names-file-rules.ts'
import { namesPreview } from './names-queries.ts'
import type { NamesChange } from './names-rules.ts'

type File = { key: string; fileName: string; lines: NamedLine[]; faults: Fault[] }

/** Keeps a file as it was read, in the place of the one before, until it is applied. */
export async function keepNamesFile(sql: Sql, { accountId, ...file }: File & { accountId: string }): Promise<void> {
  const row = { accountId, ...file, lines: sql.json(file.lines as never), faults: sql.json(file.faults as never) }
  await sql`
    insert into arrangement_files ${sql(row)}
    on conflict (account_id) do update set key = excluded.key, file_name = excluded.file_name, lines = excluded.lines,
      faults = excluded.faults, at = clock_timestamp()
  `
}

export type NamesOutcome = { kind: 'applied' } | { kind: 'stale' } | { kind: 'nothing' }

/** All of the file that waits, if it is what the person saw; a file with faults changes nothing. Sent twice, it is done once. */
export function applyNames(sql: Sql, { accountId, seal }: { accountId: string; seal: string }) {
  return atomically(sql, async (sql): Promise<NamesOutcome> => {
    await holdArrangement(sql, accountId)
    const preview = await namesPreview(sql, accountId)
    if (!preview) return { kind: 'nothing' }
    const { changes, faults, areTooMany } = preview
    if (preview.seal !== seal || faults.length > 0 || areTooMany || changes.length === 0) return { kind: 'stale' }

    const aliases = changes
      .filter(({ fields }) => fields.some(({ field }) => field === 'alias'))
      .map(({ contract, alias }) => ({ contractId: contract.id, before: contract.alias, after: alias }))
    await rememberArrangement(sql, {
      accountId,
      act: 'imported',
      subject: null,
      contracts: changes.length,
      aliases,
    })
    await renameContracts(sql, { accountId, changes: aliases })
    await markAll(sql, { accountId, kind: 'group', changes, namesOf: ({ group }) => (group ? [group] : []) })
    await markAll(sql, { accountId, kind: 'label', changes, namesOf: ({ labels }) => labels })
    await sql`delete from arrangement_files where account_id = ${accountId}`
    return { kind: 'applied' }
  })
}

type Marking = {
  accountId: string
  kind: 'group' | 'label'
  changes: readonly NamesChange[]
  namesOf: (change: NamesChange) => readonly string[]
}

/** The contracts whose marks of that kind change have those of the file, and no other. */
async function markAll(sql: Sql, { accountId, kind, changes, namesOf }: Marking): Promise<void> {
  const field = kind === 'group' ? 'group' : 'labels'
  const changed = changes.filter(({ fields }) => fields.some((one) => one.field === field))
  const pairs = changed.flatMap((change) => namesOf(change).map((name) => ({ id: change.contract.id, name })))
  const [ids, names] = [pairs.map(({ id }) => id), pairs.map(({ name }) => name)]
  await sql`
    delete from marked_contracts
    where account_id = ${accountId} and kind = ${kind} and contract_id = any(${changed.map(({ contract }) => contract.id)}::bigint[])
  `
  await sql`
    insert into contract_marks (account_id, kind, name)
    select distinct ${accountId}::uuid, ${kind}, name from unnest(${names}::text[]) name
    on conflict (account_id, kind, name_key) do nothing
  `
  await sql`
    insert into marked_contracts (account_id, contract_id, mark_id, kind)
    select ${accountId}, pair.id, m.id, m.kind
    from unnest(${ids}::bigint[], ${names}::text[]) as pair (id, name)
    join contract_marks m on m.account_id = ${accountId} and m.kind = ${kind} and m.name = pair.name
  `
}

/** The file that waits is not wanted. */
export async function dropNamesFile(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from arrangement_files where account_id = ${accountId}`
}
