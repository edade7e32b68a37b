import type { Child } from 'hono/jsx'
import { receivedBeside, statusOf } from '../invoices/rules.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import { StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon, type IconName } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { PaymentNote } from '../web/paying.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { Found } from './queries.ts'
import { mostOfEach, type Place } from './rules.ts'
import type { SearchProps } from './suggestions.tsx'

export function SearchPage({ view, query, found, places }: SearchProps) {
  const { words } = view
  const { contracts, invoices, requests, payments } = found
  const title = query === '' ? words('search.title') : words('search.titleFor', { query })
  const nothing = [contracts, invoices, requests, payments, places].every((all) => all.length === 0)
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        {query !== '' && nothing && <p class="lede">{words('search.none', { query })}</p>}
        {nothing && <p class="soft">{words('search.how')}</p>}
      </div>
      <div class="stack">
        {contracts.length > 0 && <Contracts view={view} contracts={contracts} />}
        {invoices.length > 0 && <Invoices view={view} invoices={invoices} />}
        {requests.length > 0 && <Requests view={view} requests={requests} />}
        {payments.length > 0 && <Payments view={view} payments={payments} />}
        {places.length > 0 && <Places view={view} places={places} />}
      </div>
    </Layout>
  )
}

function Contracts({ view, contracts }: { view: View } & Pick<Found, 'contracts'>) {
  const { words } = view
  return (
    <Finds view={view} id="contratos" title={words('search.contracts')} found={contracts.length}>
      {contracts.slice(0, mostOfEach).map((contract) => (
        <Find
          href={paths.contract(contract.number)}
          icon="home"
          main={contract.alias ?? words('contracts.numberOf', { number: contract.number })}
          note={[contract.alias && contract.number, contract.address, contract.neighbourhood, contract.municipality]
            .filter(Boolean)
            .join(', ')}
        />
      ))}
    </Finds>
  )
}

function Requests({ view, requests }: { view: View } & Pick<Found, 'requests'>) {
  const { words, profile } = view
  return (
    <Finds view={view} id="gestiones" title={words('search.requests')} found={requests.length}>
      {requests.slice(0, mostOfEach).map(({ folio, kind, on }) => (
        <Find
          href={paths.myRequest(folio)}
          icon="requests"
          main={titleOf(profile.requestGroups, kind)}
          note={words('search.requestNote', { folio, date: formatDate(on, 'short', words.locale) })}
        />
      ))}
    </Finds>
  )
}

function Payments({ view, payments }: { view: View } & Pick<Found, 'payments'>) {
  const { words } = view
  return (
    <Finds view={view} id="pagos" title={words('search.payments')} found={payments.length}>
      {payments.slice(0, mostOfEach).map(({ folio, amount, on }) => (
        <Find
          href={paths.payment(folio)}
          icon="payment"
          main={words('search.paymentTitle', { amount: formatMoney(amount) })}
          note={words('search.requestNote', { folio, date: formatDate(on, 'short', words.locale) })}
        />
      ))}
    </Finds>
  )
}

const Places = ({ view, places }: { view: View; places: Place[] }) => (
  <Finds view={view} id="oficina" title={view.words('search.places')} found={places.length}>
    {places.map(({ href, title }) => (
      <Find href={href} icon="right" main={title} note="" />
    ))}
  </Finds>
)

type FindsProps = { view: View; id: string; title: string; found: number; children?: Child }

const Finds = ({ view, id, title, found, children }: FindsProps) => (
  <section class="card" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <ul class="finds">{children}</ul>
    <MoreNote view={view} found={found} />
  </section>
)

const Find = ({ href, icon, main, note }: { href: string; icon: IconName; main: string; note: string }) => (
  <li>
    <a href={href}>
      <Icon name={icon} />
      <span>
        <b>{main}</b>
        {note && <small>{note}</small>}
      </span>
      <Icon name="right" />
    </a>
  </li>
)

function Invoices({ view, invoices }: { view: View } & Pick<Found, 'invoices'>) {
  const { words, today } = view
  return (
    <section class="card" aria-labelledby="facturas">
      <h2 id="facturas">{words('search.invoices')}</h2>
      <CardTable
        layout="bills"
        caption={words('search.invoiceCaption')}
        head={
          <>
            <HeadCell>{words('search.issuedOn')}</HeadCell>
            <HeadCell>{words('contracts.column.contract')}</HeadCell>
            <HeadCell>{words('search.period')}</HeadCell>
            <HeadCell money>{words('search.amount')}</HeadCell>
            <HeadCell>{words('contracts.column.state')}</HeadCell>
          </>
        }
      >
        {invoices.slice(0, mostOfEach).map((invoice, index) => (
          <Row>
            <Cell class="when">
              <a
                class="main num"
                id={`factura-${index + 1}`}
                href={withQuery(paths.invoices, { contrato: invoice.contractNumber, q: invoice.number })}
              >
                {formatDate(invoice.issuedOn, 'short', words.locale)}
              </a>{' '}
              <span class="sub">{invoice.number}</span>
            </Cell>
            <Cell class="whose">
              <span class="period-label">{words('contracts.column.contract')} </span>
              {invoice.alias ?? invoice.contractNumber}
            </Cell>
            <Cell class="num period">
              <span class="period-label">{words('search.period')} </span>
              {formatPeriod(invoice.period)}
            </Cell>
            <Cell class="money">{formatMoney(invoice.total)}</Cell>
            <Cell class="state">
              <StateBadge view={view} state={statusOf(invoice, today)} />{' '}
              <PaymentNote
                view={view}
                received={receivedBeside(invoice, today)}
                payment={invoice.payment}
                describedBy={`factura-${index + 1}`}
              />
            </Cell>
          </Row>
        ))}
      </CardTable>
      <MoreNote view={view} found={invoices.length} />
    </section>
  )
}

const MoreNote = ({ view: { words }, found }: { view: View; found: number }) =>
  found > mostOfEach ? <p class="small soft foot">{words('search.onlyFirst', { count: mostOfEach })}</p> : null
