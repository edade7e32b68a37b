import { describe, expect, it } from 'vitest'
import { compared, sharesOf } from './reading-comparison.ts'
import { hasSeries, realSeries } from './reading-series.ts'

const why = hasSeries ? '' : ' (skipped: the real series are not beside the project)'

describe.skipIf(!hasSeries)(`our rule for readings${why}`, () => {
  it.each(['train', 'test'] as const)('holds more errors with fewer false holds than each other (%s)', (half) => {
    const comparison = compared(realSeries(), half, 1)
    const ours = sharesOf(comparison, 'ours')
    for (const rival of [...comparison.counts.keys()].filter((name) => name !== 'ours')) {
      const theirs = sharesOf(comparison, rival)
      expect(ours.errorsHeld, `${rival}: errors held`).toBeGreaterThan(theirs.errorsHeld)
      expect(ours.falselyHeld, `${rival}: false holds`).toBeLessThan(theirs.falselyHeld)
    }
  })

  it('compares the same cases each time', () => {
    const few = () => realSeries().slice(0, 30)
    expect(compared(few(), 'test', 3)).toEqual(compared(few(), 'test', 3))
  })
})
