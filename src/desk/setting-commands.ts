import { atomically, type Sql } from '../db.ts'
import type { Setting } from '../profile-in-force.ts'
import { calendarFacts } from '../web/calendar-facts.ts'
import { requestGroups } from '../web/request-catalogue.ts'
import { recordAct } from './record-commands.ts'

type Publication = {
  setting: Setting
  content: unknown
  /** The version that was looked at when this was decided. */
  after: number
  note: string
  /** Which version it goes back to. */
  restores?: number
  operatorId: string
  formKey: string
}

export type Published =
  | { kind: 'published'; version: number }
  | { kind: 'already'; version: number }
  | { kind: 'changed-meanwhile' }

/** A version follows the one that was looked at, or is not made: nobody writes over what they have not seen. */
export function publishSetting(sql: Sql, publication: Publication) {
  const { setting, after, note, restores = null, operatorId, formKey } = publication
  const content = (setting === 'catalogue' ? requestGroups : calendarFacts).parse(publication.content)
  return atomically(sql, async (sql): Promise<Published> => {
    await sql`select pg_advisory_xact_lock(hashtext('setting'), hashtext(${setting}))`
    const [sent] = await sql<{ version: number }[]>`select version from setting_versions where form_key = ${formKey}`
    if (sent) return { kind: 'already', version: sent.version }
    const [latest] = await sql<{ version: number | null }[]>`
      select max(version) as version from setting_versions where setting = ${setting}
    `
    if ((latest?.version ?? 0) !== after) return { kind: 'changed-meanwhile' }

    const version = after + 1
    await sql`
      insert into setting_versions (setting, version, content, note, restores, operator_id, form_key)
      values (${setting}, ${version}, ${sql.json(content as never)}, ${note}, ${restores}, ${operatorId}, ${formKey})
    `
    const subject = { kind: 'setting', ref: `${setting} ${version}` } as const
    await recordAct(sql, { operatorId, act: `${setting}-published`, subject, reason: note })
    return { kind: 'published', version }
  })
}
