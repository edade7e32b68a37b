import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceOf, linkState, passwordProblem, safePath } from './rules.ts'

const ana = { username: 'ana.nunez2024', email: 'ana77mx@example.com' }
const manual = (password: string) => passwordProblem(password, 'manual', ana)
const strong = (password: string) => passwordProblem(password, 'strong', ana)

describe("the manual's rule for passwords", () => {
  it.each([
    ['ab12x', 'too-short'],
    ['xk12zv', undefined],
    ['xkzvw1', 'too-few-digits'],
    ['123456x', 'too-few-letters'],
    ['12€€€€', 'too-few-letters'],
    ['ñandú 12', undefined],
    ['密码密码12', undefined],
    ['٣٤ مياه', undefined],
    [`xk12${'z'.repeat(124)}`, undefined],
    [`xk12${'z'.repeat(125)}`, 'too-long'],
    [`xk12${'🌊'.repeat(124)}`, undefined],
  ])('%s: %s', (password, problem) => expect(manual(password)).toBe(problem))

  it.each(['abc123', 'ABC123', 'qwerty123', '1q2w3e4r', 'password12'])('refuses %s, among the commonest', (password) =>
    expect(manual(password)).toBe('too-common'),
  )

  it.each([ana.username, 'Ana.Nunez2024', ana.email, 'ana77mx'])("refuses %s, the person's own name", (password) => {
    const problem = passwordProblem(password, 'manual', ana)
    expect(problem).toBe('too-common')
  })
})

describe('the strong rule', () => {
  it('asks for twelve characters and for nothing else', () => {
    expect(strong('once letras')).toBe('too-short')
    expect(strong('doce letras ')).toBeUndefined()
    expect(strong('qwertyuiop123')).toBeDefined()
  })
})

describe('where to go after signing in', () => {
  it.each(['/mis-facturas', '/mis-facturas?contrato=404040', '/buscar?q=ca%C3%B1o#a'])('%s is ours', (path) =>
    expect(safePath(path)).toBe(path),
  )

  it('writes what is not ASCII so that a header can carry it', () => {
    expect(safePath('/buscar?q=caño')).toBe('/buscar?q=ca%C3%B1o')
  })

  it.each([
    '',
    'mis-facturas',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/\r\nSet-Cookie: a=b',
    ' //evil.example',
    'javascript:alert(1)',
    `/${'a'.repeat(2000)}`,
  ])('%j is not', (path) => expect(safePath(path)).toBeUndefined())

  it('whatever is written, never leaves this site', () => {
    const word = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      '\t',
      'a',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (parts) => {
        const path = safePath(parts.join(''))
        if (path !== undefined) expect(new URL(path, 'https://oficina.example').origin).toBe('https://oficina.example')
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a link from a mail', () => {
  it('is good until it is used or late', () => {
    expect(linkState(undefined)).toBe('unknown')
    expect(linkState({ usedAt: null, expired: false })).toBe('good')
    expect(linkState({ usedAt: null, expired: true })).toBe('late')
    expect(linkState({ usedAt: new Date(), expired: true })).toBe('used')
  })
})

describe('a device in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Chrome',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
      'Chrome',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox', 'Mac'],
    ['curl/8.5', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (userAgent, browser, system) => {
    const device = deviceOf(userAgent)
    expect([device.browser, device.system]).toEqual([browser, system])
  })
})
