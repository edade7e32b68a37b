import { atomically, type Sql } from '../db.ts'
import { activateAccount, issueMailLink } from '../sessions/commands.ts'
import type { Language } from '../words/words.ts'
import { openAccount } from './commands.ts'

export type InvitedAccount = {
  username: string
  /** That the invitation went to: who has read it there needs no second mail. */
  email: string
  name: string
  passwordHash: string
  accepted: readonly { document: string; version: string }[]
  language: Language
}

/** An account that is active at once. */
export function openInvitedAccount(sql: Sql, { passwordHash, ...account }: InvitedAccount) {
  return atomically(sql, async (sql) => {
    const made = await openAccount(sql, account)
    if (made.kind === 'username-taken') return made
    const token = await issueMailLink(sql, { accountId: made.accountId, purpose: 'activation', hours: 1 })
    await activateAccount(sql, { token, passwordHash })
    return made
  })
}
