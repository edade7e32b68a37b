import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Pager } from '../web/pager.tsx'
import { withQuery } from '../web/query.ts'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import { ChosenBar } from './chosen-part.tsx'
import { FilterSheet, Narrowed, ToolsMenu } from './filter-part.tsx'
import type { ListRow, ListTotals } from './list-queries.ts'
import {
  isNarrowed,
  type ListAsked,
  listAddress,
  type MoneyStatus,
  pagesOf,
  statusNames,
  usualSettings,
  wordsOfList,
} from './list-rules.ts'
import { ContractTable } from './table.tsx'
import type { Table } from './table-queries.ts'
import { TotalsPart } from './totals-part.tsx'

export type ListProps = {
  view: View
  asked: ListAsked
  totals: ListTotals
  rows: ListRow[]
  table: Table
  /** So many that they are sorted, filtered and chosen; a person with a few sees none of that. */
  areMany: boolean
}

const tableId = 'contratos'

export function ListPart(props: ListProps) {
  const { view, asked, totals, rows, table, areMany } = props
  const { words } = view
  const { q: _, ...keep } = wordsOfList(asked)
  const pages = pagesOf(totals.kept, table.settings.pageSize)
  const isComplete = !areMany && asked.query === '' && pages === 1
  return (
    <section class="card contract-list" aria-labelledby="lista">
      <div class="list-head">
        <h2 id="lista">{words('contracts.list')}</h2>
        <SearchField
          view={view}
          action={paths.contracts}
          id="buscar-contratos"
          label={words('contracts.search')}
          query={asked.query}
          keep={keep}
          table={isComplete ? tableId : undefined}
        />
        <StatusChips {...props} />
        {areMany && (
          <div class="row list-tools">
            <FilterSheet {...props} />
            <ToolsMenu view={view} />
          </div>
        )}
        {areMany && <Narrowed {...props} />}
        {asked.query !== '' && totals.found > 0 && (
          <p class="results small soft">
            {words('contracts.results', { count: totals.kept, query: asked.query })}{' '}
            <a href={paths.contracts}>{words('contracts.showAll')}</a>
          </p>
        )}
      </div>
      {areMany && totals.kept > 0 && <TotalsPart view={view} totals={totals} asked={asked} />}
      {rows.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <div class={areMany ? 'choosable' : undefined}>
          <ContractTable
            view={view}
            id={tableId}
            rows={rows}
            asked={asked}
            settings={areMany ? table.settings : { ...usualSettings, columns: ['state'] }}
            areMany={areMany}
          />
          {areMany && <ChosenBar view={view} asked={asked} count={totals.kept} />}
        </div>
      )}
      <Pager
        view={view}
        path={paths.contracts}
        query={wordsOfList(asked)}
        page={Math.min(asked.page, pages)}
        pages={pages}
      />
    </section>
  )
}

function StatusChips({ view: { words }, asked, totals, areMany }: ListProps) {
  const chip = (status: MoneyStatus | undefined, label: string, count: number) => (
    <a
      href={listAddress(paths.contracts, asked, { status })}
      aria-current={status === asked.status ? 'true' : undefined}
    >
      {label}
      <span class="n">{count}</span>
    </a>
  )
  return (
    <nav class="chips" aria-label={words('contracts.filters')}>
      {chip(undefined, words('contracts.filter.all'), totals.found)}
      {chip('owing', words('contracts.filter.owing'), totals.owing)}
      {areMany && chip('overdue', words('many.filter.overdue'), totals.late)}
      {chip('settled', words('contracts.filter.settled'), totals.found - totals.owing)}
    </nav>
  )
}

const nothing = {
  owing: 'contracts.nothingOwing',
  overdue: 'many.nothingOverdue',
  settled: 'contracts.nothingSettled',
} as const

function Nothing({ view: { words }, asked, totals }: ListProps) {
  const { query, status } = asked
  return (
    <div class="empty">
      <p>
        {totals.found === 0 && query !== ''
          ? words('contracts.nothingFound', { query })
          : words(totals.found === 0 || !status || isNarrowed(asked) ? 'many.nothing' : nothing[status])}
      </p>
      {totals.found === 0 && query !== '' && <p class="small">{words('contracts.nothingFoundHow')}</p>}
      <a
        href={withQuery(paths.contracts, {
          q: undefined,
          filtro: isNarrowed(asked) ? status && statusNames[status] : undefined,
        })}
      >
        <Icon name="table" /> {words('contracts.showAll')}
      </a>
    </div>
  )
}
