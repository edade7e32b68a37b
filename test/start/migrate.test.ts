import { expect, it, vi } from 'vitest'
import { connect } from '../../src/db.ts'
import { migrate, pendingMigrations } from '../../src/migrate.ts'
import { anEmptyDatabase } from './a-database.ts'

// Real processes and servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

it('applies every migration once, though several processes begin together', async () => {
  const url = await anEmptyDatabase()
  const processes = [1, 2, 3].map(() => connect(url, { max: 1 }))
  const applied = await Promise.all(processes.map((sql) => migrate(sql)))
  const sql = processes[0]!

  expect(applied.map(({ length }) => length).sort()).toEqual([0, 0, expect.any(Number)])
  expect(applied.flat()[0]).toBe('0001_contracts')
  expect(await pendingMigrations(sql)).toEqual([])
  expect((await sql`select name from schema_migrations order by name`).map(({ name }) => name)).toEqual(applied.flat())
  await Promise.all(processes.map((one) => one.end()))
})

it('refuses the database of a newer office', async () => {
  const sql = connect(await anEmptyDatabase(), { max: 1 })
  await migrate(sql)
  await sql`insert into schema_migrations (name) values ('9999_from_the_future')`

  await expect(migrate(sql)).rejects.toThrow(/does not know \(9999_from_the_future\)/)
  await sql.end()
})
