import { randomUUID } from 'node:crypto'
import type { Sql } from '../src/db.ts'
import type { CivilDate } from '../src/lib/dates.ts'
import { monthOf } from '../src/lib/dates.ts'
import type { Centavos } from '../src/lib/money.ts'
import { hashToken, newToken } from '../src/lib/tokens.ts'

// Workers run beside each other on one database: no two of them invent the same number.
let counter = (Number(process.env.VITEST_POOL_ID ?? 1) - 1) * 30_000
const next = () => ++counter

type Row = Record<string, string | number | boolean | null | Date | Buffer>

async function insert<Id = string>(sql: Sql, table: string, row: Row, returning = 'id') {
  const [made] = await sql<Record<string, Id>[]>`insert into ${sql(table)} ${sql(row)} returning ${sql(returning)}`
  return made![returning] as Id
}

type AccountFacts = { name?: string; username?: string; email?: string; passwordHash?: string | null }

/** An account that is active and signed in nowhere. */
export async function anAccount(sql: Sql, facts: AccountFacts = {}) {
  const n = next()
  const id = await insert(sql, 'accounts', {
    username: facts.username ?? `persona${n}-${randomUUID().slice(0, 6)}`,
    email: facts.email ?? `persona${n}@example.com`,
    name: facts.name ?? 'Ana Núñez',
    password_hash: facts.passwordHash === undefined ? 'not-a-hash' : facts.passwordHash,
  })
  await sql`insert into account_activations (account_id) values (${id})`
  return id
}

/** The cookie with which that account's browser comes. */
export async function aSession(sql: Sql, accountId: string) {
  const token = newToken()
  await sql`
    insert into sessions (token_hash, account_id, expires_at)
    values (${hashToken(token)}, ${accountId}, now() + interval '12 hours')
  `
  return `sesion=${token}`
}

type ContractFacts = Partial<{
  /** The account that sees it. */
  account: string
  number: string
  company: string
  surnames: [string, string?]
  givenName: string
  address: string
  neighbourhood: string
  meter: string | null
  email: string
  service: 'active' | 'limited' | 'cut' | 'suspended'
  tariff: string
  dwellings: number
  alias: string
}>

/** A contract; say only what the test is about. */
export async function aContract(sql: Sql, facts: ContractFacts = {}) {
  const n = next()
  const id = await insert<number>(sql, 'contracts', {
    number: facts.number ?? `9${String(n).padStart(5, '0')}`,
    person_kind: facts.company ? 'company' : 'person',
    company_name: facts.company ?? null,
    given_name: facts.company ? null : (facts.givenName ?? 'Ana'),
    first_surname: facts.company ? null : (facts.surnames?.[0] ?? 'Núñez'),
    second_surname: facts.company ? null : facts.surnames ? (facts.surnames[1] ?? null) : 'De la Peña',
    address: facts.address ?? `CALLE EJEMPLO ${n}`,
    neighbourhood: facts.neighbourhood ?? 'CENTRO',
    municipality: 'QUERÉTARO',
    postal_code: '76000',
    meter: facts.meter === undefined ? `M${String(n).padStart(6, '0')}` : facts.meter,
    email: facts.email ?? null,
    service: facts.service ?? 'active',
    tariff: facts.tariff ?? 'DOMESTICO MEDIO',
    dwellings: facts.dwellings ?? 1,
    contracted_on: '1995-06-01',
  })
  if (facts.account) await anAccess(sql, { account: facts.account, contract: id })
  if (facts.account && facts.alias) {
    await sql`insert into contract_aliases (account_id, contract_id, alias) values (${facts.account}, ${id}, ${facts.alias})`
  }
  return id
}

export const anAccess = (sql: Sql, { account, contract }: { account: string; contract: number }) =>
  insert(sql, 'access', { account_id: account, contract_id: contract, proof: 'meter' })

type InvoiceFacts = Partial<{
  contract: number
  number: string
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  paidOn: CivilDate
  consumption: number
  estimated: boolean
  cancelled: boolean
}>

/** An invoice with all it needs around it; unpaid unless `balance` says otherwise. */
export async function anInvoice(sql: Sql, facts: InvoiceFacts = {}) {
  const n = next()
  const issuedOn = facts.issuedOn ?? '2021-02-20'
  const total = facts.total ?? 34_400
  return insert<number>(sql, 'invoices', {
    number: facts.number ?? `IN ${String(n).padStart(18, '0')}`,
    contract_id: facts.contract ?? (await aContract(sql)),
    issued_on: issuedOn,
    period: facts.period ?? monthOf(issuedOn),
    due_on: facts.dueOn ?? '2021-03-07',
    total,
    balance: facts.balance ?? total,
    paid_on: facts.paidOn ?? null,
    consumption: facts.consumption ?? 14,
    estimated: facts.estimated ?? false,
    cancelled: facts.cancelled ?? false,
  })
}

type ReadingFacts = Partial<{
  contract: number
  meter: string
  readOn: CivilDate
  value: number
  consumption: number
  kind: 'real' | 'estimated' | 'customer'
  incident: string
  digits: number
}>

export async function aReading(sql: Sql, facts: ReadingFacts = {}) {
  return insert<number>(sql, 'readings', {
    contract_id: facts.contract ?? (await aContract(sql)),
    meter: facts.meter ?? 'M-77',
    read_on: facts.readOn ?? '2021-01-26',
    value: facts.value ?? 1359,
    consumption: facts.consumption ?? 14,
    kind: facts.kind ?? 'real',
    incident: facts.incident ?? null,
    digits: facts.digits ?? 4,
  })
}
