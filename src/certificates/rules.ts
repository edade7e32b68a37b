import { amountDisputed, amountPayable } from '../invoices/rules.ts'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { type AccountFacts, besideOf, type InvoiceFact } from '../statements/rules.ts'
import type { Profile } from '../web/profile.ts'

export type Policy = Profile['noDebt']

export type Standing =
  | { kind: 'clear'; disputed: Centavos; notYetDue: Centavos }
  /** What stands in the way, and what of it is in dispute. */
  | { kind: 'owes'; amount: Centavos; disputed: Centavos }
  /** Went back to whoever paid, and is not asked for again yet. */
  | { kind: 'not-taken-back'; amount: Centavos }
  | { kind: 'void' }

type Account = AccountFacts & { status: 'active' | 'pending' | 'ended' | 'void' }

/** Whether a contract can be said to owe nothing today, and if not why. */
export function standingOf(account: Account, policy: Policy, today: CivilDate): Standing {
  if (account.status === 'void') return { kind: 'void' }
  const { invoices } = account
  const amount = sum(invoices.map((invoice) => inTheWay(invoice, policy, today)))
  const disputed = sum(invoices.map(amountDisputed))
  if (amount > 0) return { kind: 'owes', amount, disputed: policy.allowsDisputed ? 0 : disputed }
  const { notTakenBack } = besideOf(account)
  if (notTakenBack > 0) return { kind: 'not-taken-back', amount: notTakenBack }
  return { kind: 'clear', disputed, notYetDue: sum(invoices.map(amountPayable)) }
}

function inTheWay(invoice: InvoiceFact, { allowsNotYetDue, allowsDisputed }: Policy, today: CivilDate): Centavos {
  const payable = allowsNotYetDue && today <= invoice.dueOn ? 0 : amountPayable(invoice)
  return payable + (allowsDisputed ? 0 : amountDisputed(invoice))
}

export type CertificateState = 'valid' | 'expired' | 'debt'

/**
 * Whether a certificate holds today. An invoice that came after it ends it only once it is overdue: else none would
 * outlive the next bill. What it said was paid must still be.
 */
export function stateOf(
  { issuedOn, validUntil }: { issuedOn: CivilDate; validUntil: CivilDate },
  account: AccountFacts,
  policy: Policy,
  today: CivilDate,
): CertificateState {
  if (today > validUntil) return 'expired'
  const owed = account.invoices.some((invoice) =>
    invoice.issuedOn > issuedOn
      ? today > invoice.dueOn && amountPayable(invoice) > 0
      : inTheWay(invoice, policy, today) > 0,
  )
  return owed || besideOf(account).notTakenBack > 0 ? 'debt' : 'valid'
}

export const validUntil = (issuedOn: CivilDate, { validDays }: Policy): CivilDate => addDays(issuedOn, validDays)

export const certificateFileName = (folio: string) => `constancia-${folio.replace(/[^\w-]/g, '')}.pdf`
