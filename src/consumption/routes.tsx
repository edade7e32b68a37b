import { Hono } from 'hono'
import { contractChoice } from '../access/queries.ts'
import { matches } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { periodsOf } from '../readings/period-rules.ts'
import { readingsOf } from '../readings/queries.ts'
import { historyOf } from '../readings/rules.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { pageAsked } from '../web/query.ts'
import { spreadsheetType } from '../web/spreadsheet.ts'
import { findable } from './entry-words.ts'
import { ConsumptionPage, NoContractPage } from './page.tsx'
import { consumptionWorkbook, workbookName } from './workbook.ts'

const rowsAPage = 12

export function consumptionRoutes(services: Services) {
  const { sql } = services
  return new Hono<SignedIn>()
    .get(paths.consumption, requireAccount(services), async (c) => {
      const { view, accountId } = c.var
      const number = c.req.query('contrato') || undefined
      const choice = await contractChoice(sql, { accountId, number })
      const { chosen } = choice
      if (!chosen && number === undefined) return c.html(<NoContractPage view={view} />)
      if (!chosen) return c.notFound()

      const { meter, readings } = await readingsOf(sql, { accountId, contractId: chosen.id })
      const history = historyOf(readings)
      const query = (c.req.query('q') ?? '').trim().slice(0, 100)
      const newestFirst = history.toReversed()
      const found =
        query === '' ? newestFirst : newestFirst.filter((entry) => matches(findable(entry, view.words), query))
      const whole = c.req.query('tabla') === 'si'
      const pages = whole ? 1 : Math.max(1, Math.ceil(found.length / rowsAPage))
      const page = pageAsked(c.req.query('pagina'), pages)
      const shown = whole ? found : found.slice((page - 1) * rowsAPage, page * rowsAPage)
      return c.html(
        <ConsumptionPage
          view={view}
          choice={choice}
          chosen={chosen}
          meter={meter}
          history={history}
          periods={periodsOf(history)}
          detail={{ contractNumber: chosen.number, query, whole, shown, found: found.length, page, pages }}
        />,
      )
    })
    .get(paths.consumptionExcel, requireAccount(services), async (c) => {
      const { accountId, view } = c.var
      const { chosen } = await contractChoice(sql, { accountId, number: c.req.query('contrato') || undefined })
      if (!chosen) return c.notFound()

      const { readings } = await readingsOf(sql, { accountId, contractId: chosen.id })
      const file = await consumptionWorkbook(chosen.number, historyOf(readings), view.words)
      return c.body(new Uint8Array(file), 200, {
        'Content-Type': spreadsheetType,
        'Content-Disposition': `attachment; filename="${workbookName(chosen.number)}"`,
      })
    })
}
