import bwipjs from 'bwip-js/node'
import { checkOf, type Stamped, satAddress } from '../cfdi/stamped-rules.ts'
import type { Words } from '../words/words.ts'

/** The printed representation of a stamped invoice, as the SAT asks for it; nothing where an invoice has no stamp. */
export function fiscalOf(words: Words, stamped: Stamped | null | undefined) {
  if (!stamped) return false
  const { issuer, receiver } = stamped
  const address = satAddress(checkOf(stamped))
  const row = (name: FactName, ...values: (string | undefined)[]) => ({
    label: words(`cfdi.print.${name}`),
    value: values.filter(Boolean).join(' · '),
  })
  return {
    heading: words('cfdi.print.heading'),
    legend: words('cfdi.print.legend'),
    limits: words('cfdi.print.limits'),
    qr: bwipjs.toSVG({ bcid: 'qrcode', text: address, scale: 2 }),
    qrSays: words('cfdi.print.qr', { address }),
    facts: [
      row('uuid', stamped.uuid.toUpperCase()),
      row('version', stamped.version, stamped.type),
      row('issuer', issuer.taxId, issuer.name),
      row('issuerRegime', issuer.regime),
      row('receiver', receiver.taxId, receiver.name),
      row('receiverRegime', receiver.regime),
      row('receiverPlace', receiver.postalCode),
      row('use', receiver.use),
      row('issued', stamped.place, stamped.issuedAt),
      row('stampedAt', stamped.stampedAt),
      row('payment', stamped.paymentForm, stamped.paymentMethod),
      row('total', stamped.total, stamped.currency),
      row('certificate', stamped.certificateNumber),
      row('satCertificate', stamped.satCertificateNumber),
      row('stamper', stamped.stamper),
    ].filter(({ value }) => value !== ''),
    strings: [row('seal', stamped.seal), row('satSeal', stamped.satSeal), row('string', stamped.stampString)],
  }
}

type FactName =
  | (
      | 'uuid'
      | 'version'
      | 'issuer'
      | 'issuerRegime'
      | 'receiver'
      | 'receiverRegime'
      | 'receiverPlace'
      | 'use'
      | 'issued'
    )
  | ('stampedAt' | 'payment' | 'total' | 'certificate' | 'satCertificate' | 'stamper' | 'seal' | 'satSeal' | 'string')
