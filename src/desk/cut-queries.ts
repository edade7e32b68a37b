import { folded } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'

export type CutPlace = { neighbourhood: string | null; municipality: string | null; zone: string | null }

/** How many contracts that have not ended have all that is given as their own: whose people are told of the cut. */
export async function contractsTouchedBy(sql: Sql, { neighbourhood, municipality, zone }: CutPlace): Promise<number> {
  const is = (given: string | null, column: 'neighbourhood' | 'municipality' | 'administration') =>
    given === null
      ? sql``
      : sql`and ${folded(sql, sql`coalesce(${sql(column)}, '')`)} = ${folded(sql, sql`${given}::text`)}`
  const [found] = await sql<{ count: number }[]>`
    select count(*) as count from contracts
    where status not in ('ended', 'void') ${is(neighbourhood, 'neighbourhood')} ${is(municipality, 'municipality')} ${is(zone, 'administration')}
  `
  return found?.count ?? 0
}
