import { workingDaysToDecide, workingDaysToMakeEffective } from '../lib/data-rights.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'

export const asks = ['acceso', 'rectificacion', 'cancelacion', 'oposicion', 'limitacion', 'portabilidad'] as const

/** The kind of the catalogue that such a request is, which stands on no page but this one. */
export const requestKind = 'proteccion-de-datos'

export function clockOf(calendar: Calendar, today: CivilDate) {
  const decide = workingDayAfter(calendar, today, workingDaysToDecide)
  return {
    answerIn: workingDaysToDecide,
    decide,
    effect: workingDayAfter(calendar, decide, workingDaysToMakeEffective),
  }
}
