import type { PendingQuery, Row } from 'postgres'
import type { Sql } from '../db.ts'
import { organisationsKept } from './kept-of-organisations-queries.ts'

/** One part of what the office holds about a person: its name in their copy, the tables it is of, and its rows. */
export type Kept = {
  name: string
  tables: readonly string[]
  rows: (sql: Sql, accountId: string) => PendingQuery<Row[]>
}

/** A contract's data are its holder's: whoever was lent sight of it has no right to a copy. */
const held = (sql: Sql, accountId: string) => sql`
  (select a.contract_id from access a where a.account_id = ${accountId} and a.ended_at is null and a.is_holder)
`

/** All that goes into a copy. Neither hashes nor tokens, and of another person nothing but what they wrote to this one. */
export const kept: readonly Kept[] = [
  {
    name: 'cuenta',
    tables: ['accounts', 'account_activations'],
    rows: (sql, id) => sql`
      select p.username, p.name, p.email, p.phone, p.created_at, v.activated_at
      from accounts p left join account_activations v on v.account_id = p.id where p.id = ${id}
    `,
  },
  {
    name: 'avisos_por_correo',
    tables: ['notification_choices'],
    rows: (sql, id) => sql`
      select topic, channel, is_wanted, changed_at from notification_choices where account_id = ${id} order by topic, channel
    `,
  },
  {
    name: 'condiciones_aceptadas',
    tables: ['terms_acceptances'],
    rows: (sql, id) => sql`
      select document, version, accepted_at from terms_acceptances where account_id = ${id} order by accepted_at, document
    `,
  },
  {
    name: 'cambios_de_contrasena',
    tables: ['password_changes'],
    rows: (sql, id) => sql`select changed_at, cause from password_changes where account_id = ${id} order by id`,
  },
  {
    name: 'sesiones',
    tables: ['sessions'],
    rows: (sql, id) => sql`
      select created_at, last_seen_at, ended_at, user_agent, host(address) as address
      from sessions where account_id = ${id} order by created_at, id
    `,
  },
  {
    name: 'accesos',
    tables: ['access_rows'],
    rows: (sql, id) => sql`
      select c.number as contract, r.role, r.proof, r.since, r.ends_at, r.ended_at,
        case
          when r.ended_by_operator is not null then 'utility' when r.ended_by = ${id} then 'own' when r.ended_at is not null then 'other'
        end as ended_by,
        r.account_id = ${id} as is_own
      from access_rows r join contracts c on c.id = r.contract_id
      where r.account_id = ${id} or r.granted_by = ${id} order by r.since, r.id
    `,
  },
  {
    name: 'invitaciones',
    tables: ['delegate_invitations'],
    rows: (sql, id) => sql`
      select c.number as contract, i.email, i.role, i.ends_on, i.created_at, i.accepted_at, i.withdrawn_at
      from delegate_invitations i join contracts c on c.id = i.contract_id
      where i.invited_by = ${id} order by i.created_at, i.id
    `,
  },
  ...organisationsKept,
  {
    name: 'contratos',
    tables: ['contracts', 'contract_aliases'],
    rows: (sql, id) => sql`
      select c.number, n.alias, c.person_kind, c.given_name, c.first_surname, c.second_surname, c.company_name, c.tax_id,
        c.email, c.phone, c.address, c.neighbourhood, c.municipality, c.postal_code, c.meter, c.dwellings, c.tariff,
        c.contracted_on, c.status, c.service, c.digital_invoice, c.direct_debit
      from contracts c left join contract_aliases n on n.contract_id = c.id and n.account_id = ${id}
      where c.id in ${held(sql, id)} order by c.number
    `,
  },
  {
    name: 'grupos_y_etiquetas',
    tables: ['contract_marks', 'marked_contracts'],
    rows: (sql, id) => sql`
      select m.kind, m.name, c.number as contract
      from contract_marks m
      left join marked_contracts x on x.mark_id = m.id
      left join contracts c on c.id = x.contract_id and c.id in ${held(sql, id)}
      where m.account_id = ${id} order by m.kind, m.name_key, c.number
    `,
  },
  {
    name: 'ajustes_de_la_tabla',
    tables: ['contract_table_settings'],
    rows: (sql, id) => sql`
      select t.columns, t.page_size, t.sort, t.is_descending, t.changed_at
      from contract_table_settings t where t.account_id = ${id}
    `,
  },
  {
    name: 'cambios_de_datos',
    tables: ['data_changes'],
    rows: (sql, id) => sql`
      select c.number as contract, h.field, h.before, h.after, h.changed_at
      from data_changes h left join contracts c on c.id = h.contract_id where h.account_id = ${id} order by h.id
    `,
  },
  {
    name: 'datos_fiscales',
    tables: ['fiscal_data'],
    rows: (sql, id) => sql`
      select c.number as contract, f.tax_id, f.legal_name, f.regime, f.cfdi_use, f.postal_code, f.certificate_size, f.at
      from fiscal_data f join contracts c on c.id = f.contract_id where f.account_id = ${id} order by f.id
    `,
  },
  {
    name: 'correos_de_factura',
    tables: ['invoice_addresses'],
    rows: (sql, id) => sql`
      select c.number as contract, s.email, s.asked_at, s.confirmed_at, s.ended_at
      from invoice_addresses s join contracts c on c.id = s.contract_id where s.account_id = ${id} order by s.asked_at, s.id
    `,
  },
  {
    name: 'facturas',
    tables: ['invoices', 'invoice_documents'],
    rows: (sql, id) => sql`
      select c.number as contract, i.number, i.issued_on, i.period, i.due_on, i.total, i.balance, i.paid_on, i.meter,
        i.previous_reading, i.current_reading, i.consumption, i.estimated, i.fiscal_uuid, i.cancelled
      from invoices i join contracts c on c.id = i.contract_id
      where i.contract_id in ${held(sql, id)} order by c.number, i.issued_on, i.number
    `,
  },
  {
    name: 'conceptos',
    tables: ['invoice_lines'],
    rows: (sql, id) => sql`
      select i.number as invoice, l.line, l.description, l.quantity, l.unit_price, l.amount, l.vat
      from invoice_lines l join invoices i on i.id = l.invoice_id
      where i.contract_id in ${held(sql, id)} order by i.number, l.line
    `,
  },
  {
    name: 'lecturas',
    tables: ['readings'],
    rows: (sql, id) => sql`
      select c.number as contract, r.meter, r.read_on, r.value, r.consumption, r.kind, r.incident
      from readings r join contracts c on c.id = r.contract_id
      where r.contract_id in ${held(sql, id)} order by c.number, r.read_on, r.id
    `,
  },
  {
    name: 'lecturas_enviadas',
    tables: ['customer_readings', 'customer_reading_states'],
    rows: (sql, id) => sql`
      select c.number as contract, s.meter, s.read_on, s.value, s.state, s.created_at, s.kept_value,
        (select string_agg(h.state || ' ' || h.at::date, ', ' order by h.id)
         from customer_reading_states h where h.customer_reading_id = s.id) as states
      from customer_readings s join contracts c on c.id = s.contract_id where s.account_id = ${id} order by s.created_at, s.id
    `,
  },
  {
    name: 'descargas_preparadas',
    tables: ['downloads'],
    rows: (sql, id) => sql`
      select asked_at, invoice_count, contract_count, first_period, last_period, ready_at, expires_at, removed_at
      from downloads where account_id = ${id} order by asked_at, id
    `,
  },
  {
    name: 'pagos_registrados',
    tables: ['posted_payments'],
    rows: (sql, id) => sql`
      select c.number as contract, b.number, b.paid_on, b.amount, b.channel, b.reference
      from posted_payments b join contracts c on c.id = b.contract_id
      where b.contract_id in ${held(sql, id)} order by b.paid_on, b.number
    `,
  },
  {
    name: 'pagos',
    tables: ['payments', 'payment_items'],
    rows: (sql, id) => sql`
      select p.folio, p.created_at, p.gateway, p.method, p.state, p.received_on, i.reference, c.number as contract,
        v.number as invoice, i.amount
      from payments p join payment_items i on i.payment_id = p.id join contracts c on c.id = i.contract_id
      left join invoices v on v.id = i.invoice_id
      where p.account_id = ${id} order by p.created_at, p.id, i.position
    `,
  },
  {
    name: 'constancias',
    tables: ['certificates'],
    rows: (sql, id) => sql`
      select s.folio, c.number as contract, s.issued_on, s.valid_until, s.holder, s.address, s.disputed
      from certificates s join contracts c on c.id = s.contract_id where s.account_id = ${id} order by s.id
    `,
  },
  {
    name: 'tarjetas',
    tables: ['saved_cards'],
    rows: (sql, id) => sql`
      select gateway, brand, last4, expires_on, saved_at, ended_at from saved_cards
      where account_id = ${id} order by created_at, id
    `,
  },
  {
    name: 'pagos_automaticos',
    tables: ['debits', 'planned_charges'],
    rows: (sql, id) => sql`
      select c.number as contract, d.days_before, d.most, d.created_at, d.ended_at, d.end_cause, v.number as invoice,
        n.charge_on, n.state, n.amount
      from debits d join contracts c on c.id = d.contract_id left join planned_charges n on n.debit_id = d.id
      left join invoices v on v.id = n.invoice_id
      where d.account_id = ${id} order by d.id, n.id
    `,
  },
  {
    name: 'gestiones',
    tables: ['requests', 'request_events'],
    rows: (sql, id) => sql`
      select r.folio, r.kind, r.state, r.due_on, e.at, e.said, e.by,
        case when e.said = 'opened' then r.message else e.text end as text, e.evidence, e.stars, r.answers
      from requests r join request_events e on e.request_id = r.id
      where r.account_id = ${id} order by r.created_at, r.id, e.id
    `,
  },
  {
    name: 'archivos_adjuntos',
    tables: ['attachments'],
    rows: (sql, id) => sql`
      select name, content_type, size, created_at from attachments where account_id = ${id} order by created_at, id
    `,
  },
  {
    name: 'copias_de_datos',
    tables: ['data_copies'],
    rows: (sql, id) => sql`select right_used, at from data_copies where account_id = ${id} order by id`,
  },
]

