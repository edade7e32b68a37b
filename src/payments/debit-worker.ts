import { persistently } from '../db.ts'
import { hourInMexico } from '../lib/dates.ts'
import { repeat, type Worker } from '../lib/repeat.ts'
import { tellExpiring } from './card-commands.ts'
import { completeBegunCards } from './card-completing.ts'
import { keepsCards } from './card-gateways.ts'
import { forgetCards } from './card-saving.ts'
import { endDebitsOver } from './debit-commands.ts'
import { chargeAtGateway, closeAtGateway, type Till } from './paying.ts'
import { type Around, announceCharge, settleCharge, startCharge } from './planned-commands.ts'
import { chargesThatWait, chargesToLookAt, chargesUnderWay, invoicesToAnnounce } from './planned-queries.ts'

const atOnce = 200

/** What is paid by itself: announced, charged, settled; and the cards that it is charged to. */
export function startDebitWorker(till: Till, { everyMs = 60_000 } = {}): Worker {
  return repeat(() => debitRound(till, { hour: hourInMexico() }), { everyMs, log: till.log })
}

/** Nobody is charged, or told of it, in the night. */
const firstHour = 8

export async function debitRound(till: Till, { hour = firstHour } = {}): Promise<void> {
  await endDebitsOver(till.sql)
  if (hour >= firstHour) await tellExpiring(till.sql, till.today())
  await settleCharges(till)
  if (hour >= firstHour) {
    await announceCharges(till)
    await chargeAnnounced(till)
    await settleCharges(till)
  }
  await completeBegunCards(till)
  await forgetCards(till)
}

async function announceCharges(till: Till): Promise<void> {
  for (const which of await invoicesToAnnounce(till.sql, till.today(), atOnce)) {
    await announceCharge(till.sql, which, aroundOf(till))
  }
}

/** What left the house and was never answered is no longer announced: only the sweep asks about it, nobody charges it again. */
async function chargeAnnounced(till: Till): Promise<void> {
  for (const id of await chargesToLookAt(till.sql, till.today())) {
    const outcome = await persistently(() => startCharge(till.sql, id, aroundOf(till)))
    const payment = outcome.kind === 'started' ? await chargeAtGateway(till, outcome.paymentId) : undefined
    // Nobody answers: the others are better asked later than left unknown, too.
    if (payment?.state === 'unknown') return
  }
}

async function settleCharges(till: Till): Promise<void> {
  for (const id of await chargesThatWait(till.sql)) await closeAtGateway(till, id, 'schedule')
  for (const id of await chargesUnderWay(till.sql)) await settleCharge(till.sql, id, aroundOf(till))
}

const aroundOf = ({ today, gateways }: Till): Around => ({
  today: today(),
  isOurs: keepsCards(gateways),
})
