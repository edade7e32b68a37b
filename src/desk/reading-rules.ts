import type { CivilDate } from '../lib/dates.ts'
import { type Finding, judge } from '../readings/plausible-rules.ts'
import type { ReadingToReview } from '../readings/review-queries.ts'

/** What a number put in place of the one that was sent would mean; `odd` where it would be held itself. */
export function correctionOf(reading: ReadingToReview, value: number, today: CivilDate) {
  const judged = judge({ ...reading, value, others: [], today })
  const odd: Finding | undefined = judged.findings.find(({ holds }) => holds)
  return { consumption: judged.consumption ?? null, odd }
}
