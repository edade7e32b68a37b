import { type CivilDate, daysBetween } from '../lib/dates.ts'
import { historyOf, type Reading } from './rules.ts'
import { isSerial, neighboursSwapped, oneFewer, oneMore, reversed } from './slip-rules.ts'
import { type Interval, intervalsOf, perDayAt, shortenedBy, strayOf, type UsualUse, usualUseOf } from './usual-rules.ts'

export type FindingName =
  | 'future'
  | 'before-last'
  | 'first-reading'
  | 'exchange'
  | 'rolled-over'
  | 'estimate-corrected'
  | 'other-meter'
  | 'digits'
  | 'swapped-digits'
  | 'reversed-digits'
  | 'zero'
  | 'same-as-last'
  | 'lower-than-last'
  | 'too-high'
  | 'too-low'

/** What a rule found, with what it was found from; it is kept with the reading and shown. */
export type Finding = {
  name: FindingName
  /** Whether somebody must look before the reading counts; else it is only said. */
  holds: boolean
  /** The number that was meant, if a slip explains it. */
  suggestion?: number
  facts: Record<string, string | number>
}

/** Another meter that the same person could have read instead. */
export type OtherMeter = { contract: string; meter: string; value: number; readOn: CivilDate; perDay: number }

export type Asked = {
  /** The serial of the installed meter. */
  meter: string
  dwellings: number
  readings: readonly Reading[]
  others: readonly OtherMeter[]
  value: number
  readOn: CivilDate
  today: CivilDate
}

export type Judged = {
  /** The reading it is counted from: the last real one, or an estimate where there is no other. */
  since: Pick<Reading, 'value' | 'readOn' | 'kind'> | undefined
  days: number | undefined
  consumption: number | undefined
  perDay: number | undefined
  /** What would be usual over the same days. */
  usual: (UsualUse & { expected: number; low: number; high: number }) | undefined
  findings: Finding[]
  verdict: 'accepted' | 'held'
}

export const limits = {
  /** Spreads above and below what is usual that are still no reason to look. */
  high: 2.5,
  low: 3,
  /** By so much the square of its stray must exceed that of the number meant, for a slip to be the better explanation. */
  slip: 0.35,
  /** Where more than one thing must have happened (the dial turned, an estimate was too high), less far astray. */
  twice: 2.5,
  /** m³ that nobody asks about: a dial is read in whole ones. */
  slack: 3,
  digits: 5,
  /** Periods that are looked at: five years of months. */
  intervals: 60,
}

export function judge(asked: Asked): Judged {
  const { value, readOn, today, meter } = asked
  const history = historyOf(asked.readings)
  const own = history.filter((entry) => entry.meter === meter)
  const last = own.at(-1)
  const digits = own.findLast((entry) => entry.digits)?.digits ?? limits.digits
  const trusted = own.findLast(({ kind }) => kind !== 'estimated')
  const isBelowEstimate = last?.kind === 'estimated' && value < last.value
  const since = startOf(asked, isBelowEstimate ? (trusted ?? last) : last, history.at(-1))
  const found = dated(asked, history.at(-1)?.readOn)
  if (readOn > today || !since || found.some(({ name }) => name === 'before-last')) {
    if (!since) found.push(unread(asked))
    found.push(...misplaced(asked, digits))
    return conclude({ since, found })
  }

  const intervals = intervalsOf(history).slice(-limits.intervals)
  const days = Math.max(1, daysBetween(since.readOn, readOn))
  const usual = usualUseOf(intervals, { from: since.readOn, to: readOn, dwellings: asked.dwellings })
  const scale = scaleOf(usual, intervals, days)
  const plain = value - since.value
  const turned = plain + 10 ** digits
  const rolled = plain < 0 && String(value).length <= digits && scale.isUsual(turned) && turned < 10 ** digits / 4
  const consumption = rolled ? turned : plain
  if (!last) found.push({ name: 'exchange', holds: false, facts: { meter } })
  if (rolled) found.push({ name: 'rolled-over', holds: false, facts: { digits, last: since.value } })
  if (last && last.value > value && since.value <= value) {
    found.push({
      name: 'estimate-corrected',
      holds: !scale.isLikely(consumption),
      facts: { estimate: last.value, on: last.readOn },
    })
  }
  found.push(...misplaced(asked, digits))
  found.push(...slips({ asked, since: since.value, consumption, digits, scale }))
  found.push(...outside({ value, since: since.value, consumption, scale }))
  return conclude({ since, found, days, consumption, usual: { ...usual, ...scale.band } })
}

function conclude(facts: {
  since: Judged['since']
  found: Finding[]
  days?: number
  consumption?: number
  usual?: Judged['usual']
}): Judged {
  const { since, found, days, consumption, usual } = facts
  return {
    since: since && { value: since.value, readOn: since.readOn, kind: since.kind },
    days,
    consumption,
    perDay: days === undefined || consumption === undefined ? undefined : consumption / days,
    usual,
    findings: found,
    verdict: found.some(({ holds }) => holds) ? 'held' : 'accepted',
  }
}

/** Where the counting starts. A meter that was never read came after the last reading of the one before, at nought. */
function startOf({ meter }: Asked, own: Reading | undefined, lastOfAll: Reading | undefined): Reading | undefined {
  if (own || !lastOfAll) return own
  return { ...lastOfAll, meter, value: 0, consumption: 0 }
}

