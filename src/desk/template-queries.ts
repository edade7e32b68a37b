import type { Sql } from '../db.ts'

export type Template = { id: string; name: string; body: string; changedAt: Date; changedBy: string }

export function templatesInForce(sql: Sql) {
  return sql<Template[]>`
    select t.id, t.name, t.body, t.changed_at, o.name as changed_by
    from response_templates t join operators o on o.id = t.changed_by
    where t.ended_at is null
    order by lower(t.name)
  `
}

export async function templateOf(sql: Sql, id: string) {
  const [found] = await sql<Template[]>`
    select t.id, t.name, t.body, t.changed_at, o.name as changed_by
    from response_templates t join operators o on o.id = t.changed_by
    where t.id = ${id} and t.ended_at is null
  `
  return found
}
