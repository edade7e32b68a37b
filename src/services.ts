import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { clamdAt, type Scan } from './attachments/clamd.ts'
import type { Sql } from './db.ts'
import type { Env } from './env.ts'
import { type CivilDate, todayInMexico } from './lib/dates.ts'
import { type Files, filesIn } from './lib/files.ts'
import { openLog } from './lib/log.ts'
import { openGateways } from './payments/gateways.ts'
import type { Gateways } from './payments/paying.ts'
import { type InForce, keepInForce } from './profile-in-force.ts'
import { type Assets, readAssets } from './web/assets.ts'
import { type Profile, readProfile } from './web/profile.ts'

/** What the office needs from the outside world; tests hand in their own. */
export type Services = {
  sql: Sql
  today: () => CivilDate
  /** Its catalogue and its calendar are those that an administrator published last. */
  profile: Profile
  /** Those that the files of the profile have, where they begin. */
  profileFiles: InForce
  /** Looks whether there are newer ones. */
  refreshProfile: () => Promise<void>
  files: Files
  /** Looks at what people send before it is kept; nothing without an antivirus. */
  scan: Scan | undefined
  gateways: Gateways
  assets: Assets
  log: Logger
  settings: Settings
}

export type Settings = Pick<
  Env,
  | 'baseUrl'
  | 'mesaUrl'
  | 'demo'
  | 'passwordPolicy'
  | 'trustedProxies'
  | 'smtpUrl'
  | 'mailFrom'
  | 'dataDir'
  | 'guestUploadMegabytes'
>

export function createServices(env: Env, sql: Sql): Services {
  const fixed = env.today
  const today = fixed ? () => fixed : todayInMexico
  const log = openLog()
  const kept = keepInForce(sql, readProfile(env.profile), log)
  return {
    sql,
    today,
    ...kept,
    files: filesIn(resolve(env.dataDir, 'files')),
    scan: env.clamd ? clamdAt(env.clamd) : undefined,
    gateways: openGateways(env, { sql, today, profile: kept.profile }),
    assets: readAssets(),
    log,
    settings: env,
  }
}
