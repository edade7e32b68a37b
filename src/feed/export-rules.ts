import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import type { FindingName } from '../readings/plausible-rules.ts'
import type { Decision, WhyRejected } from '../readings/review-rules.ts'
import { asText, csvLine } from './csv-rules.ts'

/** Money that came for an invoice or in advance, or went back. */
export type PaymentRow = {
  id: string
  on: CivilDate
  contract: string
  invoice: string | null
  amount: Centavos
  method: 'card' | 'cash' | 'transfer'
  gateway: string
  gatewayReference: string | null
  kind: 'received' | 'released' | 'refund' | 'chargeback' | 'regained'
}

/** One move of a request. */
export type RequestRow = {
  id: string
  folio: string
  on: CivilDate
  said: 'opened' | 'asked' | 'resumed' | 'answered' | 'closed' | 'reopened'
  stateAfter: 'open' | 'asked' | 'answered' | 'closed'
  /** The last day on which it must be answered, as long as that is known. */
  dueOn: CivilDate | null
  contract: string | null
  kind: string
  name: string
  email: string
  answers: Record<string, string>
  message: string
  operator: string | null
  evidence: string | null
}

/** What a person read off their own meter. */
export type ReadingRow = {
  id: string
  on: CivilDate
  contract: string
  meter: string
  value: number
  state: 'received' | 'accepted' | 'held' | 'rejected'
  /** What an operator decided of it, and why it was not taken. */
  decision: Decision | null
  why: WhyRejected | null
  reasons: FindingName[]
  /** The picture in the office's own store. */
  photo: string | null
}

export type ContactRow = {
  id: string
  on: CivilDate
  /** None for what somebody changed of their own account. */
  contract: string | null
  field: keyof typeof contactNames
  before: string | null
  after: string | null
}

const contactNames = {
  email: 'correo',
  phone: 'telefono',
  digital_invoice: 'factura_digital',
  invoice_email: 'correo_factura',
  tax_id: 'rfc',
  legal_name: 'razon_social',
  tax_regime: 'regimen_fiscal',
  cfdi_use: 'uso_cfdi',
  tax_postal_code: 'codigo_postal_fiscal',
  tax_certificate: 'constancia_fiscal',
  account_name: 'cuenta_nombre',
  account_email: 'cuenta_correo',
  account_phone: 'cuenta_telefono',
  account_closed: 'cuenta_cancelada',
}

const channels = { card: 'TARJETA', cash: 'OXXO', transfer: 'SPEI' }
const paymentStates = {
  received: 'RECIBIDO',
  released: 'RECIBIDO',
  refund: 'DEVUELTO',
  chargeback: 'CONTRACARGO',
  regained: 'RECUPERADO',
}

const requestStates = { open: 'RECIBIDA', asked: 'EN PAUSA', answered: 'RESPONDIDA', closed: 'CERRADA' }

const readingStates = { received: 'RECIBIDA', accepted: 'ACEPTADA', held: 'RETENIDA', rejected: 'RECHAZADA' }

const whysRejected: Record<WhyRejected, string> = {
  'photo-unclear': 'FOTO_ILEGIBLE',
  'photo-other-meter': 'FOTO_DE_OTRO_MEDIDOR',
  'photo-other-number': 'FOTO_CON_OTRO_NUMERO',
  'no-photo': 'SIN_FOTO',
  'not-possible': 'NO_ES_POSIBLE',
  other: 'OTRO_MOTIVO',
}

const readingReasons: Record<FindingName, string> = {
  future: 'FECHA_FUTURA',
  'before-last': 'ANTERIOR_A_LA_ULTIMA',
  'first-reading': 'PRIMERA_LECTURA',
  exchange: 'MEDIDOR_NUEVO',
  'rolled-over': 'VUELTA_COMPLETA',
  'estimate-corrected': 'CORRIGE_ESTIMADA',
  'other-meter': 'OTRO_MEDIDOR',
  digits: 'CIFRAS_DE_MAS_O_DE_MENOS',
  'swapped-digits': 'CIFRAS_CAMBIADAS',
  'reversed-digits': 'CIFRAS_AL_REVES',
  zero: 'CERO',
  'same-as-last': 'IGUAL_A_LA_ULTIMA',
  'lower-than-last': 'MENOR_QUE_LA_ULTIMA',
  'too-high': 'CONSUMO_MUY_ALTO',
  'too-low': 'CONSUMO_MUY_BAJO',
}

/** The files of an export, with what each row of them is. */
const columns = {
  pagos_portal: 'id,fecha,contrato,factura,importe,canal,pasarela,referencia_pasarela,estado',
  lecturas_portal: 'id,fecha,contrato,medidor,lectura_m3,estado,motivo,foto',
  gestiones_portal: 'folio,fecha,contrato,tipo,estado,vence,texto',
  datos_contacto_portal: 'id,fecha,contrato,dato,antes,despues',
} as const

export const paymentsFile = (rows: readonly PaymentRow[]) =>
  written(columns.pagos_portal, rows, (row) => [
    row.id,
    row.on,
    asText(row.contract),
    asText(row.invoice ?? ''),
    // A refund is negative: a number, and no formula.
    (row.amount / 100).toFixed(2),
    channels[row.method],
    row.gateway,
    asText(row.gatewayReference ?? ''),
    paymentStates[row.kind],
  ])

export const requestsFile = (rows: readonly RequestRow[]) =>
  written(columns.gestiones_portal, rows, (row) => [
    row.folio,
    row.on,
    asText(row.contract ?? ''),
    row.kind,
    requestStates[row.stateAfter],
    row.dueOn ?? '',
    asText(textOf(row)),
  ])

export const contactsFile = (rows: readonly ContactRow[]) =>
  written(columns.datos_contacto_portal, rows, (row) => [
    row.id,
    row.on,
    asText(row.contract ?? ''),
    contactNames[row.field],
    asText(row.before ?? ''),
    asText(row.after ?? ''),
  ])

export const readingsFile = (rows: readonly ReadingRow[]) =>
  written(columns.lecturas_portal, rows, (row) => [
    row.id,
    row.on,
    asText(row.contract),
    asText(row.meter),
    String(row.value),
    row.decision === 'correct' && row.state === 'accepted' ? 'CORREGIDA' : readingStates[row.state],
    row.why && row.state === 'rejected'
      ? whysRejected[row.why]
      : [...new Set(row.reasons.map((reason) => readingReasons[reason]))].join(' '),
    row.photo ?? '',
  ])

const written = <Row>(header: string, rows: readonly Row[], cells: (row: Row) => string[]) =>
  `${header}\r\n${rows.map((row) => csvLine(cells(row))).join('')}`

/** Who writes, what the form asked, and the message; afterwards what was said, and what shows that it was done. */
function textOf({ said, name, email, answers, message, operator, evidence }: RequestRow): string {
  if (said !== 'opened') return [operator, message, evidence].filter(Boolean).join('\n')
  const who = email ? `${name} <${email}>` : name
  const asked = Object.entries(answers).filter(([, answer]) => answer !== '')
  return [who, ...asked.map(([question, answer]) => `${question}: ${answer}`), '', message].join('\n')
}
