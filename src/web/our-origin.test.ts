import { describe, expect, it } from 'vitest'
import { isOurOrigin } from './our-origin.ts'

const overHttp = { host: 'localhost:3000', baseUrl: 'http://localhost:3000' }
const overTls = { host: 'oficina.example', baseUrl: 'https://oficina.example' }

describe('where a form may come from', () => {
  it.each([
    ['http://localhost:3000', overHttp],
    ['http://127.0.0.1:3000', { ...overHttp, host: '127.0.0.1:3000' }],
    ['http://[::1]:3000', { ...overHttp, host: '[::1]:3000' }],
    ['http://192.168.1.5', { ...overHttp, host: '192.168.1.5:80' }],
    ['https://agua.example', { ...overHttp, host: 'agua.example' }],
    ['https://oficina.example', overTls],
    ['https://oficina.example', { ...overTls, host: '10.0.0.7:3000' }],
    ['https://otro-nombre.example', { ...overTls, host: 'otro-nombre.example' }],
  ])('is %s', (origin, at) => expect(isOurOrigin(origin, at)).toBe(true))

  it.each([
    ['https://evil.example', overHttp],
    ['http://localhost:9999', overHttp],
    ['http://localhost', overHttp],
    ['http://localhost.evil.example:3000', overHttp],
    ['null', overHttp],
    ['null', { ...overHttp, host: 'null' }],
    ['garbage', overHttp],
    ['', overHttp],
    ['file://', { ...overHttp, host: '' }],
    ['http://localhost:3000', { ...overHttp, host: undefined, baseUrl: 'http://oficina.example' }],
    // A page that anybody between us and the browser may have written.
    ['http://oficina.example', overTls],
    ['https://oficina.example:444', overTls],
  ])('is not %s', (origin, at) => expect(isOurOrigin(origin, at)).toBe(false))
})
