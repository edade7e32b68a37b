import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '../../src/db.ts'
import type { Random } from '../../src/demo/random.ts'
import { paths } from '../../src/paths.ts'
import { invoiceField, invoiceValue, keyField, methodCode, methodField, totalField } from '../../src/payments/form.ts'
import type { Method } from '../../src/payments/gateway.ts'
import type { Choice } from '../../src/payments/sandbox/choice-rules.ts'
import { aContract, anAccount, anInvoice, aSession } from '../builders.ts'
import type { MortalOffice } from './crash-office.ts'

/** Somebody who owes one invoice, signed in. */
export type Person = { cookie: string; accountId: string; contractId: number; invoiceId: number; amount: number }

export async function aPerson(sql: Sql, n: number): Promise<Person> {
  const accountId = await anAccount(sql)
  const contractId = await aContract(sql, { account: accountId })
  const amount = 10_000 + n
  const invoiceId = await anInvoice(sql, { contract: contractId, total: amount })
  return { cookie: await aSession(sql, accountId), accountId, contractId, invoiceId, amount }
}

/** What somebody does, settled beforehand. */
export type Plan = {
  method: Method
  /** Nothing: they never pay. */
  choice: Choice | undefined
  /** The second tab, opened while the first is at the gateway. */
  second: Choice | undefined
  isRace: boolean
  doubleClick: boolean
  /** They wait for no answer; what they began may have begun or not. */
  hangsUp: boolean
  returns: boolean
}

export function aPlan(random: Random): Plan {
  const method = random.weighted<Method>([
    ['card', 6],
    ['cash', 2],
    ['transfer', 2],
  ])
  const choice = random.weighted<Choice | undefined>([
    ['accept', 5],
    ['lost', 4],
    ['duplicate', 2],
    ['disordered', 2],
    ['slow', 2],
    ['wrong', 1],
    [method === 'card' ? 'leave' : undefined, 2],
    [undefined, 1],
  ])
  const second = random.chance(0.2) ? random.pick<Choice>(['accept', 'lost', 'duplicate']) : undefined
  const isRace = random.chance(0.4)
  const [doubleClick, hangsUp, returns] = [random.chance(0.25), random.chance(0.1), random.chance(0.6)]
  return { method, choice, second, isRace, doubleClick, hangsUp, returns }
}

export type World = {
  office: MortalOffice
  gatewayUrl: string
  sql: Sql
  /** Told of each request, for who kills the office. */
  onRequest: () => void
  /** What no person should see. */
  oddities: string[]
  cutOff: { count: number }
}

/** One person pays one invoice, whatever happens to the office meanwhile. */
export async function payAsPlanned(world: World, person: Person, plan: Plan): Promise<void> {
  const first = await begin(world, person, plan)
  if (!first) return
  if (!plan.second) {
    if (plan.choice) await makeHappen(world, first.reference, plan.choice)
  } else {
    // The second tab: at the same time, or before the first is paid, which was closed by then and is paid all the same.
    const early = plan.isRace && plan.choice && makeHappen(world, first.reference, plan.choice)
    const other = await begin(world, person, { ...plan, doubleClick: false, hangsUp: false })
    if (other && other.reference !== first.reference) await makeHappen(world, other.reference, plan.second)
    await early
    if (!plan.isRace) await makeHappen(world, first.reference, 'late')
  }
  if (plan.returns) await insist(world, paths.paymentReturn(first.paymentId), { cookie: person.cookie })
}

/** Sends the form, and again with the same key when no answer comes: what it opened at the gateway, if anything. */
async function begin(world: World, person: Person, { method, doubleClick, hangsUp }: Plan) {
  const { contractId, invoiceId, amount, cookie } = person
  const key = randomUUID()
  const body = new URLSearchParams({
    [keyField]: key,
    [invoiceField(invoiceId)]: invoiceValue(contractId, amount),
    [methodField]: methodCode(method),
    [totalField]: String(amount),
  })
  const send = () => insist(world, paths.payments, { cookie, body })
  if (hangsUp) {
    await request(world, paths.payments, { cookie, body, signal: AbortSignal.timeout(15) }).catch(() => {})
  } else if (doubleClick) await Promise.all([send(), send()])
  else await send()
  // A gateway whose answer was lost is asked again when the person tries again.
  for (let tries = 0; tries < 3; tries++) {
    const opened = await openedUnder(world, key)
    if (opened || hangsUp) return opened
    await send()
  }
  return undefined
}

async function openedUnder({ sql }: World, key: string) {
  const [found] = await sql<{ paymentId: string; reference: string }[]>`
    select id as payment_id, gateway_reference as reference from payments
    where form_key = ${key} and gateway_reference is not null
  `
  return found
}

async function makeHappen({ gatewayUrl }: World, reference: string, choice: Choice): Promise<void> {
  if (choice === 'leave') await fetch(`${gatewayUrl}/choose/${reference}?choice=refuse`, { method: 'POST' })
  await fetch(`${gatewayUrl}/choose/${reference}?choice=${choice}`, { method: 'POST' })
}

type Asking = { cookie: string; body?: URLSearchParams; signal?: AbortSignal }

async function request({ office, onRequest }: World, path: string, { cookie, body, signal }: Asking) {
  onRequest()
  return await fetch(office.url + path, {
    redirect: 'manual',
    headers: { cookie, ...(body && { origin: office.url, 'sec-fetch-site': 'same-origin' }) },
    ...(body && { method: 'POST', body }),
    ...(signal && { signal }),
  })
}

/** What a person does whose connection breaks: the same again, until there is an answer. */
async function insist(world: World, path: string, asking: Asking): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const response = await request(world, path, asking).catch(() => undefined)
    if (response) {
      await response.body?.cancel().catch(() => {})
      // 409 and 422: another payment is on its way, or nothing is owed any more. Both are true answers.
      if ([303, 409, 422].includes(response.status)) return
      if (response.status < 500) world.oddities.push(`${path}: ${response.status}`)
      else if (response.status !== 503) world.oddities.push(`${path}: ${response.status}`)
    } else world.cutOff.count++
    await world.office.isBack()
    await pause(50)
  }
  world.oddities.push(`${path}: never answered`)
}
