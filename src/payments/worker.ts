import { repeat, type Worker } from '../lib/repeat.ts'
import { isUuid } from '../lib/text.ts'
import type { GatewayName } from './gateway.ts'
import { forgetOldLinks } from './link-commands.ts'
import { type DueNotice, postponeNotice, settleNotice, takeNextNotice } from './notice-commands.ts'
import { askAbout, closeAtGateway, type Till } from './paying.ts'
import { keptPayment } from './queries.ts'
import { postponeCheck, takePaymentToCheck } from './sweep-commands.ts'

const atOnce = 20

/** Deals with gateways' notices, asks about every payment of which nobody has told us how it ended, and sweeps old links away. */
export function startPaymentWorker(till: Till, { everyMs = 1000 } = {}): Worker {
  const notices = repeat(() => dealWithNotices(till), { everyMs, log: till.log })
  const sweep = repeat(() => sweepPayments(till), { everyMs: everyMs * 5, log: till.log })
  const tidying = repeat(() => forgetOldLinks(till.sql), { everyMs: everyMs * 3600, log: till.log })
  return { stop: async () => void (await Promise.all([notices, sweep, tidying].map((worker) => worker.stop()))) }
}

/** All notices that are due now. A notice says only which payment to ask about. */
export async function dealWithNotices(till: Till): Promise<void> {
  for (let notice = await takeNextNotice(till.sql); notice; notice = await takeNextNotice(till.sql)) {
    const paymentId = notice.paymentId ?? (await askWhose(till, notice))
    if (!paymentId) {
      await postponeNotice(till.sql, { id: notice.id, why: 'no payment has this reference' })
      continue
    }
    const outcome = await askAbout(till, paymentId, 'notice')
    const isKnown = outcome.kind === 'taken' && outcome.said !== 'silence'
    if (isKnown) await settleNotice(till.sql, notice.id)
    else await postponeNotice(till.sql, { id: notice.id, why: 'the gateway did not answer' })
  }
}

/** A chargeback names the charge and not the payment: the gateway knows whose it is. */
async function askWhose({ gateways }: Till, { gateway, reference }: DueNotice): Promise<string | undefined> {
  const id = await gateways.named(gateway)?.paymentOf?.(reference)
  return id !== undefined && isUuid(id) ? id : undefined
}

/** Some of those whose turn it is. A gateway that does not answer is left in peace until the next sweep. */
export async function sweepPayments(till: Till): Promise<void> {
  const silent: GatewayName[] = []
  for (let left = atOnce; left > 0; left--) {
    const due = await takePaymentToCheck(till.sql, silent)
    if (!due) return
    const outcome = await askAbout(till, due.id, 'sweep')
    if (outcome.kind === 'not-found') await postponeCheck(till.sql, due.id)
    else if (outcome.said === 'silence') silent.push(due.gateway)
    else if (outcome.state === 'awaiting') await closeIfOver(till, due.id)
  }
}

/** A bank may take a day. */
const graceMs = 24 * 3_600_000

/** Not every gateway sets a transfer an end: what nobody has paid by ours is closed there. */
async function closeIfOver(till: Till, id: string): Promise<void> {
  const payment = await keptPayment(till.sql, id)
  if (payment?.expiresAt && payment.expiresAt.getTime() + graceMs < Date.now()) await closeAtGateway(till, id, 'sweep')
}
