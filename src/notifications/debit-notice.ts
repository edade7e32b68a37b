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
  /** Before each charge. `isAgain`: it asks for more than was told before. */
  'debit-announced': DebitFacts & { chargeOn: string; isAgain: boolean }
  'debit-not-charged': DebitFacts & {
    cause: 'limit' | 'late' | 'expired' | 'card' | 'under-way'
    most: number
  }
  /** `again`: the day of the last try, if there is one. Not refused, it was never charged at all. */
  'debit-refused': DebitFacts & { again: string | null; isRefused: boolean }
  'debit-ended': { contract: string; cause: 'access' | 'contract' | 'bank' }
  /** `debits`: how many contracts are paid with it by themselves. */
  'card-expiring': { card: string; expiresOn: string; debits: number }
}
