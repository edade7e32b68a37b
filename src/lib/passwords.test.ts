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

  it('is worked on beside everything else, however many come at once', async () => {
    let turns = 0
    const clock = setInterval(() => turns++, 1)
    const before = process.memoryUsage().rss
    await Promise.all(Array.from({ length: 20 }, () => hashPassword('agua clara 22')))
    clearInterval(clock)
    expect(turns).toBeGreaterThan(20)
    // Not 20 × 19 MiB: only as many as there are threads are worked on at a time.
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(200)
  })

  it('is as much work for nobody as for somebody', async () => {
    const hash = await hashPassword('agua clara 22')
    const ways = [
      () => verifyPassword('otra', hash),
      () => verifyNothing('otra'),
      () => verifyPassword('otra', null),
      () => verifyPassword('otra', 'x'),
    ]
    // The work, not the clock, and of each the least: a machine that is busy meanwhile slows some of them down.
    const least = ways.map(() => Number.POSITIVE_INFINITY)
    for (let round = 0; round < 8; round++) {
      for (const [index, way] of ways.entries()) {
        const start = process.cpuUsage()
        expect(await way()).toBe(false)
        least[index] = Math.min(least[index]!, process.cpuUsage(start).user)
      }
    }
    for (const work of least) {
      expect(work / least[0]!).toBeGreaterThan(0.4)
      expect(work / least[0]!).toBeLessThan(2.5)
    }
  })
})
