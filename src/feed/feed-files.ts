import {
  type Cell,
  choice,
  date,
  decimal,
  Fault,
  key,
  meter,
  money,
  period,
  text,
  uuid,
  whole,
  yesNo,
} from './cells.ts'

/** A column of a file of the feed and the column of ours that it fills. */
export type Column = {
  name: string
  to: string
  cell: Cell
  /** The header must have it. */
  required?: true
  /** A value must stand in every row. */
  filled?: true
  /** What an empty value means, when it does not mean «none». */
  empty?: string
  /** What the table gets in a new row when the file has no such column, where the table has no default of its own. */
  absent?: string
}

export type FeedFile = {
  name: FeedName
  table: string
  /** Our columns by which a row is the same row. */
  key: string[]
  /** The files whose rows it names. */
  after: FeedName[]
  columns: Column[]
  /** What a person or a company must have: in this row, or from before when the file has no such column. */
  needs?: { column: string; to: string; when: 'person' | 'company'; fault: Fault }[]
}

type FeedName = 'contratos' | 'tarifas' | 'facturas' | 'conceptos' | 'lecturas' | 'pagos'

const must = { required: true, filled: true } as const
const reading = whole(0, 999_999_999_999)
// A correction may take back what was counted before.
const consumption = whole(-999_999_999_999, 999_999_999_999)

const contract: Column = { name: 'contrato', to: 'contract_reference', cell: key(40), ...must }
const invoice: Column = { name: 'factura', to: 'invoice_number', cell: key(), ...must }

const contracts: FeedFile = {
  name: 'contratos',
  table: 'contracts',
  key: ['reference'],
  after: [],
  columns: [
    { name: 'contrato', to: 'number', cell: key(40), ...must },
    { name: 'tipo_persona', to: 'person_kind', cell: choice({ FISICA: 'person', MORAL: 'company' }), ...must },
    { name: 'nombre', to: 'given_name', cell: text(200) },
    { name: 'apellido_paterno', to: 'first_surname', cell: text(200) },
    { name: 'apellido_materno', to: 'second_surname', cell: text(200) },
    { name: 'razon_social', to: 'company_name', cell: text(300) },
    { name: 'rfc', to: 'tax_id', cell: text(20) },
    { name: 'correo', to: 'email', cell: text(254) },
    { name: 'telefono', to: 'phone', cell: text(50) },
    { name: 'direccion', to: 'address', cell: text(500), ...must },
    { name: 'colonia', to: 'neighbourhood', cell: text(200) },
    { name: 'municipio', to: 'municipality', cell: text(200) },
    { name: 'codigo_postal', to: 'postal_code', cell: text(20) },
    { name: 'medidor', to: 'meter', cell: meter, required: true },
    { name: 'localizacion', to: 'location', cell: text(100) },
    { name: 'unidades', to: 'dwellings', cell: whole(1, 1_000_000), empty: '1' },
    { name: 'administracion', to: 'administration', cell: text(100) },
    { name: 'grupo', to: 'billing_group', cell: text(100) },
    { name: 'tarifa', to: 'tariff', cell: text(100) },
    { name: 'fecha_contratacion', to: 'contracted_on', cell: date },
    {
      name: 'estatus',
      to: 'status',
      cell: choice({ ALTA: 'active', PENDIENTE: 'pending', BAJA: 'ended', ANULADO: 'void' }),
      empty: 'active',
    },
    {
      name: 'servicio',
      to: 'service',
      cell: choice({ ACTIVO: 'active', LIMITADO: 'limited', CORTADO: 'cut', SUSPENDIDO: 'suspended' }),
      empty: 'active',
    },
    { name: 'factura_digital', to: 'digital_invoice', cell: yesNo, empty: 'false' },
    { name: 'domiciliado', to: 'direct_debit', cell: yesNo, empty: 'false' },
  ],
  needs: [
    { column: 'apellido_paterno', to: 'first_surname', when: 'person', fault: new Fault('feed.expected.surname') },
    { column: 'razon_social', to: 'company_name', when: 'company', fault: new Fault('feed.expected.company') },
  ],
}

const tariffs: FeedFile = {
  name: 'tarifas',
  table: 'tariffs',
  key: ['tariff', 'valid_from', 'cubic_metres'],
  after: [],
  columns: [
    { name: 'tarifa', to: 'tariff', cell: key(), ...must },
    { name: 'vigente_desde', to: 'valid_from', cell: date, ...must },
    { name: 'm3', to: 'cubic_metres', cell: whole(0, 1_000_000), ...must },
    { name: 'cargo_agua', to: 'water_charge', cell: decimal(5, 9_999_999_999, 0), ...must },
    { name: 'm3_adicional', to: 'extra_per_cubic_metre', cell: decimal(5, 9_999_999_999, 0) },
    { name: 'alcantarillado_pct', to: 'drainage_percent', cell: decimal(3, 999, 0) },
    { name: 'saneamiento_pct', to: 'sanitation_percent', cell: decimal(3, 999, 0) },
    { name: 'iva_pct', to: 'vat_percent', cell: decimal(3, 999, 0) },
  ],
}

