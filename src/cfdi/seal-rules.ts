import { verify, X509Certificate } from 'node:crypto'

/** The attribute Certificado: the issuer's certificate as DER in Base64. Nothing where it is none that can seal. */
export function certificateIn(text: string): X509Certificate | undefined {
  const der = bytesOf(text)
  if (!der || der.length > 8192) return undefined
  try {
    const certificate = new X509Certificate(der)
    return certificate.publicKey.asymmetricKeyType === 'rsa' ? certificate : undefined
  } catch {
    return undefined
  }
}

/** The SAT writes its numbers as text into the serial: `3030…31` is `00…1`. */
export const numberOf = (certificate: X509Certificate): string =>
  Buffer.from(certificate.serialNumber, 'hex').toString('latin1')

export function isSealed(certificate: X509Certificate, text: string, seal: string): boolean {
  const signature = bytesOf(seal)
  return signature !== undefined && verify('RSA-SHA256', Buffer.from(text, 'utf8'), certificate.publicKey, signature)
}

/** Strictly: Node would pass over what is not Base64. Line breaks inside came as spaces. */
function bytesOf(base64: string): Buffer | undefined {
  const dense = base64.replace(/[ \t\r\n]/g, '')
  const bytes = Buffer.from(dense, 'base64')
  return dense !== '' && bytes.toString('base64') === dense ? bytes : undefined
}
