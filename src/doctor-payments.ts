import type { Sql } from './db.ts'
import type { Finding } from './doctor.ts'
import type { Env } from './env.ts'
import { unacknowledgedRows } from './feed/export-queries.ts'
import { daysBetween, todayInMexico } from './lib/dates.ts'
import { tooManyToEnd } from './payments/debit-rules.ts'
import { healthOfPayments } from './payments/health-queries.ts'
import { lateBefore } from './payments/rules.ts'
import { profileInForce } from './profile-in-force.ts'
import { readProfile } from './web/profile.ts'

/** How long the commercial system may leave an export without a word. */
const daysToAcknowledge = 3

export async function lookAtPayments(env: Env, sql: Sql): Promise<Finding[]> {
  const { gateways } = env.payments
  const today = env.today ?? todayInMexico()
  const profile = await profileInForce(sql, readProfile(env.profile))
  const { promisedWorkingDays } = profile.payments
  const health = await healthOfPayments(sql, {
    gateways,
    today,
    lateBefore: lateBefore(profile.calendar, today, promisedWorkingDays),
  })
  const { rows, since } = await unacknowledgedRows(sql)
  const waiting = since ? daysBetween(since.toISOString().slice(0, 10), today) : 0
  const [current, ...others] = gateways

  const warnings = [
    current ? '' : 'PAYMENT_GATEWAYS is not set: nobody can pay in the office',
    health.notices > 0
      ? `${health.notices} notices of gateways have waited for more than 15 minutes: see last_error in gateway_notices`
      : '',
    health.held > 0
      ? `The money of ${payments(health.held)} is held: \`ov payments list --state held\`, then release or refund`
      : '',
    health.unknown > 0
      ? `Of ${payments(health.unknown)} nobody has known for more than an hour how they stand: does the gateway answer?`
      : '',
    health.late > 0
      ? `${payments(health.late)} not applied within the ${promisedWorkingDays} promised working days: each has filed a request`
      : '',
    health.unexported > 0
      ? `${payments(health.unexported)} of these never went out: does \`ov export\` run every day?`
      : '',
    health.uncharged > 0
      ? `Planned charges past their day: ${health.uncharged}. Does the office run, or are others paying the same invoices?`
      : '',
    health.stuck > 0
      ? `Charges of what is paid by itself that nobody knows the end of, past the due date: ${health.stuck}. Is their gateway still in PAYMENT_GATEWAYS?`
      : '',
    tooManyToEnd({ ending: health.doubted, standing: health.debits })
      ? `Of ${health.debits} contracts that are paid by themselves the feed ends ${health.doubted} or gives them to a bank: is the import right? None was ended, and none is charged`
      : '',
    health.unforgotten > 0
      ? `Cards that people removed and a gateway has not forgotten for more than a day: ${health.unforgotten}`
      : '',
    waiting > daysToAcknowledge
      ? `${rows} exported rows have waited for ${waiting} days to be acknowledged: \`ov export --ack NUMBER\``
      : '',
  ].filter((text) => text !== '')
  const orphans = health.orphans.map(
    (name): Finding => ({
      level: 'problem',
      text: `Payments are open at «${name}», which PAYMENT_GATEWAYS does not name: nobody asks how they end`,
    }),
  )
  const taken: Finding[] = current
    ? [
        {
          level: 'ok',
          text: `Payments are taken by ${current}${others.map((name) => `; ${name} finishes its own`).join('')}`,
        },
      ]
    : []
  return [...taken, ...orphans, ...warnings.map((text): Finding => ({ level: 'warning', text }))]
}

const payments = (count: number) => (count === 1 ? '1 payment' : `${count} payments`)
