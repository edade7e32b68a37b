import type { Sql } from '../db.ts'
import { demoOperator, demoPassword, demoUsernames } from './people.ts'

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

/** Whether it is the demo, made before anybody worked at its desk: never a real utility's office. */
export async function demoLacksOperator(sql: Sql, demoContract: string): Promise<boolean> {
  const usernames = Object.values(demoUsernames)
  const [found] = await sql<{ lacks: boolean }[]>`
    select (select count(*) from accounts where username_key in ${sql(usernames)}) = ${usernames.length}
       and exists (select from contracts where number = ${demoContract})
       and not exists (select from operators where email_key = lower(${demoOperator.email})) as lacks
  `
  return found!.lacks
}

export async function contractIdsOf(sql: Sql, numbers: readonly string[]): Promise<number[]> {
  const rows = await sql<
    { id: number }[]
  >`select id from contracts where number in ${sql([...numbers])} order by number`
  return rows.map(({ id }) => id)
}

/** A person's contract, with a meter and an invoice, that nobody has registered: the one meant for it while it is free. */
export async function contractToRegister(sql: Sql, meant: string): Promise<string | undefined> {
  const [free] = await sql<{ number: string }[]>`
    select c.number
    from contracts c
    where c.person_kind = 'person' and c.status = 'active' and c.meter <> ''
      and exists (select from invoices i where i.contract_id = c.id and not i.cancelled)
      and not exists (select from access a where a.contract_id = c.id and a.ended_at is null)
    order by c.number <> ${meant}, c.number
    limit 1
  `
  return free?.number
}
