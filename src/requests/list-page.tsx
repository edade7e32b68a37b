import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { RequestBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import { withQuery } from '../web/query.ts'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import type { ListedRequest, RequestFilter, RequestList } from './follow-queries.ts'
import { promisedDay } from './promised-day-part.ts'
import { titleOf } from './rules.ts'

type ListProps = RequestList & {
  view: View
  typed: string
  filter: RequestFilter | undefined
  page: number
  pages: number
}

export const filterNames: Record<RequestFilter, string> = { waiting: 'abiertas', over: 'terminadas' }

/** Every request of an account, newest first. */
export function MyRequestsPage(props: ListProps) {
  const { view, found, typed } = props
  const { words } = view
  const title = words('requests.mine.title')
  return (
    <Layout view={view} title={title} section="requests">
      <div class="page-head">
        <a class="crumb" href={paths.requests}>
          <Icon name="left" />
          {words('requests.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('requests.mine.lede')}</p>
      </div>
      {found === 0 && typed === '' ? (
        <section class="card empty">
          <h2>{words('requests.mine.none')}</h2>
          <p>{words('requests.mine.noneText')}</p>
          <a class="button small" href={paths.requests}>
            {words('requests.mine.new')}
          </a>
        </section>
      ) : (
        <List {...props} />
      )}
    </Layout>
  )
}

function List({ view, requests, found, waiting, typed, filter, page, pages }: ListProps) {
  const { words } = view
  const filtro = filter && filterNames[filter]
  const chip = (to: RequestFilter | undefined, label: string, count: number) => (
    <a
      href={withQuery(paths.myRequests, { q: typed, filtro: to && filterNames[to] })}
      aria-current={to === filter ? 'true' : undefined}
    >
      {label}
      <span class="n">{count}</span>
    </a>
  )
  return (
    <section class="card request-list" aria-label={words('requests.mine.title')}>
      <div class="list-head">
        <SearchField
          view={view}
          action={paths.myRequests}
          id="buscar-gestiones"
          label={words('requests.mine.search')}
          query={typed}
          keep={{ filtro }}
        />
        <a class="button small" href={paths.requests}>
          {words('requests.mine.new')}
        </a>
        <nav class="chips" aria-label={words('requests.mine.filters')}>
          {chip(undefined, words('requests.mine.all'), found)}
          {chip('waiting', words('requests.mine.waiting'), waiting)}
          {chip('over', words('requests.mine.over'), found - waiting)}
        </nav>
        {typed !== '' && found > 0 && (
          <p class="results small soft">
            {words('requests.mine.found', { count: found, typed })}{' '}
            <a href={paths.myRequests}>{words('web.clearSearch')}</a>
          </p>
        )}
      </div>
      {requests.length > 0 ? (
        <Rows view={view} requests={requests} />
      ) : (
        <div class="empty">
          <p>
            {found === 0
              ? words('requests.mine.notFound', { typed })
              : words(`requests.mine.no.${filter ?? 'waiting'}`)}
          </p>
          <a href={paths.myRequests}>{words('web.clearSearch')}</a>
        </div>
      )}
      <Pager view={view} path={paths.myRequests} query={{ q: typed, filtro }} page={page} pages={pages} />
    </section>
  )
}

function Rows({ view, requests }: Pick<ListProps, 'view' | 'requests'>) {
  const { words, profile } = view
  return (
    <CardTable
      caption={words('requests.mine.caption')}
      layout="followed"
      head={
        <>
          <HeadCell>{words('requests.mine.what')}</HeadCell>
          <HeadCell>{words('requests.mine.due')}</HeadCell>
          <HeadCell>{words('requests.mine.state')}</HeadCell>
          <HeadCell>
            <span class="vh">{words('requests.mine.open')}</span>
          </HeadCell>
        </>
      }
    >
      {requests.map((request) => (
        <Row>
          <Cell class="what">
            <span class="main">{titleOf(profile.requestGroups, request.kind)}</span>{' '}
            <span class="sub" id={request.folio}>
              {request.folio}
            </span>{' '}
            <span class="sub">{sentWords(view, request)}</span>
          </Cell>
          <Cell class="by-when">{dueWords(view, request)}</Cell>
          <Cell class="state">
            <RequestBadge view={view} request={request} />
          </Cell>
          <Cell class="actions">
            <a class="small" href={paths.myRequest(request.folio)} aria-describedby={request.folio}>
              {words(request.state === 'asked' ? 'requests.mine.answer' : 'requests.mine.see')}
            </a>
          </Cell>
        </Row>
      ))}
    </CardTable>
  )
}

function sentWords({ words }: View, { createdAt, contract }: ListedRequest): string {
  return words('requests.mine.sent', { at: formatInstant(createdAt, words.locale), contract: contract ?? 'none' })
}

function dueWords(view: View, { state, dueOn, endedOn }: ListedRequest): string {
  const { words, today } = view
  if (endedOn) return words('requests.mine.answered', { day: promisedDay(view, endedOn) })
  if (dueOn === null) return words('requests.mine.paused')
  if (today > dueOn) return words('requests.mine.late', { day: promisedDay(view, dueOn), state })
  return words('requests.due', { day: promisedDay(view, dueOn) })
}
