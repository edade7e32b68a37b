import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Version } from '../src/cfdi/anexo-rules.ts'
import { originalString } from '../src/cfdi/original-rules.ts'
import { openXml } from '../src/cfdi/xml.ts'

const certificateNumber = '00001000000500000001'
const issuerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificate = aCertificate(issuerKeys, certificateNumber).toString('base64')
export const someUuid = '5d3f1c6e-8a53-4c1b-9f0e-2b7a5c1d4e6f'

export type CfdiFacts = Partial<{
  version: Version
  /** Attributes of Comprobante that are not the usual ones; undefined leaves one out. */
  root: Record<string, string | undefined>
  uuid: string
  issuer: string
  description: string
  /** Instead of the usual stamp. */
  complement: (seal: string) => string
  addenda: string
  /** The text that is sealed instead of the document's own. */
  sealedText: string
  change: (xml: string) => string
  /** Changes what is sealed. */
  unsealed: (xml: string) => string
}>

/** A stamped invoice of the test's own hand, sealed by a key of its own; say only what the test is about. */
export function aCfdi(facts: CfdiFacts = {}): string {
  const unsealed = written(facts, '')
  const text = facts.sealedText ?? ownString(unsealed, facts.version ?? '4.0')
  const seal = sign('RSA-SHA256', Buffer.from(text, 'utf8'), issuerKeys.privateKey).toString('base64')
  const xml = written(facts, seal)
  return facts.change ? facts.change(xml) : xml
}

function ownString(xml: string, version: Version): string {
  const opened = openXml(Buffer.from(xml))
  if (typeof opened === 'string') return opened
  const text = originalString(opened.root, version)
  opened.dispose()
  return typeof text === 'string' ? text : ''
}

function written(facts: CfdiFacts, seal: string): string {
  const { version = '4.0', root = {}, issuer = 'AAS900101AB1', description = 'Consumo de agua' } = facts
  const is4 = version === '4.0'
  const attributes: Record<string, string | undefined> = {
    Version: version,
    Serie: 'IN',
    Folio: '1',
    Fecha: '2021-02-20T10:00:00',
    FormaPago: '99',
    NoCertificado: certificateNumber,
    SubTotal: '344.00',
    Moneda: 'MXN',
    Total: '344.00',
    TipoDeComprobante: 'I',
    ...(is4 && { Exportacion: '01' }),
    MetodoPago: 'PPD',
    LugarExpedicion: '76000',
    Sello: seal,
    Certificado: certificate,
    ...root,
  }
  const line =
    'ClaveProdServ="83101500" Cantidad="1" ClaveUnidad="E48" ' +
    `Descripcion="${description}" ValorUnitario="344.00" Importe="344.00"`
  const receiver = is4
    ? 'Rfc="NUPA700101AB1" Nombre="ANA" DomicilioFiscalReceptor="76000" RegimenFiscalReceptor="612" UsoCFDI="G03"'
    : 'Rfc="NUPA700101AB1" UsoCFDI="G03"'
  const tax = is4
    ? 'Base="344.00" Impuesto="002" TipoFactor="Exento"'
    : 'Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.000000" Importe="0.00"'
  const change = facts.unsealed ?? ((xml: string) => xml)
  return change(`<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/${is4 ? 4 : 3}"${pairs(attributes)}>
  <cfdi:Emisor Rfc="${issuer}" Nombre="AGUAS" RegimenFiscal="603"/>
  <cfdi:Receptor ${receiver}/>
  <cfdi:Conceptos>
    <cfdi:Concepto ${line}${is4 ? ' ObjetoImp="01"' : ''}/>
  </cfdi:Conceptos>
  <cfdi:Impuestos${is4 ? '' : ' TotalImpuestosTrasladados="0.00"'}><cfdi:Traslados><cfdi:Traslado ${tax}/></cfdi:Traslados></cfdi:Impuestos>
  <cfdi:Complemento>${(facts.complement ?? ((sello: string) => aStamp(sello, facts.uuid)))(seal)}</cfdi:Complemento>${facts.addenda ?? ''}
</cfdi:Comprobante>
`)
}

export const aStamp = (seal: string, uuid = someUuid) =>
  '<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" ' +
  `UUID="${uuid.toUpperCase()}" FechaTimbrado="2021-02-20T10:00:05" RfcProvCertif="SPR190613I52" SelloCFD="${seal}" ` +
  'NoCertificadoSAT="00001000000500000099" SelloSAT="c2VsbG8gZGVsIFNBVA=="/>'

const pairs = (attributes: Record<string, string | undefined>) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')

/** X.509 by hand: Node reads certificates and makes none. */
function aCertificate({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }, number: string) {
  const algorithm = node(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
  const name = node(0x30, node(0x31, node(0x30, Buffer.from('0603550403', 'hex'), node(0x0c, Buffer.from('AGUAS')))))
  const day = (text: string) => node(0x17, Buffer.from(text))
  const facts = node(
    0x30,
    Buffer.from('a003020102', 'hex'),
    node(0x02, Buffer.from(number)),
    algorithm,
    name,
    node(0x30, day('200101000000Z'), day('400101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  return node(0x30, facts, algorithm, node(0x03, Buffer.from([0]), sign('RSA-SHA256', facts, privateKey)))
}

function node(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
