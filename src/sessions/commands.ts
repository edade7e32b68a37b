import type { Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import type { Language } from '../words/words.ts'
import { knownDevice } from './device.ts'
import { rememberLanguage } from './language-commands.ts'
import { accountToSignIn } from './queries.ts'
import { openSession, type Visitor } from './session-commands.ts'
import { signInThrottle } from './throttle.ts'

export * from './account-commands.ts'
export * from './confirm-commands.ts'
export * from './language-commands.ts'
export * from './profile-commands.ts'
export * from './session-commands.ts'
export * from './unactivated-commands.ts'

type SignIn = {
  username: string
  password: string
  visitor: Visitor
  network: string
  /** The cookies it came with: the devices' marks, and a session that the new one takes the place of. */
  deviceMarks: string | undefined
  oldToken: string | undefined
  /** What it remembers, where it has not chosen one. */
  language: Language | undefined
}

export type SignInOutcome =
  | { kind: 'signed-in'; token: string; passwordHash: string; language: string | null }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }

/** A wrong user, a user who is not active and a wrong password get one answer, after the same work. */
export async function signIn(sql: Sql, attempt: SignIn): Promise<SignInOutcome> {
  const account = await accountToSignIn(sql, attempt.username)
  const passwordHash = account?.passwordHash ?? null
  const device = knownDevice(attempt.deviceMarks, passwordHash)
  const turn = await signInThrottle(sql).take({ username: attempt.username, network: attempt.network, device })
  if (turn.waitSeconds > 0) return { kind: 'wait', seconds: turn.waitSeconds }

  const right = await verifyPassword(attempt.password, passwordHash)
  if (!right || !account || !passwordHash) return { kind: 'wrong' }

  await turn.forgive()
  const token = await openSession(sql, { accountId: account.id, replaces: attempt.oldToken, ...attempt.visitor })
  const { language } = attempt
  if (!account.language && language) await rememberLanguage(sql, { accountId: account.id, language })
  return { kind: 'signed-in', token, passwordHash, language: account.language }
}
