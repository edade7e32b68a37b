import type { Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import { passwordHashOf } from './queries.ts'
import { passwordChangeLimit } from './throttle.ts'

export type Confirmation = { kind: 'right' | 'wrong' } | { kind: 'wait'; seconds: number }

/** Whether whoever sits before an open session knows its password; counted together with the tries to change it. */
export async function confirmPassword(sql: Sql, accountId: string, password: string): Promise<Confirmation> {
  const tries = passwordChangeLimit(sql)
  const { waitSeconds } = await tries.consume(accountId)
  if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }
  if (!(await verifyPassword(password.normalize('NFKC'), await passwordHashOf(sql, accountId))))
    return { kind: 'wrong' }
  await tries.reset(accountId)
  return { kind: 'right' }
}
