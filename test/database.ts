import { inject } from 'vitest'
import { connect, type Sql } from '../src/db.ts'

const db = connect(inject('databaseUrl'), { max: 4 })
const undo = Symbol('undo')

/** Gives the test a transaction and always takes it back, so no test sees another's rows. */
export function withDatabase(test: (sql: Sql) => Promise<void>) {
  return () =>
    db
      .begin(async (sql) => {
        await test(sql as unknown as Sql)
        throw undo
      })
      .then(
        () => {},
        (reason) => {
          if (reason !== undo) throw reason
        },
      )
}

/** For races: connections of their own. What such a test writes it also takes away. */
export const connections = db
