import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { lateBefore } from '../payments/rules.ts'
import { linkToFollow } from '../payments/tell-commands.ts'
import type { Words } from '../words/words.ts'
import { takeFolio } from './commands.ts'
import { stuckPayments } from './escalation-queries.ts'
import { answersOf, evidenceOf, type Stuck } from './escalation-rules.ts'

/** The kind of request that a payment makes of itself, as profile/<name>/requests.json calls it. */
const clarification = 'pagos-no-aplicados'

const atOnce = 100

type Around = { words: Words; today: CivilDate; promisedWorkingDays: number }

/** Files a request for each payment that the utility owes an answer for, and tells whoever paid. Done again, it files no other. */
export async function raiseStuckPayments(sql: Sql, around: Around): Promise<number> {
  const { today, promisedWorkingDays: days } = around
  let raised = 0
  for (const stuck of await stuckPayments(sql, { lateBefore: lateBefore(today, days), most: atOnce })) {
    if (await raise(sql, stuck, around)) raised++
  }
  return raised
}

function raise(sql: Sql, stuck: Stuck, { words, today, promisedWorkingDays: days }: Around) {
  return atomically(sql, async (sql): Promise<boolean> => {
    const { paymentId, cause, accountId, contractId, contract, name, email } = stuck
    const [still] = await sql<{ state: string }[]>`select state from payments where id = ${paymentId} for no key update`
    if (still!.state !== (cause === 'held' ? 'held' : 'received')) return false
    const folio = await takeFolio(sql, today)
    const filed = await sql`
      insert into requests (
        folio, kind, account_id, contract_id, contract_as_typed, name, email, message, answers, form_key, payment_id,
        payment_cause
      )
      values (
        ${folio}, ${clarification}, ${accountId}, ${contractId}, ${contract},
        ${name ?? words('requests.payment.guest')}, ${email ?? ''}, ${evidenceOf(stuck, { words, today, days })},
        ${sql.json(answersOf(stuck, words))}, md5(${`${paymentId} ${cause}`})::uuid, ${paymentId}, ${cause}
      )
      on conflict do nothing
    `
    if (filed.count === 0) return false
    if (email) await tell(sql, stuck, { email, request: folio })
    return true
  })
}

async function tell(
  sql: Sql,
  { paymentId, folio, cause, accountId, amount, receivedOn }: Stuck,
  to: { email: string; request: string },
) {
  const where = accountId ? { page: paths.payment(folio) } : { link: paths.payLink(await linkToFollow(sql, paymentId)) }
  await queueNotice(sql, {
    kind: 'payment-raised',
    to: to.email,
    facts: { folio, request: to.request, cause, amount, receivedOn, ...where },
  })
}
