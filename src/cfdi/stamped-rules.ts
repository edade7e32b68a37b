import type { Centavos } from '../lib/money.ts'
import type { Version } from './anexo-rules.ts'
import type { Concept, Sums } from './concepts-rules.ts'

/** A document that was found sealed and stamped: what pages and prints say of it. */
export type Stamped = {
  kind: 'stamped'
  uuid: string
  version: Version
  /** `I` income, `E` credit note, `P` payment … */
  type: string
  /** Serie, a space and Folio. */
  number: string | undefined
  issuedAt: string
  place: string
  currency: string
  /** As it is written. */
  total: string
  paymentForm: string | undefined
  paymentMethod: string | undefined
  issuer: { taxId: string; name: string | undefined; regime: string | undefined }
  receiver: {
    taxId: string
    name: string | undefined
    regime: string | undefined
    postalCode: string | undefined
    use: string | undefined
  }
  seal: string
  certificateNumber: string
  stampedAt: string
  stamper: string
  satCertificateNumber: string
  satSeal: string
  stampString: string
  /** Absent from documents that were kept before the office read them. */
  concepts?: Concept[]
  sums?: Sums
}

/** The total as an invoice has it; nothing in another currency or in parts of a centavo. */
export function totalInCentavos({ total, currency }: Pick<Stamped, 'total' | 'currency'>): Centavos | undefined {
  const parts = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(total)
  if (!parts || currency !== 'MXN') return undefined
  return (Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))) as Centavos
}

/** What the SAT's own check must be told of a document. */
export type SatCheck = { uuid: string; issuer: string; receiver: string; total: string; sealEnd: string }

export const checkOf = ({ uuid, issuer, receiver, total, seal }: Stamped): SatCheck => ({
  uuid,
  issuer: issuer.taxId,
  receiver: receiver.taxId,
  total,
  sealEnd: seal.slice(-8),
})

/** Where the SAT says whether it knows the document: the address in the QR code of Anexo 20. */
export function satAddress({ uuid, issuer, receiver, total, sealEnd }: SatCheck): string {
  const query = new URLSearchParams({
    id: uuid.toUpperCase(),
    re: issuer,
    rr: receiver,
    tt: withoutZeros(total),
    fe: sealEnd,
  })
  return `https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?${query}`
}

/** The zeros that say nothing are left out, but one after the point: `344.00` is `344.0`. */
function withoutZeros(total: string): string {
  const [whole = '0', decimals = ''] = total.split('.')
  return `${whole.replace(/^0+(?=\d)/, '')}.${decimals.replace(/0+$/, '') || '0'}`
}
