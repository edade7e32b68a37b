import { Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import { kindSlugs } from '../requests/rules.ts'
import type { Services } from '../services.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { seeInbox } from './inbox-commands.ts'
import { InboxPage } from './inbox-page.tsx'
import { placeOf, saidIn } from './inbox-rules.ts'

export function inboxRoutes(services: Services) {
  const { sql } = services
  const atDesk = requireOperator(services)

  return new Hono<AtDesk>().get(deskPaths.inbox, atDesk, async (c) => {
    const { operator, view } = c.var
    const kinds = kindSlugs(view.profile.requestGroups)
    const place = placeOf(c.req.query(), kinds)
    const inbox = await seeInbox(sql, place, { operatorId: operator.operatorId, today: view.today, kinds })
    return c.html(<InboxPage {...{ view, operator, place, inbox }} said={saidIn(c.req.query())} />)
  })
}
