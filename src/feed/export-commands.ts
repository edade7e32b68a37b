import { atomically, type Sql } from '../db.ts'

export type ExportedFile = 'pagos' | 'gestiones' | 'datos_contacto' | 'lecturas'

/** One export at a time: the next one waits until this transaction ends. */
export async function takeExportTurn(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('export', 0))`
}

/** Gives the export its number, and remembers what is in it. */
export async function recordExport(sql: Sql, ids: Record<ExportedFile, readonly string[]>): Promise<number> {
  const [made] = await sql<{ number: number }[]>`insert into exports default values returning number`
  const { number } = made!
  for (const [file, rows] of Object.entries(ids)) {
    await sql`
      insert into exported_rows (file, id, first_export, last_export)
      select ${file}, id, ${number}, ${number} from unnest(${rows}::text[]) id
      on conflict (file, id) do update set last_export = excluded.last_export
    `
  }
  return number
}

export type AcknowledgeOutcome = { kind: 'acknowledged'; rows: number } | { kind: 'already' } | { kind: 'unknown' }

/** The commercial system has taken the export of that number: its rows do not come again. */
export function acknowledgeExport(sql: Sql, number: number) {
  return atomically(sql, async (sql): Promise<AcknowledgeOutcome> => {
    await takeExportTurn(sql)
    const [made] = await sql<{ acknowledgedAt: Date | null }[]>`
      select acknowledged_at from exports where number = ${number}
    `
    if (!made) return { kind: 'unknown' }
    if (made.acknowledgedAt) return { kind: 'already' }
    const closed = await sql`
      update exported_rows set acknowledged_at = clock_timestamp()
      where first_export <= ${number} and last_export >= ${number} and acknowledged_at is null
    `
    await sql`update exports set acknowledged_at = clock_timestamp() where number = ${number}`
    return { kind: 'acknowledged', rows: closed.count }
  })
}

/**
 * A payment that the feed names, or a reading whose day it tells, has arrived, whether its export was acknowledged or not;
 * the row of a held reading has been replaced by that of its review.
 */
export async function closeWhatCameBack(sql: Sql): Promise<void> {
  await sql`
    update exported_rows r set acknowledged_at = clock_timestamp()
    where r.file = 'pagos' and r.acknowledged_at is null and (
      exists (select from posted_payments b where b.portal_reference = r.id)
      or exists (
        select from payment_items i
        join payment_item_names n on n.payment_id = i.payment_id and n.position = i.position
        join posted_payments b on b.portal_reference = n.name
        where i.reference = r.id
      )
    )
  `
  await sql`
    update exported_rows r set acknowledged_at = clock_timestamp()
    from customer_readings s
    left join customer_reading_reviews v on v.customer_reading_id = s.id
    where r.file = 'lecturas' and r.acknowledged_at is null and s.id::text = split_part(r.id, '#', 1)
      and (s.kept_value is not null or (v.id is not null and r.id = s.id::text))
  `
}
