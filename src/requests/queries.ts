import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'

export type ContractChoice = { number: string; alias: string | null; address: string }

/** The account's contracts, the ones with a name first. */
export function contractChoicesOf(sql: Sql, accountId: string) {
  return sql<ContractChoice[]>`
    select c.number, n.alias, c.address
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases n on n.account_id = a.account_id and n.contract_id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and a.may_manage
    order by n.alias nulls last, c.number
  `
}

export type SentRequest = {
  folio: string
  kind: string
  email: string
  contract: string | null
  createdAt: Date
  dueOn: CivilDate | null
}

/** What was sent with this form. Only who sent it knows the key; a signed-in person's also needs their account. */
export async function sentRequest(sql: Sql, { key, accountId }: { key: string; accountId: string | undefined }) {
  const [sent] = await sql<SentRequest[]>`
    select r.folio, r.kind, r.email, coalesce(c.number, r.contract_as_typed) as contract, r.created_at, r.due_on
    from requests r
    left join contracts c on c.id = r.contract_id
    where r.form_key = ${key} and r.account_id is not distinct from ${accountId ?? null}
  `
  return sent
}
