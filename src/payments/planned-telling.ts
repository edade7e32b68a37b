import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { queueFollowedNotice, queueNotice } from '../notifications/commands.ts'
import type { Telling } from './debit-rules.ts'
import type { Attempt, Facts } from './planned-queries.ts'
import { openAmount } from './rules.ts'

/** The number of the mail that announces a charge; of one that will not be, nobody has to know whether it left. */
export async function tellStep(sql: Sql, facts: Facts, step: Telling, { isAgain }: { isAgain: boolean }) {
  const to = facts.email
  if (step.kind === 'announce') {
    const { amount, chargeOn } = step
    const { disputed, isReleased } = facts
    const announced = { ...toldFacts(facts), amount, chargeOn, isAgain, disputed, isReleased }
    return await queueFollowedNotice(sql, { kind: 'debit-announced', to, facts: announced })
  }
  // The limit is for the whole invoice.
  const amount = openAmount(facts) + (step.cause === 'limit' ? facts.charged : 0)
  const told = { ...toldFacts(facts), amount, cause: step.cause, most: facts.most }
  await queueNotice(sql, { kind: 'debit-not-charged', to, facts: told })
  return null
}

export const tellWait = (sql: Sql, facts: Facts): Promise<void> =>
  queueNotice(sql, { kind: 'debit-waiting', to: facts.email, facts: toldFacts(facts) })

export const tellCancelled = (sql: Sql, { contractNumber, period, email }: Facts): Promise<void> =>
  queueNotice(sql, { kind: 'debit-cancelled', to: email, facts: { contract: contractNumber, period } })

/** `again`: the day of the last try, if there is one. The amount is the one that was tried. */
export const tellRefused = (
  sql: Sql,
  facts: Facts,
  { latest, again }: { latest: Attempt; again: CivilDate | undefined },
): Promise<void> =>
  queueNotice(sql, {
    kind: 'debit-refused',
    to: facts.email,
    facts: {
      ...toldFacts(facts),
      amount: latest.amount,
      again: again ?? null,
      isRefused: latest.state === 'refused',
      isReplaced: facts.isReplaced,
    },
  })

const toldFacts = (facts: Facts) => ({
  contract: facts.contractNumber,
  invoice: facts.invoiceNumber,
  period: facts.period,
  dueOn: facts.dueOn,
  amount: openAmount(facts),
  card: `${facts.brand} ${facts.last4}`,
})
