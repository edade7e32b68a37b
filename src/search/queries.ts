import { holdsEvery } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'
import { moneyHeld, moneyHeldColumns } from '../invoices/queries.ts'
import type { PaymentUnderWay } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type InvoiceWanted, mostOfEach } from './rules.ts'

export type ContractFound = {
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
}

/** The account's contracts that hold every word; one more than is shown tells that there are more. */
export function contractsFound(sql: Sql, { accountId, words }: { accountId: string; words: string[] }) {
  return sql<ContractFound[]>`
    select c.number, alias.alias, c.address, c.neighbourhood, c.municipality
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
    where a.account_id = ${accountId} and a.ended_at is null and ${holdsEvery(sql, words)}
    order by alias.alias, c.number
    limit ${mostOfEach + 1}
  `
}

export type InvoiceFound = {
  number: string
  contractNumber: string
  alias: string | null
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  cancelled: boolean
  held: Centavos
  isPosted: boolean
  payment: PaymentUnderWay | null
  disputed?: Centavos
}

/** The account's invoices by number, period or amount, newest first. */
export function invoicesFound(sql: Sql, { accountId, wanted }: { accountId: string; wanted: InvoiceWanted }) {
  return sql<InvoiceFound[]>`
    select i.number, c.number as contract_number, alias.alias, i.issued_on, i.period, due_day(i.id, i.due_on) as due_on, i.total, i.balance,
           i.cancelled, ${moneyHeldColumns(sql)}
    from access a
    join contracts c on c.id = a.contract_id
    join invoices i on i.contract_id = c.id
    left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
    ${moneyHeld(sql, accountId)}
    where a.account_id = ${accountId} and a.ended_at is null
      and (
        i.period = ${wanted.period}::date
        or i.total = ${wanted.total}::bigint
        or strpos(upper(regexp_replace(i.number, ${'[.\\s]'}, '', 'g')), ${wanted.number}::text) > 0
      )
    order by i.issued_on desc, i.number desc
    limit ${mostOfEach + 1}
  `
}
