import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Notice, queueNotices } from '../notifications/commands.ts'
import { deskPaths } from '../paths.ts'
import type { Profile } from '../web/profile.ts'
import { whereToFollow } from './link-commands.ts'
import { lockOverdue, type Overdue, supervisors } from './overdue-queries.ts'
import { leftWhenNear, nearBefore } from './overdue-rules.ts'
import { titleOf } from './rules.ts'

type Around = {
  today: CivilDate
  profile: Pick<Profile, 'calendar' | 'requestGroups'>
  /** The desk's own address, where it has one. */
  mesaUrl: string | undefined
}

/** The longest clock that a catalogue may give. */
const longestClock = 90
const atOnce = 200
/** More would make a mail that nobody reads; the desk shows the rest. */
const mostNamed = 20

/**
 * Marks what has used 80 % of its clock, or all of it: supervisors hear of all of them in one mail, and whoever was
 * promised an answer hears once that it is late. Answers with how many; done again, or twice at once, it tells nobody anew.
 */
export function escalateOverdue(sql: Sql, around: Around): Promise<number> {
  return atomically(sql, async (sql) => {
    const { calendar } = around.profile
    const horizons = Array.from({ length: leftWhenNear(longestClock) + 1 }, (_, left) => ({
      left,
      before: nearBefore(calendar, around.today, left),
    }))
    const found = await lockOverdue(sql, { today: around.today, horizons, most: atOnce })
    const marked = await mark(sql, found, around.today)
    if (marked.length === 0) return 0
    await queueNotices(sql, [
      ...(await forSupervisors(sql, marked, around)),
      ...(await forCustomers(
        sql,
        marked.filter(({ level }) => level === 'breach'),
        around,
      )),
    ])
    return marked.length
  })
}

/** What somebody else marked in the meantime is theirs to tell. */
async function mark(sql: Sql, found: readonly Overdue[], day: CivilDate): Promise<Overdue[]> {
  if (found.length === 0) return []
  const rows = found.map(({ id, level, countSince, dueOn }) => ({ requestId: id, day, level, countSince, dueOn }))
  const marked = await sql<{ requestId: string }[]>`
    insert into request_escalations ${sql(rows)}
    on conflict (request_id, count_since, level) do nothing
    returning request_id
  `
  const ids = new Set(marked.map(({ requestId }) => requestId))
  return found.filter(({ id }) => ids.has(id))
}

async function forSupervisors(sql: Sql, marked: readonly Overdue[], { profile, mesaUrl = '' }: Around) {
  const cases = marked
    .slice(0, mostNamed)
    .map(({ folio, kind, level, dueOn }) => ({ folio, kind: titleOf(profile.requestGroups, kind), level, dueOn }))
  const breaches = marked.filter(({ level }) => level === 'breach').length
  return (await supervisors(sql)).map(
    ({ email, name, language }): Notice => ({
      kind: 'desk-escalations',
      to: email,
      ...(language && { language }),
      facts: { name, breaches, near: marked.length - breaches, cases, page: mesaUrl + deskPaths.inbox },
    }),
  )
}

/** A payment of a guest without an address has nobody to tell. */
async function forCustomers(sql: Sql, breached: readonly Overdue[], { profile }: Around): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const { id, folio, kind, email, language, dueOn, isGuest } of breached) {
    if (!email) continue
    notices.push({
      kind: 'request-late',
      to: email,
      language,
      facts: {
        folio,
        kindLabel: titleOf(profile.requestGroups, kind),
        dueOn,
        ...(await whereToFollow(sql, { requestId: id, folio, isGuest })),
      },
    })
  }
  return notices
}
