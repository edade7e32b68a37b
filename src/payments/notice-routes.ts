import { Hono } from 'hono'
import { persistently } from '../db.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import type { GatewayName } from './gateway.ts'
import { keepNotice } from './notice-commands.ts'

/** Where gateways tell us that something happened: the signature is checked, the notice kept, and a worker deals with it. */
export function noticeRoutes({ sql, gateways, log }: Services) {
  return new Hono<OfficeEnv>().post(paths.gatewayNotice(':gateway'), async (c) => {
    const gateway = gateways.named(c.req.param('gateway') as GatewayName)
    if (!gateway) return c.text('no such gateway', 404)

    const notice = gateway.readNotice({ headers: c.req.raw.headers, body: await c.req.text(), now: new Date() })
    switch (notice.kind) {
      case 'rejected':
        log.warn({ gateway: gateway.name, why: notice.why, address: c.var.address }, 'a notice was rejected')
        return c.text(notice.why, 400)
      case 'ignored':
        return c.text('ignored', 200)
      case 'notice': {
        const { eventId, reference } = notice
        const kept = await persistently(() => keepNotice(sql, { gateway: gateway.name, eventId, reference }))
        return c.text(kept, 200)
      }
    }
  })
}
