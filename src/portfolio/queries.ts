import { contractsSeenBy } from '../contracts/queries.ts'
import { choicesJson, type ListChoices } from '../contracts/table-queries.ts'
import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import type { MarkKind } from './mark-rules.ts'

export type MarkWithCount = { id: number; kind: MarkKind; name: string; contracts: number }

/** The account's groups and labels, and on how many of the contracts it sees each is. */
export function marksOf(sql: Sql, accountId: string) {
  return sql<MarkWithCount[]>`
    select m.id, m.kind, m.name, count(a.id) as contracts
    from contract_marks m
    left join marked_contracts x on x.mark_id = m.id
    left join access a on a.account_id = ${accountId} and a.contract_id = x.contract_id and a.ended_at is null
    where m.account_id = ${accountId}
    group by m.id
    order by m.kind, m.name_key
  `
}

export type ChosenContracts = {
  count: number
  owed: Centavos
  overdue: Centavos
  mayPay: boolean
  /** The first few of them. */
  first: { number: string; alias: string | null; address: string }[]
  references: string[]
  /** What the account calls its groups and labels. */
  choices: ListChoices
}

/** Those of the references that the account sees, and what they come to. */
export async function chosenContracts(
  sql: Sql,
  { accountId, today, references, first }: { accountId: string; today: CivilDate; references: string[]; first: number },
): Promise<ChosenContracts> {
  const [row] = await sql<ChosenContracts[]>`
    with chosen as materialized (
      select c.number, c.reference, alias.alias, c.address, owed.amount as owed, owed.overdue, a.may_pay,
        row_number() over (order by alias.alias, c.number) as place
      from ${contractsSeenBy(sql, accountId, today)}
      where a.account_id = ${accountId} and a.ended_at is null and c.reference = any(${references})
    )
    select count(*) as count, coalesce(sum(owed), 0)::bigint as owed, coalesce(sum(overdue), 0)::bigint as overdue,
      coalesce(bool_or(may_pay and owed is not null), false) as may_pay,
      coalesce(json_agg(json_build_object('number', number, 'alias', alias, 'address', address) order by place)
        filter (where place <= ${first}), '[]') as first,
      array_agg(reference order by place) as references, ${choicesJson(sql, accountId)} as choices
    from chosen
  `
  return { ...row!, references: row!.references ?? [] }
}

export type NamedContract = {
  id: number
  number: string
  reference: string
  address: string
  alias: string | null
  group: string | null
  labels: string[]
}

/** Every contract the account sees, with what it calls it: what a file of names begins as and is compared with. */
export function namedContracts(sql: Sql, accountId: string) {
  return sql<NamedContract[]>`
    select c.id, c.number, c.reference, concat_ws(', ', c.address, nullif(c.neighbourhood, ''), nullif(c.municipality, '')) as address,
      alias.alias, g.name as group,
      array(
        select m.name from marked_contracts x join contract_marks m on m.id = x.mark_id
        where x.account_id = ${accountId} and x.contract_id = c.id and x.kind = 'label'
        order by m.name_key
      ) as labels
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases alias on alias.account_id = ${accountId} and alias.contract_id = c.id
    left join marked_contracts in_group
      on in_group.account_id = ${accountId} and in_group.contract_id = c.id and in_group.kind = 'group'
    left join contract_marks g on g.id = in_group.mark_id
    where a.account_id = ${accountId} and a.ended_at is null
    order by c.number
  `
}
