import { describe, expect, it } from 'vitest'
import { compact, fold, matches } from './text.ts'

describe('text as people search it', () => {
  it('folds case, accents and ñ', () => {
    expect(fold('  MUÑOZ  Ávila ')).toBe('munoz avila')
    expect(fold('ΑΣ')).toBe(fold('ασ'))
    expect(compact('404.040 ')).toBe('404040')
  })

  const invoice = fold('IN 000120211200344772 12/2021 2021-12 diciembre de 2021 22 de diciembre de 2021 1344.00 PAGADA')
  it.each([
    ['diciembre 2021', true],
    ['DÍC', true],
    ['12 / 2021', true],
    ['12/2021', true],
    ['2 / 2021', false],
    ['2021', true],
    ['1344', true],
    ['$1,344.00', true],
    ['344', false],
    ['344772', true],
    ['4772', true],
    ['3447', false],
    ['in 0001', true],
    ['pagada 2021', true],
    ['pagada 2020', false],
    ['', true],
  ])('«%s» finds it: %s', (typed, found) => {
    expect(matches(invoice, typed)).toBe(found)
  })

  it('finds a number typed with its dots', () => {
    expect(matches('mi casa 404040 avenida', '404.040')).toBe(true)
  })
})
