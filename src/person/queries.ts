import { contactChanges, contactColumns } from '../contracts/detail-queries.ts'
import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'

const mostContracts = 12

/** What the account says of its person, and the first contracts that they hold. */
export async function personOf(sql: Sql, accountId: string) {
  const [person] = await sql<
    { name: string; phone: string | null; email: string; contracts: HeldContract[]; count: number }[]
  >`
    select p.name, p.phone, p.email, coalesce(held.contracts, '[]') as contracts, coalesce(held.count, 0) as count
    from accounts p
    left join lateral (
      select json_agg(json_build_object('number', number, 'title', title) order by number)
        filter (where place <= ${mostContracts}) as contracts, count(*) as count
      from (
        select c.number, coalesce(n.alias, c.address) as title, row_number() over (order by c.number) as place
        from access a
        join contracts c on c.id = a.contract_id
        left join contract_aliases n on n.account_id = a.account_id and n.contract_id = c.id
        where a.account_id = p.id and a.ended_at is null and a.is_holder
      ) each
    ) held on true
    where p.id = ${accountId}
  `
  return person!
}

export type HeldContract = { number: string; title: string }

export type Fiscal = {
  taxId: string
  legalName: string
  regime: string
  cfdiUse: string
  postalCode: string
  certificateKey: string | null
  certificateSize: number | null
}

export type ContractData = {
  id: number
  number: string
  personKind: 'person' | 'company'
  /** As the feed has it. */
  taxId: string | null
  holder: string | null
  postalCode: string | null
  email: string | null
  digitalInvoice: boolean
  second: { email: string; isConfirmed: boolean; expiresAt: string } | null
  fiscal: Fiscal | null
}

/** For whoever holds the contract; nothing for anybody else, a delegate among them. */
export async function contractDataOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [contract] = await sql<ContractData[]>`
    select c.id, c.number, c.person_kind, c.tax_id, c.postal_code, ${contactColumns(sql)},
      coalesce(c.company_name, concat_ws(' ', c.given_name, c.first_surname, c.second_surname)) as holder,
      (
        select json_build_object(
          'email', s.email, 'isConfirmed', s.confirmed_at is not null, 'expiresAt', s.expires_at
        )
        from invoice_addresses s
        where s.contract_id = c.id and s.ended_at is null and (s.confirmed_at is not null or s.expires_at > now())
      ) as second,
      (
        select json_build_object(
          'taxId', f.tax_id, 'legalName', f.legal_name, 'regime', f.regime, 'cfdiUse', f.cfdi_use,
          'postalCode', f.postal_code, 'certificateKey', f.certificate_key, 'certificateSize', f.certificate_size
        )
        from fiscal_data f where f.contract_id = c.id order by f.id desc limit 1
      ) as fiscal
    from access a
    join contracts c on c.id = a.contract_id
    ${contactChanges(sql)}
    where a.account_id = ${accountId} and a.ended_at is null and a.is_holder and c.number = ${number}
  `
  return contract
}

/** A second address that waits for its confirmation. */
export async function addressToConfirm(sql: Sql, token: string) {
  const [address] = await sql<{ email: string; contract: string }[]>`
    select s.email, c.number as contract
    from invoice_addresses s join contracts c on c.id = s.contract_id
    where s.token_hash = ${hashToken(token)} and s.confirmed_at is null and s.ended_at is null and s.expires_at > now()
  `
  return address
}
