import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from '../src/app.tsx'
import { connect } from '../src/db.ts'
import { filesIn } from '../src/lib/files.ts'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { keepInForce } from '../src/profile-in-force.ts'
import type { Services } from '../src/services.ts'
import { readAssets } from '../src/web/assets.ts'
import { readProfile } from '../src/web/profile.ts'
import { today } from './data.ts'
import { floorOf } from './floor.ts'

/** One server of the bench in a process of its own; it tells its parent the port, and then what it has used. */
export async function serve(kind: 'office' | 'floor', databaseUrl: string) {
  const sql = connect(databaseUrl)
  const log = pino({ level: 'error' })
  const services: Services = {
    sql,
    today: () => today,
    ...keepInForce(sql, readProfile('demo'), log),
    files: filesIn('/nowhere'),
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
    },
  }
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
