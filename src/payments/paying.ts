import type { Logger } from 'pino'
import { persistently, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { sum } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { type NewPayment, startPayment } from './commands.ts'
import type { Answer, Gateway, GatewayName, Order } from './gateway.ts'
import { overMost } from './method-rules.ts'
import { type Cause, type NewsOutcome, takeNews } from './news-commands.ts'
import { type KeptPayment, keptPayment } from './queries.ts'
import type { Objection } from './rules.ts'
import { isOpen } from './state-rules.ts'

/** What paying needs from outside. `gateways.current` takes new payments; the others finish those they took. */
export type Till = {
  sql: Sql
  gateways: Gateways
  today: () => CivilDate
  log: Logger
  settings: { baseUrl: string }
  profile: { name: string }
}
export type Gateways = { current: Gateway | undefined; named: (name: GatewayName) => Gateway | undefined }

export type PayOutcome =
  /** To the gateway's page where there is one, else to the payment's own. */
  | { kind: 'go'; folio: string; paymentId: string; payUrl: string | undefined }
  | { kind: 'objection'; objection: Objection }
  | { kind: 'not-found' }
  /** Another payment for the same is on its way, and nobody knows yet how it ends. */
  | { kind: 'under-way'; folio: string }

/** With `savedCard` it is charged at once, at the gateway that keeps it. */
type Paying = Omit<NewPayment, 'gateway' | 'savedCardId'> & {
  savedCard?: { id: string; gateway: GatewayName } | undefined
}

/** How long a person has: at the gateway's page, and with a voucher or a CLABE. */
const minutesToPay = { card: 60, cash: 3 * 24 * 60, transfer: 3 * 24 * 60 }

/**
 * Starts a payment and opens it at the gateway. Not for use in a transaction: nothing may wait for a gateway with a lock
 * in its hand. Called again with the same key it finds the same payment and asks the gateway for it again.
 */
export async function pay(till: Till, { savedCard, ...payment }: Paying): Promise<PayOutcome> {
  const gateway = savedCard ? till.gateways.named(savedCard.gateway) : till.gateways.current
  if (!gateway?.methods.includes(payment.method)) return { kind: 'not-found' }
  const most = overMost(gateway, payment.method, sum(payment.wanted.map(({ amount }) => amount)))
  if (most !== undefined) return { kind: 'objection', objection: { kind: 'method', most } }
  for (let tries = 0; ; tries++) {
    const started = await persistently(() =>
      startPayment(till.sql, { ...payment, savedCardId: savedCard?.id, gateway: gateway.name }),
    )
    if (started.kind === 'not-found' || started.kind === 'objection') return started
    if (started.kind === 'under-way') {
      const stillOpen = await closeAll(till, started.paymentIds)
      if (stillOpen && tries > 0) return { kind: 'under-way', folio: stillOpen.folio }
      continue
    }
    const opened = await openAtGateway(till, started.paymentId, 'person')
    // A kept card is paid or refused at once: nobody is sent to a page of it.
    if (savedCard && opened?.state === 'awaiting') await closeAtGateway(till, started.paymentId, 'person')
    // Asked for again after it was paid, it has nothing more to do at the gateway.
    const payUrl = !savedCard && opened?.state === 'awaiting' ? (opened.payUrl ?? undefined) : undefined
    return { kind: 'go', folio: started.folio, paymentId: started.paymentId, payUrl }
  }
}

/** Charges a saved card while its owner is not there; the payment is a row already, and says which card. */
export const chargeAtGateway = (till: Till, paymentId: string) => openAtGateway(till, paymentId, 'schedule')

/** Asks the gateway to open a payment that it may have opened already, and takes what it says. */
async function openAtGateway(till: Till, paymentId: string, cause: Cause): Promise<KeptPayment | undefined> {
  const taken = await takenBy(till, paymentId)
  if (!taken) return undefined
  const { payment, gateway, order } = taken
  if (payment.state === 'created' || payment.state === 'unknown') {
    await learn(till, { payment, gateway, cause, answer: await gateway.open(order) })
  }
  return await keptPayment(till.sql, paymentId)
}

/** Asks the gateway how a payment stands and takes what it says. */
export async function askAbout(till: Till, paymentId: string, cause: Cause): Promise<NewsOutcome> {
  const taken = await takenBy(till, paymentId)
  if (!taken) return { kind: 'not-found' }
  const { payment, gateway, order, reference } = taken
  return await learn(till, { payment, gateway, cause, answer: await gateway.ask({ order, reference }) })
}

/** Makes a payment unpayable at its gateway, if it can still be; what is paid already is received. */
export async function closeAtGateway(till: Till, paymentId: string, cause: Cause): Promise<NewsOutcome> {
  const taken = await takenBy(till, paymentId)
  if (!taken) return { kind: 'not-found' }
  const { payment, gateway, order, reference } = taken
  const answer = reference ? await gateway.close({ order, reference }) : await gateway.ask({ order, reference })
  return await learn(till, { payment, gateway, cause, answer })
}

/** Gives money back through the gateway that took it. `key`: asking twice is asking once. */
export async function refundAtGateway(
  till: Till,
  paymentId: string,
  { amount, key, before }: { amount: number; key: string; before?: number },
): Promise<NewsOutcome> {
  const taken = await takenBy(till, paymentId)
  if (!taken?.reference) return { kind: 'not-found' }
  const { payment, gateway, order, reference } = taken
  const answer = await gateway.refund({ order, reference, amount, key, before })
  return await learn(till, { payment, gateway, cause: 'operator', answer })
}

/** A payment beside the gateway that took it, and what that one was asked for. `reference`: its name for it, once told. */
async function takenBy(till: Till, paymentId: string) {
  const payment = await keptPayment(till.sql, paymentId)
  const gateway = payment && till.gateways.named(payment.gateway)
  if (!payment || !gateway) return undefined
  return { payment, gateway, order: orderOf(till, payment), reference: payment.gatewayReference ?? undefined }
}

/** The first that could not be closed, because it is on its way or nobody answers. */
async function closeAll(till: Till, paymentIds: readonly string[]): Promise<KeptPayment | undefined> {
  let stillOpen: KeptPayment | undefined
  for (const id of paymentIds) {
    const payment = await keptPayment(till.sql, id)
    // Its charge leaves the house at this moment: asked for too soon, the gateway would say that it knows of none.
    if (payment?.card && payment.state === 'created') {
      stillOpen ??= payment
      continue
    }
    const outcome = await closeAtGateway(till, id, 'person')
    if (outcome.kind === 'taken' && isOpen(outcome.state)) stillOpen ??= await keptPayment(till.sql, id)
  }
  return stillOpen
}

type Learned = { payment: KeptPayment; gateway: Gateway; cause: Cause; answer: Answer }

async function learn(till: Till, { payment, gateway, cause, answer }: Learned): Promise<NewsOutcome> {
  const { sql, today, log } = till
  const news = { paymentId: payment.id, cause, answer, payee: gateway.payee, today: today() }
  const outcome = await persistently(() => takeNews(sql, news))
  if (outcome.kind === 'taken' && outcome.alert)
    log.error({ payment: payment.folio, cause, alert: outcome.alert }, 'a payment needs a person')
  if (answer.kind === 'silence')
    log.warn({ payment: payment.folio, gateway: gateway.name, why: answer.why }, 'a gateway did not answer')
  return outcome
}

/** The same whenever it is asked for again, so that a gateway sees one order and not two. */
function orderOf(till: Till, payment: KeptPayment): Order {
  const { id, folio, method, amount, email, name, createdAt, customer, card } = payment
  return {
    id,
    folio,
    method,
    amount,
    description: `${till.profile.name}, ${folio}`,
    email: email ?? undefined,
    name: name ?? undefined,
    returnUrl: new URL(paths.paymentReturn(id), till.settings.baseUrl).href,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + minutesToPay[method] * 60_000),
    ...(customer && card && { savedCard: { customer, card } }),
  }
}
