/**
 * The numbers printed on a receipt, from the contract's place in the feed alone: no seed, so that the same contracts
 * keep their numbers in every demo. Each formula steps through a range without ever meeting itself.
 */
const contractRange = 900_000
const serialRange = 9_999_991

/** The published manual's own contracts, which may be imported beside the demo. */
const manualNumbers = new Set([123456, 404040, 505050])

/** Six digits; seven from the 900,001st on. */
export function contractNumber(index: number): string {
  if (index >= contractRange) return String(1_000_000 + index - contractRange)
  const number = 100_000 + ((index * 524_287 + 234_567) % contractRange)
  return manualNumbers.has(number) ? String(number * 10) : String(number)
}

/** Serie, space, folio. `issue` is 0, or 1 for the invoice that replaces a cancelled one. */
export function invoiceSerial(index: number): string {
  return String((index * 48_271 + 4_820_193) % serialRange).padStart(7, '0')
}

export const invoiceNumber = (serial: string, period: string, issue: 0 | 1): string =>
  `IN 0001${period.slice(0, 4)}${period.slice(5)}${serial}${issue}`

/** Utilities buy meters of several makes: some serials are digits only, some begin with a letter. */
export function meterSerial(index: number, generation: 0 | 1): string {
  const serial = String(((2 * index + generation) * 7919 + 5_307_811) % serialRange).padStart(7, '0')
  const make = (index * 5 + generation * 3) % 8
  if (make < 4) return `${make + 1}${serial}`
  if (make < 6) return `${make * 5}${serial}`
  const year = generation ? 24 : 12 + (index % 11)
  return make === 6 ? `Q${year}${serial}` : `B${year}C${serial}`
}
