import { compilePdf } from '../web/pdf/typst.ts'
import { type PrintView, printPage } from './print-page.ts'
import type { AccountOfContract } from './queries.ts'
import type { Statement } from './rules.ts'

/** Prints a year of an account: a tagged PDF, the same bytes for the same facts. */
export const statementPdf = (view: PrintView, account: AccountOfContract, statement: Statement) =>
  compilePdf('statements/statement.typ', printPage(view, account, statement))
