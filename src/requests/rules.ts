import type { CivilDate } from '../lib/dates.ts'
import type { RequestGroup, RequestKind } from '../web/profile.ts'

export const kindNamed = (groups: readonly RequestGroup[], slug: string): RequestKind | undefined =>
  groups.flatMap((group) => group.kinds).find((kind) => kind.slug === slug)

/** What people dictate over the telephone: `OV-2021-000042`. `turn` never repeats. */
export const folioOf = (turn: number, today: CivilDate): string =>
  `OV-${today.slice(0, 4)}-${String(turn).padStart(6, '0')}`

/** What people call a kind; one that the utility no longer has is called as it is kept. */
export const titleOf = (groups: readonly RequestGroup[], slug: string): string => kindNamed(groups, slug)?.title ?? slug
