import type { CivilDate } from '../lib/dates.ts'
import type { RequestGroup, RequestKind } from '../web/profile.ts'

export const kindNamed = (groups: readonly RequestGroup[], slug: string): RequestKind | undefined =>
  groups.flatMap((group) => group.kinds).find((kind) => kind.slug === slug)

/** What people dictate over the telephone: `OV-2021-000042`. `turn` never repeats. */
export const folioOf = (turn: number, today: CivilDate): string =>
  `OV-${today.slice(0, 4)}-${String(turn).padStart(6, '0')}`
