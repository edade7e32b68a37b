import { Readable } from 'node:stream'
import { pino } from 'pino'
import type { Sql } from '../src/db.ts'
import type { Files } from '../src/lib/files.ts'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { keepInForce } from '../src/profile-in-force.ts'
import type { Services } from '../src/services.ts'
import { readAssets } from '../src/web/assets.ts'
import { readProfile } from '../src/web/profile.ts'

/** The office as tests see it: a day that does not move, files in memory, nothing logged. */
export function testServices(sql: Sql, changes: Partial<Services> = {}): Services {
  const log = pino({ level: 'silent' })
  return {
    sql,
    today: () => '2021-03-20',
    files: filesInMemory(),
    scan: undefined,
    gateways: gatewaysOf([]),
    assets: readAssets(),
    log,
    settings: {
      baseUrl: 'http://localhost:3000',
      mesaUrl: undefined,
      demo: false,
      passwordPolicy: 'manual',
      trustedProxies: [],
      smtpUrl: undefined,
      mailFrom: 'oficina@example.com',
      dataDir: '/nowhere',
      guestUploadMegabytes: 60,
    },
    ...changes,
    ...keepInForce(sql, changes.profile ?? readProfile('demo'), log),
  }
}

export function filesInMemory(): Files {
  const files = new Map<string, Uint8Array>()
  return {
    put: async (key, contents) => void files.set(key, contents),
    read: async (key) => {
      const contents = files.get(key)
      if (!contents) throw new Error(`There is no file ${key}`)
      return Readable.from([contents])
    },
    remove: async (key) => void files.delete(key),
  }
}
