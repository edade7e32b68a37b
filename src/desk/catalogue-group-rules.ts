import type { RequestGroup, RequestKind } from '../web/profile.ts'
import { isOfTheManual } from './catalogue-rules.ts'

/** Its title stays: the manual prints it, or the office itself looks for it. */
export const hasFixedTitle = ({ kinds, isListed }: RequestGroup): boolean =>
  isListed === false || kinds.some(isOfTheManual)

/** It stays in its group, for the same reasons. */
export const hasFixedPlace = (kind: RequestKind, group: RequestGroup): boolean =>
  group.isListed === false || isOfTheManual(kind)

/** Where each kind shall stand; groups and kinds in the order of their numbers, the earlier first where two are alike. */
export type Arrangement = {
  groups: { title: string; turn: number; isListed?: boolean | undefined }[]
  /** `group` is the place in `groups`. */
  kinds: { kind: RequestKind; group: number; turn: number }[]
}

/** The catalogue so arranged; a group with no kind is none. */
export function arranged({ groups, kinds }: Arrangement): RequestGroup[] {
  const byTurn = (a: { turn: number }, b: { turn: number }) => a.turn - b.turn
  return groups
    .map(({ title, turn, isListed }, place) => ({
      turn,
      group: {
        title,
        kinds: kinds
          .filter(({ group }) => group === place)
          .sort(byTurn)
          .map(({ kind }) => kind),
        ...(isListed !== undefined && { isListed }),
      },
    }))
    .filter(({ group }) => group.kinds.length > 0)
    .sort(byTurn)
    .map(({ group }) => group)
}

export type GroupChange =
  | { what: 'groupNew' | 'groupGone' | 'kindOrder'; title: string }
  | { what: 'groupTitle'; title: string; before: string }
  | { what: 'moved'; title: string; before: string; after: string }
  | { what: 'groupOrder' }

/** What changes of the groups and of who stands in them. A group is the one of before whose kinds it has. */
export function groupChanges(before: readonly RequestGroup[], after: readonly RequestGroup[]): GroupChange[] {
  const titles = (groups: readonly RequestGroup[]) => groups.map(({ title }) => title)
  const [old, now] = [titles(before), titles(after)]
  const calledBefore = new Map<string, string>()
  for (const group of after) {
    const was = old.includes(group.title) ? group.title : renamedFrom(group, { before, now })
    if (was !== undefined && ![...calledBefore.values()].includes(was)) calledBefore.set(group.title, was)
  }
  const calledNow = new Map([...calledBefore].map(([title, was]) => [was, title]))
  const placeBefore = new Map(before.flatMap(({ title, kinds }) => kinds.map(({ slug }) => [slug, title] as const)))
  const kept = now.flatMap((title) => calledBefore.get(title) ?? [])
  return [
    ...now.filter((title) => !calledBefore.has(title)).map((title) => ({ what: 'groupNew' as const, title })),
    ...[...calledBefore]
      .filter(([title, was]) => title !== was)
      .map(([title, was]) => ({ what: 'groupTitle' as const, title, before: was })),
    ...after.flatMap((group) =>
      group.kinds.flatMap(({ slug, title }) => {
        const was = placeBefore.get(slug)
        const isThere = was === undefined || calledBefore.get(group.title) === was
        return isThere ? [] : [{ what: 'moved' as const, title, before: calledNow.get(was) ?? was, after: group.title }]
      }),
    ),
    ...before.filter(({ title }) => !calledNow.has(title)).map(({ title }) => ({ what: 'groupGone' as const, title })),
    ...(kept.join('\n') === old.filter((title) => calledNow.has(title)).join('\n')
      ? []
      : [{ what: 'groupOrder' as const }]),
    ...after
      .filter(
        (group) =>
          !isSameOrder(
            before.find(({ title }) => title === calledBefore.get(group.title)),
            group,
          ),
      )
      .map(({ title }) => ({ what: 'kindOrder' as const, title })),
  ]
}

type Around = { before: readonly RequestGroup[]; now: readonly string[] }

/** The group of before, called otherwise now, of which it has the most kinds. */
function renamedFrom(group: RequestGroup, { before, now }: Around): string | undefined {
  const shared = (other: RequestGroup) =>
    other.kinds.filter(({ slug }) => group.kinds.some((kind) => kind.slug === slug)).length
  const [likest] = before
    .filter(({ title }) => !now.includes(title))
    .map((other) => ({ title: other.title, count: shared(other) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return likest?.title
}

/** Of the kinds that are on both sides. */
function isSameOrder(was: RequestGroup | undefined, now: RequestGroup): boolean {
  const shared = (some: RequestGroup, other: RequestGroup) =>
    some.kinds.map(({ slug }) => slug).filter((slug) => other.kinds.some((kind) => kind.slug === slug))
  return was === undefined || shared(was, now).join() === shared(now, was).join()
}
