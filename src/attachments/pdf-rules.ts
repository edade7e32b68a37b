import type { Refusal } from './rules.ts'

const tailBytes = 2048

/**
 * Whether a PDF is one from its first byte to its last, and only that. It is never opened here: an operator saves it, and
 * their own reader opens it.
 */
export function pdfTrouble(bytes: Buffer): Refusal | undefined {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return 'pdf'
  const end = bytes.lastIndexOf('%%EOF')
  const isWhole = end >= bytes.length - tailBytes && /^%%EOF[\s\0]*$/.test(bytes.toString('latin1', Math.max(0, end)))
  // A ZIP file is found by its end, whatever stands in front of it.
  if (end < 0 || !isWhole || bytes.lastIndexOf('PK\x05\x06') >= 0) return 'pdf'
  return /\/(JavaScript|JS|Launch|RichMedia)\b/.test(bytes.toString('latin1')) ? 'pdfActive' : undefined
}
