import type { Sql } from '../db.ts'
import { isUuid } from '../lib/text.ts'
import type { Setting } from '../profile-in-force.ts'
import { type CalendarFacts, calendarFacts } from '../web/calendar-facts.ts'
import type { RequestGroup } from '../web/profile.ts'
import { requestGroups } from '../web/request-catalogue.ts'

export type SettingVersion = {
  version: number
  note: string
  restores: number | null
  operator: string
  publishedAt: Date
}

/** What was published, the latest first. */
export function versionsOf(sql: Sql, setting: Setting) {
  return sql<SettingVersion[]>`
    select v.version, v.note, v.restores, o.name as operator, v.published_at
    from setting_versions v
    join operators o on o.id = v.operator_id
    where v.setting = ${setting}
    order by v.version desc
    limit 200
  `
}

/** That version, or the latest; nothing before the first one. */
async function contentOf(sql: Sql, setting: Setting, version?: number) {
  const [found] = await sql<{ version: number; content: unknown }[]>`
    select version, content from setting_versions
    where setting = ${setting} ${version === undefined ? sql`` : sql`and version = ${version}`}
    order by version desc
    limit 1
  `
  return found
}

/** Version 0 are the files of the profile, which are handed in. */
type Versioned<T> = { version: number; content: T }

export async function catalogueOf(
  sql: Sql,
  files: readonly RequestGroup[],
  version?: number,
): Promise<Versioned<readonly RequestGroup[]> | undefined> {
  const found = version === 0 ? undefined : await contentOf(sql, 'catalogue', version)
  if (found) return { version: found.version, content: requestGroups.parse(found.content) }
  return version === undefined || version === 0 ? { version: 0, content: files } : undefined
}

export async function calendarOf(
  sql: Sql,
  files: CalendarFacts,
  version?: number,
): Promise<Versioned<CalendarFacts> | undefined> {
  const found = version === 0 ? undefined : await contentOf(sql, 'calendar', version)
  if (found) return { version: found.version, content: calendarFacts.parse(found.content) }
  return version === undefined || version === 0 ? { version: 0, content: files } : undefined
}

/** A form that comes a second time has nothing more to do. */
export async function wasPublished(sql: Sql, formKey: unknown): Promise<boolean> {
  if (typeof formKey !== 'string' || !isUuid(formKey)) return false
  const [sent] = await sql`select from setting_versions where form_key = ${formKey}`
  return sent !== undefined
}
