import { holderName } from '../contracts/rules.ts'
import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import type { View } from '../web/view.ts'
import { besideWords, detailOf, nameOf } from './movement-part.ts'
import type { AccountOfContract } from './queries.ts'
import { addressOf, type Statement } from './rules.ts'

export type PrintView = Pick<View, 'words' | 'profile' | 'today'>

/** Everything `statement.typ` sets, in words: the template decides where it stands and nothing else. */
export function printPage(view: PrintView, account: AccountOfContract, statement: Statement) {
  const { words, profile, today } = view
  const { opening, lines, charged, credited, closing, beside } = statement
  const { number } = account
  const year = String(statement.year)
  return {
    language: languageOfPdf(words),
    title: words('statements.print.documentTitle', { year, number, utility: profile.name }),
    heading: `${words('statements.title')} ${year}`,
    issued: words('statements.print.issued', { date: formatDate(today, 'long', words.locale) }),
    utility: {
      hue: profile.hue,
      mark: profile.mark,
      name: profile.name,
      legalName: profile.legalName,
      taxId: profile.taxId && words('statements.print.taxId', { taxId: profile.taxId }),
    },
    contract: words('web.contractNumber', { number }),
    holder: holderName(account),
    address: addressOf(account),
    sums: [
      { label: words('statements.opening', { year }), amount: formatMoney(opening) },
      { label: words('statements.charged'), amount: formatMoney(charged) },
      { label: words('statements.credited'), amount: formatMoney(-credited) },
      { label: closingWords(view, statement), amount: formatMoney(closing) },
    ],
    movements: {
      heading: words('statements.movements', { year }),
      none: lines.length === 0 && words('statements.noneText', { balance: formatMoney(closing) }),
      columns: (['date', 'what', 'charge', 'payment', 'balance'] as const).map((name) =>
        words(`statements.column.${name}`),
      ),
      rows: lines.map((line) => ({
        on: formatDate(line.on, 'short', words.locale),
        name: nameOf(words, line),
        detail: detailOf(words, line),
        charge: line.amount > 0 ? formatMoney(line.amount) : '',
        payment: line.amount < 0 ? formatMoney(-line.amount) : '',
        balance: formatMoney(line.balance),
      })),
    },
    beside: beside && { heading: words('statements.beside'), lines: besideWords(words, beside) },
    source: words('statements.source'),
    notFiscal: words('statements.print.notFiscal'),
    contact: [profile.phone, profile.email].filter(Boolean).join(' · '),
  }
}

/** What the last balance is called: of a year that is over, or of today. */
export const closingWords = ({ words, today }: PrintView, { year, beside }: Statement): string =>
  beside && year >= Number(today.slice(0, 4))
    ? words('statements.closingNow', { date: formatDate(today, 'short', words.locale) })
    : words('statements.closingPast', { year: String(year) })
