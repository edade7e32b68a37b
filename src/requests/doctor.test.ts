import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { withDatabase } from '../../test/database.ts'
import type { Sql } from '../db.ts'
import { lookAtRequests } from '../doctor-requests.ts'
import { readEnv } from '../env.ts'

const said = async (sql: Sql, today: string) => {
  const [finding] = await lookAtRequests(readEnv({ DEMO: 'yes', TODAY: today }), sql)
  return `${finding!.level} ${finding!.text}`
}

describe('what the doctor says of requests', () => {
  it(
    'is how many wait, and how many of those are late: neither what is answered nor what waits for its customer',
    withDatabase(async (sql) => {
      expect(await said(sql, '2021-04-02')).toBe('ok Requests that wait for an answer: 0, none of them late')
      const [late, asked, answered] = [await aRequest(sql), await aRequest(sql), await aRequest(sql)]
      await aRequest(sql, { on: '2021-03-24' })
      await operatorSays(sql, asked, { said: 'asked', text: '¿Cuál?' })
      await operatorSays(sql, answered, { said: 'answered', text: 'Listo', evidence: null })
      expect(late).toMatch(/^OV-/)
      expect(await said(sql, '2021-04-02')).toBe('ok Requests that wait for an answer: 2, none of them late')
      expect(await said(sql, '2021-04-03')).toBe(
        'warning Requests that should have been answered by now: 1 of 2. `ov requests list` names them first',
      )
    }),
  )
})
