import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager, withQuery } from '../web/pager.tsx'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import { LatestCard } from './latest-card.tsx'
import type { ContractRow } from './queries.ts'
import { type ContractFilter, filterNames, nameOf, pageSize, pagesOf } from './rules.ts'
import { ContractTable } from './table.tsx'

type Glance = {
  contracts: number
  owing: number
  totalOwed: number
  totalReceived: number
  latest: ContractRow | undefined
  troubled: ContractRow[]
  troubledCount: number
}
type ListProps = {
  view: View
  rows: ContractRow[]
  found: number
  owing: number
  query: string
  filter: ContractFilter | undefined
  page: number
}

export function ContractsPage({ view, glance, ...list }: ListProps & { glance: Glance }) {
  const { words } = view
  // Whoever searches or turns pages wants the list.
  const atTheStart = list.query === '' && list.page === 1
  return (
    <Layout view={view} title={words('contracts.title')} section="contracts">
      <div class="page-head">
        <div class="row between">
          <div class="stack-tight">
            <h1>{words('contracts.title')}</h1>
            {glance.contracts > 0 && <Lede view={view} glance={glance} />}
          </div>
          <div class="row">
            {view.canPay && glance.contracts > 1 && glance.owing > 0 && (
              <a class="button" href={paths.newPayment}>
                <Icon name="payment" />
                {words('contracts.payAll')}
              </a>
            )}
            <a class="button second" href={paths.addContract}>
              <Icon name="plus" />
              {words('contracts.add')}
            </a>
          </div>
        </div>
      </div>
      {glance.contracts === 0 ? (
        <NoContracts view={view} />
      ) : (
        <div class="stack">
          {atTheStart && <Troubles view={view} glance={glance} />}
          {atTheStart && glance.latest && <LatestCard view={view} contract={glance.latest} />}
          <List view={view} {...list} />
        </div>
      )}
    </Layout>
  )
}

function Lede({ view: { words }, glance }: { view: View; glance: Glance }) {
  const { contracts, owing, totalOwed, totalReceived } = glance
  const amount = formatMoney(totalOwed)
  const b = (chunks: unknown[]) => <b class="num">{chunks}</b>
  return (
    <p class="lede">
      {words('contracts.count', { count: contracts })}{' '}
      {owing === 0
        ? words('contracts.settledAll', { count: contracts })
        : contracts === 1
          ? words.rich('contracts.oneOwes', { amount, b })
          : words.rich('contracts.someOwe', { owing, amount, b })}
      {totalReceived > 0 && (
        <>
          {' '}
          {words.rich('contracts.received', { amount: formatMoney(totalReceived), b })}{' '}
          <a href={paths.payments}>{words('invoices.payments')}</a>
        </>
      )}
    </p>
  )
}

const NoContracts = ({ view: { words } }: { view: View }) => (
  <section class="card">
    <div class="empty">
      <svg viewBox="0 0 120 76" aria-hidden="true">
        <path class="ghost" d="M10 40 60 8l50 32M22 33v38h76V33M50 71V48h20v23" />
      </svg>
      <p>{words('contracts.none')}</p>
      <p class="small">{words('contracts.noneHow')}</p>
    </div>
  </section>
)

/** Supplies that are not whole: what is owed and what to do, and no promise of when. */
function Troubles({ view, glance: { troubled, troubledCount } }: { view: View; glance: Glance }) {
  const { words } = view
  if (troubled.length === 0) return null
  return (
    <div class="stack-tight">
      {troubled.map((contract) => (
        <div class="notice alarm">
          <Icon name="limited" />
          <p>
            {contract.service !== 'active' &&
              words.rich(`contracts.trouble.${contract.service}`, {
                name: nameOf(contract, words),
                b: (chunks) => <b>{chunks}</b>,
              })}{' '}
            {contract.owed === null
              ? words.rich(contract.received > 0 ? 'contracts.trouble.received' : 'contracts.trouble.settled', {
                  received: formatMoney(contract.received),
                  a: (chunks) => <a href={paths.contactUs}>{chunks}</a>,
                })
              : words.rich('contracts.trouble.owed', {
                  invoices: contract.owedInvoices,
                  owed: formatMoney(contract.owed),
                  amount: (chunks) => <b class="num">{chunks}</b>,
                  a: (chunks) => <a href={about(paths.invoices, contract.number)}>{chunks}</a>,
                })}
          </p>
        </div>
      ))}
      {troubledCount > troubled.length && (
        <p class="small soft">{words('contracts.trouble.more', { count: troubledCount - troubled.length })}</p>
      )}
    </div>
  )
}

const tableId = 'contratos'

function List({ view, rows, found, owing, query, filter, page }: ListProps) {
  const { words } = view
  const filtro = filter && filterNames[filter]
  const kept = filter === undefined ? found : filter === 'owing' ? owing : found - owing
  const pages = pagesOf(kept)
  const complete = query === '' && kept <= pageSize
  const chip = (to: ContractFilter | undefined, label: string, count: number) => (
    <a
      href={withQuery(paths.contracts, { q: query, filtro: to && filterNames[to] })}
      aria-current={to === filter ? 'true' : undefined}
    >
      {label}
      <span class="n">{count}</span>
    </a>
  )
  return (
    <section class="card" aria-labelledby="lista">
      <div class="list-head">
        <h2 id="lista">{words('contracts.list')}</h2>
        <SearchField
          view={view}
          action={paths.contracts}
          id="buscar-contratos"
          label={words('contracts.search')}
          query={query}
          keep={{ filtro }}
          table={complete ? tableId : undefined}
        />
        <nav class="chips" aria-label={words('contracts.filters')}>
          {chip(undefined, words('contracts.filter.all'), found)}
          {chip('owing', words('contracts.filter.owing'), owing)}
          {chip('settled', words('contracts.filter.settled'), found - owing)}
        </nav>
        {query !== '' && found > 0 && (
          <p class="results small soft">
            {words('contracts.results', { count: kept, query })}{' '}
            <a href={paths.contracts}>{words('contracts.showAll')}</a>
          </p>
        )}
      </div>
      {rows.length === 0 ? (
        <Nothing view={view} query={query} found={found} filter={filter} />
      ) : (
        <ContractTable view={view} id={tableId} rows={rows} />
      )}
      <Pager
        view={view}
        path={paths.contracts}
        query={{ q: query, filtro }}
        page={Math.min(page, pages)}
        pages={pages}
      />
    </section>
  )
}

function Nothing({ view: { words }, query, found, filter }: Pick<ListProps, 'view' | 'query' | 'found' | 'filter'>) {
  return (
    <div class="empty">
      <p>
        {found === 0 && query !== ''
          ? words('contracts.nothingFound', { query })
          : words(filter === 'owing' ? 'contracts.nothingOwing' : 'contracts.nothingSettled')}
      </p>
      {found === 0 && query !== '' && <p class="small">{words('contracts.nothingFoundHow')}</p>}
      <a href={paths.contracts}>{words('contracts.showAll')}</a>
    </div>
  )
}
