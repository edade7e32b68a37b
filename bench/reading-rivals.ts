import { daysBetween } from '../src/lib/dates.ts'
import { judge } from '../src/readings/plausible-rules.ts'
import { historyOf } from '../src/readings/rules.ts'
import { intervalsOf } from '../src/readings/usual-rules.ts'
import type { Case } from './reading-mistakes.ts'

/** Whether a rule would have somebody look at the reading. */
export const rivals: Record<string, (one: Case) => boolean> = {
  ours: (one) => judge(one).verdict === 'held',
  'Colombia 35/65 %': (one) => {
    const { consumption, recent } = measured(one)
    // By law the mean of the last three periods (six, where they are months), and 40 m³ as the edge.
    const mean = meanOf(recent.map((period) => period.consumption))
    const allowed = mean >= 40 ? 0.35 : 0.65
    return Math.abs(consumption - mean) > allowed * mean
  },
  'not less than last': (one) => one.value < sinceOf(one).value,
  'factors 0.5–2': (one) => beyond(one, 0.5, 2),
}

/** A day's use of the same weeks a year before, else of the last period, times a low and a high factor. */
function beyond(one: Case, low: number, high: number): boolean {
  const { consumption, days, yearBefore, recent } = measured(one)
  const period = yearBefore ?? recent.at(-1)
  if (!period) return false
  const expected = (period.consumption / period.days) * days
  return consumption < low * expected || consumption > high * expected
}

/** The others are told of exchanges, and count past the dial's highest figure as ours does: only their judgement is compared. */
function measured(one: Case) {
  const since = sinceOf(one)
  const plain = one.value - since.value
  const intervals = intervalsOf(historyOf(one.readings))
  const yearBefore = intervals.findLast(({ to }) => Math.abs(daysBetween(to, one.readOn) - 365) <= 31)
  return {
    consumption: plain < 0 ? plain + 10 ** one.digits : plain,
    days: daysBetween(since.readOn, one.readOn),
    yearBefore,
    recent: intervals.slice(-3),
  }
}

function sinceOf({ readings, meter }: Case) {
  const last = readings.at(-1)!
  return last.meter === meter ? last : { ...last, value: 0 }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
