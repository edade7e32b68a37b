import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { atomically } from '../db.ts'
import { openLog } from './log.ts'

const written = (error: unknown) => {
  const lines: string[] = []
  openLog({ write: (line) => lines.push(line) }).error({ error }, 'a request failed')
  return JSON.parse(lines.join('')) as { error: Record<string, string>; msg: string }
}

describe('a failure in the log', () => {
  it('says what failed and where', () => {
    const { error, msg } = written(Object.assign(new TypeError('nothing to pay'), { code: 'E1' }))
    expect([error.type, error.code, error.message, msg]).toEqual([
      'TypeError',
      'E1',
      'nothing to pay',
      'a request failed',
    ])
    expect(error.stack).toContain('log.test.ts')
  })

  it(
    'of the database tells nothing about people',
    withDatabase(async (sql) => {
      const account = { username: 'ana-log', email: 'ana@secreto.mx', name: 'Ana' }
      await sql`insert into accounts ${sql(account)}`
      const error = await atomically(sql, async (sql) => sql`insert into accounts ${sql(account)}`).catch(
        (error: unknown) => error,
      )
      const line = JSON.stringify(written(error))
      expect(line).toContain('23505')
      expect(line).not.toMatch(/ana-log|secreto/)
    }),
  )
})
