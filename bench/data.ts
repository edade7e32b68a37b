import postgres from 'postgres'
import { connect, type Sql } from '../src/db.ts'
import { openEmbeddedDatabase } from '../src/embedded/embedded.ts'
import { hashToken } from '../src/lib/tokens.ts'
import { migrate } from '../src/migrate.ts'

const sizes = { small: 48_000, large: 4_800_000 } as const
export type Size = keyof typeof sizes

/** Whose pages are measured: an account with five contracts of 36 months each, whatever the size of the rest. */
export const token = 'bench-session-token'
export const today = '2026-03-20'

const months = 36

/** The embedded database of the bench, with one database a size, filled once and kept. */
export async function openBenchDatabases(dataDir: string, say: (line: string) => void) {
  const server = await openEmbeddedDatabase({ dataDir, log: () => {} })
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  const urls = {} as Record<Size, string>
  for (const size of Object.keys(sizes) as Size[]) {
    const name = `bench_${size}`
    const url = new URL(server.url)
    url.pathname = `/${name}`
    urls[size] = url.href
    const [known] = await admin`select 1 from pg_database where datname = ${name}`
    if (known && (await isFilled(url.href))) continue
    say(`Filling a database with ${sizes[size].toLocaleString('en')} invoices …`)
    if (known) await admin.unsafe(`drop database ${name} with (force)`)
    await admin.unsafe(`create database ${name}`)
    const sql = connect(url.href, { max: 1 })
    await migrate(sql)
    await fill(sql, Math.ceil(sizes[size] / months))
    await sql.end()
  }
  await admin.end()
  return { urls, close: () => server.close() }
}

async function isFilled(url: string) {
  const sql = connect(url, { max: 1 })
  const [row] = await sql`select 1 from pg_tables where tablename = 'bench_filled'`
  const pending = row ? await migrate(sql).catch(() => ['unknown']) : ['all']
  if (row) await renewSession(sql)
  await sql.end()
  return row !== undefined && pending.length === 0
}

const renewSession = (sql: Sql) =>
  sql`update sessions set last_seen_at = now() + interval '1 hour', expires_at = now() + interval '1 day'`

async function fill(sql: Sql, contracts: number) {
  await sql`
    insert into contracts (number, person_kind, given_name, first_surname, address, neighbourhood, municipality, meter, tariff)
    select (100000 + n)::text, 'person', 'Ana', 'Núñez', 'CALLE DEL MANANTIAL ' || n, 'CENTRO', 'QUERÉTARO', 'M' || n, 'DOMESTICO MEDIO'
    from generate_series(1, ${contracts}::integer) n
  `
  // Month by month, as a utility bills: the rows of one contract lie far from each other.
  await sql`
    insert into invoices (
      number, contract_id, issued_on, period, due_on, total, balance, paid_on, meter, previous_reading, current_reading, consumption
    )
    select 'IN 0001' || to_char(month, 'YYYYMM') || lpad(c.id::text, 9, '0'), c.id, month + 19, month, month + 34,
           30000 + (c.id * 37 + m * 991) % 20000, case when m = ${months} then 34400 else 0 end,
           case when m < ${months} then month + 30 end, c.meter, m * 14, m * 14 + 14, 12 + (c.id + m) % 6
    from generate_series(1, ${months}::integer) m
    cross join lateral (select (date '2026-03-01' - (${months} - m) * interval '1 month')::date as month) months
    cross join contracts c
    order by m, c.id
  `
  await sql`
    insert into readings (contract_id, meter, read_on, value, consumption, digits)
    select contract_id, meter, period + 14, current_reading, consumption, 5 from invoices order by period, contract_id
  `
  const [account] = await sql<{ id: string }[]>`
    insert into accounts (username, email, name, password_hash) values ('bench', 'bench@example.com', 'Ana Núñez', 'x')
    returning id
  `
  await sql`insert into account_activations (account_id) values (${account!.id})`
  await sql`insert into access (account_id, contract_id, proof) select ${account!.id}, id, 'meter' from contracts order by id limit 5`
  await sql`insert into sessions (token_hash, account_id, expires_at) values (${hashToken(token)}, ${account!.id}, now() + interval '1 day')`
  await renewSession(sql)
  await sql`create table bench_filled ()`
  await sql`vacuum analyze`
}
