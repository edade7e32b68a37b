import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Counts, casesAPage, casesIn, countsOf, type QueuedCase } from './inbox-queries.ts'
import type { After, Place } from './inbox-rules.ts'
import { recordAct } from './record-commands.ts'

export type SeenInbox = {
  counts: Counts
  cases: readonly QueuedCase[]
  /** Where the next page begins. */
  next: After | undefined
}

type Look = { operatorId: string; today: CivilDate; kinds: readonly string[] }

/** A page of the inbox for somebody whose look is recorded before anything is read: names stand in it. */
export async function seeInbox(sql: Sql, place: Place, { operatorId, today, kinds }: Look): Promise<SeenInbox> {
  const { tray, kind, typed, after } = place
  const subject = { kind: 'search', ref: [tray, kind, typed].filter(Boolean).join(' ') } as const
  await recordAct(sql, { operatorId, act: 'inbox-seen', subject })
  const [counts, found] = await Promise.all([
    countsOf(sql, { operatorId, today, kinds }),
    casesIn(sql, { tray, kind, typed, operatorId, today }, after),
  ])
  const cases = found.slice(0, casesAPage)
  return { counts, cases, next: found.length > casesAPage ? cases.at(-1) : undefined }
}
