import { randomUUID } from 'node:crypto'
import type { Sql } from '../src/db.ts'
import { addDays } from '../src/lib/dates.ts'
import { sendRequest } from '../src/requests/commands.ts'
import { type Saying, sayOn } from '../src/requests/follow-commands.ts'
import { kindNamed } from '../src/requests/rules.ts'
import { readProfile } from '../src/web/profile.ts'
import type { Language } from '../src/words/words.ts'

const profile = readProfile('demo')

type RequestFacts = Partial<{
  account: string
  kind: string
  message: string
  contract: string
  email: string
  on: string
  language: Language
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
    language: facts.language ?? 'es-MX',
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

const long = 'Ferrocarrilera'.repeat(20)

/** One request in each state that looks otherwise, of an account or of a guest: their folios. */
export async function requestsInAllStates(sql: Sql, facts: Pick<RequestFacts, 'account' | 'email'>, today: string) {
  const before = (days: number) => addDays(today, -days)
  const asked = (days: number, more: RequestFacts = {}) => aRequest(sql, { ...facts, ...more, on: before(days) })
  const open = await asked(0, { message: `No llegó mi recibo.\n\n${long}\n${'Una línea larga. '.repeat(60)}` })
  const late = await asked(40, { kind: 'altos-consumos' })
  const paused = await asked(6, { kind: 'recibo-no-entregado' })
  await operatorSays(sql, paused, { said: 'message-out', text: 'Lo estamos buscando.' }, before(5))
  await operatorSays(sql, paused, { said: 'asked', text: '¿De qué mes es el recibo?' }, before(4))
  const answered = await asked(12)
  await operatorSays(sql, answered, { said: 'answered', text: 'Ya va en camino.', evidence: null }, before(2))
  const closed = await asked(30, { kind: 'sugerencia' })
  await operatorSays(
    sql,
    closed,
    { said: 'closed', text: 'Quedó reparada.', evidence: `Orden 77\n${long}` },
    before(20),
  )
  return { open, late, paused, answered, closed }
}

/** The path to which the latest mail about a guest's request leads. */
export const linkOf = async (sql: Sql, folio: string): Promise<string> =>
  (await mailsAbout(sql, folio)).at(-1)!.facts.link!
