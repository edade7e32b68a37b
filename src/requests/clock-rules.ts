import { addDays, type CivilDate } from '../lib/dates.ts'
import { type Calendar, isWorkingDay } from '../lib/working-days.ts'
import type { Said } from './state-rules.ts'

/** The utility waits for somebody else from one day to another; without `until`, still. */
export type Pause = { from: CivilDate; until?: CivilDate | undefined }

export type Count = {
  /** The day on which it was asked: the first day that counts is the next one. */
  since: CivilDate
  workingDays: number
  pauses: readonly Pause[]
}

export type Clock =
  /** `left`: working days from today's end to the end of `dueOn`; `over`: those that have passed since. */
  | { kind: 'running'; dueOn: CivilDate; left: number; over: number }
  /** `left`: working days that remain when it goes on. */
  | { kind: 'paused'; since: CivilDate; left: number }

/**
 * The last day on which the utility must answer, or since when it does not count. All day, the day of a question counts
 * for the utility and the day of its answer does not: it goes on the next working day. Its last day is not used up by
 * asking on it; what was due before the question is due all the same.
 */
export function dueOf(calendar: Calendar, { since, workingDays, pauses }: Count): Due {
  let left = workingDays
  let day = since
  for (;;) {
    day = addDays(day, 1)
    // Nothing counts any more, and what was left is known.
    const endless = pauses.find((pause) => pause.until === undefined && pause.from < day)
    if (endless) return { kind: 'paused', since: endless.from, left }
    if (!isWorkingDay(calendar, day) || pauses.some((pause) => isWithin(pause, day))) continue
    if (left === 1 && pauses.some((pause) => beginsOn(pause, day))) continue
    left--
    if (left === 0) return { kind: 'due', on: day }
  }
}

type Due = { kind: 'due'; on: CivilDate } | { kind: 'paused'; since: CivilDate; left: number }

const isWithin = ({ from, until }: Pause, day: CivilDate) => from < day && (until === undefined || day <= until)
const beginsOn = ({ from, until }: Pause, day: CivilDate) => from === day && (until === undefined || until > day)

/** How the clock stands at the beginning of a day. */
export function clockOn(calendar: Calendar, due: Due, today: CivilDate): Clock {
  if (due.kind === 'paused') return due
  return {
    kind: 'running',
    dueOn: due.on,
    left: workingDaysBetween(calendar, today, due.on),
    over: workingDaysBetween(calendar, due.on, today),
  }
}

/** Working days after `start`, up to `end` and with it. */
export function workingDaysBetween(calendar: Calendar, start: CivilDate, end: CivilDate): number {
  let count = 0
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count++
  return count
}

/** The pauses since it was opened, or opened again, from what was said in order. */
export function pausesOf(events: readonly { said: Said; day: CivilDate }[]): Pause[] {
  const pauses: Pause[] = []
  for (const { said, day } of events) {
    const last = pauses.at(-1)
    const isPaused = last !== undefined && last.until === undefined
    if (said === 'opened' || said === 'reopened') pauses.length = 0
    if (said === 'asked' && !isPaused) pauses.push({ from: day })
    if (isPaused && (said === 'resumed' || said === 'answered' || said === 'closed')) last.until = day
  }
  return pauses
}

type Counted = {
  dueOn: CivilDate | null
  countSince: CivilDate
  answerIn: number
  events: readonly { said: Said; day: CivilDate }[]
}

/** The clock of a request that waits for its answer: the day that was promised, or what is left of a pause. */
export function clockOf(calendar: Calendar, { dueOn, countSince, answerIn, events }: Counted, today: CivilDate): Clock {
  const due: Due =
    dueOn === null
      ? dueOf(calendar, { since: countSince, workingDays: answerIn, pauses: pausesOf(events) })
      : { kind: 'due', on: dueOn }
  return clockOn(calendar, due, today)
}
