import type { ChosenItem } from './choice-rules.ts'
import type { PaymentTerms } from './rules.ts'

export type Holder = { company: string | null; names: readonly (string | null)[] }

const mostInitials = 3

/** Enough to know one's own contract, too little to learn whose another is: «A. N. D.»; of a company three words at most. */
export function initialsOf({ company, names }: Holder): string {
  const words = company ? company.split(/\s+/) : names
  return words
    .map((word) => /[\p{L}\p{N}]/u.exec((word ?? '').normalize('NFC'))?.[0])
    .filter((letter) => letter !== undefined)
    .slice(0, mostInitials)
    .map((letter) => `${letter.toLocaleUpperCase('es-MX').replaceAll(/\p{M}/gu, '')}.`)
    .join(' ')
}

/** Without an account what is owed is paid, and nothing in advance. */
export const guestTerms = <Terms extends PaymentTerms>(terms: Terms) => ({ ...terms, mostAdvance: null })

/** Whether a link serves to pay all of it: that of an invoice pays that invoice, that of a contract what is owed for it. */
export const isOffered = (
  items: readonly ChosenItem[],
  { contractId, invoiceId }: { contractId: number; invoiceId: number | null },
): boolean =>
  items.every((item) => item.contractId === contractId && (invoiceId === null || item.invoiceId === invoiceId))
