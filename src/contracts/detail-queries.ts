import type { Sql } from '../db.ts'
import { moneyHeld, moneyHeldJson } from '../invoices/queries.ts'
import type { PaymentUnderWay } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { compact } from '../lib/text.ts'
import { type ContractStatus, moneyOfContract, type Service } from './queries.ts'

export type ContractDetail = {
  id: number
  number: string
  alias: string | null
  personKind: 'person' | 'company'
  companyName: string | null
  givenName: string | null
  firstSurname: string | null
  secondSurname: string | null
  taxId: string | null
  email: string | null
  phone: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  postalCode: string | null
  meter: string | null
  location: string | null
  dwellings: number
  administration: string | null
  billingGroup: string | null
  tariff: string | null
  contractedOn: CivilDate | null
  status: ContractStatus
  service: Service
  digitalInvoice: boolean
  directDebit: boolean
  isHolder: boolean
  mayPay: boolean
  mayManage: boolean
  owed: Centavos | null
  owedInvoices: number
  received: Centavos
  lastInvoice: DetailedInvoice | null
  /** The latest two, newest first. */
  readings: { meter: string; readOn: CivilDate; value: number; kind: 'real' | 'estimated' | 'customer' }[]
}

type DetailedInvoice = {
  number: string
  period: CivilDate
  issuedOn: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  paidOn: CivilDate | null
  cancelled: boolean
  held: Centavos
  isPosted: boolean
  payment: PaymentUnderWay | null
  disputed?: Centavos
  consumption: number | null
  averageConsumption: number | null
  currentReading: number | null
  currentReadOn: CivilDate | null
  previousReading: number | null
  previousReadOn: CivilDate | null
}

/** All that the receipt prints of a contract the account sees; asked for by number, dots and spaces included. */
export async function contractOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [contract] = await sql<ContractDetail[]>`
    select c.id, c.number, alias.alias, c.person_kind, c.company_name, c.given_name, c.first_surname, c.second_surname,
           a.is_holder, a.may_pay, a.may_manage, case when a.is_holder then c.tax_id end as tax_id,
           case when a.may_manage then contact.email end as email, case when a.may_manage then contact.phone end as phone, c.address, c.neighbourhood, c.municipality, c.postal_code, c.meter,
           c.location, c.dwellings, c.administration, c.billing_group, c.tariff, c.contracted_on, c.status, c.service,
           contact.digital_invoice, c.direct_debit, owed.amount as owed, owed.invoices as owed_invoices,
           owed.received + owed.credit as received,
           (
             select json_build_object(
               'number', i.number, 'period', i.period, 'issuedOn', i.issued_on, 'dueOn', due_day(i.id, i.due_on), 'total', i.total,
               'balance', i.balance, 'paidOn', i.paid_on, 'cancelled', i.cancelled, 'consumption', i.consumption,
               'averageConsumption', i.average_consumption, 'currentReading', i.current_reading,
               'currentReadOn', i.current_read_on, 'previousReading', i.previous_reading,
               'previousReadOn', i.previous_read_on, ${moneyHeldJson(sql)}
             )
             from invoices i ${moneyHeld(sql, accountId)} where i.contract_id = c.id order by i.issued_on desc, i.number desc limit 1
           ) as last_invoice,
           (
             select coalesce(json_agg(r), '[]') from (
               select r.meter, r.read_on as "readOn", r.value, r.kind
               from readings r where r.contract_id = c.id order by r.read_on desc, r.id desc limit 2
             ) r
           ) as readings
    from access a
    join contracts c on c.id = a.contract_id
    left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
    ${moneyOfContract(sql)}
    ${contactChanges(sql)}
    cross join lateral (select ${contactColumns(sql)}) contact
    where a.account_id = ${accountId} and a.ended_at is null and c.reference = ${compact(number)}
  `
  return contract
}

export type FiscalField = 'tax_id' | 'legal_name' | 'tax_regime' | 'cfdi_use' | 'tax_postal_code' | 'tax_certificate'

export type Change = {
  field: 'alias' | 'email' | 'phone' | 'digital_invoice' | 'invoice_email' | FiscalField
  before: string | null
  after: string | null
  changedAt: Date
  mine: boolean
}

/** The latest changes; the name somebody else gives the contract is theirs alone. */
export function changesOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  return sql<Change[]>`
    select ch.field, ch.before, ch.after, ch.changed_at, ch.account_id = a.account_id as mine
    from access a
    join contracts c on c.id = a.contract_id
    join data_changes ch on ch.contract_id = c.id
    where a.account_id = ${accountId} and a.ended_at is null and c.reference = ${compact(number)}
      and case
        when ch.field = 'alias' then ch.account_id = a.account_id
        when ch.field in ('email', 'phone') then a.may_manage
        else a.is_holder
      end
    order by ch.id desc
    limit 20
  `
}

/** A change counts until the feed brings a value of its own: one that is neither what was replaced nor what replaced it. */
export const contactColumns = (sql: Sql) => sql`
  case when new_email.ours then new_email.after else c.email end as email,
  case when new_phone.ours then new_phone.after else c.phone end as phone,
  case when new_digital.ours then new_digital.after = 'S' else c.digital_invoice end as digital_invoice
`

export const contactChanges = (sql: Sql) => sql`
  left join lateral (
    select (array_agg(ch.after order by ch.id desc))[1] as after,
           bool_or(c.email is not distinct from ch.before or c.email is not distinct from ch.after) as ours
    from data_changes ch where ch.contract_id = c.id and ch.field = 'email'
  ) new_email on true
  left join lateral (
    select (array_agg(ch.after order by ch.id desc))[1] as after,
           bool_or(c.phone is not distinct from ch.before or c.phone is not distinct from ch.after) as ours
    from data_changes ch where ch.contract_id = c.id and ch.field = 'phone'
  ) new_phone on true
  left join lateral (
    select (array_agg(ch.after order by ch.id desc))[1] as after,
           bool_or(case when c.digital_invoice then 'S' else 'N' end in (ch.before, ch.after)) as ours
    from data_changes ch where ch.contract_id = c.id and ch.field = 'digital_invoice'
  ) new_digital on true
`
