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
import { type Assets, readAssets } from './web/assets.ts'
import { type Profile, readProfile } from './web/profile.ts'

/** What the office needs from the outside world; tests hand in their own. */
export type Services = {
  sql: Sql
  today: () => CivilDate
  profile: Profile
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
  'baseUrl' | 'demo' | 'passwordPolicy' | 'trustedProxies' | 'smtpUrl' | 'mailFrom' | 'dataDir'
>

export function createServices(env: Env, sql: Sql): Services {
  const fixed = env.today
  const today = fixed ? () => fixed : todayInMexico
  const profile = readProfile(env.profile)
  return {
    sql,
    today,
    profile,
    files: filesIn(resolve(env.dataDir, 'files')),
    scan: env.clamd ? clamdAt(env.clamd) : undefined,
    gateways: openGateways(env, { sql, today, profile }),
    assets: readAssets(),
    log: openLog(),
    settings: env,
  }
}
