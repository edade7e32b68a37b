import type { Role } from './role-rules.ts'

/** Who is signed in at the desk. */
export type Operator = {
  operatorId: string
  sessionId: string
  name: string
  email: string
  role: Role
  /** Answering a case leads to the one after it. */
  opensNext: boolean
  language: string | null
}

/** How long a session at the desk may rest, and how long it may last; the pages say so too. */
export const idleMinutes = 30
export const mostHours = 10

/** How long somebody may take between password and code. */
export const minutesForCode = 10

/** How long an invitation serves. */
export const invitationHours = 72