const invoices: FeedFile = {
  name: 'facturas',
  table: 'invoices',
  key: ['number'],
  after: ['contratos'],
  columns: [
    { name: 'factura', to: 'number', cell: key(), ...must },
    contract,
    { name: 'fecha_emision', to: 'issued_on', cell: date, ...must },
    { name: 'periodo', to: 'period', cell: period, ...must },
    { name: 'fecha_vencimiento', to: 'due_on', cell: date, ...must },
    { name: 'importe', to: 'total', cell: money, ...must },
    { name: 'saldo', to: 'balance', cell: money, ...must },
    { name: 'fecha_pago', to: 'paid_on', cell: date },
    { name: 'medidor', to: 'meter', cell: meter },
    { name: 'lectura_anterior', to: 'previous_reading', cell: reading },
    { name: 'fecha_lectura_anterior', to: 'previous_read_on', cell: date },
    { name: 'lectura_actual', to: 'current_reading', cell: reading },
    { name: 'fecha_lectura_actual', to: 'current_read_on', cell: date },
    { name: 'consumo_m3', to: 'consumption', cell: consumption },
    { name: 'consumo_promedio', to: 'average_consumption', cell: decimal(2, 9_999_999_999) },
    { name: 'estimada', to: 'estimated', cell: yesNo, empty: 'false' },
    { name: 'uuid', to: 'fiscal_uuid', cell: uuid },
    { name: 'cancelada', to: 'cancelled', cell: yesNo, empty: 'false' },
  ],
}

const lines: FeedFile = {
  name: 'conceptos',
  table: 'invoice_lines',
  key: ['invoice_id', 'line'],
  after: ['facturas'],
  columns: [
    invoice,
    { name: 'linea', to: 'line', cell: whole(0, 1_000_000), ...must },
    { name: 'clave_producto', to: 'product_code', cell: text(20) },
    { name: 'clave_unidad', to: 'unit_code', cell: text(20) },
    { name: 'descripcion', to: 'description', cell: text(1000), ...must },
    { name: 'cantidad', to: 'quantity', cell: decimal(4, 99_999_999_999) },
    { name: 'valor_unitario', to: 'unit_price', cell: decimal(6, 99_999_999_999) },
    { name: 'importe', to: 'amount', cell: money, ...must },
    { name: 'iva', to: 'vat', cell: money, empty: '0' },
  ],
}

const readings: FeedFile = {
  name: 'lecturas',
  table: 'readings',
  key: ['contract_id', 'meter', 'read_on'],
  after: ['contratos'],
  columns: [
    contract,
    { name: 'medidor', to: 'meter', cell: meter, ...must },
    { name: 'fecha', to: 'read_on', cell: date, ...must },
    { name: 'lectura_m3', to: 'value', cell: reading, ...must },
    { name: 'consumo_m3', to: 'consumption', cell: consumption, ...must },
    {
      name: 'tipo',
      to: 'kind',
      cell: choice({ REAL: 'real', ESTIMADA: 'estimated', CLIENTE: 'customer' }),
      empty: 'real',
    },
    { name: 'incidencia', to: 'incident', cell: text(200) },
    { name: 'digitos', to: 'digits', cell: whole(1, 12) },
  ],
}

const payments: FeedFile = {
  name: 'pagos',
  table: 'posted_payments',
  key: ['number'],
  after: ['contratos', 'facturas'],
  columns: [
    { name: 'pago', to: 'number', cell: key(), ...must },
    contract,
    { name: 'factura', to: 'invoice_number', cell: key() },
    { name: 'fecha', to: 'paid_on', cell: date, ...must },
    { name: 'importe', to: 'amount', cell: money, ...must },
    { name: 'canal', to: 'channel', cell: text(40), empty: 'OTRO', absent: 'OTRO' },
    { name: 'referencia', to: 'reference', cell: text(200) },
    { name: 'referencia_portal', to: 'portal_reference', cell: text(200) },
  ],
}

/** Each after those whose rows it names. */
export const feedFiles: readonly FeedFile[] = [contracts, tariffs, invoices, lines, readings, payments]

/** Files of the feed that the office cannot take yet. */
export const laterFiles: readonly string[] = ['consumo_horario.csv']
