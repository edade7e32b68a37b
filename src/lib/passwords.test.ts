import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { hashPassword, verifyNothing, verifyPassword } from './passwords.ts'

describe('a password', () => {
  it('is kept as an argon2id hash that says its cost, different each time', async () => {
    const [one, two] = [await hashPassword('agua clara 22'), await hashPassword('agua clara 22')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
    expect(await verifyPassword('agua clara 22', one)).toBe(true)
    expect(await verifyPassword('agua clara 23', one)).toBe(false)
  })

  it('is the same however the keyboard composes its letters', async () => {
    const hash = await hashPassword('contraseña 1ó2')
    expect(await verifyPassword('contraseña 1ó2'.normalize('NFD'), hash)).toBe(true)
  })

  it('verifies against a hash of another cost', async () => {
    const cheap = '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2E$'
    expect(await verifyPassword('x', `${cheap}AAAAAAAAAAAAAAAAAAAAAA`)).toBe(false)
  })

  it('takes as long for nobody as for somebody', async () => {
    const hash = await hashPassword('agua clara 22')
    const time = async (work: () => Promise<boolean>) => {
      const times: number[] = []
      for (let n = 0; n < 5; n++) {
        const start = performance.now()
        expect(await work()).toBe(false)
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[1]!
    }
    const wrong = await time(() => verifyPassword('otra', hash))
    for (const nobody of [
      () => verifyNothing('otra'),
      () => verifyPassword('otra', null),
      () => verifyPassword('otra', 'x'),
    ]) {
      const ratio = (await time(nobody)) / wrong
      expect(ratio).toBeGreaterThan(0.4)
      expect(ratio).toBeLessThan(2.5)
    }
  })
})
