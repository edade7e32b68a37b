import { formatDate } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'
import type { HistoryEntry } from '../readings/rules.ts'
import { Icon } from '../web/icons.tsx'
import { Pager } from '../web/pager.tsx'
import { withQuery } from '../web/query.ts'
import { SearchField } from '../web/search-field.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import { findable, notesBesideBadge } from './entry-words.ts'

export type DetailFacts = {
  contractNumber: string
  query: string
  /** The plain table of everything, without pages. */
  whole: boolean
  /** What the page shows, newest first. */
  shown: readonly HistoryEntry[]
  /** How many the search found, or how many there are. */
  found: number
  page: number
  pages: number
}

/** The readings as a table: searched, turned page by page, or all at once. */
export function Detail({ view, facts }: { view: View; facts: DetailFacts }) {
  const { words } = view
  const { contractNumber, query, whole, shown, found, page, pages } = facts
  const filters = query === '' && shown.length === found ? 'lecturas' : undefined
  return (
    <section class="card" id="datos" aria-labelledby="detalle">
      <div class="list-head">
        <h2 id="detalle">{words('consumption.detail')}</h2>
        <SearchField
          view={view}
          action={paths.consumption}
          id="buscar-consumos"
          label={words('consumption.search')}
          query={query}
          keep={{ contrato: contractNumber, tabla: whole ? 'si' : undefined }}
          table={filters}
        />
      </div>
      {query !== '' && <Found view={view} facts={facts} />}
      {shown.length > 0 &&
        (whole ? (
          <section class="scroll" aria-label={words('consumption.table.whole')} tabindex={0}>
            <Readings view={view} facts={facts} />
          </section>
        ) : (
          <Readings view={view} facts={facts} />
        ))}
      <Pager
        view={view}
        path={paths.consumption}
        query={{ contrato: contractNumber, q: query }}
        page={page}
        pages={pages}
      />
      {shown.length > 0 && (
        <WhatIsThis
          view={view}
          names={[
            'cubicMetre',
            'reading',
            ...(shown.some(({ kind }) => kind === 'estimated') ? (['estimated'] as const) : []),
          ]}
          more={{ slug: 'fugas', title: 'help.topic.leak' }}
        />
      )}
      <div class="row foot">
        {whole ? (
          <a class="button second small" href={`${about(paths.consumption, contractNumber)}#datos`}>
            <Icon name="table" />
            {words('consumption.showPages')}
          </a>
        ) : (
          <a
            class="button second small"
            href={`${withQuery(paths.consumption, { contrato: contractNumber, tabla: 'si' })}#datos`}
          >
            <Icon name="table" />
            {words('consumption.showTable')}
          </a>
        )}
        <a class="button second small" href={about(paths.consumptionExcel, contractNumber)}>
          <Icon name="spreadsheet" />
          {words('consumption.excel')}
        </a>
      </div>
    </section>
  )
}

function Found({ view, facts: { contractNumber, query, found } }: { view: View; facts: DetailFacts }) {
  const { words } = view
  return (
    <div class={found === 0 ? 'empty' : 'row small soft'}>
      <p>
        {found === 0 ? words('consumption.notFound', { query }) : words('consumption.found', { count: found, query })}
      </p>
      {found === 0 && <p class="small">{words('consumption.notFoundText')}</p>}
      <a href={`${about(paths.consumption, contractNumber)}#datos`}>{words('web.clearSearch')}</a>
    </div>
  )
}

function Readings({ view, facts: { shown, whole } }: { view: View; facts: DetailFacts }) {
  const { words } = view
  return (
    <table class={whole ? 'table keep readings whole' : 'table keep readings'} id="lecturas">
      <caption class="vh">{words(whole ? 'consumption.table.whole' : 'consumption.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('consumption.column.date')}</th>
          <th scope="col" class="money">
            {words('consumption.column.value')}
          </th>
          <th scope="col" class="money">
            {words('consumption.column.consumption')}
          </th>
          {whole && (
            <>
              <th scope="col" class="money extra">
                {words('consumption.column.days')}
              </th>
              <th scope="col" class="extra">
                {words('consumption.column.kind')}
              </th>
              <th scope="col" class="extra">
                {words('consumption.column.meter')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr data-find={findable(entry, words)}>
            <td class="num">
              <span class="day">{formatDate(entry.readOn, 'short', words.locale)}</span>{' '}
              <Told view={view} entry={entry} />
            </td>
            <td class="money light">{entry.value}</td>
            <td class="money">{entry.consumption}</td>
            {whole && (
              <>
                <td class="money light extra">{entry.days}</td>
                <td class="extra">{words(`consumption.kind.${entry.kind}`)}</td>
                <td class="extra num">{entry.meter}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a reading was, if it was not just a reading: a word with its shape, then the small print. */
function Told({ view, entry }: { view: View; entry: HistoryEntry }) {
  const { words } = view
  const { kind, exchange } = entry
  return (
    <>
      {kind === 'estimated' && (
        <span class="badge uncertain">
          <Icon name="clock" />
          {words('consumption.kind.estimated')}
        </span>
      )}
      {kind === 'customer' && (
        <span class="badge plain">
          <Icon name="person" />
          {words('consumption.badge.customer')}
        </span>
      )}
      {exchange && (
        <span class="badge plain">
          <Icon name="meter" />
          {words('consumption.badge.exchange')}
        </span>
      )}
      {notesBesideBadge(entry, words).map((note) => (
        <span class="sub">{note}</span>
      ))}
    </>
  )
}
