import type { Fragment } from 'postgres'
import type { Sql } from '../db.ts'
import { compact, fold } from '../lib/text.ts'
import { mostPeople, searchedWords } from './account-rules.ts'
import { patternsLike } from './alike-rules.ts'

export type FoundPerson = {
  id: string
  name: string
  username: string
  email: string
  isActive: boolean
  contracts: number
}

/** By contract number as it stands, or by every word in the name, the user name, the mail or the telephone. */
export function peopleFound(sql: Sql, typed: string) {
  const words = searchedWords(typed)
  return people(
    sql,
    sql`
      a.id in (
        select x.account_id from access x join contracts c on c.id = x.contract_id
        where c.reference = ${compact(typed)} and x.ended_at is null
        union all
        select id from accounts where username_key = lower(${fold(typed)}) or lower(email) = lower(${typed})
        union all
        select id from accounts where ${
          words.length === 0
            ? sql`false`
            : every(
                sql,
                words.map((word) => holds(sql, word)),
              )
        }
      )
    `,
    sql`a.name`,
  )
}

/** By names that sound like each word or are one letter away from it; what has a number in it as it stands. */
export async function peopleLike(sql: Sql, typed: string) {
  const tests = searchedWords(typed).map((word) => (/\d/.test(word) ? holds(sql, word) : soundsLike(sql, word)))
  return tests.length === 0 ? [] : people(sql, every(sql, tests), sql`a.name`)
}

function soundsLike(sql: Sql, word: string) {
  const patterns = patternsLike(word).map((pattern) => sql`sounds like ${pattern}`)
  return patterns.length === 0 ? sql`false` : sql`(${patterns.reduce((all, one) => sql`${all} or ${one}`)})`
}

const people = (sql: Sql, where: Fragment, order: Fragment) => sql<FoundPerson[]>`
  select a.id, a.name, a.username, a.email, a.password_hash is not null as is_active,
         (select count(*) from access x where x.account_id = a.id and x.ended_at is null) as contracts
  from accounts a
  where a.email <> '' and ${where}
  order by ${order}, a.id
  limit ${mostPeople + 1}
`

const every = (sql: Sql, tests: readonly Fragment[]): Fragment => tests.reduce((all, test) => sql`${all} and ${test}`)

/** Somewhere; where it has no three letters for the index, at the beginning of a word. */
function holds(sql: Sql, word: string) {
  const escaped = word.replace(/[\\%_]/g, '\\$&')
  return sql`found_by like ${word.length < 3 ? `% ${escaped}%` : `%${escaped}%`}`
}
