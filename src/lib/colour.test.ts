import { expect, it } from 'vitest'
import { hexOfOklch } from './colour.ts'

it('writes a colour as browsers do', () => {
  expect(hexOfOklch(1, 0, 0)).toBe('#ffffff')
  expect(hexOfOklch(0, 0, 0)).toBe('#000000')
  expect(hexOfOklch(0.62796, 0.25768, 29.234)).toBe('#ff0000')
  expect(hexOfOklch(0.44, 0.115, 248)).toBe('#07558e')
})
