import { persistently } from '../db.ts'
import { hourInMexico } from '../lib/dates.ts'
import { repeat, type Worker } from '../lib/repeat.ts'
import { tellExpiring } from './card-commands.ts'
import { completeBegunCards } from './card-completing.ts'
import { forgetCards } from './card-forgetting.ts'
import { keepsCards } from './card-gateways.ts'
import { countDebits, debitsOver, endDebitOver } from './debit-commands.ts'
import { tooManyToEnd } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import { chargeAtGateway, closeAtGateway, type Till } from './paying.ts'
import { type Around, announceCharge, noteNoticesThatLeft, settleCharge, startCharge } from './planned-commands.ts'
import { cardPaymentsToClose, chargesToLookAt, chargesUnderWay, invoicesToAnnounce } from './planned-queries.ts'

const atOnce = 200
/** A gateway that is slow takes its time for each. */
const closedAtOnce = 50

/** A demonstration shows its mail at once, and sends it nowhere. */
type MailingTill = Till & { settings: { demo: boolean; smtpUrl: string | undefined } }

/** What is paid by itself: announced, charged, settled; and the cards that it is charged to. */
export function startDebitWorker(till: MailingTill, { everyMs = 60_000 } = {}): Worker {
  return repeat(() => debitRound(till, { hour: hourInMexico }), { everyMs, log: till.log })
}

/** Nobody is charged, or told of it, in the night. */
const firstHour = 8

/** Each step, and each charge in it, by itself: what fails is logged and does not stop the others. */
export async function debitRound(till: MailingTill, { hour = (): number => firstHour } = {}): Promise<void> {
  // A long round may last until after midnight.
  const isDay = () => hour() >= firstHour
  const attempt = attempting(till)
  await attempt('end debits', () => endDebitsOver(till))
  if (isDay()) await attempt('tell of cards', () => tellExpiring(till.sql, till.today()))
  await attempt('note notices', () => noteNotices(till))
  await attempt('close', () => closeOpenCharges(till))
  await attempt('settle', () => settleCharges(till))
  await attempt('announce', () => announceCharges(till, isDay))
  await attempt('note notices', () => noteNotices(till))
  await attempt('charge', () => chargeAnnounced(till, isDay))
  await attempt('close', () => closeOpenCharges(till))
  await attempt('settle', () => settleCharges(till))
  await attempt('complete cards', () => completeBegunCards(till))
  await attempt('forget cards', () => forgetCards(till))
}

/** Logs what fails, and goes on. */
const attempting =
  ({ log }: Till) =>
  async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      log.error({ error, what }, 'something of what is paid by itself failed; the rest goes on')
      return undefined
    }
  }

/** An import that would end very many is not believed: nobody is charged meanwhile, and `ov doctor` says so. */
async function endDebitsOver(till: Till): Promise<void> {
  const over = await debitsOver(till.sql)
  if (over.length === 0) return
  const imported = over.filter(({ cause }) => cause !== 'access')
  const isMistake = tooManyToEnd({ ending: imported.length, standing: await countDebits(till.sql) })
  if (isMistake) till.log.error({ debits: imported.length }, 'so many debits would end at once that none is ended')
  for (const one of isMistake ? over.filter(({ cause }) => cause === 'access') : over)
    await attempting(till)(`end debit ${one.id}`, () => endDebitOver(till.sql, one))
}

const noteNotices = ({ sql, today, settings: { demo, smtpUrl } }: MailingTill) =>
  noteNoticesThatLeft(sql, today(), { isShownAtOnce: demo && !smtpUrl })

async function announceCharges(till: Till, isDay: () => boolean): Promise<void> {
  if (!isDay()) return
  for (const which of await invoicesToAnnounce(till.sql, till.today(), atOnce)) {
    if (!isDay()) return
    const what = `announce invoice ${which.invoiceId}`
    await attempting(till)(what, () => announceCharge(till.sql, which, aroundOf(till)))
  }
}

/** What left the house is announced no more, answered or not: nobody charges it again. */
async function chargeAnnounced(till: Till, isDay: () => boolean): Promise<void> {
  if (!isDay()) return
  for (const id of await chargesToLookAt(till.sql, till.today())) {
    if (!isDay()) return
    const payment = await attempting(till)(`charge ${id}`, async () => {
      const outcome = await persistently(() => startCharge(till.sql, id, aroundOf(till)))
      return outcome.kind === 'started' ? await chargeAtGateway(till, outcome.paymentId) : undefined
    })
    // Nobody answers: the others are better asked later than left unknown, too.
    if (payment?.state === 'unknown') return
  }
}

/** A gateway that does not answer is left in peace for the round. */
async function closeOpenCharges(till: Till): Promise<void> {
  const silent: GatewayName[] = []
  for (const { id, gateway } of await cardPaymentsToClose(till.sql, closedAtOnce)) {
    if (silent.includes(gateway)) continue
    const outcome = await attempting(till)(`close ${id}`, () => closeAtGateway(till, id, 'schedule'))
    if (outcome?.kind !== 'taken' || outcome.said === 'silence') silent.push(gateway)
  }
}

async function settleCharges(till: Till): Promise<void> {
  for (const id of await chargesUnderWay(till.sql))
    await attempting(till)(`settle ${id}`, () => settleCharge(till.sql, id, aroundOf(till)))
}

const aroundOf = ({ today, gateways }: Till): Around => ({
  today: today(),
  isOurs: keepsCards(gateways),
})
