import type { TableSettings } from '../contracts/list-rules.ts'
import type { Sql } from '../db.ts'

/** How the account wants its table, on every device. */
export async function keepTableSettings(
  sql: Sql,
  { accountId, columns, pageSize, sort, isDescending }: TableSettings & { accountId: string },
): Promise<void> {
  await sql`
    insert into contract_table_settings ${sql({ accountId, columns: [...columns], pageSize, sort, isDescending })}
    on conflict (account_id) do update set columns = excluded.columns, page_size = excluded.page_size,
      sort = excluded.sort, is_descending = excluded.is_descending, changed_at = clock_timestamp()
  `
}

/** Back to how it is for everybody. */
export async function forgetTableSettings(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from contract_table_settings where account_id = ${accountId}`
}
