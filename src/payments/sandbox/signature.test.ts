import { expect, it } from 'vitest'
import { sign, verify } from './signature.ts'

const now = new Date('2026-03-20T18:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const body = '{"id":"sbx_1-1"}'
const header = sign(body, { key: 'old', now })

it('believes a notice that bears either of two keys, while one is being replaced', () => {
  expect(verify(body, { header, keys: ['new', 'old'], now })).toBe('good')
  expect(verify(body, { header, keys: ['new'], now })).toBe('signature')
  expect(verify(body, { header, keys: [], now })).toBe('signature')
})

it('believes nothing that was changed, forged or not signed', () => {
  expect(verify(`${body} `, { header, keys: ['old'], now })).toBe('signature')
  expect(verify(body, { header: header.replace(/t=\d+/, 't=1'), keys: ['old'], now })).toBe('signature')
  for (const forged of [null, '', 'v1=00', 't=1,v1=zz', `${header},v1=0`]) {
    expect(verify(body, { header: forged, keys: ['old'], now })).toBe('signature')
  }
})

it('believes nothing that was recorded and sent again later', () => {
  expect(verify(body, { header, keys: ['old'], now: later(300) })).toBe('good')
  expect(verify(body, { header, keys: ['old'], now: later(301) })).toBe('too-old')
  expect(verify(body, { header, keys: ['old'], now: later(-301) })).toBe('too-old')
})
