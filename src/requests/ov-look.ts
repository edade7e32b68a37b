import { parseArgs } from 'node:util'
import { openDisputesOfFolio } from '../disputes/queries.ts'
import { formatInstant, todayInMexico } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { workingDayAfter } from '../lib/working-days.ts'
import { profileInForce } from '../profile-in-force.ts'
import { readProfile } from '../web/profile.ts'
import { spanish } from '../words/es-MX.ts'
import type { RequestEvent } from './follow-queries.ts'
import { requestsIn, requestWithFolio, type WaitingRequest } from './ov-queries.ts'
import type { RequestsAction } from './ov-requests.ts'
import { states } from './state-rules.ts'

export const list: RequestsAction = async (args, { env, openDatabase, print, say }) => {
  const { values } = parseArgs({
    args,
    options: { due: { type: 'string' }, state: { type: 'string' }, most: { type: 'string' } },
  })
  const state = states.find((state) => state === values.state)
  if (values.state !== undefined && !state) {
    say(`There is no state «${values.state}»: --state takes ${states.join(', ')}.`)
    return 2
  }
  const days = values.due === undefined ? undefined : wholeNumber(values.due, 0, 250)
  if (values.due !== undefined && days === undefined) {
    say(`--due must be a whole number of working days from 0 to 250, not «${values.due}».`)
    return 2
  }
  const most = wholeNumber(values.most ?? '50', 1, 100_000)
  if (most === undefined) {
    say(`--most must be a whole number from 1 to 100000, not «${values.most}».`)
    return 2
  }
  const today = env.today ?? todayInMexico()
  const sql = await openDatabase()
  const { calendar } = await profileInForce(sql, readProfile(env.profile))
  const requests = await requestsIn(sql, {
    states: state ? [state] : ['open', 'asked'],
    dueBy: days === undefined ? undefined : workingDayAfter(calendar, today, days),
    most,
  })
  for (const request of requests) print(lineOf(request, today))
  if (requests.length === 0) print('There are no such requests.')
  return 0
}

export const show: RequestsAction = async (args, { env, openDatabase, print, say }) => {
  const folio = oneFolio(parseArgs({ args, allowPositionals: true }).positionals)
  if (!folio) {
    say('`requests show` takes one folio, for example OV-2026-000042.')
    return 2
  }
  const sql = await openDatabase()
  const request = await requestWithFolio(sql, folio)
  if (!request) {
    say(noRequest(folio))
    return 1
  }
  print(lineOf(request, env.today ?? todayInMexico()))
  print(
    `  asked by    ${request.name}${request.email ? `, ${request.email}` : ''}${request.isGuest ? ', a guest' : ''}`,
  )
  print(`  came        ${formatInstant(request.createdAt, spanish.locale)}`)
  if (request.payment) print(`  about       the payment ${request.payment}`)
  for (const [question, answer] of Object.entries(request.answers)) if (answer) print(`  ${question}: ${answer}`)
  for (const { number, amount } of await openDisputesOfFolio(sql, folio))
    print(`  disputes    ${formatMoney(amount)} of the invoice ${number}`)
  print('Said')
  for (const event of request.events)
    for (const line of linesOf(event.said === 'opened' ? { ...event, text: request.message } : event))
      print(`  ${line}`)
  return 0
}

export const noRequest = (folio: string) => `There is no request ${folio}; \`requests list\` shows those there are.`

/** Folios are read aloud and typed: in capitals or not. */
export function oneFolio(positionals: string[]): string | undefined {
  const [folio, ...more] = positionals
  return folio && more.length === 0 ? folio.trim().toUpperCase() : undefined
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

function lineOf({ folio, state, dueOn, kind, contract, name }: WaitingRequest, today: string): string {
  const isWaiting = state === 'open' || state === 'asked'
  const due = dueOn === null ? 'paused' : isWaiting && today > dueOn ? `LATE, ${dueOn}` : `by ${dueOn}`
  return [folio, state.padEnd(8), due.padEnd(16), kind.padEnd(20), contract ?? '-', plain(name)].join('  ')
}

function linesOf({ at, said, by, operator, text, evidence, stars, dueOn }: RequestEvent): string[] {
  const head = [formatInstant(new Date(at), spanish.locale), said.padEnd(11), operator ?? by]
  return [
    [...head, ...(dueOn ? [`by ${dueOn}`] : []), ...(stars === null ? [] : [`${stars} of 5`])].join('  '),
    ...text
      .split('\n')
      .filter(Boolean)
      .map((line) => `    ${plain(line)}`),
    ...(evidence ? evidence.split('\n').map((line) => `    evidence: ${plain(line)}`) : []),
  ]
}

/** People write what they like, and a terminal obeys some of it. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, ' ')
