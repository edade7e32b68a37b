import type { CivilDate } from '../lib/dates.ts'
import { fold, matches } from '../lib/text.ts'
import type { RequestGroup, RequestKind } from '../web/profile.ts'

export const kindNamed = (groups: readonly RequestGroup[], slug: string): RequestKind | undefined =>
  groups.flatMap((group) => group.kinds).find((kind) => kind.slug === slug)

export const kindSlugs = (groups: readonly RequestGroup[]): string[] =>
  groups.flatMap((group) => group.kinds.map(({ slug }) => slug))

/** One that can be asked for today. */
export const kindOffered = (groups: readonly RequestGroup[], slug: string): RequestKind | undefined => {
  const kind = kindNamed(groups, slug)
  return kind?.hidden ? undefined : kind
}

/** What people dictate over the telephone: `OV-2021-000042`. `turn` never repeats. */
export const folioOf = (turn: number, today: CivilDate): string =>
  `OV-${today.slice(0, 4)}-${String(turn).padStart(6, '0')}`

/** What people call a kind; one that the utility no longer has is called as it is kept. */
export const titleOf = (groups: readonly RequestGroup[], slug: string): string => kindNamed(groups, slug)?.title ?? slug

/** Everything that a kind is found by, folded. */
export const hayOf = ({ title, intro, also = '' }: RequestKind): string => fold(`${title} ${also} ${intro}`)

/** What the office itself adds to a message is never what is cut off. */
export const withAddition = (text: string, addition: string): string =>
  addition === '' ? text : `${text.slice(0, Math.max(0, 4998 - addition.length))}\n\n${addition}`.slice(0, 5000)

/** The kinds on offer that hold every word, in their groups. */
export const groupsWith = (groups: readonly RequestGroup[], typed: string): RequestGroup[] =>
  groups
    .filter(({ isListed }) => isListed !== false)
    .map((group) => ({ ...group, kinds: group.kinds.filter((kind) => !kind.hidden && matches(hayOf(kind), typed)) }))
    .filter(({ kinds }) => kinds.length > 0)

/** A telephone may be asked where it is, on the page of this kind and on no other. */
export const asksPosition = ({ questions }: RequestKind): boolean => questions.some(({ type }) => type === 'position')
