import { createHash } from 'node:crypto'
import { casesOf, isRight, type Kind, kinds } from './reading-mistakes.ts'
import { rivals } from './reading-rivals.ts'
import type { Series } from './reading-series.ts'

type Count = { accepted: number; held: number }
export type Comparison = { series: number; counts: Map<string, Map<Kind, Count>> }

/** The figures of the rule were chosen on one half of the customers; the other half shows whether they hold. */
export function compared(all: readonly Series[], half: 'train' | 'test', seed: number): Comparison {
  const series = all.filter(({ id }) => (createHash('sha256').update(id).digest()[0]! % 2 === 0) === (half === 'train'))
  const cases = casesOf(series, randomFrom(seed))
  const counts = new Map(Object.keys(rivals).map((name) => [name, new Map<Kind, Count>()]))
  for (const one of cases) {
    for (const [name, holds] of Object.entries(rivals)) {
      const count = counts.get(name)!.get(one.kind) ?? { accepted: 0, held: 0 }
      count[holds(one) ? 'held' : 'accepted'] += 1
      counts.get(name)!.set(one.kind, count)
    }
  }
  return { series: series.length, counts }
}

/** Held of what is wrong, and held of what is right: each kind weighs the same, however many readings it has. */
export function sharesOf({ counts }: Comparison, name: string) {
  const share = (some: readonly Kind[]) => {
    const shares = some.map((kind) => {
      const { accepted, held } = counts.get(name)!.get(kind)!
      return held / (accepted + held)
    })
    return shares.reduce((sum, one) => sum + one, 0) / shares.length
  }
  return {
    errorsHeld: share(kinds.filter((kind) => !isRight(kind))),
    falselyHeld: share(kinds.filter(isRight)),
  }
}

export function tableOf(comparison: Comparison): string {
  const { counts } = comparison
  const names = [...counts.keys()]
  const cells = (first: string, rest: string[]) =>
    `| ${first.padEnd(28)} | ${rest.map((one) => one.padStart(21)).join(' | ')} |`
  const perKind = kinds.map((kind) =>
    cells(
      isRight(kind) ? `${kind} (right)` : kind,
      names.map((name) => {
        const { accepted, held } = counts.get(name)!.get(kind)!
        return `${accepted} / ${held} / ${isRight(kind) ? held : accepted}`
      }),
    ),
  )
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const shares = names.map((name) => sharesOf(comparison, name))
  return [
    cells('accepted / held / wrong', names),
    cells(
      '---',
      names.map(() => '---'),
    ),
    ...perKind,
    cells(
      'errors held',
      shares.map(({ errorsHeld }) => percent(errorsHeld)),
    ),
    cells(
      'false holds',
      shares.map(({ falselyHeld }) => percent(falselyHeld)),
    ),
  ].join('\n')
}

/** Mulberry32: the same cases in each run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
