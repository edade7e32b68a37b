import type { Sql } from '../db.ts'
import { demoPassword, demoUsernames } from './people.ts'

/** Somebody invented, with the words to sign in as them. */
export type DemoPerson = { name: string; username: string; password: string; contracts: number }

/** Those of the demo's people who are there, with how many contracts each one sees; the fewest first. */
export async function demoPeople(sql: Sql): Promise<DemoPerson[]> {
  const people = await sql<Omit<DemoPerson, 'password'>[]>`
    select a.name, a.username, count(s.id)::integer as contracts
    from accounts a
    join access s on s.account_id = a.id and s.ended_at is null
    where a.username_key in ${sql(Object.values(demoUsernames))}
    group by a.id
    order by count(s.id), a.username
  `
  return people.map((person) => ({ ...person, password: demoPassword }))
}
