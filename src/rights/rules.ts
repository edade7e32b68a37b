import type { CivilDate } from '../lib/dates.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'

export const asks = ['acceso', 'rectificacion', 'cancelacion', 'oposicion', 'limitacion', 'portabilidad'] as const

/** The kind of the catalogue that such a request is, which stands on no page but this one. */
export const requestKind = 'proteccion-de-datos'

// Ley Federal de Protección de Datos Personales en Posesión de los Particulares (DOF 20 March 2025), article 31: twenty
// working days to communicate the decision, fifteen more to make it effective where it is granted.
const daysToDecide = 20
const daysToMakeEffective = 15

export function clockOf(calendar: Calendar, today: CivilDate) {
  const decide = workingDayAfter(calendar, today, daysToDecide)
  return { answerIn: daysToDecide, decide, effect: workingDayAfter(calendar, decide, daysToMakeEffective) }
}
