import { atomically, type Sql } from '../db.ts'
import { holdArrangement, rememberArrangement } from './arrangement-commands.ts'
import { isSame, type MarkKind, mostLabels, mostMarks } from './mark-rules.ts'

type Mark = { id: number; kind: MarkKind; name: string }
type Owned = { accountId: string }
/** `references`: of contracts, as `compact` of lib/text.ts writes them. */
type Chosen = Owned & { references: readonly string[] }
export type MarkOutcome =
  | { kind: 'done' }
  | { kind: 'not-found' }
  | { kind: 'exists'; name: string }
  | { kind: 'most-marks' }
  | { kind: 'most-labels'; contract: string }
export type ChosenOutcome = MarkOutcome | { kind: 'unknown-label' }

export function createMark(sql: Sql, { accountId, kind, name }: Owned & { kind: MarkKind; name: string }) {
  return atomically(sql, async (sql): Promise<MarkOutcome> => {
    await holdArrangement(sql, accountId)
    const marks = await marksOfKind(sql, { accountId, kind })
    const same = marks.find((mark) => isSame(mark.name, name))
    if (same) return { kind: 'exists', name: same.name }
    if (marks.length >= mostMarks) return { kind: 'most-marks' }
    await rememberArrangement(sql, { accountId, act: 'created', subject: name, contracts: 0 })
    await insertMark(sql, { accountId, kind, name })
    return { kind: 'done' }
  })
}

export function renameMark(sql: Sql, { accountId, id, name }: Owned & { id: number; name: string }) {
  return atomically(sql, async (sql): Promise<MarkOutcome> => {
    await holdArrangement(sql, accountId)
    const mark = await markOf(sql, { accountId, id })
    if (!mark) return { kind: 'not-found' }
    if (mark.name === name) return { kind: 'done' }
    const marks = await marksOfKind(sql, { accountId, kind: mark.kind })
    const same = marks.find((other) => other.id !== id && isSame(other.name, name))
    if (same) return { kind: 'exists', name: same.name }
    await rememberArrangement(sql, { accountId, act: 'renamed', subject: name, contracts: 0 })
    await sql`update contract_marks set name = ${name} where id = ${id} and account_id = ${accountId}`
    return { kind: 'done' }
  })
}

export function deleteMark(sql: Sql, { accountId, id }: Owned & { id: number }) {
  return atomically(sql, async (sql): Promise<MarkOutcome> => {
    await holdArrangement(sql, accountId)
    const mark = await markOf(sql, { accountId, id })
    if (!mark) return { kind: 'not-found' }
    const [row] = await sql<{ contracts: number }[]>`
      select count(*) as contracts
      from marked_contracts x
      join access a on a.account_id = x.account_id and a.contract_id = x.contract_id and a.ended_at is null
      where x.mark_id = ${id}
    `
    await rememberArrangement(sql, { accountId, act: 'deleted', subject: mark.name, contracts: row!.contracts })
    await sql`delete from contract_marks where id = ${id} and account_id = ${accountId}`
    return { kind: 'done' }
  })
}

/** Into a group, which is made where there is none of that name; out of any where the name is empty. */
export function groupContracts(sql: Sql, { accountId, references, name }: Chosen & { name: string }) {
  return atomically(sql, async (sql): Promise<ChosenOutcome> => {
    await holdArrangement(sql, accountId)
    const contracts = await contractsOf(sql, { accountId, references })
    if (contracts.length === 0) return { kind: 'not-found' }
    const found = name === '' ? undefined : await known(sql, { accountId, kind: 'group', name })
    if (found === 'most-marks') return { kind: found }
    const act = name === '' ? 'ungrouped' : 'grouped'
    const subject = name === '' ? null : (found?.name ?? name)
    await rememberArrangement(sql, { accountId, act, subject, contracts: contracts.length })
    const ids = contracts.map(({ id }) => id)
    await sql`
      delete from marked_contracts where account_id = ${accountId} and kind = 'group' and contract_id = any(${ids}::bigint[])
    `
    if (name !== '') {
      const mark = found?.id ?? (await insertMark(sql, { accountId, kind: 'group', name }))
      await putOn(sql, { accountId, mark, kind: 'group', ids })
    }
    return { kind: 'done' }
  })
}

