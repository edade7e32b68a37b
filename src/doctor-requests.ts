import type { Sql } from './db.ts'
import type { Finding } from './doctor.ts'
import type { Env } from './env.ts'
import { todayInMexico } from './lib/dates.ts'
import { requestsToAnswer } from './requests/ov-queries.ts'

export async function lookAtRequests(env: Env, sql: Sql): Promise<Finding[]> {
  const { open, overdue } = await requestsToAnswer(sql, env.today ?? todayInMexico())
  if (overdue === 0) return [{ level: 'ok', text: `Requests that wait for an answer: ${open}, none of them late` }]
  const text = `Requests that should have been answered by now: ${overdue} of ${open}. \`ov requests list\` names them first`
  return [{ level: 'warning', text }]
}
