import { describe, expect, it } from 'vitest'
import { createApp } from '../src/app.tsx'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { withDatabase } from './database.ts'
import { aGateway } from './payments/a-gateway.ts'
import { testServices } from './services.ts'

/** Every address of the office, as links, partner systems and old bookmarks know it. Change it here on purpose. */
describe('the addresses of the office', () => {
  it(
    'are these',
    withDatabase(async (sql) => {
      const services = testServices(sql, { gateways: gatewaysOf([aGateway().gateway]) })
      const routes = createApp({ ...services, settings: { ...services.settings, demo: true } })
        .routes.filter(({ path, method }) => method !== 'ALL' || !path.endsWith('*'))
        .map(({ method, path }) => `${method} ${path}`)
      await expect([...new Set(routes)].sort().join('\n')).toMatchFileSnapshot('./urls.txt')
    }),
  )
})
