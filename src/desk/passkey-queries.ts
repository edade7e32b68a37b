import type { Sql } from '../db.ts'

export type Passkey = { id: string; name: string; transports: string[]; createdAt: Date; lastUsedAt: Date | null }

/** Those with which the operator can get in, the newest first. */
export function passkeysOf(sql: Sql, operatorId: string) {
  return sql<Passkey[]>`
    select id, name, transports, created_at, last_used_at from operator_passkeys
    where operator_id = ${operatorId} and ended_at is null
    order by created_at desc, id
    limit 50
  `
}
