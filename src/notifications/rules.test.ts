import { describe, expect, it } from 'vitest'
import { nextStep, refusalOf } from './rules.ts'

const day = 24 * 60 * 60
const soon = { attempts: 0, ageSeconds: 0 }
const putOff = { about: 'mail', forGood: false } as const

describe('what a failure is about', () => {
  it.each([
    [
      { responseCode: 550, command: 'RCPT TO' },
      { about: 'mail', forGood: true },
    ],
    [
      { responseCode: 554, command: 'DATA' },
      { about: 'mail', forGood: true },
    ],
    [
      { responseCode: 452, command: 'RCPT TO' },
      { about: 'mail', forGood: false },
    ],
    [
      { responseCode: 554, command: 'RCPT TO', response: '554 5.7.1 <a@b.mx>: Relay access denied' },
      { about: 'mail', forGood: false },
    ],
    [
      { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no such user' },
      { about: 'mail', forGood: true },
    ],
    [
      { code: 'EENVELOPE', command: 'API' },
      { about: 'mail', forGood: true },
    ],
    [{ code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, { about: 'server' }],
    [{ responseCode: 535, command: 'AUTH PLAIN' }, { about: 'server' }],
    [{ responseCode: 550, command: 'MAIL FROM' }, { about: 'server' }],
    [{ responseCode: 554, command: 'CONN' }, { about: 'server' }],
    [{ command: 'CONN' }, { about: 'server' }],
    [{}, { about: 'server' }],
  ])('%j', (failure, refusal) => expect(refusalOf(failure)).toEqual(refusal))
})

describe('a mail that was not taken', () => {
  it('is never given up because of the server, however long it is away', () => {
    expect(nextStep({ about: 'server' }, soon)).toEqual({ kind: 'again', inSeconds: 5 })
    expect(nextStep({ about: 'server' }, { attempts: 900, ageSeconds: 30 * day })).toEqual({
      kind: 'again',
      inSeconds: 15,
    })
  })

  it('waits longer each time it is put off, up to an hour', () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((attempts) => nextStep(putOff, { attempts, ageSeconds: 60 }))
    expect(waits).toEqual([10, 30, 120, 600, 3600, 3600, 3600].map((inSeconds) => ({ kind: 'again', inSeconds })))
  })

  it('is given up after three days, not before', () => {
    expect(nextStep(putOff, { attempts: 70, ageSeconds: 3 * day - 1 }).kind).toBe('again')
    expect(nextStep(putOff, { attempts: 70, ageSeconds: 3 * day })).toEqual({ kind: 'give-up' })
  })

  it('is given up at once when it is refused for good', () => {
    expect(nextStep({ about: 'mail', forGood: true }, soon)).toEqual({ kind: 'give-up' })
  })
})
