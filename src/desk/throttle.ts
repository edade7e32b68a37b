import type { Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'

const quarter = 15 * 60

/**
 * Only wrong tries count. A stranger is counted by network and operator, and by network; the count by operator only
 * slows each network down, so that many strangers together cannot lock an operator out.
 */
export function deskThrottle(sql: Sql) {
  const ofPair = limiter(sql, { name: 'desk-pair', points: 5, seconds: quarter })
  const ofNetwork = limiter(sql, { name: 'desk-network', points: 30, seconds: quarter })
  const ofOperator = limiter(sql, { name: 'desk-operator', points: 20, seconds: 60 * 60 })
  const whileAttacked = limiter(sql, { name: 'desk-slowed', points: 1, seconds: 2 * 60 })

  return {
    /** Takes a try; `forgive` gives it back when it turns out right. */
    async take({ email, network }: { email: string; network: string }) {
      const name = email.toLowerCase()
      const pair = `${network} ${name}`
      const forgive = async () => {
        await ofPair.reset(pair)
        await ofNetwork.giveBack(network)
        await ofOperator.giveBack(name)
      }
      for (const consume of [() => ofPair.consume(pair), () => ofNetwork.consume(network)]) {
        const { waitSeconds } = await consume()
        if (waitSeconds > 0) return { waitSeconds, forgive }
      }
      const attacked = (await ofOperator.consume(name)).waitSeconds > 0
      return { waitSeconds: attacked ? (await whileAttacked.consume(pair)).waitSeconds : 0, forgive }
    },
  }
}

/** Whoever knows the password may guess codes only so often, wherever they are. */
export const codeLimit = (sql: Sql) => limiter(sql, { name: 'desk-code', points: 5, seconds: quarter })

/** Whoever sits before an open session may guess the password only so often. */
export const ownPasswordLimit = (sql: Sql) => limiter(sql, { name: 'desk-password', points: 5, seconds: quarter })
