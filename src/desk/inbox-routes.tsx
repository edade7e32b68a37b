import { Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import { kindNamed } from '../requests/rules.ts'
import type { Services } from '../services.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { InboxPage } from './inbox-page.tsx'
import { casesAPage, casesIn, countsOf } from './inbox-queries.ts'
import { afterOf, trayNamed } from './inbox-rules.ts'
import { recordAct } from './record-commands.ts'

export function inboxRoutes(services: Services) {
  const { sql } = services
  const atDesk = requireOperator(services)

  return new Hono<AtDesk>().get(deskPaths.inbox, atDesk, async (c) => {
    const { operator, view } = c.var
    const { operatorId } = operator
    const groups = view.profile.requestGroups
    const tray = trayNamed(c.req.query('bandeja'))
    const kind = kindNamed(groups, c.req.query('tipo') ?? '')?.slug
    const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
    const after = afterOf(c.req.query('desde'))
    const inbox = { tray, kind, typed, operatorId, today: view.today }
    const kinds = groups.flatMap((group) => group.kinds.map(({ slug }) => slug))
    const [counts, found] = await Promise.all([
      countsOf(sql, { operatorId, today: view.today, kinds }),
      casesIn(sql, inbox, after),
    ])
    await recordAct(sql, {
      operatorId,
      act: 'inbox-seen',
      subject: { kind: 'search', ref: [tray, kind, typed].filter(Boolean).join(' ') },
    })
    const cases = found.slice(0, casesAPage)
    const next = found.length > casesAPage ? cases.at(-1) : undefined
    return c.html(
      <InboxPage {...{ view, operator, tray, kind, typed, counts, cases, next }} isFirst={after === undefined} />,
    )
  })
}
