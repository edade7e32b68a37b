import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { connections, withDatabase } from '../../test/database.ts'
import { forgetOldLimits, limiter } from './limits.ts'

const limit = { name: 'prueba', points: 3, seconds: 60 }

describe('a limit', () => {
  it(
    'lets so many tries through and then says how long to wait',
    withDatabase(async (sql) => {
      const tries = limiter(sql, limit)
      expect(await tries.left('ana')).toEqual({ left: 3, waitSeconds: 0 })
      for (const left of [2, 1, 0]) expect(await tries.consume('ana')).toEqual({ left, waitSeconds: 0 })
      const refused = await tries.consume('ana')
      expect(refused.waitSeconds).toBeGreaterThan(50)
      expect(refused.waitSeconds).toBeLessThanOrEqual(60)
      expect((await tries.left('ana')).waitSeconds).toBeGreaterThan(50)
      expect(await tries.left('luis')).toEqual({ left: 3, waitSeconds: 0 })
    }),
  )

  it(
    'forgets tries that are given back, and all of them when told to',
    withDatabase(async (sql) => {
      const tries = limiter(sql, limit)
      await tries.consume('ana')
      await tries.giveBack('ana')
      expect((await tries.left('ana')).left).toBe(3)
      await tries.consume('ana')
      await tries.reset('ana')
      expect((await tries.left('ana')).left).toBe(3)
    }),
  )

  it(
    'never keeps a key as it was typed',
    withDatabase(async (sql) => {
      await limiter(sql, limit).consume('mi-secreto-tecleado-en-el-campo-equivocado')
      const [{ key } = { key: '' }] = await sql<{ key: string }[]>`select key from rate_limits`
      expect(key).toMatch(/^prueba:/)
      expect(key).not.toMatch(/secreto/)
    }),
  )

  it('counts what several processes do at once, and not one try more', async () => {
    const key = randomUUID()
    const [one, two] = [limiter(connections, limit), limiter(connections, limit)]
    const tries = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).consume(key)))
    expect(tries.filter(({ waitSeconds }) => waitSeconds === 0)).toHaveLength(3)
    await one.reset(key)
  })

  it(
    'is swept away when its time is over',
    withDatabase(async (sql) => {
      await sql`insert into rate_limits (key, points, expire) values ('prueba:vieja', 1, ${Date.now() - 1000})`
      await limiter(sql, limit).consume('nueva')
      await forgetOldLimits(sql)
      const kept = await sql<{ key: string }[]>`select key from rate_limits where key like 'prueba:%'`
      expect(kept).toHaveLength(1)
    }),
  )
})
