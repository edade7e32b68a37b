import type { Sql } from '../db.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'

type News = { id: string; state: 'accepted' | 'held' | 'rejected' | 'used' | 'photo' }

/** What became of a reading, by mail to whoever sent it and still sees the contract; in the transaction of its cause. */
export async function tellSender(sql: Sql, { id, state }: News): Promise<void> {
  const [facts] = await sql<
    {
      email: string
      contract: string
      value: number
      readOn: string
      keptValue: number | null
      reason: string | null
      invoice: string | null
    }[]
  >`
    select p.email, c.number as contract, ${state === 'used' ? sql`s.counts_as` : sql`s.value`} as value, s.read_on,
      coalesce(s.kept_value, s.corrected_value) as kept_value, i.number as invoice,
      (select h.reason from customer_reading_states h where h.customer_reading_id = s.id order by h.id desc limit 1) as reason
    from customer_readings s
    join accounts p on p.id = s.account_id
    join contracts c on c.id = s.contract_id
    join access a on a.contract_id = s.contract_id and a.account_id = s.account_id and a.ended_at is null
    left join invoices i on i.id = s.told_invoice_id
    where s.id = ${id} and p.email <> ''
  `
  if (!facts) return
  const { email, ...told } = facts
  await queueNotice(sql, { kind: 'reading-news', to: email, facts: { ...told, state, page: paths.sentReading(id) } })
}

/** Told once, with the first invoice that prints a reading as its own. Answers with which were. */
export async function tellOfUsed(sql: Sql): Promise<Set<string>> {
  const used = await sql<{ id: string }[]>`
    update customer_readings s set told_invoice_id = (
      select i.id from invoices i
      where i.contract_id = s.contract_id and not i.cancelled and i.current_reading = s.counts_as
        and i.current_read_on = s.read_on and (i.meter is null or i.meter = s.meter)
      order by i.issued_on, i.number
      limit 1
    )
    where s.told_invoice_id is null and s.state <> 'rejected' and exists (
      select from invoices i
      where i.contract_id = s.contract_id and not i.cancelled and i.current_reading = s.counts_as
        and i.current_read_on = s.read_on and (i.meter is null or i.meter = s.meter)
    )
    returning s.id
  `
  for (const { id } of used) await tellSender(sql, { id, state: 'used' })
  return new Set(used.map(({ id }) => id))
}
