import { fold } from '../lib/text.ts'
import type { RequestGroup, RequestKind } from '../web/profile.ts'

/** People, scripts and the manual know these by their titles; the office itself files some of them. */
const ofTheManual = [
  'consulta-general',
  'recibo-no-entregado',
  'pagos-no-aplicados',
  'altos-consumos',
  'sugerencia',
  'incidencia',
]

/** Its title stays, and it stays on offer. */
export const isOfTheManual = ({ slug }: { slug: string }): boolean => ofTheManual.includes(slug)

/** The titles of those that another catalogue must have and has not: any kind there is, and the manual's as they are. */
export const lostKinds = (now: readonly RequestGroup[], next: readonly RequestGroup[]): string[] =>
  kindsOf(now)
    .filter((kind) => {
      const there = kindsOf(next).find(({ slug }) => slug === kind.slug)
      return !there || (isOfTheManual(kind) && (there.title !== kind.title || there.hidden))
    })
    .map(({ title }) => `«${title}»`)

/** The kind in its place, or at the end of its group when it is new. */
export function withKind(groups: readonly RequestGroup[], kind: RequestKind, group: string): RequestGroup[] {
  const isThere = kindsOf(groups).some(({ slug }) => slug === kind.slug)
  return groups.map((one) => {
    const { title, kinds } = one
    if (!isThere) return { ...one, kinds: title === group ? [...kinds, kind] : kinds }
    return { ...one, kinds: kinds.map((other) => (other.slug === kind.slug ? kind : other)) }
  })
}

/** `'Cambio de nombre en el recibo'` → `cambio-de-nombre-en-el-recibo`: its address. Nothing of a title without letters. */
export const slugOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')

/** A name for a new field: letters only, the first words of its label, unlike those there are. */
export function fieldNameOf(label: string, taken: readonly string[]): string {
  const [first = 'dato', ...others] =
    fold(label)
      .match(/[a-z]+/g)
      ?.slice(0, 4) ?? []
  const name = `${first}${others.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`.slice(0, 40)
  let unlike = name
  while (taken.includes(unlike)) unlike += 'Otro'
  return unlike
}

type OfKind = { title: string }
export type CatalogueChange = OfKind &
  (
    | { what: 'new' | 'hidden' | 'shown' | 'intro' | 'also' | 'oneOf' | 'order' | 'gone' }
    | { what: 'title' | 'contract' | 'answerIn'; before: string; after: string }
    | {
        what: 'questionNew' | 'questionGone' | 'questionChanged' | 'documentNew' | 'documentGone' | 'documentChanged'
        label: string
      }
  )

const kindsOf = (groups: readonly RequestGroup[]) => groups.flatMap(({ kinds }) => kinds)

/** What a customer or the clock would notice, kind by kind. */
export function catalogueChanges(before: readonly RequestGroup[], after: readonly RequestGroup[]): CatalogueChange[] {
  const [old, now] = [kindsOf(before), kindsOf(after)]
  return [
    ...now.flatMap((kind) => {
      const was = old.find(({ slug }) => slug === kind.slug)
      return was ? kindChanges(was, kind) : [{ title: kind.title, what: 'new' as const }]
    }),
    ...old
      .filter(({ slug }) => !now.some((kind) => kind.slug === slug))
      .map(({ title }) => ({ title, what: 'gone' as const })),
  ]
}

function kindChanges(was: RequestKind, kind: RequestKind): CatalogueChange[] {
  const { title } = kind
  const moved = (what: 'title' | 'contract' | 'answerIn'): CatalogueChange[] =>
    was[what] === kind[what] ? [] : [{ title, what, before: String(was[what]), after: String(kind[what]) }]
  return [
    ...moved('title'),
    ...(was.intro === kind.intro ? [] : [{ title, what: 'intro' as const }]),
    ...((was.also ?? '') === (kind.also ?? '') ? [] : [{ title, what: 'also' as const }]),
    ...moved('contract'),
    ...moved('answerIn'),
    ...(was.hidden === kind.hidden ? [] : [{ title, what: kind.hidden ? ('hidden' as const) : ('shown' as const) }]),
    ...partChanges(title, { was: was.questions, now: kind.questions, part: 'question' }),
    ...(isSameOrder(was.questions, kind.questions) ? [] : [{ title, what: 'order' as const }]),
    ...(isSameSet(was.oneOf, kind.oneOf) ? [] : [{ title, what: 'oneOf' as const }]),
    ...partChanges(title, { was: was.documents, now: kind.documents, part: 'document' }),
  ]
}

type Part = { name: string; label: string }
type Parts = { was: readonly Part[]; now: readonly Part[]; part: 'question' | 'document' }

function partChanges(title: string, { was, now, part }: Parts): CatalogueChange[] {
  const before = new Map(was.map((one) => [one.name, one]))
  const names = new Set(now.map(({ name }) => name))
  const changeOf = (one: Part): CatalogueChange[] => {
    const old = before.get(one.name)
    if (!old) return [{ title, what: `${part}New`, label: one.label }]
    return isSame(old, one) ? [] : [{ title, what: `${part}Changed`, label: one.label }]
  }
  return [
    ...now.flatMap(changeOf),
    ...was.filter(({ name }) => !names.has(name)).map(({ label }) => ({ title, what: `${part}Gone` as const, label })),
  ]
}

const isSame = (a: Part, b: Part) => {
  const facts = (part: Part) => JSON.stringify(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  return facts(a) === facts(b)
}

const isSameSet = (was: readonly string[] = [], now: readonly string[] = []) =>
  [...was].sort().join() === [...now].sort().join()

/** Of those that are on both sides. */
const isSameOrder = (was: readonly Part[], now: readonly Part[]) => {
  const shared = (some: readonly Part[], others: readonly Part[]) =>
    some.map(({ name }) => name).filter((name) => others.some((one) => one.name === name))
  return shared(was, now).join() === shared(now, was).join()
}
