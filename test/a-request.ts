import { randomUUID } from 'node:crypto'
import type { Sql } from '../src/db.ts'
import { sendRequest } from '../src/requests/commands.ts'
import { type Saying, sayOn } from '../src/requests/follow-commands.ts'
import { kindNamed } from '../src/requests/rules.ts'
import { readProfile } from '../src/web/profile.ts'

const profile = readProfile('demo')

type RequestFacts = Partial<{
  account: string
  kind: string
  message: string
  contract: string
  email: string
  on: string
}>

/** A request that somebody sent; on Saturday 20 March 2021 unless it says otherwise, so due on Friday 2 April. */
export async function aRequest(sql: Sql, facts: RequestFacts = {}): Promise<string> {
  const outcome = await sendRequest(sql, {
    key: randomUUID(),
    kind: kindNamed(profile.requestGroups, facts.kind ?? 'consulta-general')!,
    accountId: facts.account,
    contract: facts.contract ?? '',
    name: 'Ana Núñez',
    email: facts.email ?? 'ana@example.com',
    message: facts.message ?? 'No llegó mi recibo',
    answers: {},
    calendar: profile.calendar,
    today: facts.on ?? '2021-03-20',
  })
  if (outcome.kind !== 'received') throw new Error(outcome.kind)
  return outcome.folio
}

/** What an operator says of it, on that day. */
export const operatorSays = (sql: Sql, folio: string, saying: Saying, on = '2021-03-20') =>
  sayOn(sql, { by: 'operator', operator: 'Julia Ramos', folio }, saying, { profile, today: on })

/** Where the mails about a request lead, the latest last. */
export async function mailsAbout(sql: Sql, folio: string) {
  return sql<{ kind: string; facts: { said?: string; link?: string; page?: string; dueOn?: string; text?: string } }[]>`
    select kind, facts from mails where facts ->> 'folio' = ${folio} order by id
  `
}
