import { type Context, Hono } from 'hono'
import { contractChoice } from '../access/queries.ts'
import { limiter } from '../lib/limits.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { NoContractPage } from '../web/no-contract.tsx'
import { spreadsheetType } from '../web/spreadsheet.ts'
import { statementPdf } from './commands.ts'
import { StatementPage } from './page.tsx'
import { closingWords } from './print-page.ts'
import { accountOf, accountsOf } from './queries.ts'
import { statementFileName, statementOf, yearAsked } from './rules.ts'
import { allStatementsWorkbook, statementWorkbook } from './workbook.ts'

/** Of hundreds of contracts each takes seconds: nobody needs more in an hour. */
const summingUp = { name: 'all-statements', points: 30, seconds: 3600 }

/** However many ask for all statements at once, one is made: it holds a connection of the few that everybody shares. */
let turn: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => {})
  return mine
}

export function statementRoutes({ sql, ...services }: Services) {
  const signedIn = requireAccount({ sql, ...services })
  const limit = limiter(sql, summingUp)
  const yearOf = (c: Context<SignedIn>) => yearAsked(c.req.query('anio'))
  const asked = async (c: Context<SignedIn>) => {
    const account = await accountOf(sql, { accountId: c.var.accountId, number: c.req.query('contrato') ?? '' })
    return account && { account, statement: statementOf(account, yearOf(c), c.var.view.today) }
  }
  const fileHeaders = (type: string, name: string, how: 'inline' | 'attachment') => ({
    'Content-Type': type,
    'Content-Disposition': `${how}; filename="${name}"`,
  })

  return new Hono<SignedIn>()
    .get(paths.statement, signedIn, async (c) => {
      const { view, accountId } = c.var
      const number = c.req.query('contrato') || undefined
      const choice = await contractChoice(sql, { accountId, number })
      const { chosen } = choice
      if (!chosen && !number) return c.html(<NoContractPage view={view} title={view.words('statements.title')} />)
      const account = chosen && (await accountOf(sql, { accountId, number: chosen.number }))
      if (!account) return c.notFound()

      const statement = statementOf(account, yearOf(c), view.today)
      return c.html(<StatementPage view={view} choice={choice} chosen={chosen} statement={statement} />)
    })
    .get(paths.statementPdf, signedIn, async (c) => {
      const found = await asked(c)
      if (!found) return c.notFound()
      const { account, statement } = found
      const name = statementFileName(account.number, statement.year, 'pdf')
      const pdf = await statementPdf(c.var.view, account, statement)
      return c.body(pdf, 200, fileHeaders('application/pdf', name, 'inline'))
    })
    .get(paths.statementExcel, signedIn, async (c) => {
      const { view } = c.var
      const found = await asked(c)
      if (!found) return c.notFound()
      const { account, statement } = found
      const book = await statementWorkbook(view.words, account, statement, closingWords(view, statement))
      const name = statementFileName(account.number, statement.year, 'xlsx')
      return c.body(new Uint8Array(book), 200, fileHeaders(spreadsheetType, name, 'attachment'))
    })
    .get(paths.statementsExcel, signedIn, async (c) => {
      const { view, accountId } = c.var
      const year = yearOf(c) ?? Number(view.today.slice(0, 4))
      const { waitSeconds } = await limit.consume(accountId)
      if (waitSeconds > 0) {
        c.header('Retry-After', String(waitSeconds))
        return c.html(<TooManyTriesPage view={view} waitSeconds={waitSeconds} />, 429)
      }
      const { words, today } = view
      const book = await inTurn(() => allStatementsWorkbook(words, accountsOf(sql, accountId), { year, today }))
      const name = `estados-de-cuenta-${year}.xlsx`
      return c.body(new Uint8Array(book), 200, fileHeaders(spreadsheetType, name, 'attachment'))
    })
}
