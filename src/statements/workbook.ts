import { spreadsheet } from '../web/spreadsheet.ts'
import type { Words } from '../words/words.ts'
import { besideWords, detailOf, nameOf } from './movement-part.ts'
import type { AccountOfContract } from './queries.ts'
import { addressOf, type Statement, statementOf } from './rules.ts'

/** One year of an account, as a file for a spreadsheet: its balances add up there too. */
export function statementWorkbook(words: Words, account: AccountOfContract, statement: Statement, closing: string) {
  const { year, opening, lines, beside } = statement
  return spreadsheet({
    name: words('statements.sheet', { number: account.number, year: String(year) }),
    columns: [
      { header: words('statements.column.date'), kind: 'date', width: 16 },
      { header: words('statements.column.what'), kind: 'text', width: 48 },
      { header: words('statements.sheet.document'), kind: 'text', width: 28 },
      { header: words('statements.column.charge'), kind: 'money', width: 16 },
      { header: words('statements.column.payment'), kind: 'money', width: 16 },
      { header: words('statements.column.balance'), kind: 'money', width: 16 },
      { header: words('statements.sheet.notes'), kind: 'text', width: 60 },
    ],
    rows: [
      [`${year}-01-01`, words('statements.opening', { year: String(year) }), null, null, null, opening, null],
      ...lines.map((line) => [
        line.on,
        nameOf(words, line),
        line.payment ?? line.invoice,
        line.amount > 0 ? line.amount : null,
        line.amount < 0 ? -line.amount : null,
        line.balance,
        detailOf(words, line),
      ]),
      [null, closing, null, statement.charged, -statement.credited, statement.closing, null],
      ...(beside ? besideWords(words, beside).map((said) => [null, said, null, null, null, null, null]) : []),
    ],
  })
}

/** A row for each contract: what a year began with, what it brought and what it left. */
export async function allStatementsWorkbook(
  words: Words,
  accounts: AsyncIterable<AccountOfContract[]>,
  { year, today }: { year: number; today: string },
) {
  const rows = []
  for await (const some of accounts) {
    for (const account of some) {
      const { opening, charged, credited, closing, beside } = statementOf(account, year, today)
      rows.push([
        account.number,
        account.alias,
        addressOf(account),
        opening,
        charged,
        -credited,
        closing,
        beside?.disputed ?? null,
        beside?.received ?? null,
        beside?.credit ?? null,
      ])
    }
  }
  return spreadsheet({
    name: words('statements.sheetAll', { year: String(year) }),
    columns: [
      { header: words('statements.sheetAll.contract'), kind: 'text', width: 16 },
      { header: words('statements.sheetAll.alias'), kind: 'text', width: 22 },
      { header: words('statements.sheetAll.address'), kind: 'text', width: 44 },
      { header: words('statements.opening', { year: String(year) }), kind: 'money', width: 20 },
      { header: words('statements.column.charge'), kind: 'money', width: 16 },
      { header: words('statements.column.payment'), kind: 'money', width: 16 },
      { header: words('statements.column.balance'), kind: 'money', width: 16 },
      { header: words('statements.sheetAll.disputed'), kind: 'money', width: 16 },
      { header: words('statements.sheetAll.received'), kind: 'money', width: 18 },
      { header: words('statements.sheetAll.credit'), kind: 'money', width: 14 },
    ],
    rows,
  })
}
