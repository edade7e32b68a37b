import type { BillingMonth } from './calendar.ts'
import type { Random } from './random.ts'

/** What happens to a contract in its history; `ordinary` still has an estimate now and then. */
export type Story =
  | 'ordinary'
  | 'estimates'
  | 'one reading for two months'
  | 'meter exchange'
  | 'roll-over'
  | 'leak'
  | 'vacant'
  | 'prompt payer'
  | 'last-day payer'
  | 'overdue'
  | 'limited'
  | 'cut off'
  | 'part payment'
  | 'cancelled invoice'
  | 'new'
  | 'ended'
  | 'never billed'
  | 'without meter'

export const storyWeights: readonly (readonly [Story, number])[] = [
  ['ordinary', 780],
  ['estimates', 30],
  ['one reading for two months', 25],
  ['meter exchange', 45],
  ['roll-over', 12],
  ['leak', 25],
  ['vacant', 8],
  ['overdue', 20],
  ['limited', 15],
  ['part payment', 10],
  ['cancelled invoice', 8],
  ['new', 8],
  ['ended', 10],
  ['never billed', 2],
  ['without meter', 6],
]

/** What the reader finds at the meter in one month. */
type Visit = 'read' | 'estimated' | 'skipped' | 'exchanged'

/** A story laid over a history of `visits.length` months. Positions that the story does not need are -1. */
export type Plan = {
  visits: Visit[]
  leakFrom: number
  rollOverAt: number
  cancelledAt: number
  partPaidAt: number
  /** How many of the latest invoices nobody has paid. */
  unpaid: number
}

const estimatedShare = 0.035
const recently = 15

export function planOf(story: Story, months: number, random: Random): Plan {
  const plan: Plan = { visits: [], leakFrom: -1, rollOverAt: -1, cancelledAt: -1, partPaidAt: -1, unpaid: 0 }
  for (let at = 0; at < months; at++) plan.visits.push(at > 0 && random.chance(estimatedShare) ? 'estimated' : 'read')
  addTurn(plan, story, months, random)
  keepCorrectable(plan.visits)
  return plan
}

/** What the story needs of its group's calendar: the month it begins in, then every month that is billed. */
export function monthsOf(story: Story, calendar: BillingMonth[], random: Random): BillingMonth[] {
  if (story === 'never billed') return calendar.slice(-1)
  if (story === 'new') return calendar.slice(-4)
  if (story === 'ended') return calendar.slice(0, Math.max(2, calendar.length - random.int(5, 20)))
  return calendar
}

function addTurn(plan: Plan, story: Story, months: number, random: Random): void {
  const someRecentMonth = () => Math.max(0, months - 1 - random.int(2, Math.min(recently, Math.max(2, months - 1))))
  switch (story) {
    case 'estimates':
      for (const ago of [3, 9, 10, 20]) if (months - ago > 0) plan.visits[months - ago] = 'estimated'
      break
    case 'one reading for two months':
      for (let at = someRecentMonth(); at > 0; at -= random.int(9, 20)) plan.visits[at] = 'skipped'
      break
    case 'meter exchange':
      plan.visits[someRecentMonth()] = 'exchanged'
      break
    case 'roll-over':
      plan.rollOverAt = someRecentMonth()
      break
    case 'leak':
      plan.leakFrom = Math.max(0, someRecentMonth() - 2)
      break
    case 'overdue':
      plan.unpaid = 2
      break
    case 'limited':
      plan.unpaid = random.int(4, 6)
      break
    case 'cut off':
      plan.unpaid = random.int(5, 9)
      break
    case 'part payment':
      plan.partPaidAt = Math.max(0, months - 2)
      break
    case 'cancelled invoice':
      if (months > 2) plan.cancelledAt = someRecentMonth()
      break
  }
}

/** An estimate is put right by the next real reading: none before a meter goes, never more than two together, none in a month left out. */
function keepCorrectable(visits: Visit[]): void {
  visits.forEach((visit, at) => {
    const before = visits[at - 1]
    if (visit === 'exchanged' && before) visits[at - 1] = 'read'
    if (visit === 'skipped' && before) visits[at - 1] = 'read'
    if (before === 'skipped' && visit !== 'read') visits[at] = 'read'
    if (visit === 'estimated' && before === 'estimated' && visits[at - 2] === 'estimated') visits[at] = 'read'
  })
  if (visits.length > 0) visits[visits.length - 1] = lastVisit(visits.at(-1)!)
}

/** The history ends with a reading, so that every page shows a true latest figure. */
const lastVisit = (visit: Visit): Visit => (visit === 'exchanged' ? 'exchanged' : 'read')
