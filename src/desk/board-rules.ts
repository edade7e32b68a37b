import { addDays, addMonths, type CivilDate, isCivilDate, monthOf } from '../lib/dates.ts'
import type { Calendar } from '../lib/working-days.ts'
import { workingDaysBetween } from '../requests/clock-rules.ts'

/** The periods of the board, as in its address. */
export const periodKinds = ['este-mes', 'mes-pasado', '90-dias', 'fechas'] as const
type PeriodKind = (typeof periodKinds)[number]

/** From one day to another, both included. */
export type Period = { kind: PeriodKind; from: CivilDate; to: CivilDate }

/** What was asked for, or nothing where its two days are none. */
export function periodOf(
  asked: { periodo: string; desde: string; hasta: string },
  today: CivilDate,
): Period | undefined {
  const kind = periodKinds.find((one) => one === asked.periodo) ?? 'este-mes'
  const thisMonth = monthOf(today)
  switch (kind) {
    case 'este-mes':
      return { kind, from: thisMonth, to: today }
    case 'mes-pasado':
      return { kind, from: addMonths(thisMonth, -1), to: addDays(thisMonth, -1) }
    case '90-dias':
      return { kind, from: addDays(today, -89), to: today }
    case 'fechas': {
      const { desde: from, hasta: to } = asked
      return isCivilDate(from) && isCivilDate(to) && from <= to ? { kind, from, to } : undefined
    }
  }
}

/** So many cases took from one day to another. */
export type Span = { from: CivilDate; to: CivilDate; count: number }

export type Times = { count: number; median: number | undefined; most: number | undefined }

/** In working days: half of the cases took no more than `median`, nine of ten no more than `most`. */
export function timesOf(calendar: Calendar, spans: readonly Span[]): Times {
  const days = spans
    .map(({ from, to, count }) => ({ days: workingDaysBetween(calendar, from, to), count }))
    .sort((one, other) => one.days - other.days)
  const count = days.reduce((sum, one) => sum + one.count, 0)
  const within = (share: number) => {
    let passed = 0
    return days.find((one) => {
      passed += one.count
      return passed >= share * count
    })?.days
  }
  return { count, median: within(0.5), most: within(0.9) }
}

/** `near`: past 80 % of their term, and not late. */
export type Load = { open: number; today: number; late: number; near: number; breaches: number }

const nothing: Load = { open: 0, today: 0, late: 0, near: 0, breaches: 0 }

type Found = {
  load: readonly (Load & { by: 'all' | 'operator' | 'kind'; operator: string | null; kind: string | null })[]
  spans: readonly (Span & { what: 'first' | 'over'; kind: string })[]
}

export type Board = {
  all: Load
  operators: { name: string | null; load: Load }[]
  kinds: { kind: string; load: Load; first: Times; over: Times }[]
  first: Times
  over: Times
}

/** The numbers of the page and of its file. */
export function boardOf(calendar: Calendar, { load, spans }: Found): Board {
  const times = (what: 'first' | 'over', kind?: string) =>
    timesOf(
      calendar,
      spans.filter((span) => span.what === what && (kind === undefined || span.kind === kind)),
    )
  const byKind = new Map(load.filter(({ by }) => by === 'kind').map((row) => [row.kind!, row]))
  const kinds = [...new Set([...byKind.keys(), ...spans.map(({ kind }) => kind)])].sort()
  return {
    all: load.find(({ by }) => by === 'all') ?? nothing,
    operators: load.filter(({ by }) => by === 'operator').map((row) => ({ name: row.operator, load: row })),
    kinds: kinds.map((kind) => ({
      kind,
      load: byKind.get(kind) ?? nothing,
      first: times('first', kind),
      over: times('over', kind),
    })),
    first: times('first'),
    over: times('over'),
  }
}
