import { Hono } from 'hono'
import { isCivilDate } from '../lib/dates.ts'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { pageAsked } from '../web/query.ts'
import { actsAPage, actsOfDesk, operatorChoices } from './act-queries.ts'
import { ActsPage } from './acts-page.tsx'
import { type AtDesk, requireOperator } from './guard.ts'

export function actsRoutes(services: Services) {
  const { sql } = services
  return new Hono<AtDesk>().get(deskPaths.acts, requireOperator(services, 'administers'), async (c) => {
    const { view, operator } = c.var
    const day = (text: string | undefined) => (text && isCivilDate(text) ? text : '')
    const wanted = c.req.query('operador') ?? ''
    const asked = {
      operador: isUuid(wanted) ? wanted : '',
      desde: day(c.req.query('desde')),
      hasta: day(c.req.query('hasta')),
    }
    const page = pageAsked(c.req.query('pagina'))
    const acts = await actsOfDesk(sql, {
      operatorId: asked.operador || undefined,
      from: asked.desde || undefined,
      to: asked.hasta || undefined,
      page,
    })
    return c.html(
      <ActsPage
        view={view}
        operator={operator}
        acts={acts.slice(0, actsAPage)}
        operators={await operatorChoices(sql)}
        asked={asked}
        page={page}
        hasMore={acts.length > actsAPage}
      />,
    )
  })
}
