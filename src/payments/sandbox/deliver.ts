import type { Logger } from 'pino'
import type { Sql } from '../../db.ts'
import { paths } from '../../paths.ts'
import { type DueNotice, noticeArrived, noticeFailed, takeDueNotice } from './notice-commands.ts'
import { sign, signatureHeader } from './signature.ts'

export type Delivery = {
  sql: Sql
  /** The office, as it is reached. */
  officeUrl: string
  key: string
  log: Logger
  /** How often a notice is sent at most before it is lost. */
  mostTries?: number
}

const patienceMs = 5000

/** Sends all notices that are due, one after the other; stops where `isStopped` says so. */
export async function deliverNotices(delivery: Delivery, isStopped = () => false): Promise<void> {
  for (let next = await takeDueNotice(delivery.sql); next; ) {
    await deliver(delivery, next)
    next = isStopped() ? undefined : await takeDueNotice(delivery.sql)
  }
}

async function deliver({ sql, officeUrl, key, log, mostTries = 8 }: Delivery, notice: DueNotice): Promise<void> {
  const { eventId, kind, reference, paymentId } = notice
  const body = JSON.stringify({ id: eventId, type: kind, payment: { reference, paymentId } })
  const why = await post(new URL(paths.gatewayNotice('sandbox'), officeUrl), body, key)
  if (why === undefined) return await noticeArrived(sql, notice.id)
  log.warn({ event: eventId, tries: notice.tries, why }, 'the office did not take a notice of the pretend gateway')
  await noticeFailed(sql, { id: notice.id, why, isLast: notice.tries >= mostTries })
}

/** Why the office did not take it, if so. */
async function post(url: URL, body: string, key: string): Promise<string | undefined> {
  try {
    const headers = { 'content-type': 'application/json', [signatureHeader]: sign(body, { key, now: new Date() }) }
    const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(patienceMs) })
    await answer.body?.cancel()
    return answer.ok ? undefined : `status ${answer.status}`
  } catch (error) {
    return String((error as Error).cause ?? error).slice(0, 200)
  }
}
