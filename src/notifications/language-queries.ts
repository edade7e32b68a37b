import type { Sql } from '../db.ts'

/** What people at these addresses, in small letters, have chosen to read; where several share one, who came last. */
export async function languagesAt(sql: Sql, addresses: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ address: string; language: string }[]>`
    select lower(email) as address, language from accounts
    where lower(email) = any(${[...new Set(addresses)]}) and language is not null
    order by created_at, id
  `
  return new Map(rows.map(({ address, language }) => [address, language]))
}
