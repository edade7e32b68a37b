import { createHash } from 'node:crypto'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { lateBefore } from '../payments/rules.ts'
import { linkToFollow } from '../payments/tell-commands.ts'
import type { Profile } from '../web/profile.ts'
import type { Words } from '../words/words.ts'
import { stuckPayments } from './escalation-queries.ts'
import { answersOf, evidenceOf, type Stuck } from './escalation-rules.ts'
import { openRequest } from './opening-commands.ts'
import { kindNamed } from './rules.ts'

/** The kind of request that a payment makes of itself, as profile/<name>/requests.json calls it. */
const clarification = 'pagos-no-aplicados'

const daysWithoutKind = 10
const atOnce = 100

type Around = { words: Words; today: CivilDate; profile: Pick<Profile, 'calendar' | 'payments' | 'requestGroups'> }

/** Files a request for each payment that the utility owes an answer for, and tells whoever paid. Done again, it files no other. */
export async function raiseStuckPayments(sql: Sql, around: Around): Promise<number> {
  const { today, profile } = around
  const isLateBefore = lateBefore(profile.calendar, today, profile.payments.promisedWorkingDays)
  let raised = 0
  for (const stuck of await stuckPayments(sql, { lateBefore: isLateBefore, most: atOnce })) {
    if (await raise(sql, stuck, around)) raised++
  }
  return raised
}

function raise(sql: Sql, stuck: Stuck, { words, today, profile }: Around) {
  const { calendar } = profile
  return atomically(sql, async (sql): Promise<boolean> => {
    const { paymentId, cause, accountId, contractId, contract, name, email, language } = stuck
    const [still] = await sql<{ state: string }[]>`select state from payments where id = ${paymentId} for no key update`
    if (still!.state !== (cause === 'held' ? 'held' : 'received')) return false
    const opened = await openRequest(
      sql,
      {
        key: createHash('md5').update(`${paymentId} ${cause}`).digest('hex'),
        by: 'office',
        kind: clarification,
        answerIn: kindNamed(profile.requestGroups, clarification)?.answerIn ?? daysWithoutKind,
        accountId,
        contractId,
        contractAsTyped: contract,
        name: name ?? words('requests.payment.guest'),
        email: email ?? '',
        message: evidenceOf(stuck, { words, today, calendar, days: profile.payments.promisedWorkingDays }),
        answers: answersOf(stuck, words),
        language,
        payment: { id: paymentId, cause },
      },
      { calendar, today },
    )
    if (!opened) return false
    if (email) await tell(sql, stuck, { email, request: opened.folio })
    return true
  })
}

async function tell(
  sql: Sql,
  { paymentId, folio, cause, accountId, amount, receivedOn, language }: Stuck,
  to: { email: string; request: string },
) {
  const where = accountId ? { page: paths.payment(folio) } : { link: paths.payLink(await linkToFollow(sql, paymentId)) }
  await queueNotice(sql, {
    kind: 'payment-raised',
    to: to.email,
    language,
    facts: { folio, request: to.request, cause, amount, receivedOn, ...where },
  })
}
