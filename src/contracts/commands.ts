import { atomically, type Sql } from '../db.ts'
import { compact } from '../lib/text.ts'
import { queueNotice } from '../notifications/commands.ts'
import { contactChanges, contactColumns, type FiscalField } from './detail-queries.ts'
import { masked } from './rules.ts'

type Asked = { accountId: string; number: string }
export type ChangeOutcome = { kind: 'changed' } | { kind: 'unchanged' } | { kind: 'not-found' }

/** The name this account gives the contract; an empty one takes it away. */
export function renameContract(sql: Sql, { alias, ...asked }: Asked & { alias: string }) {
  return atomically(sql, async (sql): Promise<ChangeOutcome> => {
    const contract = await lockContract(sql, asked)
    if (!contract) return { kind: 'not-found' }
    const after = alias || null
    if (contract.alias === after) return { kind: 'unchanged' }

    const key = { accountId: asked.accountId, contractId: contract.id }
    if (after === null) {
      await sql`delete from contract_aliases where account_id = ${key.accountId} and contract_id = ${key.contractId}`
    } else {
      await sql`
        insert into contract_aliases ${sql({ ...key, alias: after })}
        on conflict (account_id, contract_id) do update set alias = excluded.alias
      `
    }
    await recordChanges(sql, key, [{ field: 'alias', before: contract.alias, after }])
    return { kind: 'changed' }
  })
}

/** How the utility reaches the holder. Everybody with access, and the address that was there before, is told. */
export function changeContact(sql: Sql, { email, phone, ...asked }: Asked & { email: string; phone: string }) {
  return atomically(sql, async (sql): Promise<ChangeOutcome> => {
    const contract = await lockContract(sql, asked)
    if (!contract?.mayManage) return { kind: 'not-found' }
    const wanted = { email: email || null, phone: phone || null }
    const changes = (['email', 'phone'] as const)
      .map((field) => ({ field, before: contract[field], after: wanted[field] }))
      .filter(({ before, after }) => before !== after)
    if (changes.length === 0) return { kind: 'unchanged' }

    await recordChanges(sql, { contractId: contract.id, accountId: asked.accountId }, changes)
    for (const to of await addressesToTell(sql, contract)) {
      for (const { field, before, after } of changes) {
        await queueNotice(sql, {
          kind: 'contact-changed',
          to,
          facts: {
            contract: contract.number,
            field,
            before: masked(before),
            after: masked(after),
            at: new Date().toISOString(),
          },
        })
      }
    }
    return { kind: 'changed' }
  })
}

/** What a contract is called, before and after; nothing is no name. */
export type AliasChange = { contractId: number; before: string | null; after: string | null }

/** Several names at once, of contracts that the account sees and still calls as `before` says; the others stay. */
export async function renameContracts(
  sql: Sql,
  { accountId, changes }: { accountId: string; changes: readonly AliasChange[] },
): Promise<void> {
  const still = await sql<AliasChange[]>`
    select a.contract_id, change.before, change.after
    from jsonb_to_recordset(${sql.json(changes as never)}) as change ("contractId" bigint, before text, after text)
    join access a on a.account_id = ${accountId} and a.contract_id = change."contractId" and a.ended_at is null
    left join contract_aliases n on n.account_id = a.account_id and n.contract_id = a.contract_id
    where n.alias is not distinct from change.before and change.after is distinct from change.before
    order by a.contract_id
  `
  const ids = still.map(({ contractId }) => contractId)
  await sql`delete from contract_aliases where account_id = ${accountId} and contract_id = any(${ids}::bigint[])`
  await sql`
    insert into contract_aliases (account_id, contract_id, alias)
    select ${accountId}, change."contractId", change.after
    from jsonb_to_recordset(${sql.json(still as never)}) as change ("contractId" bigint, after text)
    where change.after is not null
  `
  await sql`
    insert into data_changes (account_id, contract_id, field, before, after)
    select ${accountId}, change."contractId", 'alias', change.before, change.after
    from jsonb_to_recordset(${sql.json(still as never)}) as change ("contractId" bigint, before text, after text)
    order by 2
  `
}

/** What an account called its contracts. */
export async function forgetAliases(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from contract_aliases where account_id = ${accountId}`
}

type Changed = {
  field: 'alias' | 'email' | 'phone' | 'digital_invoice' | 'invoice_email' | FiscalField | AccountField
  before: string | null
  after: string | null
}
type AccountField = 'account_name' | 'account_email' | 'account_phone' | 'account_closed'

/** Who changed what: of a contract, or of their own account where there is none. It goes out in the next export. */
export async function recordChanges(
  sql: Sql,
  { accountId, contractId }: { accountId: string; contractId: number | null },
  changes: readonly Changed[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`insert into data_changes ${sql(changes.map((change) => ({ accountId, contractId, ...change })))}`
}

type Locked = {
  id: number
  number: string
  alias: string | null
  email: string | null
  phone: string | null
  digitalInvoice: boolean
  mayManage: boolean
  isHolder: boolean
}

/** Held still until the transaction ends, so that two people's changes come one after the other. */
export async function lockContract(sql: Sql, { accountId, number }: Asked) {
  const [held] = await sql<Pick<Locked, 'id' | 'mayManage' | 'isHolder'>[]>`
    select c.id, a.may_manage, a.is_holder
    from access a
    join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and c.reference = ${compact(number)}
    for no key update of c
  `
  if (!held) return undefined
  const [contract] = await sql<Omit<Locked, 'mayManage' | 'isHolder'>[]>`
    select c.id, c.number, alias.alias, ${contactColumns(sql)}
    from contracts c
    left join contract_aliases alias on alias.account_id = ${accountId} and alias.contract_id = c.id
    ${contactChanges(sql)}
    where c.id = ${held.id}
  `
  return contract && { ...contract, ...held }
}

async function addressesToTell(sql: Sql, contract: Locked): Promise<string[]> {
  const accounts = await sql<{ email: string }[]>`
    select distinct on (lower(p.email)) p.email
    from access a
    join accounts p on p.id = a.account_id
    where a.contract_id = ${contract.id} and a.ended_at is null and a.may_manage
    order by lower(p.email), p.email
  `
  const known = accounts.map(({ email }) => email)
  const before = contract.email
  return before === null || known.some((email) => email.toLowerCase() === before.toLowerCase())
    ? known
    : [...known, before]
}
