import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { spreadsheetType } from '../web/spreadsheet.ts'
import { BoardPage } from './board-page.tsx'
import { loadOf, spansOf } from './board-queries.ts'
import { boardOf, type Period, periodOf } from './board-rules.ts'
import { boardFileName, boardWorkbook } from './board-workbook.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { recordAct } from './record-commands.ts'

export function boardRoutes(services: Services) {
  const { sql } = services
  const atDesk = requireOperator(services, 'supervises')

  const boardAt = async (c: Context<AtDesk>, period: Period, act: 'board-seen' | 'board-exported') => {
    const { view, operator } = c.var
    const [load, spans] = await Promise.all([loadOf(sql, period, view.today), spansOf(sql, period)])
    const subject = { kind: 'search', ref: `${period.from} ${period.to}` } as const
    await recordAct(sql, { operatorId: operator.operatorId, act, subject })
    return boardOf(view.profile.calendar, { load, spans })
  }
  const askedIn = (c: Context<AtDesk>) => ({
    periodo: c.req.query('periodo') ?? '',
    desde: c.req.query('desde') ?? '',
    hasta: c.req.query('hasta') ?? '',
  })
  const none = { periodo: '', desde: '', hasta: '' }

  return new Hono<AtDesk>()
    .get(deskPaths.board, atDesk, async (c) => {
      const { view, operator } = c.var
      const asked = askedIn(c)
      const found = periodOf(asked, view.today)
      const period = found ?? periodOf(none, view.today)!
      const board = await boardAt(c, period, 'board-seen')
      return c.html(<BoardPage {...{ view, operator, board, period, asked }} isWrong={!found} />, found ? 200 : 422)
    })
    .get(deskPaths.boardExcel, atDesk, async (c) => {
      const period = periodOf(askedIn(c), c.var.view.today)
      if (!period) return c.notFound()
      const file = await boardWorkbook(c.var.view, await boardAt(c, period, 'board-exported'))
      return c.body(new Uint8Array(file), 200, {
        'Content-Type': spreadsheetType,
        'Content-Disposition': `attachment; filename="${boardFileName(period)}"`,
      })
    })
}
