import { receivedBeside, statusOf } from '../invoices/rules.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { withQuery } from '../web/pager.tsx'
import { PaymentNote } from '../web/paying.tsx'
import type { View } from '../web/view.ts'
import type { ContractFound, InvoiceFound } from './queries.ts'
import { mostOfEach } from './rules.ts'

type SearchProps = { view: View; query: string; contracts: ContractFound[]; invoices: InvoiceFound[] }

export function SearchPage({ view, query, contracts, invoices }: SearchProps) {
  const { words } = view
  const title = query === '' ? words('search.title') : words('search.titleFor', { query })
  const nothing = contracts.length === 0 && invoices.length === 0
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
      </div>
    </Layout>
  )
}

function Contracts({ view, contracts }: Pick<SearchProps, 'view' | 'contracts'>) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="contratos">
      <h2 id="contratos">{words('search.contracts')}</h2>
      <ul class="finds">
        {contracts.slice(0, mostOfEach).map((contract) => (
          <li>
            <a href={paths.contract(contract.number)}>
              <Icon name="home" />
              <span>
                <b>{contract.alias ?? words('contracts.numberOf', { number: contract.number })}</b>
                <small>
                  {[contract.alias && contract.number, contract.address, contract.neighbourhood, contract.municipality]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </span>
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
      <MoreNote view={view} found={contracts.length} />
    </section>
  )
}

function Invoices({ view, invoices }: Pick<SearchProps, 'view' | 'invoices'>) {
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