function dated({ readOn, today }: Asked, lastOn: CivilDate | undefined): Finding[] {
  if (readOn > today) return [{ name: 'future', holds: true, facts: { on: readOn, today } }]
  if (lastOn !== undefined && readOn < lastOn)
    return [{ name: 'before-last', holds: true, facts: { on: readOn, lastOn } }]
  return []
}

const unread = ({ meter }: Asked): Finding => ({ name: 'first-reading', holds: true, facts: { meter } })

/** What is wrong with the number whatever was used. */
function misplaced({ value, meter, others }: Asked, digits: number): Finding[] {
  const found: Finding[] = []
  if (String(value).length > digits) {
    found.push({ name: 'digits', holds: true, facts: { typed: String(value).length, digits } })
  }
  if (isSerial(value, meter, digits)) found.push({ name: 'other-meter', holds: true, facts: { serial: meter } })
  const serial = others.find((other) => isSerial(value, other.meter, digits))
  if (serial)
    found.push({ name: 'other-meter', holds: true, facts: { serial: serial.meter, contract: serial.contract } })
  return found
}

/** How the volume of these days compares with what is usual. */
function scaleOf(usual: UsualUse, intervals: readonly Interval[], days: number) {
  const shortened = shortenedBy(intervals, days)
  const strayed = (consumption: number) => strayOf(usual, consumption / days, shortened)
  // What these weeks were like in an earlier year is no reason to look, however odd they were.
  const least = Math.min(perDayAt(usual, -limits.low, shortened), usual.season?.low ?? Number.POSITIVE_INFINITY)
  const most = Math.max(perDayAt(usual, limits.high, shortened), usual.season?.high ?? 0)
  const low = Math.max(0, Math.floor(least * days) - limits.slack)
  const high = Math.ceil(most * days) + limits.slack
  return {
    strayed,
    /** A house that was empty the last time may be so still. */
    isNoughtOdd: usual.perDay * days >= 1 && intervals.at(-1)?.consumption !== 0,
    band: { expected: usual.perDay * days, low, high },
    isUsual: (consumption: number) => consumption >= low && consumption <= high,
    isLikely: (consumption: number) => consumption >= 0 && Math.abs(strayed(consumption)) < limits.twice,
    /** Whether `meant` explains what was typed so much better that a slip is more probable than an odd period. */
    isBetter: (meant: number, consumption: number) =>
      meant >= 0 &&
      Math.abs(strayed(meant)) < limits.twice &&
      Math.abs(consumption - usual.perDay * days) > limits.slack &&
      (consumption < 0 || strayed(consumption) ** 2 - strayed(meant) ** 2 > limits.slip),
  }
}

type Scale = ReturnType<typeof scaleOf>
type Measured = { asked: Asked; since: number; consumption: number; digits: number; scale: Scale }

/** A number that strays, when a slip of the hand makes an ordinary one of it. */
function slips({ asked, since, consumption, digits, scale }: Measured): Finding[] {
  const { value } = asked
  const likely = (meant: readonly number[]) => meant.filter((one) => scale.isBetter(one - since, consumption))
  const closest = (meant: readonly number[]) =>
    likely(meant).toSorted((a, b) => Math.abs(scale.strayed(a - since)) - Math.abs(scale.strayed(b - since)))[0]
  const explained = (name: FindingName, meant: readonly number[], facts: Finding['facts'] = {}): Finding[] => {
    const suggestion = closest(meant)
    return suggestion === undefined ? [] : [{ name, holds: true, suggestion, facts: { ...facts, typed: value } }]
  }
  const other = scale.isUsual(consumption) ? undefined : asked.others.find((one) => continues(one, asked))
  if (other) return [{ name: 'other-meter', holds: true, facts: { contract: other.contract, last: other.value } }]
  const swapped = explained('swapped-digits', neighboursSwapped(value, digits))
  if (swapped.length > 0) return swapped
  if (scale.isUsual(consumption)) return []
  const backwards = explained('reversed-digits', reversed(value, digits))
  if (backwards.length > 0) return backwards
  const extra = explained('digits', oneFewer(value), { digits })
  if (extra.length > 0) return extra
  return explained(
    'digits',
    oneMore(value).filter((one) => String(one).length <= digits),
    { digits },
  )
}

/** Whether the number goes on where the other meter stood. */
function continues(other: OtherMeter, { value, readOn }: Asked): boolean {
  const expected = other.perDay * Math.max(0, daysBetween(other.readOn, readOn))
  return value >= other.value && value - other.value <= 2 * expected + limits.slack
}

function outside({
  value,
  since,
  consumption,
  scale,
}: Omit<Measured, 'asked' | 'digits'> & { value: number }): Finding[] {
  const facts = { consumption, low: scale.band.low, high: scale.band.high }
  if (value === 0 && since > 0 && consumption !== 0 && !scale.isUsual(consumption)) {
    return [{ name: 'zero', holds: true, facts: { last: since } }]
  }
  if (consumption < 0) return [{ name: 'lower-than-last', holds: true, facts: { last: since, typed: value } }]
  if (consumption > scale.band.high) return [{ name: 'too-high', holds: true, facts }]
  if (consumption >= scale.band.low && !(consumption === 0 && scale.isNoughtOdd)) return []
  return [{ name: consumption === 0 ? 'same-as-last' : 'too-low', holds: true, facts: { ...facts, last: since } }]
}