/** A label more on each, which is made where there is none of that name. */
export function labelContracts(sql: Sql, { accountId, references, name }: Chosen & { name: string }) {
  return atomically(sql, async (sql): Promise<ChosenOutcome> => {
    await holdArrangement(sql, accountId)
    const contracts = await contractsOf(sql, { accountId, references })
    if (contracts.length === 0) return { kind: 'not-found' }
    const found = await known(sql, { accountId, kind: 'label', name })
    if (found === 'most-marks') return { kind: found }
    const full = contracts.find(({ labels }) => labels.length >= mostLabels && !(found && labels.includes(found.id)))
    if (full) return { kind: 'most-labels', contract: full.number }
    const subject = found?.name ?? name
    await rememberArrangement(sql, { accountId, act: 'labelled', subject, contracts: contracts.length })
    const mark = found?.id ?? (await insertMark(sql, { accountId, kind: 'label', name }))
    await putOn(sql, { accountId, mark, kind: 'label', ids: contracts.map(({ id }) => id) })
    return { kind: 'done' }
  })
}

export function unlabelContracts(sql: Sql, { accountId, references, name }: Chosen & { name: string }) {
  return atomically(sql, async (sql): Promise<ChosenOutcome> => {
    await holdArrangement(sql, accountId)
    const contracts = await contractsOf(sql, { accountId, references })
    if (contracts.length === 0) return { kind: 'not-found' }
    const found = await known(sql, { accountId, kind: 'label', name })
    if (!found || found === 'most-marks') return { kind: 'unknown-label' }
    const ids = contracts.filter(({ labels }) => labels.includes(found.id)).map(({ id }) => id)
    await rememberArrangement(sql, { accountId, act: 'unlabelled', subject: found.name, contracts: ids.length })
    await sql`delete from marked_contracts where mark_id = ${found.id} and contract_id = any(${ids}::bigint[])`
    return { kind: 'done' }
  })
}

/** The account's mark of that name, or that there is no room for another. */
async function known(sql: Sql, { accountId, kind, name }: Owned & { kind: MarkKind; name: string }) {
  const marks = await marksOfKind(sql, { accountId, kind })
  const same = marks.find((mark) => isSame(mark.name, name))
  return same ?? (marks.length >= mostMarks ? ('most-marks' as const) : undefined)
}

const marksOfKind = (sql: Sql, { accountId, kind }: Owned & { kind: MarkKind }) =>
  sql<Mark[]>`
    select id, kind, name from contract_marks where account_id = ${accountId} and kind = ${kind} order by name_key
  `

async function markOf(sql: Sql, { accountId, id }: Owned & { id: number }) {
  const [mark] = await sql<Mark[]>`
    select id, kind, name from contract_marks where id = ${id} and account_id = ${accountId}
  `
  return mark
}

async function insertMark(sql: Sql, mark: Owned & { kind: MarkKind; name: string }): Promise<number> {
  const [made] = await sql<{ id: number }[]>`insert into contract_marks ${sql(mark)} returning id`
  return made!.id
}

/** Those of the references that the account sees. */
const contractsOf = (sql: Sql, { accountId, references }: Chosen) =>
  sql<{ id: number; number: string; labels: number[] }[]>`
    select c.id, c.number, array(
      select x.mark_id from marked_contracts x
      where x.account_id = ${accountId} and x.contract_id = c.id and x.kind = 'label'
    ) as labels
    from contracts c
    join access a on a.contract_id = c.id and a.account_id = ${accountId} and a.ended_at is null
    where c.reference = any(${references as string[]})
    order by c.id
  `

type Marking = Owned & { mark: number; kind: MarkKind; ids: readonly number[] }

const putOn = (sql: Sql, { accountId, mark, kind, ids }: Marking) => sql`
  insert into marked_contracts (account_id, contract_id, mark_id, kind)
  select ${accountId}, id, ${mark}, ${kind} from unnest(${ids as number[]}::bigint[]) id
  on conflict do nothing
`
