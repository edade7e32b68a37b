import type { Logger } from 'pino'
import type { Sql } from './db.ts'
import { repeat, type Worker } from './lib/repeat.ts'
import type { Services } from './services.ts'
import { calendarFacts } from './web/calendar-facts.ts'
import type { Profile } from './web/profile.ts'
import { requestGroups } from './web/request-catalogue.ts'

const schemas = { catalogue: requestGroups, calendar: calendarFacts } as const
export type Setting = keyof typeof schemas

export type InForce = Pick<Profile, 'calendar' | 'requestGroups'>
type Versions = Record<Setting, number>
type Found = { setting: Setting; version: number; content: unknown }

const filesOnly: Versions = { catalogue: 0, calendar: 0 }

/** The latest of each setting that is newer than those that are known. */
const newerThan = (sql: Sql, known: Versions) => sql<Found[]>`
  select distinct on (setting) setting, version, content
  from setting_versions
  where (setting = 'catalogue' and version > ${known.catalogue}) or (setting = 'calendar' and version > ${known.calendar})
  order by setting, version desc
`

function withFound(inForce: InForce, { setting, content }: Found): InForce {
  return setting === 'catalogue'
    ? { ...inForce, requestGroups: schemas.catalogue.parse(content) }
    : { ...inForce, calendar: schemas.calendar.parse(content) }
}

/** The utility as its files have it, with what an administrator has published since. */
export async function profileInForce(sql: Sql, files: Profile): Promise<Profile> {
  const found = await newerThan(sql, filesOnly)
  return { ...files, ...found.reduce<InForce>(withFound, files) }
}

/**
 * The same for a process that stays: `profile` is always what was last looked up, and `refreshProfile` looks again. While
 * the database cannot be asked, what was known goes on.
 */
export function keepInForce(sql: Sql, files: Profile, log: Logger) {
  let inForce: InForce = files
  let known = filesOnly
  let looking: Promise<void> = Promise.resolve()

  const look = async () => {
    try {
      for (const found of await newerThan(sql, known)) {
        inForce = withFound(inForce, found)
        known = { ...known, [found.setting]: found.version }
      }
    } catch (error) {
      log.warn({ error }, 'the catalogue and the calendar in force could not be looked up')
    }
  }

  const profile: Profile = {
    ...files,
    get calendar() {
      return inForce.calendar
    },
    get requestGroups() {
      return inForce.requestGroups
    },
  }
  /** One look after another: one that began before a version was published is not taken for the one after it. */
  const refreshProfile = (): Promise<void> => {
    looking = looking.then(look)
    return looking
  }
  return { profile, profileFiles: files as InForce, refreshProfile }
}

/** What another process publishes counts here within two seconds, and no page waits for it. */
export const startProfileWatch = ({ refreshProfile, log }: Pick<Services, 'refreshProfile' | 'log'>): Worker =>
  repeat(refreshProfile, { everyMs: 2000, log })
