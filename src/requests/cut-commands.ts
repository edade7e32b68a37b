import type { Sql } from '../db.ts'

export type NewCut = {
  neighbourhood: string | null
  municipality: string | null
  zone: string | null
  /** The utility's own time: `2026-03-20T08:00`. */
  startsAt: string
  endsAt: string
  reason: string
  enteredBy: string
}

export async function addCut(sql: Sql, cut: NewCut): Promise<number> {
  const { neighbourhood, municipality, zone, startsAt, endsAt, reason, enteredBy } = cut
  const [added] = await sql<{ id: number }[]>`
    insert into service_cuts (neighbourhood, municipality, zone, starts_at, ends_at, reason, entered_by)
    values (${neighbourhood}, ${municipality}, ${zone}, ${startsAt}::text::timestamp, ${endsAt}::text::timestamp, ${reason}, ${enteredBy})
    returning id
  `
  return added!.id
}

/** From now on nobody is told of it. False when there is no such cut, or it was ended before. */
export async function endCut(sql: Sql, id: number): Promise<boolean> {
  const ended = await sql`update service_cuts set ended_at = now() where id = ${id} and ended_at is null`
  return ended.count > 0
}
