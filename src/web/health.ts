import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** For load balancers: 200 while the office can serve, 503 while it cannot reach its database. */
export function healthRoutes({ sql, log }: Services) {
  return new Hono().get(paths.health, async (c) => {
    c.header('Cache-Control', 'no-store')
    try {
      await sql`select 1`
      return c.json({ status: 'ok' })
    } catch (error) {
      log.error({ error }, 'the database does not answer')
      return c.json({ status: 'unavailable' }, 503)
    }
  })
}
