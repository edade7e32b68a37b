import { type AliasChange, renameContracts } from '../contracts/commands.ts'
import type { LastAct } from '../contracts/table-queries.ts'
import { atomically, type Sql } from '../db.ts'
import type { MarkKind } from './mark-rules.ts'

/** The account's marks change one after the other: each change remembers what was before it. */
export async function holdArrangement(sql: Sql, accountId: string): Promise<void> {
  await sql`select from accounts where id = ${accountId} for no key update`
}

/** Keeps how things are, before something is done that can be undone. Only under `holdArrangement`. */
export async function rememberArrangement(
  sql: Sql,
  {
    accountId,
    act,
    subject,
    contracts,
    aliases = [],
  }: LastAct & { accountId: string; aliases?: readonly AliasChange[] },
): Promise<void> {
  await sql`
    insert into arrangements_before (account_id, act, subject, contracts, marks, aliases)
    select ${accountId}, ${act}, ${subject}, ${contracts}, coalesce(json_agg(json_build_object(
      'id', m.id, 'kind', m.kind, 'name', m.name,
      'contracts', array(select x.contract_id from marked_contracts x where x.mark_id = m.id order by x.contract_id)
    ) order by m.id), '[]'), ${sql.json(aliases as never)}
    from contract_marks m
    where m.account_id = ${accountId}
    on conflict (account_id) do update set act = excluded.act, subject = excluded.subject,
      contracts = excluded.contracts, marks = excluded.marks, aliases = excluded.aliases, at = clock_timestamp()
  `
}

/** Takes the last change back; names that were changed one by one since stay as they are. */
export function undoLast(sql: Sql, accountId: string) {
  return atomically(sql, async (sql): Promise<{ kind: 'undone' } | { kind: 'nothing' }> => {
    await holdArrangement(sql, accountId)
    const [before] = await sql<{ marks: KeptMark[]; aliases: AliasChange[] }[]>`
      delete from arrangements_before where account_id = ${accountId} returning marks, aliases
    `
    if (!before) return { kind: 'nothing' }

    await sql`delete from contract_marks where account_id = ${accountId}`
    await sql`
      insert into contract_marks (id, account_id, kind, name)
      select m.id, ${accountId}, m.kind, m.name
      from jsonb_to_recordset(${sql.json(before.marks as never)}) as m (id bigint, kind text, name text)
    `
    await sql`
      insert into marked_contracts (account_id, contract_id, mark_id, kind)
      select ${accountId}, (one.value)::bigint, m.id, m.kind
      from jsonb_to_recordset(${sql.json(before.marks as never)}) as m (id bigint, kind text, contracts jsonb),
        jsonb_array_elements_text(m.contracts) one
    `
    const back = before.aliases.map(({ contractId, before, after }) => ({ contractId, before: after, after: before }))
    await renameContracts(sql, { accountId, changes: back })
    return { kind: 'undone' }
  })
}

type KeptMark = { id: number; kind: MarkKind; name: string; contracts: number[] }

/** Everything the account arranged, when it ends. */
export async function forgetPortfolio(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from contract_marks where account_id = ${accountId}`
  await sql`delete from arrangements_before where account_id = ${accountId}`
  await sql`delete from arrangement_files where account_id = ${accountId}`
  await sql`delete from contract_table_settings where account_id = ${accountId}`
}
