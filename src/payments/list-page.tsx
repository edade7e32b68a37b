import { formatInstant, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { PaymentBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { ListedPayment } from './page-queries.ts'

type ListProps = {
  view: View
  payments: readonly ListedPayment[]
  typed: string
  count: number
  page: number
  pages: number
  mayPay: boolean
  /** Cards can be kept, and contracts paid with them by themselves. */
  maySave: boolean
}

/** Every payment of an account, newest first. */
export function PaymentsPage({ view, payments, typed, count, page, pages, mayPay, maySave }: ListProps) {
  const { words } = view
  const title = words('payments.list.title')
  const isEmpty = count === 0 && typed === ''
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.invoices}>
          <Icon name="left" />
          {words('invoices.title')}
        </a>
        <h1>{title}</h1>
        {maySave && (
          <p>
            <a href={paths.cards}>{words('cards.title')}</a>
          </p>
        )}
      </div>
      {isEmpty ? (
        <section class="card empty">
          <h2>{words('payments.list.none')}</h2>
          <p>{words('payments.list.noneText')}</p>
          {mayPay && <PayLink view={view} />}
        </section>
      ) : (
        <section class="card" aria-label={title}>
          <div class="list-head">
            <SearchField
              view={view}
              action={paths.payments}
              id="buscar-pagos"
              label={words('payments.list.search')}
              query={typed}
            />
            {mayPay && <PayLink view={view} />}
          </div>
          {typed !== '' && (
            <div class={count === 0 ? 'empty' : 'row small soft'}>
              <p>{words(count === 0 ? 'payments.list.notFound' : 'payments.list.found', { count, typed })}</p>
              <a href={paths.payments}>{words('web.clearSearch')}</a>
            </div>
          )}
          {payments.length > 0 && <Rows view={view} payments={payments} />}
          <Pager view={view} path={paths.payments} query={{ q: typed }} page={page} pages={pages} />
        </section>
      )}
    </Layout>
  )
}

const PayLink = ({ view }: { view: View }) => (
  <a class="button small" href={paths.newPayment}>
    {view.words('payments.list.pay')}
  </a>
)

function Rows({ view, payments }: { view: View; payments: readonly ListedPayment[] }) {
  const { words } = view
  return (
    <CardTable
      layout="paid"
      caption={words('payments.list.caption')}
      head={
        <>
          <HeadCell>{words('payments.list.date')}</HeadCell>
          <HeadCell>{words('payments.list.for')}</HeadCell>
          <HeadCell money>{words('payments.list.amount')}</HeadCell>
          <HeadCell>{words('payments.list.state')}</HeadCell>
          <HeadCell>
            <span class="vh">{words('payments.list.open')}</span>
          </HeadCell>
        </>
      }
    >
      {payments.map((payment) => (
        <Row>
          <Cell class="issued">
            <span class="main num">{formatInstant(payment.createdAt, words.locale)}</span>{' '}
            <span class="sub" id={payment.folio}>
              {payment.folio}
            </span>
          </Cell>
          <Cell class="for">
            <span>{whatFor(words, payment)}</span>
            <span class="sub num">{contractsOf(words, payment)}</span>
          </Cell>
          <Cell class="money">{formatMoney(payment.amount)}</Cell>
          <Cell class="state">
            <PaymentBadge view={view} state={payment.state} />
          </Cell>
          <Cell class="actions">
            <a class="small" href={paths.payment(payment.folio)} aria-describedby={payment.folio}>
              {words('payments.list.where')}
            </a>
          </Cell>
        </Row>
      ))}
    </CardTable>
  )
}

function whatFor(words: Words, { invoices, periods, hasAdvance }: ListedPayment): string {
  const [first] = periods
  if (!first) return words('payments.item.advance')
  const paid = words('payments.list.invoices', { count: invoices, first: formatPeriod(first) })
  return hasAdvance ? `${paid} ${words('payments.list.advanceToo')}` : paid
}

const contractsOf = (words: Words, { contracts }: ListedPayment) =>
  words('payments.list.contracts', { count: contracts.length, first: contracts[0] ?? '' })
