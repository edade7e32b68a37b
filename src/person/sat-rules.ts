/** Whether a taxpayer is a person or a company. */
export type PersonKind = 'person' | 'company'

type Regime = { code: string; name: string; kinds: readonly PersonKind[] }

const both = ['person', 'company'] as const
const people = ['person'] as const
const companies = ['company'] as const

/** The SAT's catalogue c_RegimenFiscal (CFDI 4.0). */
export const regimes: readonly Regime[] = [
  { code: '601', name: 'General de Ley Personas Morales', kinds: companies },
  { code: '603', name: 'Personas Morales con Fines no Lucrativos', kinds: companies },
  { code: '605', name: 'Sueldos y Salarios e Ingresos Asimilados a Salarios', kinds: people },
  { code: '606', name: 'Arrendamiento', kinds: people },
  { code: '607', name: 'Régimen de Enajenación o Adquisición de Bienes', kinds: people },
  { code: '608', name: 'Demás ingresos', kinds: people },
  { code: '610', name: 'Residentes en el Extranjero sin Establecimiento Permanente en México', kinds: both },
  { code: '611', name: 'Ingresos por Dividendos (socios y accionistas)', kinds: people },
  { code: '612', name: 'Personas Físicas con Actividades Empresariales y Profesionales', kinds: people },
  { code: '614', name: 'Ingresos por intereses', kinds: people },
  { code: '615', name: 'Régimen de los ingresos por obtención de premios', kinds: people },
  { code: '616', name: 'Sin obligaciones fiscales', kinds: people },
  { code: '620', name: 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos', kinds: companies },
  { code: '621', name: 'Incorporación Fiscal', kinds: people },
  { code: '622', name: 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras', kinds: companies },
  { code: '623', name: 'Opcional para Grupos de Sociedades', kinds: companies },
  { code: '624', name: 'Coordinados', kinds: companies },
  {
    code: '625',
    name: 'Actividades Empresariales con ingresos a través de Plataformas Tecnológicas',
    kinds: people,
  },
  { code: '626', name: 'Régimen Simplificado de Confianza', kinds: both },
]

const earning = ['601', '603', '606', '612', '620', '621', '622', '623', '624', '625', '626']
const deducting = ['605', '606', '607', '608', '611', '612', '614', '615', '625']

type Use = { code: string; name: string; kinds: readonly PersonKind[]; regimes: readonly string[] }

/** The SAT's catalogue c_UsoCFDI (CFDI 4.0), without payments and payroll, which no invoice for water has. */
export const uses: readonly Use[] = [
  { code: 'G01', name: 'Adquisición de mercancías', kinds: both, regimes: earning },
  { code: 'G02', name: 'Devoluciones, descuentos o bonificaciones', kinds: both, regimes: [...earning, '616'] },
  { code: 'G03', name: 'Gastos en general', kinds: both, regimes: earning },
  { code: 'I01', name: 'Construcciones', kinds: both, regimes: earning },
  { code: 'I02', name: 'Mobiliario y equipo de oficina por inversiones', kinds: both, regimes: earning },
  { code: 'I03', name: 'Equipo de transporte', kinds: both, regimes: earning },
  { code: 'I04', name: 'Equipo de cómputo y accesorios', kinds: both, regimes: earning },
  { code: 'I05', name: 'Dados, troqueles, moldes, matrices y herramental', kinds: both, regimes: earning },
  { code: 'I06', name: 'Comunicaciones telefónicas', kinds: both, regimes: earning },
  { code: 'I07', name: 'Comunicaciones satelitales', kinds: both, regimes: earning },
  { code: 'I08', name: 'Otra maquinaria y equipo', kinds: both, regimes: earning },
  { code: 'D01', name: 'Honorarios médicos, dentales y gastos hospitalarios', kinds: people, regimes: deducting },
  { code: 'D02', name: 'Gastos médicos por incapacidad o discapacidad', kinds: people, regimes: deducting },
  { code: 'D03', name: 'Gastos funerales', kinds: people, regimes: deducting },
  { code: 'D04', name: 'Donativos', kinds: people, regimes: deducting },
  {
    code: 'D05',
    name: 'Intereses reales por créditos hipotecarios (casa habitación)',
    kinds: people,
    regimes: deducting,
  },
  { code: 'D06', name: 'Aportaciones voluntarias al SAR', kinds: people, regimes: deducting },
  { code: 'D07', name: 'Primas por seguros de gastos médicos', kinds: people, regimes: deducting },
  { code: 'D08', name: 'Gastos de transportación escolar obligatoria', kinds: people, regimes: deducting },
  { code: 'D09', name: 'Depósitos en cuentas para el ahorro y planes de pensiones', kinds: people, regimes: deducting },
  { code: 'D10', name: 'Pagos por servicios educativos (colegiaturas)', kinds: people, regimes: deducting },
  { code: 'S01', name: 'Sin efectos fiscales', kinds: both, regimes: regimes.map(({ code }) => code) },
]

export const isRegimeOf = (code: string, kind: PersonKind): boolean =>
  regimes.some((regime) => regime.code === code && regime.kinds.includes(kind))

export const isUseOf = (code: string, kind: PersonKind, regime: string): boolean =>
  uses.some((use) => use.code === code && use.kinds.includes(kind) && use.regimes.includes(regime))

export type TaxIdProblem = 'shape' | 'date' | 'digit'

/** Twelve characters are a company's, thirteen a person's. */
export const kindOfTaxId = (taxId: string): PersonKind => (taxId.length === 12 ? 'company' : 'person')

/** As the SAT builds an RFC: letters, a date, a homoclave whose last character checks all before it. */
export function taxIdProblem(taxId: string): TaxIdProblem | undefined {
  const parts = /^[A-ZÑ&]{3,4}(?<month>\d{2}(?:0[1-9]|1[0-2]))(?<day>\d{2})[A-Z\d]{2}[A\d]$/.exec(taxId)
  if (!parts?.groups) return /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[A\d]$/.test(taxId) ? 'date' : 'shape'
  const day = Number(parts.groups.day)
  if (day < 1 || day > daysOf(parts.groups.month!)) return 'date'
  return checkDigitOf(taxId.slice(0, -1)) === taxId.at(-1) ? undefined : 'digit'
}

/** A two-digit year may be of either century: 29 February is allowed where one of them has it. */
function daysOf(yearAndMonth: string): number {
  const [year, month] = [Number(yearAndMonth.slice(0, 2)), Number(yearAndMonth.slice(2))]
  return new Date(Date.UTC(2000 + year, month, 0)).getUTCDate()
}

const signs = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

function checkDigitOf(withoutDigit: string): string {
  const sum = [...withoutDigit.padStart(12, ' ')].reduce(
    (total, sign, at) => total + signs.indexOf(sign) * (13 - at),
    0,
  )
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'A' : String(digit)
}
