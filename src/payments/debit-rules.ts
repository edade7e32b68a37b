import { addDays, type CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'

/** So many days at least lie between a notice and its charge. */
export const noticeDays = 3
/** The notice leaves so many days before the charge, so that some may go wrong and it still comes in time. */
export const noticeFromDays = 5
/** A card is said to expire so many days before. */
export const expiryDays = 30
/** Once more the next day, and then no more. */
const mostAttempts = 2

export const fewestDaysBefore = 0
export const mostDaysBefore = 10
export const usualDaysBefore = 3

/** The day that the person chose. */
export const chosenDay = (dueOn: CivilDate, daysBefore: number): CivilDate => addDays(dueOn, -daysBefore)

/** The day of the charge for whoever is told today: never sooner than the notice allows. */
export function chargeDay(dueOn: CivilDate, daysBefore: number, today: CivilDate): CivilDate {
  const [earliest, chosen] = [addDays(today, noticeDays), chosenDay(dueOn, daysBefore)]
  if (chosen < earliest) return earliest
  return chosen
}

/** The first day of the notice. */
export const noticeDay = (dueOn: CivilDate, daysBefore: number): CivilDate =>
  addDays(chosenDay(dueOn, daysBefore), -noticeFromDays)

/** How an invoice stands with whoever wants it paid by itself. */
export type Standing = {
  dueOn: CivilDate
  /** What it still asks for. */
  open: Centavos
  daysBefore: number
  most: Centavos
  cardExpiresOn: CivilDate
  /** It is kept, and at a gateway that we still have. */
  isCardThere: boolean
}

/** `untold`: its notice never left. */
export type NotChargedCause = 'limit' | 'late' | 'expired' | 'card' | 'under-way' | 'untold'

/** What is told of an invoice. */
export type Telling =
  | { kind: 'announce'; amount: Centavos; chargeOn: CivilDate }
  | { kind: 'not-charged'; cause: NotChargedCause }

/** What to tell about an invoice of which nothing was told yet. */
export function announcing(standing: Standing, today: CivilDate): Telling | { kind: 'wait' } {
  const { dueOn, open, daysBefore } = standing
  if (open <= 0 || today > dueOn || today < noticeDay(dueOn, daysBefore)) return { kind: 'wait' }
  return announcingNow(standing, today)
}

function announcingNow(standing: Standing, today: CivilDate): Telling {
  const { dueOn, open, daysBefore, most, ...card } = standing
  const chargeOn = chargeDay(dueOn, daysBefore, today)
  if (!card.isCardThere) return { kind: 'not-charged', cause: 'card' }
  if (open > most) return { kind: 'not-charged', cause: 'limit' }
  if (chargeOn > dueOn) return { kind: 'not-charged', cause: 'late' }
  if (chargeOn > card.cardExpiresOn) return { kind: 'not-charged', cause: 'expired' }
  return { kind: 'announce', amount: open, chargeOn }
}

export type Announced = Standing & {
  /** What was announced, and for when. */
  amount: Centavos
  chargeOn: CivilDate
  /** Its mail has left, waits to leave, or will not. */
  notice: 'left' | 'waiting' | 'given-up'
  /** Somebody's payment for the invoice is open: nobody knows yet how it ends. */
  isUnderWay: boolean
}

export type Charge =
  | Telling
  /** `isForAnother`: its day has come, and another payment is on its way. */
  | { kind: 'wait'; isForAnother: boolean }
  | { kind: 'drop' }
  | { kind: 'charge'; amount: Centavos }

/** What to do about an invoice that was announced. */
export function afterNotice(announced: Announced, today: CivilDate): Charge {
  const { dueOn, open, amount, chargeOn, isUnderWay, cardExpiresOn, isCardThere, notice } = announced
  if (open <= 0) return { kind: 'drop' }
  if (today > dueOn) return { kind: 'not-charged', cause: whyNot(announced) }
  // It asks for more than was said: said again, and waited again.
  if (open > amount) return announcingNow(announced, today)
  if (!isCardThere) return { kind: 'not-charged', cause: 'card' }
  if (notice === 'given-up') return { kind: 'not-charged', cause: 'untold' }
  if (chargeOn > dueOn) return { kind: 'not-charged', cause: 'late' }
  if (today < chargeOn) return { kind: 'wait', isForAnother: false }
  if (isUnderWay || notice === 'waiting') return { kind: 'wait', isForAnother: isUnderWay }
  if (today > cardExpiresOn) return { kind: 'not-charged', cause: 'expired' }
  return { kind: 'charge', amount: open }
}

/** Its due date went by. */
function whyNot({ isUnderWay, notice }: Announced): NotChargedCause {
  if (isUnderWay) return 'under-way'
  return notice === 'left' ? 'late' : 'untold'
}

/** The day of a charge whose notice left late: as many days after it as one whose notice left at once. */
export const dayAfterNotice = (chargeOn: CivilDate, leftOn: CivilDate): CivilDate => {
  const earliest = addDays(leftOn, noticeDays)
  return chargeOn < earliest ? earliest : chargeOn
}

/** So many debits that one import would end are a mistake of the import until somebody says otherwise. */
export const tooManyToEnd = ({ ending, standing }: { ending: number; standing: number }): boolean =>
  ending > 20 && ending * 20 > standing

/** When a refused charge is tried once more, if it is. */
export function againOn({ attempts, dueOn }: { attempts: number; dueOn: CivilDate }, today: CivilDate) {
  const tomorrow = addDays(today, 1)
  return attempts < mostAttempts && tomorrow <= dueOn ? tomorrow : undefined
}

/** Thrice the usual invoice, in whole hundreds of pesos: a leak is told before it is paid. */
export function sensibleLimit(usual: Centavos): Centavos {
  const hundred = 10_000
  return Math.max(5 * hundred, Math.ceil((3 * usual) / hundred) * hundred)
}

export type CardState = 'expired' | 'refused' | 'expiring' | 'good'

export function cardState(
  { expiresOn, refusedOn }: { expiresOn: CivilDate; refusedOn: CivilDate | null },
  today: CivilDate,
): CardState {
  if (today > expiresOn) return 'expired'
  if (refusedOn !== null) return 'refused'
  return addDays(today, expiryDays) >= expiresOn ? 'expiring' : 'good'
}
