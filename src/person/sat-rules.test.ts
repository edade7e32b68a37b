import { describe, expect, it } from 'vitest'
import { isRegimeOf, isUseOf, regimes, taxIdProblem, uses } from './sat-rules.ts'

describe('an RFC', () => {
  it.each(['GODE561231GR8', 'SAT970701NN3', 'CFE370814QI0'])('of the SAT’s own examples is taken: %s', (taxId) => {
    expect(taxIdProblem(taxId)).toBeUndefined()
  })

  it.each([
    ['GODE561231GR9', 'digit'],
    ['GODE561213GR8', 'digit'],
    ['GODE561331GR8', 'date'],
    ['GODE560231GR8', 'date'],
    ['GODE561200GR8', 'date'],
    ['GODE561231', 'shape'],
    ['GO561231GR8', 'shape'],
    ['gode561231gr8', 'shape'],
    ['', 'shape'],
  ])('is refused with the reason: %s, %s', (taxId, problem) => {
    expect(taxIdProblem(taxId)).toBe(problem)
  })

  it('with one wrong character is seldom taken: its check knows eleven kinds of sign', () => {
    const right = 'GODE561231GR8'
    const wrong = [...right].flatMap((_, at) =>
      [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((sign) => right.slice(0, at) + sign + right.slice(at + 1)),
    )
    expect(wrong.filter((taxId) => taxId !== right && !taxIdProblem(taxId)).length).toBeLessThan(wrong.length / 10)
  })
})

describe('the SAT’s catalogues', () => {
  it('keep people’s and companies’ regimes and uses apart', () => {
    expect([isRegimeOf('605', 'person'), isRegimeOf('605', 'company'), isRegimeOf('601', 'person')]).toEqual([
      true,
      false,
      false,
    ])
    expect([isRegimeOf('626', 'person'), isRegimeOf('626', 'company'), isRegimeOf('999', 'person')]).toEqual([
      true,
      true,
      false,
    ])
    expect(isUseOf('G03', 'company', '601')).toBe(true)
    expect(isUseOf('G03', 'person', '605')).toBe(false)
    expect(isUseOf('D01', 'company', '601')).toBe(false)
    expect(isUseOf('S01', 'person', '616')).toBe(true)
  })

  it('leave nobody without a use', () => {
    for (const { code, kinds } of regimes) {
      for (const kind of kinds) expect([code, uses.some((use) => isUseOf(use.code, kind, code))]).toEqual([code, true])
    }
  })
})
