import type { Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'

const minute = 60
const quarter = 15 * minute

type Attempt = {
  username: string
  /** The address, or the /64, the attempt comes from. */
  network: string
  /** The device's id, if this account has signed in from it before. */
  device: string | undefined
}

/**
 * Only wrong tries count. A device the account knows has a count of its own, which nobody else can use up. A stranger
 * is counted by network and account, by network, and by account; the last one only slows each network down, so that
 * many strangers together cannot lock the owner out.
 */
export function signInThrottle(sql: Sql) {
  const ofDevice = limiter(sql, { name: 'sign-in-device', points: 10, seconds: quarter })
  const ofPair = limiter(sql, { name: 'sign-in-pair', points: 5, seconds: quarter })
  const ofNetwork = limiter(sql, { name: 'sign-in-network', points: 30, seconds: quarter })
  const ofAccount = limiter(sql, { name: 'sign-in-account', points: 20, seconds: 60 * minute })
  const whileAttacked = limiter(sql, { name: 'sign-in-slowed', points: 1, seconds: 2 * minute })

  return {
    /** Takes a try; `forgive` gives it back when it turns out right. */
    async take({ username, network, device }: Attempt): Promise<{ waitSeconds: number; forgive(): Promise<void> }> {
      const account = nameAsCounted(username)
      const pair = `${network} ${account}`
      if (device) {
        const { waitSeconds } = await ofDevice.consume(device)
        return { waitSeconds, forgive: () => ofDevice.reset(device) }
      }
      const forgive = async () => {
        await ofPair.reset(pair)
        await ofNetwork.giveBack(network)
        await ofAccount.giveBack(account)
      }
      for (const consume of [() => ofPair.consume(pair), () => ofNetwork.consume(network)]) {
        const { waitSeconds } = await consume()
        if (waitSeconds > 0) return { waitSeconds, forgive }
      }
      const attacked = (await ofAccount.consume(account)).waitSeconds > 0
      return { waitSeconds: attacked ? (await whileAttacked.consume(pair)).waitSeconds : 0, forgive }
    },
  }
}

/** One for all spellings by which PostgreSQL's `lower` finds an account: «İ» is its «i», and «ς» the end of «Σ». */
export const nameAsCounted = (username: string) => username.toLowerCase().replaceAll('\u0307', '').replaceAll('ς', 'σ')

/** Asking for mails: few from one network, and fewer to one person, whoever asks. */
export function recoveryThrottle(sql: Sql) {
  return {
    ofNetwork: limiter(sql, { name: 'recovery-network', points: 10, seconds: quarter }),
    ofPerson: limiter(sql, { name: 'recovery-person', points: 3, seconds: 60 * minute }),
  }
}

/** Whoever sits before an open session may guess the password only so often. */
export const passwordChangeLimit = (sql: Sql) => limiter(sql, { name: 'password-change', points: 5, seconds: quarter })
