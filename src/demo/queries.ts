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

/** Only an empty office takes the demo in, or one where a first start was cut short: never a real utility's. */
export async function demoIsWelcome(sql: Sql, demoContract: string): Promise<boolean> {
  const [found] = await sql<{ welcome: boolean }[]>`
    select not exists (select from accounts where username_key in ${sql(Object.values(demoUsernames))})
       and (not exists (select from contracts) or exists (select from contracts where number = ${demoContract})) as welcome
  `
  return found!.welcome
}

export async function contractIdsOf(sql: Sql, numbers: readonly string[]): Promise<number[]> {
  const rows = await sql<
    { id: number }[]
  >`select id from contracts where number in ${sql([...numbers])} order by number`
  return rows.map(({ id }) => id)
}
