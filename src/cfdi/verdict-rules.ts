import type { X509Certificate } from 'node:crypto'
import { isUuid } from '../lib/text.ts'
import type { Version } from './anexo-rules.ts'
import { conceptsOf, sumsOf } from './concepts-rules.ts'
import { childrenOf, type Element, everyElement, namespaces } from './element-rules.ts'
import { originalString, type StringFault, stampString, withoutSpaces } from './original-rules.ts'
import { certificateIn, isSealed, numberOf } from './seal-rules.ts'
import type { Stamped } from './stamped-rules.ts'

export type Refused = { kind: 'refused'; reason: Reason; values: Record<string, string | number> }
export type Reason =
  | ('size' | 'encoding' | 'doctype' | 'xml' | 'depth' | 'notCfdi' | 'version' | 'schema')
  | ('certificate' | 'certificateNumber' | 'structure' | 'unsealed' | 'complement' | 'seal')
  | ('noStamp' | 'manyStamps' | 'stamp' | 'otherSeal')

export const refused = (reason: Reason, values: Refused['values'] = {}): Refused => ({
  kind: 'refused',
  reason,
  values,
})

/** A CFDI of a version that the office can judge, or why it is none. */
export function versionOf(root: Element): Version | Refused {
  if (root.name !== 'Comprobante') return refused('notCfdi')
  const version = root.attributes.get('Version') ?? root.attributes.get('version') ?? ''
  for (const known of ['3.3', '4.0'] as const) {
    if (version === known && root.namespace === namespaces[known]) return known
  }
  return refused('version', { version: version.slice(0, 20) })
}

/** Whether the document is sealed by its own certificate and stamped once for that seal; `timbrada` is nothing less. */
export function judged(root: Element, version: Version): Stamped | Refused {
  const certificate = certificateIn(root.attributes.get('Certificado') ?? '')
  if (!certificate) return refused('certificate')
  if (numberOf(certificate) !== root.attributes.get('NoCertificado')) return refused('certificateNumber')
  const text = originalString(root, version)
  if (typeof text !== 'string') return whyNot(text)
  for (const name of ['Emisor', 'Receptor', 'Conceptos']) {
    if (childrenOf(root, root.namespace, name).length !== 1) return refused('structure', { node: name, attribute: '' })
  }
  const seal = root.attributes.get('Sello') ?? ''
  if (!isSealed(certificate, text, seal)) return refused('seal')
  const stamp = stampOf(root)
  if (stamp instanceof Map) return stampedBy(root, version, stamp, certificate)
  return stamp
}

function whyNot(fault: StringFault): Refused {
  if (fault.kind === 'complement') return refused('complement', { namespace: fault.namespace })
  const attribute = 'attribute' in fault ? `@${fault.attribute}` : ''
  const isExtra = fault.kind === 'unsealed' || fault.kind === 'unknown-node' || fault.kind === 'text'
  return refused(isExtra ? 'unsealed' : 'structure', { node: fault.node, attribute })
}

/** The only stamp of the whole document, in its place and for this seal. */
function stampOf(root: Element): Map<string, string> | Refused {
  const stamps = [...everyElement(root)].filter((element) => element.namespace === namespaces.stamp)
  const placed = childrenOf(root, root.namespace, 'Complemento').flatMap((complement) =>
    childrenOf(complement, namespaces.stamp, 'TimbreFiscalDigital'),
  )
  const [stamp] = placed
  if (!stamp) return refused('noStamp')
  if (stamps.length > 1) return refused('manyStamps', { count: stamps.length })
  const values = new Map([...stamp.attributes].map(([name, value]) => [name, withoutSpaces(value)]))
  const missing = ['UUID', 'FechaTimbrado', 'RfcProvCertif', 'SelloCFD', 'NoCertificadoSAT', 'SelloSAT'].find(
    (name) => !values.get(name),
  )
  if (values.get('Version') !== '1.1' || missing || !isUuid(values.get('UUID') ?? '')) return refused('stamp')
  if (stamp.attributes.get('SelloCFD') !== root.attributes.get('Sello')) return refused('otherSeal')
  return values
}

function stampedBy(root: Element, version: Version, stamp: Map<string, string>, certificate: X509Certificate): Stamped {
  const of = (element: Element) => (name: string) => withoutSpaces(element.attributes.get(name) ?? '') || undefined
  const document = of(root)
  const issuer = of(childrenOf(root, root.namespace, 'Emisor')[0]!)
  const receiver = of(childrenOf(root, root.namespace, 'Receptor')[0]!)
  return {
    kind: 'stamped',
    uuid: stamp.get('UUID')!.toLowerCase(),
    version,
    type: document('TipoDeComprobante')!,
    number: [document('Serie'), document('Folio')].filter(Boolean).join(' ') || undefined,
    issuedAt: document('Fecha')!,
    place: document('LugarExpedicion')!,
    currency: document('Moneda')!,
    total: document('Total')!,
    paymentForm: document('FormaPago'),
    paymentMethod: document('MetodoPago'),
    issuer: { taxId: issuer('Rfc')!, name: issuer('Nombre'), regime: issuer('RegimenFiscal') },
    receiver: {
      taxId: receiver('Rfc')!,
      name: receiver('Nombre'),
      regime: receiver('RegimenFiscalReceptor'),
      postalCode: receiver('DomicilioFiscalReceptor'),
      use: receiver('UsoCFDI'),
    },
    seal: document('Sello')!,
    certificateNumber: numberOf(certificate),
    stampedAt: stamp.get('FechaTimbrado')!,
    stamper: stamp.get('RfcProvCertif')!,
    satCertificateNumber: stamp.get('NoCertificadoSAT')!,
    satSeal: stamp.get('SelloSAT')!,
    stampString: stampString(stamp),
    concepts: conceptsOf(root),
    sums: sumsOf(root),
  }
}