/** What names an account, a contract or something of theirs and is in no copy, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  arrangements_before: 'how groups and labels in the copy were before the last change, to undo it',
  arrangement_files: 'what was uploaded and not applied: its page shows it',
  account_closures: 'whoever has ended their account cannot ask with it',
  mail_links: 'hashes of tokens, gone after a month',
  registration_drafts: 'of a browser, gone after an hour',
  drafts: 'what was typed and not sent: its page shows it',
  request_links: 'hashes of tokens of guests',
  payment_links: 'hashes of tokens of guests',
  payment_events: 'what the gateways said: the state and the receipt of each payment tell it',
  ledger_lines: 'the books of the utility: each sum is in the payments',
  invoice_notices: 'that a mail was sent of an invoice that is in the copy',
  cfdi_documents: 'the fiscal print of an invoice that is in the copy: its page downloads it',
  customer_reading_reviews: 'how the utility looked at a reading: the reading’s own states say what came of it',
  disputes: 'what is held of an invoice: the request that asked for it is in the copy',
  download_parts: 'pieces of the ZIP of invoices that are in the copy',
  sandbox_payments: 'of the demonstration',
  request_assignments: 'who works on it at the utility',
  request_escalations: 'how the utility keeps its own time',
  request_notes: 'what the utility’s people write to each other',
  request_transfers: 'who works on it at the utility',
}

/** The invoices whose receipts belong in a copy, and the payments that have a receipt. */
export async function documentsOf(sql: Sql, accountId: string) {
  const [invoices, payments] = await Promise.all([
    sql<{ number: string }[]>`
      select i.number from invoices i where i.contract_id in ${held(sql, accountId)} order by i.issued_on, i.number
    `,
    sql<{ folio: string }[]>`
      select folio from payments
      where account_id = ${accountId} and state in ('received', 'applied', 'returned') order by folio
    `,
  ])
  return { invoices: invoices.map(({ number }) => number), payments: payments.map(({ folio }) => folio) }
}

export async function lastCopyOf(sql: Sql, accountId: string): Promise<Date | undefined> {
  const [copy] = await sql<{ at: Date }[]>`
    select at from data_copies where account_id = ${accountId} order by id desc limit 1
  `
  return copy?.at
}
