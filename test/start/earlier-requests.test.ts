import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { connect } from '../../src/db.ts'
import { migrate } from '../../src/migrate.ts'
import { root } from '../../src/root.ts'
import { anEmptyDatabase } from './a-database.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = join(root, 'db', 'migrations')

it('gives requests of an older office a day to be answered by, and the beginning of their story', async () => {
  const sql = connect(await anEmptyDatabase(), { max: 1 })
  await sql`create table schema_migrations (name text primary key, applied_at timestamptz not null default now())`
  for (const file of readdirSync(folder)
    .filter((name) => name < '0012')
    .sort()) {
    await sql.unsafe(readFileSync(join(folder, file), 'utf8'))
    await sql`insert into schema_migrations (name) values (${file.replace('.sql', '')})`
  }
  // The last minutes of a Friday in Mexico, which is Saturday elsewhere, and a Sunday.
  await sql`
    insert into requests (folio, kind, name, email, message, form_key, created_at) values
      ('OV-1', 'consulta-general', 'Ana', 'a@example.com', 'Hola', gen_random_uuid(), '2026-10-03T05:59:00Z'),
      ('OV-2', 'consulta-general', 'Ana', 'a@example.com', 'Hola', gen_random_uuid(), '2026-10-04T18:00:00Z')
  `
  await migrate(sql)
  expect(await sql`select folio, state, count_since, answer_in, due_on, ended_on from requests order by folio`).toEqual(
    [
      { folio: 'OV-1', state: 'open', countSince: '2026-10-02', answerIn: 10, dueOn: '2026-10-16', endedOn: null },
      { folio: 'OV-2', state: 'open', countSince: '2026-10-04', answerIn: 10, dueOn: '2026-10-16', endedOn: null },
    ],
  )
  expect(await sql`select day, said, by, state_after, due_on from request_events order by id`).toEqual([
    { day: '2026-10-02', said: 'opened', by: 'customer', stateAfter: 'open', dueOn: '2026-10-16' },
    { day: '2026-10-04', said: 'opened', by: 'customer', stateAfter: 'open', dueOn: '2026-10-16' },
  ])
  await sql.end()
})
