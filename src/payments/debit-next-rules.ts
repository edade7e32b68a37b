import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { announcing, type NotChargedCause, noticeDay } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import type { PlannedState } from './planned-state-rules.ts'
import type { PaymentState } from './state-rules.ts'

/** A contract as whoever sees it reads of its invoices being paid by themselves. */
export type DebitContract = {
  id: number
  number: string
  address: string
  alias: string | null
  directDebit: boolean
  /** Paid by the account itself, or by somebody else who sees it. */
  isOwn: boolean
  isAnothers: boolean
  cardId: string | null
  daysBefore: number | null
  most: Centavos | null
  gateway: GatewayName | null
  brand: string | null
  last4: string | null
  cardExpiresOn: CivilDate | null
  /** The next invoice that asks for something and is not overdue, or one that is, of which something is to be said. */
  period: CivilDate | null
  dueOn: CivilDate | null
  open: Centavos | null
  /** What the debit has charged of it already, while the rest was in dispute. */
  charged: Centavos | null
  overdue: number
  /** What of all its invoices is in dispute: not charged until the answer. */
  disputed: Centavos
  /** What is planned for it. */
  planned: PlannedState | null
  cause: NotChargedCause | null
  amount: Centavos | null
  chargeOn: CivilDate | null
  announcedOn: CivilDate | null
  /** How its last try since then stands. */
  lastTry: PaymentState | null
  isUnderWay: boolean | null
  lastPlanned: 'paid' | 'dropped' | null
  lastPeriod: CivilDate | null
}

/** What its owner asked for. */
export type Terms = { daysBefore: number; most: Centavos; cardExpiresOn: CivilDate; isCardThere: boolean }

export function termsOf(contract: DebitContract, isOurs: (gateway: GatewayName) => boolean): Terms | undefined {
  const { isOwn, daysBefore, most, cardExpiresOn, gateway } = contract
  if (!isOwn || daysBefore === null || most === null || cardExpiresOn === null || gateway === null) return undefined
  return { daysBefore, most, cardExpiresOn, isCardThere: isOurs(gateway) }
}

type About = { period: CivilDate; dueOn: CivilDate; amount: Centavos }
export type Next =
  | { kind: 'bank' | 'another' | 'off' | 'none' }
  | { kind: 'paid' | 'dropped'; period: CivilDate }
  | (About & { kind: 'planned' | 'retry' | 'retry-failed'; date: CivilDate })
  | (About & { kind: 'announced'; date: CivilDate; told: CivilDate })
  | (About & { kind: 'waiting' | 'charging' | 'stuck' | 'held' | 'refused' | 'failed' | 'left' | NotChargedCause })

/** What happens next with a contract's invoices; `terms` are those of its debit. */
export function nextOf(contract: DebitContract, terms: Terms | undefined, today: CivilDate): Next {
  if (contract.directDebit) return { kind: 'bank' }
  if (contract.isAnothers) return { kind: 'another' }
  if (!terms) return { kind: 'off' }
  const { period, dueOn, open, lastPlanned, lastPeriod } = contract
  if (period === null || dueOn === null || open === null) {
    return lastPlanned && lastPeriod ? { kind: lastPlanned, period: lastPeriod } : { kind: 'none' }
  }
  const about = { period, dueOn, amount: open }
  if (contract.planned !== null) return planned(contract, about, today)
  return toCome(about, { ...terms, most: terms.most - (contract.charged ?? 0) }, today)
}

/** Nothing was said of it yet: what will be, as things stand. */
function toCome(about: About, terms: Terms, today: CivilDate): Next {
  const first = noticeDay(about.dueOn, terms.daysBefore)
  const step = announcing({ ...about, ...terms, open: about.amount }, today < first ? first : today)
  if (step.kind === 'announce') return { ...about, kind: 'planned', date: step.chargeOn }
  return { ...about, kind: step.kind === 'not-charged' ? step.cause : 'left' }
}

function planned(contract: DebitContract, about: About, today: CivilDate): Next {
  const { cause, chargeOn, announcedOn, lastTry, isUnderWay } = contract
  switch (contract.planned) {
    case 'announced': {
      const date = chargeOn ?? today
      if (isUnderWay && date <= today) return { ...about, kind: 'waiting' }
      if (lastTry) return { ...about, kind: lastTry === 'refused' ? 'retry' : 'retry-failed', date }
      return { ...about, kind: 'announced', date, told: announcedOn ?? today }
    }
    case 'charging':
      if (lastTry === 'held') return { ...about, kind: 'held' }
      return { ...about, kind: today > about.dueOn ? 'stuck' : 'charging' }
    case 'refused':
      return { ...about, kind: lastTry === 'refused' ? 'refused' : 'failed' }
    case 'not-charged':
      return { ...about, kind: cause ?? 'left' }
    default:
      // It was paid, and the money went back.
      return { ...about, kind: 'left' }
  }
}
