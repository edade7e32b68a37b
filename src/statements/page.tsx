import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { besideWords, detailOf, nameOf } from './movement-part.ts'
import { closingWords } from './print-page.ts'
import type { Line, Statement } from './rules.ts'

type StatementProps = { view: View; choice: ContractChoice; chosen: ChosenContract; statement: Statement }

/** A year of a contract's account: what was billed, what was paid, and what is left after each. */
export function StatementPage({ view, choice, chosen, statement }: StatementProps) {
  const { words } = view
  const { number } = chosen
  return (
    <Layout view={view} title={words('statements.title')} section="invoices">
      <div class="page-head">
        <a class="crumb" href={about(paths.invoices, number)}>
          <Icon name="left" />
          {words('invoices.title')}
        </a>
        <h1>{words('statements.title')}</h1>
        <p class="lede">{words('statements.lede')}</p>
        <ContractPicker
          view={view}
          path={paths.statement}
          chosen={chosen}
          contracts={choice.contracts}
          count={choice.count}
        />
      </div>
      <div class="stack">
        <Summary view={view} number={number} statement={statement} hasOthers={choice.count > 1} />
        <Movements view={view} statement={statement} />
        <Beside view={view} number={number} statement={statement} />
      </div>
    </Layout>
  )
}

type PartProps = { view: View; number: string; statement: Statement }

function Summary({ view, number, statement, hasOthers }: PartProps & { hasOthers: boolean }) {
  const { words } = view
  const { opening, charged, credited, closing } = statement
  const year = String(statement.year)
  const of = { contrato: number, anio: year }
  return (
    <section class="card" aria-labelledby="resumen">
      <div class="stack">
        <div class="row between">
          <h2 id="resumen">{words('statements.summary', { year })}</h2>
          <Years view={view} number={number} statement={statement} />
        </div>
        <dl class="facts">
          {[
            [words('statements.opening', { year }), opening],
            [words('statements.charged'), charged],
            [words('statements.credited'), -credited],
            [closingWords(view, statement), closing],
          ].map(([label, amount]) => (
            <div>
              <dt>{label}</dt>
              <dd class="num">{formatMoney(Number(amount))}</dd>
            </div>
          ))}
        </dl>
        <p class="row">
          <a class="button second" href={withQuery(paths.statementPdf, of)}>
            <Icon name="download" />
            {words('statements.pdf')}
          </a>
          <a class="button second" href={withQuery(paths.statementExcel, of)}>
            <Icon name="spreadsheet" />
            {words('statements.excel')}
          </a>
          {hasOthers && (
            <a class="button quiet" href={withQuery(paths.statementsExcel, { anio: year })}>
              <Icon name="downloads" />
              {words('statements.all', { year })}
            </a>
          )}
        </p>
      </div>
    </section>
  )
}

/** Those with movements, and the one that was asked for. */
function Years({ view: { words }, number, statement: { year, years } }: PartProps) {
  const shown = [...new Set([...years, year])].sort((one, other) => other - one)
  if (shown.length < 2) return null
  return (
    <nav class="chips" aria-label={words('statements.years')}>
      {shown.map((one) => (
        <a
          href={withQuery(paths.statement, { contrato: number, anio: String(one) })}
          aria-current={one === year ? 'true' : undefined}
        >
          {one}
        </a>
      ))}
    </nav>
  )
}

function Movements({ view, statement }: Omit<PartProps, 'number'>) {
  const { words } = view
  const { lines, closing } = statement
  const year = String(statement.year)
  if (lines.length === 0) {
    return (
      <section class="card empty">
        <h2>{words('statements.none', { year })}</h2>
        <p>{words('statements.noneText', { balance: formatMoney(closing) })}</p>
      </section>
    )
  }
  return (
    <section class="card" aria-labelledby="movimientos">
      <h2 id="movimientos">{words('statements.movements', { year })}</h2>
      <CardTable
        layout="movements"
        caption={words('statements.caption', { year })}
        head={
          <>
            <HeadCell>{words('statements.column.date')}</HeadCell>
            <HeadCell>{words('statements.column.what')}</HeadCell>
            <HeadCell money>{words('statements.column.charge')}</HeadCell>
            <HeadCell money>{words('statements.column.payment')}</HeadCell>
            <HeadCell money>{words('statements.column.balance')}</HeadCell>
          </>
        }
      >
        {lines.map((line) => (
          <MovementRow view={view} line={line} />
        ))}
      </CardTable>
    </section>
  )
}

function MovementRow({ view: { words }, line }: { view: View; line: Line }) {
  const { amount, kind, invoice } = line
  const name = nameOf(words, line)
  const detail = detailOf(words, line)
  return (
    <Row>
      <Cell class="num when">{formatDate(line.on, 'short', words.locale)}</Cell>
      <Cell class="name">
        {kind === 'invoice' && invoice ? <a href={paths.invoicePdf(invoice)}>{name}</a> : name}{' '}
        {detail !== '' && <span class="sub">{detail}</span>}
      </Cell>
      <Cell class="money charge">{amount > 0 && formatMoney(amount)}</Cell>
      <Cell class="money payment">{amount < 0 && <Less amount={-amount} />}</Cell>
      <Cell class="money light balance">
        <span class="period-label">{words('statements.column.balance')}: </span>
        {formatMoney(line.balance)}
      </Cell>
    </Row>
  )
}

/** Where the columns are gone, the sign tells a payment from a charge. */
const Less = ({ amount }: { amount: number }) => (
  <>
    <span class="period-label">−</span>
    {formatMoney(amount)}
  </>
)

function Beside({ view, number, statement: { beside } }: PartProps) {
  const { words, canPay } = view
  return (
    <section class="card" aria-labelledby="detras">
      <div class="stack-tight">
        <h2 id="detras">{words('statements.beside')}</h2>
        {beside && besideWords(words, beside).map((said) => <p>{said}</p>)}
        <p class="small soft">{words('statements.source')}</p>
        <p class="row">
          {canPay && beside && beside.owed > beside.disputed && (
            <a class="button" href={about(paths.newPayment, number)}>
              {words('certificates.pay')}
            </a>
          )}
          <a class="button second" href={paths.contractCertificates(number)}>
            <Icon name="document" />
            {words('statements.certificate')}
          </a>
        </p>
      </div>
    </section>
  )
}
