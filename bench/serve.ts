import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from '../src/app.tsx'
import { connect } from '../src/db.ts'
import { filesIn } from '../src/lib/files.ts'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { keepInForce } from '../src/profile-in-force.ts'
import { root } from '../src/root.ts'
import type { Services } from '../src/services.ts'
import { readAssets } from '../src/web/assets.ts'
import { readProfile } from '../src/web/profile.ts'
import { today } from './data.ts'
import { floorOf } from './floor.ts'

/** The office of the bench; its files are in `folder`. */
export function benchServices(databaseUrl: string, folder = '/nowhere'): Services {
  const sql = connect(databaseUrl)
  const log = pino({ level: 'error' })
  return {
    sql,
    today: () => today,
    ...keepInForce(sql, readProfile('demo'), log),
    files: filesIn(folder),
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
      mailFrom: undefined,
      dataDir: '/nowhere',
      guestUploadMegabytes: 60,
    },
  }
}

/** One server of the bench in a process of its own; it tells its parent the port, and then what it has used. */
export async function serve(kind: 'office' | 'floor', services: Services) {
  const app = createApp(services)
  const server =
    kind === 'office' ? (createAdaptorServer({ fetch: app.fetch }) as Server) : createServer(await floorOf(services))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.send?.((server.address() as AddressInfo).port)
  process.on('message', (question) => process.send?.(question === 'cpu' ? cpu() : megabytes()))
}

function cpu() {
  const { user, system } = process.cpuUsage()
  return user + system
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1_000_000)

/** The office runs as `npm start` runs it. */
export function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}
