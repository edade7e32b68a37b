import { type CivilDate, isCivilDate } from '../lib/dates.ts'
import type { Calendar } from '../lib/working-days.ts'
import { clockOn } from '../requests/clock-rules.ts'
import type { RequestState } from '../requests/state-rules.ts'

/** The trays of the inbox, and their names in addresses. */
export const trayNames = {
  open: 'todas',
  mine: 'mias',
  free: 'sin-asignar',
  late: 'vencidas',
  today: 'vencen-hoy',
  asked: 'esperan',
  over: 'cerradas',
} as const
export type Tray = keyof typeof trayNames
export const trays = Object.keys(trayNames) as Tray[]

const trayNamed = (name: string | undefined): Tray => trays.find((tray) => trayNames[tray] === name) ?? 'open'

export type Due =
  | { look: 'late' | 'soon' | 'calm'; kind: 'running'; left: number; over: number; used: number }
  | { look: 'calm'; kind: 'paused' }
  | { look: 'calm'; kind: 'over' }

type Queued = { state: RequestState; dueOn: CivilDate | null; answerIn: number }

/** How a case stands in the queue: what is left of its clock, and how much of it is used, in percent. */
export function dueOfCase(calendar: Calendar, { state, dueOn, answerIn }: Queued, today: CivilDate): Due {
  if (state === 'answered' || state === 'closed') return { kind: 'over', look: 'calm' }
  const clock = dueOn === null ? undefined : clockOn(calendar, { kind: 'due', on: dueOn }, today)
  if (clock?.kind !== 'running') return { kind: 'paused', look: 'calm' }
  const { left, over } = clock
  const isLate = today > clock.dueOn
  const used = isLate ? 100 : Math.max(0, Math.min(100, Math.round(100 * (1 - left / answerIn))))
  return {
    kind: 'running',
    look: isLate ? 'late' : left * 5 <= answerIn || left <= 1 ? 'soon' : 'calm',
    left,
    over,
    used,
  }
}

/** Where a page of the queue begins: after this one. */
export type After = { queueOn: string; folio: string }

const afterText = ({ queueOn, folio }: After): string => `${queueOn}~${folio}`

export function afterOf(text: string | undefined): After | undefined {
  const match = /^(?<queueOn>\d{4}-\d{2}-\d{2}|infinity)~(?<folio>[A-Z0-9-]{1,40})$/.exec(text ?? '')
  const after = match?.groups as After | undefined
  return after && (after.queueOn === 'infinity' || isCivilDate(after.queueOn)) ? after : undefined
}

/** Where somebody stands in the inbox, as its addresses carry it. */
export type Place = { tray: Tray; kind: string | undefined; typed: string; after: After | undefined }

type Query = Record<string, string | undefined>

/** `kinds`: what there is in the catalogue. */
export function placeOf({ bandeja, tipo, q, desde }: Query, kinds: readonly string[]): Place {
  return {
    tray: trayNamed(bandeja),
    kind: kinds.find((slug) => slug === tipo),
    typed: (q ?? '').trim().slice(0, 100),
    after: afterOf(desde),
  }
}

export const queryOf = ({ tray, kind, typed, after }: Place) => ({
  bandeja: trayNames[tray],
  tipo: kind,
  q: typed,
  desde: after && afterText(after),
})

/** The case that was answered just before this page. */
export const saidIn = ({ despues }: Query): string | undefined =>
  despues && /^[A-Z0-9-]{1,40}$/.test(despues) ? despues : undefined

/** Beyond these nobody reads the number; counting on would read every case for each page. */
export const mostCounted = 1000
export const mostCountedByKind = 100
