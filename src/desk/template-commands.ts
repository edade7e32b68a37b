import { atomically, type Sql } from '../db.ts'
import type { Act } from './act-rules.ts'
import { recordAct } from './record-commands.ts'

type Text = { name: string; body: string }
export type TemplateOutcome = { kind: 'saved' | 'name-taken' | 'not-found' }

const record = (sql: Sql, operatorId: string, act: Act, { id, name }: { id: string; name: string }) =>
  recordAct(sql, { operatorId, act, subject: { kind: 'setting', ref: `text ${id}` }, reason: name })

/** Sent twice, it is saved once. */
export function addTemplate(sql: Sql, { name, body }: Text, by: string): Promise<TemplateOutcome> {
  return atomically(sql, async (sql) => {
    const [added] = await sql<{ id: string }[]>`
      insert into response_templates (name, body, changed_by) values (${name}, ${body}, ${by})
      on conflict (lower(name)) where ended_at is null do nothing
      returning id
    `
    if (added) {
      await record(sql, by, 'text-added', { id: added.id, name })
      return { kind: 'saved' }
    }
    const [same] = await sql`
      select from response_templates
      where ended_at is null and name = ${name} and body = ${body} and changed_by = ${by}
    `
    return { kind: same ? 'saved' : 'name-taken' }
  })
}

export function changeTemplate(sql: Sql, id: string, { name, body }: Text, by: string): Promise<TemplateOutcome> {
  return atomically(sql, async (sql) => {
    // Names are taken one after another, so that none is taken twice.
    await sql`select pg_advisory_xact_lock(hashtext('response-templates'))`
    const [found] = await sql<Text[]>`
      select name, body from response_templates where id = ${id} and ended_at is null for update
    `
    if (!found) return { kind: 'not-found' }
    if (found.name === name && found.body === body) return { kind: 'saved' }
    const [other] = await sql`
      select from response_templates where ended_at is null and lower(name) = lower(${name}) and id <> ${id}
    `
    if (other) return { kind: 'name-taken' }
    await sql`
      update response_templates set name = ${name}, body = ${body}, changed_at = now(), changed_by = ${by}
      where id = ${id}
    `
    await record(sql, by, 'text-changed', { id, name })
    return { kind: 'saved' }
  })
}

/** False when there is no such text, or it was ended before. */
export function endTemplate(sql: Sql, id: string, by: string): Promise<boolean> {
  return atomically(sql, async (sql) => {
    const [ended] = await sql<{ name: string }[]>`
      update response_templates set ended_at = now(), changed_by = ${by}
      where id = ${id} and ended_at is null
      returning name
    `
    if (ended) await record(sql, by, 'text-ended', { id, name: ended.name })
    return ended !== undefined
  })
}
