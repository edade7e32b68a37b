/** An invoice that is paid by itself, or is not. `card`: `visa 4242`. */
type DebitFacts = {
  contract: string
  invoice: string
  period: string
  dueOn: string
  amount: number
  card: string
}

/** What is told about saved cards and what is paid with them by itself. */
export type DebitNoticeFacts = {
  /**
   * Before each charge. `isAgain`: it takes the place of another. `disputed`: what of the invoice is not charged because it
   * is in dispute. `isReleased`: what is charged was in dispute, and the rest was charged before.
   */
  'debit-announced': DebitFacts & { chargeOn: string; isAgain: boolean; disputed?: number; isReleased?: boolean }
  'debit-not-charged': DebitFacts & {
    cause: 'limit' | 'late' | 'expired' | 'card' | 'under-way' | 'untold'
    most: number
  }
  /** Its day has come, and another payment for the invoice is on its way. */
  'debit-waiting': DebitFacts
  /** It was announced, and the invoice was cancelled. */
  'debit-cancelled': { contract: string; period: string }
  /**
   * `again`: the day of the last try, if there is one. Not refused, it was never charged at all. `isReplaced`: the terms
   * were changed meanwhile, and the invoice is charged by the new ones.
   */
  'debit-refused': DebitFacts & { again: string | null; isRefused: boolean; isReplaced?: boolean }
  'debit-ended': { contract: string; cause: 'access' | 'contract' | 'bank' }
  /** `debits`: how many contracts are paid with it by themselves. */
  'card-expiring': { card: string; expiresOn: string; debits: number }
}
