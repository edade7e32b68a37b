import { expect, it } from 'vitest'
import { clabeControlDigit, inGroups, luhnDigit, pretendClabe, shopReference } from './numbers-rules.ts'

it('gives a CLABE the control digit that banks compute', () => {
  // Published examples of CLABEs.
  expect(clabeControlDigit('03218000011835971')).toBe('9')
  expect(clabeControlDigit('00201007777777777')).toBe('1')
})

it('makes CLABEs of eighteen digits at a bank that does not exist', () => {
  const clabe = pretendClabe('00000000017')
  expect(clabe).toMatch(/^999180\d{12}$/)
  expect(clabe.at(-1)).toBe(clabeControlDigit(clabe.slice(0, 17)))
})

it('makes shop references of fourteen digits that a mistyped digit spoils', () => {
  expect(luhnDigit('7992739871')).toBe('3')
  const reference = shopReference('12345678901')
  expect(reference).toMatch(/^98\d{12}$/)
  const mistyped = reference.replace('98123', '98124')
  expect(luhnDigit(mistyped.slice(0, -1))).not.toBe(mistyped.at(-1))
})

it('reads digits in groups', () => {
  expect(inGroups('98123456789012')).toBe('9812 3456 7890 12')
})
