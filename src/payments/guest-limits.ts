import type { Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'
import { networkOf } from '../web/client-address.ts'

/** Nobody begins more payments in an hour by one link, nor from one network: many people may share one, at a counter too. */
export function guestLimits(sql: Sql) {
  const byLink = limiter(sql, { name: 'guest-payments', points: 20, seconds: 3600 })
  const byNetwork = limiter(sql, { name: 'guest-payments-network', points: 120, seconds: 3600 })

  /** Takes one try; for how long to wait, when none was left. */
  return async ({ linkHash, address }: { linkHash: Buffer; address: string }): Promise<number> => {
    const ofLink = await byLink.consume(linkHash.toString('hex'))
    if (ofLink.waitSeconds > 0) return ofLink.waitSeconds
    return (await byNetwork.consume(networkOf(address))).waitSeconds
  }
}
