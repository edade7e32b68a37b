import { describe, expect, it } from 'vitest'
import { isOddFee, matchOf } from './settlement-rules.ts'

const lines = (...gross: number[]) => gross.map((gross) => ({ gross }))

describe('a gateway’s line against our books', () => {
  it.each<[string, number[], number[], number[], ReturnType<typeof matchOf>]>([
    ['what came, whole', [344], [], [344], { kind: 'matches' }],
    ['what was left after a refund', [344, -100], [], [244], { kind: 'matches' }],
    ['what came, though some went back since', [344, -100], [], [344], { kind: 'matches' }],
    ['what came and what went back, in two lines', [344, -100], [], [344, -100], { kind: 'matches' }],
    ['what came and went back whole, in two lines', [344, -344], [], [344, -344], { kind: 'matches' }],
    ['what went back after it was settled', [344, -100], [344], [-100], { kind: 'matches' }],
    ['what went back in two parts, in one file', [344, -100, -44], [344], [-100, -44], { kind: 'matches' }],
    ['a chargeback after it was settled', [344, -344], [344], [-344], { kind: 'matches' }],
    ['a chargeback that was won', [344, -344, 344], [344, -344], [344], { kind: 'matches' }],
    ['the same again by another file', [344], [344], [344], { kind: 'already' }],
    ['the same again though some went back since', [344, -100], [344], [344], { kind: 'already' }],
    ['both lines again', [344, -100], [344, -100], [344, -100], { kind: 'already' }],
    ['a centavo less', [344], [], [343], { kind: 'differs', ours: 344, theirs: 343 }],
    ['twice as much', [344], [], [344, 344], { kind: 'differs', ours: 344, theirs: 688 }],
    ['more, though it was settled', [344], [344], [10], { kind: 'differs', ours: 0, theirs: 10 }],
    ['money that we never saw come', [], [], [344], { kind: 'differs', ours: 0, theirs: 344 }],
    ['a refund that we never heard of', [344], [344], [-100], { kind: 'differs', ours: 0, theirs: -100 }],
  ])('%s', (_, movements, settled, gross, match) =>
    expect(matchOf({ movements, settled }, lines(...gross))).toEqual(match),
  )

  it.each([
    [{ gross: 344, fee: 12 }, false],
    [{ gross: 344, fee: 0 }, false],
    [{ gross: 344, fee: -1 }, true],
    [{ gross: 344, fee: 344 }, true],
    [{ gross: -344, fee: 15 }, false],
  ])('%j has a fee that cannot be: %s', (line, odd) => expect(isOddFee(line)).toBe(odd))
})
