import { type ListAsked, noGroup, wordsOfList } from '../contracts/list-rules.ts'
import type { ListChoices } from '../contracts/table-queries.ts'
import { statusOf } from '../invoices/rules.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { fold } from '../lib/text.ts'
import { about, paths } from '../paths.ts'
import { StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Choice } from '../web/choice.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { InvoiceTotals, ManyInvoice } from './invoices-queries.ts'
import { type InvoiceStatus, invoiceStatuses, invoicesAPage, type Span, spans } from './invoices-rules.ts'

type InvoicesProps = {
  view: View
  asked: ListAsked
  /** Of the contracts that were chosen one by one; with commas between them, as an address carries them. */
  only: string
  span: Span
  status: InvoiceStatus | undefined
  page: number
  totals: InvoiceTotals
  choices: ListChoices
  rows: readonly ManyInvoice[]
}

const wordsOf = ({ asked, only, span, status }: InvoicesProps): Record<string, string | undefined> => ({
  ...wordsOfList({ ...asked, status: undefined, order: undefined }),
  contratos: only,
  emitidas: span,
  ver: status && invoiceStatuses[status],
})

/** The invoices of all contracts, or of some of them, and what they come to. */
export function ManyInvoicesPage(props: InvoicesProps) {
  const { view, span, totals, rows, page } = props
  const { words } = view
  const title = words('many.invoices.title')
  const pages = Math.max(1, Math.ceil(totals.kept / invoicesAPage))
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.invoices}>
          <Icon name="left" />
          {words('invoices.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">
          {words('many.invoices.lede', { count: totals.contracts, when: words(`many.invoices.when.${span}`) })}
        </p>
      </div>
      <section class="card stack" aria-label={title}>
        <Narrowing {...props} />
        <Statuses {...props} />
        <Totals view={view} totals={totals} />
        {rows.length === 0 ? <p class="empty">{words('many.invoices.none')}</p> : <Rows view={view} rows={rows} />}
        <Pager
          view={view}
          path={paths.manyInvoices}
          query={wordsOf(props)}
          page={Math.min(page, pages)}
          pages={pages}
        />
      </section>
    </Layout>
  )
}

function Narrowing(props: InvoicesProps) {
  const {
    view: { words },
    asked,
    span,
    choices,
  } = props
  const names = (list: readonly string[], chosen: string) => [
    { value: '', label: words('many.filter.any'), isChosen: chosen === '' },
    ...list.map((name) => ({ value: name, label: name, isChosen: fold(name) === fold(chosen) })),
  ]
  const none = { value: noGroup, label: words('many.filter.noGroup'), isChosen: asked.group === noGroup }
  return (
    <form class="narrowing" method="get" action={paths.manyInvoices}>
      {Object.entries({ ...wordsOf(props), grupo: undefined, etiqueta: undefined, emitidas: undefined }).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      {choices.groups.length > 0 && (
        <Choice name="grupo" label={words('many.group')} options={[...names(choices.groups, asked.group), none]} />
      )}
      {choices.labels.length > 0 && (
        <Choice name="etiqueta" label={words('many.label')} options={names(choices.labels, asked.label)} />
      )}
      <Choice
        name="emitidas"
        label={words('many.invoices.period')}
        options={spans.map((one) => ({
          value: one,
          label: words(`many.invoices.period.${one}`),
          isChosen: one === span,
        }))}
      />
      <button class="button second" type="submit">
        {words('many.invoices.apply')}
      </button>
    </form>
  )
}

function Statuses(props: InvoicesProps) {
  const { view, status, totals, asked, only } = props
  const { words } = view
  const chip = (to: InvoiceStatus | undefined, label: string, count: number) => (
    <a
      href={withQuery(paths.manyInvoices, { ...wordsOf(props), ver: to && invoiceStatuses[to] })}
      aria-current={to === status ? 'true' : undefined}
    >
      {label}
      <span class="n">{formatCount(count, words.locale)}</span>
    </a>
  )
  const without = (label: string, change: Record<string, undefined>) => (
    <a href={withQuery(paths.manyInvoices, { ...wordsOf(props), ...change })}>
      <span class="vh">{words('many.filter.remove')} </span>
      {label}
      <Icon name="close" />
    </a>
  )
  return (
    <nav class="chips" aria-label={words('many.invoices.status')}>
      {chip(undefined, words('many.invoices.all'), totals.found)}
      {chip('owing', words('many.invoices.owing'), totals.owing)}
      {chip('overdue', words('many.invoices.overdue'), totals.late)}
      {only && without(words('many.invoices.chosen', { count: totals.contracts }), { contratos: undefined })}
      {asked.zone && without(asked.zone.replace('/', ', '), { zona: undefined })}
      {asked.service && without(words(`many.service.${asked.service}`), { servicio: undefined })}
      {asked.isAutomatic && without(words('many.automatic'), { automatico: undefined })}
      {asked.query && without(`«${asked.query}»`, { q: undefined })}
    </nav>
  )
}

function Totals({ view: { words }, totals }: { view: View; totals: InvoiceTotals }) {
  const stat = (label: string, value: string) => (
    <div class="stat">
      <dt>{label}</dt>
      <dd class="num">{value}</dd>
    </div>
  )
  return (
    <dl class="stats list-totals" aria-label={words('many.totals')}>
      {stat(words('many.invoices.count'), formatCount(totals.kept, words.locale))}
      {stat(words('many.invoices.total'), formatMoney(totals.total))}
      {stat(words('many.total.owed'), formatMoney(totals.owed))}
      {stat(words('many.total.overdue'), formatMoney(totals.overdue))}
      {stat(words('many.invoices.used'), `${formatCount(totals.used, words.locale)} m³`)}
    </dl>
  )
}

function Rows({ view, rows }: { view: View; rows: readonly ManyInvoice[] }) {
  const { words, today } = view
  return (
    <CardTable
      caption={words('many.invoices.caption')}
      layout="bills"
      head={
        <>
          <HeadCell>{words('many.invoices.contract')}</HeadCell>
          <HeadCell>{words('many.invoices.issued')}</HeadCell>
          <HeadCell>{words('many.invoices.billed')}</HeadCell>
          <HeadCell money>{words('many.invoices.total')}</HeadCell>
          <HeadCell>{words('contracts.column.state')}</HeadCell>
          <HeadCell>{words('many.invoices.document')}</HeadCell>
        </>
      }
    >
      {rows.map((invoice) => (
        <Row>
          <Cell class="name">
            <a class="main" href={about(paths.invoices, invoice.contractNumber)}>
              {invoice.alias ?? invoice.contractNumber}
            </a>{' '}
            {invoice.alias && <span class="sub">{invoice.contractNumber}</span>}
          </Cell>
          <Cell class="num">{formatDate(invoice.issuedOn, 'short', words.locale)}</Cell>
          <Cell class="num">{formatPeriod(invoice.period)}</Cell>
          <Cell class="money">{formatMoney(invoice.total)}</Cell>
          <Cell class="state">
            <StateBadge view={view} state={statusOf(invoice, today)} />
          </Cell>
          <Cell class="see">
            <a href={paths.invoicePdf(invoice.number)} aria-label={`${words('many.invoices.see')} ${invoice.number}`}>
              {words('many.invoices.see')}
            </a>
          </Cell>
        </Row>
      ))}
    </CardTable>
  )
}
