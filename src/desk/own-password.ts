import type { Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import { operatorPasswordHash } from './operator-queries.ts'
import { ownPasswordLimit } from './throttle.ts'

/** Whoever sits before an open session must still know the password to change what guards it; or how long to wait. */
export function ownPasswordOf(sql: Sql) {
  const tries = ownPasswordLimit(sql)
  return async (operatorId: string, typed: string): Promise<'right' | 'wrong' | number> => {
    const { waitSeconds } = await tries.consume(operatorId)
    if (waitSeconds > 0) return waitSeconds
    if (!(await verifyPassword(typed, await operatorPasswordHash(sql, operatorId)))) return 'wrong'
    await tries.reset(operatorId)
    return 'right'
  }
}
