import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import { StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { DisputeNote } from '../web/dispute.tsx'
import { Icon } from '../web/icons.tsx'
import { Pager } from '../web/pager.tsx'
import { PaymentNote } from '../web/paying.tsx'
import { withQuery } from '../web/query.ts'
import { SearchField } from '../web/search-field.tsx'
import { type TermName, WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import { DocumentCell, IssueCells } from './cells-part.tsx'
import { findingWords } from './finding-words.ts'
import { findable, type History, type Part, partCode } from './history-rules.ts'
import { amountDisputed, amountOwed, amountPayable, type Invoice, receivedBeside, statusOf } from './rules.ts'
import { StampExplained, StampNote } from './stamp-part.tsx'

type HistoryProps = { view: View; contractNumber: string; history: History }

/** Every invoice there was: searched, filtered, page by page. */
export function HistoryPart({ view, contractNumber, history }: HistoryProps) {
  const { words } = view
  const { typed, part, rows, count, page, pages } = history
  const isWhole = typed === '' && pages === 1
  return (
    <section class="card" id="facturas" aria-labelledby="historial">
      <div class="list-head">
        <h2 id="historial">{words('invoices.history')}</h2>
        <div class="row">
          <SearchField
            view={view}
            action={paths.invoices}
            id="buscar-facturas"
            label={words('invoices.search')}
            query={typed}
            keep={{ contrato: contractNumber }}
            table={isWhole ? 'tabla-facturas' : undefined}
          />
          <a class="button second small" href={about(paths.invoiceDownloads, contractNumber)}>
            <Icon name="downloads" />
            {words('invoices.downloads')}
          </a>
          <a class="button second small" href={about(paths.statement, contractNumber)}>
            <Icon name="table" />
            {words('statements.link')}
          </a>
          {view.canPay && (
            <a class="button second small" href={paths.payments}>
              <Icon name="payment" />
              {words('invoices.payments')}
            </a>
          )}
        </div>
        <Chips words={words} contractNumber={contractNumber} history={history} />
      </div>
      <Found words={words} contractNumber={contractNumber} history={history} />
      {count > 0 && <Rows view={view} rows={rows} isWhole={isWhole} />}
      {rows.some(({ stamp }) => stamp) && <StampExplained words={words} />}
      {count > 0 && (
        <WhatIsThis view={view} names={termsIn(view, rows)} more={{ slug: 'recibo', title: 'help.topic.bill' }} />
      )}
      <Pager
        view={view}
        path={paths.invoices}
        query={{ contrato: contractNumber, q: typed, ver: partCode(part) }}
        page={page}
        pages={pages}
      />
    </section>
  )
}

/** The words that stand in these rows and not everybody knows. */
const termsIn = ({ today }: View, rows: readonly Invoice[]): TermName[] => {
  const states = rows.map((invoice) => statusOf(invoice, today))
  return [
    'period',
    'dueDate',
    ...(states.includes('received') ? (['received'] as const) : []),
    ...(rows.some((invoice) => amountDisputed(invoice) > 0) ? (['disputed'] as const) : []),
    ...(rows.some(({ stamp }) => stamp) ? (['cfdi', 'uuid'] as const) : []),
  ]
}

type PartProps = { words: Words; contractNumber: string; history: History }

function Chips({ words, contractNumber, history }: PartProps) {
  return (
    <nav class="chips" aria-label={words('invoices.filter')}>
      {history.chips.map(({ part, count }) => (
        <a
          href={`${withQuery(paths.invoices, { contrato: contractNumber, ver: partCode(part) })}#facturas`}
          aria-current={part === history.part && history.typed === '' ? 'true' : undefined}
        >
          {nameOf(words, part)}
          <span class="n"> {count}</span>
        </a>
      ))}
    </nav>
  )
}

const nameOf = (words: Words, part: Part) =>
  part === 'all' || part === 'owed' || part === 'older' ? words(`invoices.part.${part}`) : part

/** How many were found, or what a year came to; nothing when the whole history is there. */
function Found({ words, contractNumber, history: { typed, part, count, total } }: PartProps) {
  if (typed === '' && part === 'all') return null
  if (typed === '') {
    return (
      <p class="small soft">
        {count === 0
          ? words('invoices.nothingInPart')
          : words('invoices.partTotal', { count, total: formatMoney(total) })}
      </p>
    )
  }
  return (
    <div class={count === 0 ? 'empty' : 'row small soft'}>
      <p>{words(count === 0 ? 'invoices.notFound' : 'invoices.found', { count, typed })}</p>
      <a href={`${about(paths.invoices, contractNumber)}#facturas`}>{words('web.clearSearch')}</a>
    </div>
  )
}

type RowsProps = {
  view: View
  rows: readonly Invoice[] /** All there are: the browser filters them. */
  isWhole: boolean
}

function Rows({ view, rows, isWhole }: RowsProps) {
  const { words } = view
  return (
    <CardTable
      id="tabla-facturas"
      layout="bills"
      caption={words('invoices.historyCaption')}
      head={
        <>
          <HeadCell>{words('invoices.issuedOn')}</HeadCell>
          <HeadCell>{words('invoices.period')}</HeadCell>
          <HeadCell money>{words('invoices.amount')}</HeadCell>
          <HeadCell>{words('invoices.state')}</HeadCell>
          <HeadCell>
            <span class="vh">{words('invoices.document')}</span>
          </HeadCell>
        </>
      }
    >
      {rows.map((invoice, index) => (
        <InvoiceRow view={view} invoice={invoice} id={`emitida-${index + 1}`} isFindable={isWhole} />
      ))}
    </CardTable>
  )
}

type InvoiceRowProps = { view: View; invoice: Invoice; id: string; isFindable: boolean }

function InvoiceRow({ view, invoice, id, isFindable }: InvoiceRowProps) {
  const { words, today } = view
  const owed = amountOwed(invoice)
  return (
    <Row find={isFindable ? findable(invoice, today, findingWords(words)) : undefined}>
      <IssueCells words={words} invoice={invoice} id={id} />
      <Cell class="money">{formatMoney(invoice.total)}</Cell>
      <Cell class="state">
        <StateBadge view={view} state={statusOf(invoice, today)} />{' '}
        <PaymentNote
          view={view}
          received={receivedBeside(invoice, today)}
          left={owed === invoice.total ? 0 : owed}
          payment={invoice.payment}
          describedBy={id}
        />
        <StampNote words={words} stamp={invoice.stamp} describedBy={id} />
        <DisputeNote view={view} disputed={amountDisputed(invoice)} payable={amountPayable(invoice)} />
      </Cell>
      <DocumentCell
        view={view}
        number={invoice.number}
        describedBy={id}
        hasXml={Boolean(invoice.stamp)}
        isOwed={amountPayable(invoice) > 0}
      />
    </Row>
  )
}
