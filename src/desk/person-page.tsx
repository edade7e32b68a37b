import type { ContractRow } from '../contracts/queries.ts'
import { formatDate, formatInstant } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { deskPaths } from '../paths.ts'
import type { ListedPayment } from '../payments/page-queries.ts'
import type { ListedRequest } from '../requests/follow-queries.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { Pager } from '../web/pager.tsx'
import type { View } from '../web/view.ts'
import type { SeenPerson } from './account-queries.ts'
import { DeskLayout } from './layout.tsx'
import { WhatTheySee } from './looking-part.tsx'
import type { Operator } from './operator-rules.ts'

export type PersonDone = 'activation' | 'sessions' | 'access'

type PersonPageProps = {
  view: View
  operator: Operator
  person: SeenPerson
  contracts: readonly ContractRow[]
  contractCount: number
  requests: readonly ListedRequest[]
  requestTitle: (kind: string) => string
  payments: readonly ListedPayment[]
  page: number
  pages: number
  done?: PersonDone | undefined
}

/** What the person sees, to look at alone; that it was looked at is recorded. */
export function PersonPage(props: PersonPageProps) {
  const { view, operator, person, done } = props
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={person.name} section="accounts">
      <div class="stack">
        <a class="crumb" href={deskPaths.accounts}>
          <Icon name="left" />
          {words('desk.place.accounts')}
        </a>
        <div class="stack-tight">
          <h1 class="break">{person.name}</h1>
          <p class="soft">{words('desk.person.readOnly')}</p>
        </div>
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(`desk.person.done.${done}`)}</span>
          </p>
        )}
        <div class="cols">
          <div class="stack">
            <Contracts {...props} />
            <Requests {...props} />
            <Payments {...props} />
          </div>
          <div class="stack">
            <AboutPerson view={view} person={person} />
            <WhatTheySee view={view} accountId={person.id} />
          </div>
        </div>
      </div>
    </DeskLayout>
  )
}

function AboutPerson({ view: { words }, person }: { view: View; person: SeenPerson }) {
  return (
    <section class="card stack" aria-labelledby="cuenta-vista">
      <h2 id="cuenta-vista">{words('desk.person.account')}</h2>
      <dl class="facts">
        <div>
          <dt>{words('desk.accounts.username')}</dt>
          <dd class="break">{person.username}</dd>
        </div>
        <div>
          <dt>{words('desk.email')}</dt>
          <dd class="break">{person.email}</dd>
        </div>
        <div>
          <dt>{words('desk.person.since')}</dt>
          <dd>{formatInstant(person.createdAt, words.locale)}</dd>
        </div>
        <div>
          <dt>{words('desk.person.lastSeen')}</dt>
          <dd>{person.lastSeenAt ? formatInstant(person.lastSeenAt, words.locale) : words('desk.person.never')}</dd>
        </div>
      </dl>
      {person.isActive ? (
        <form class="stack-tight" method="post" action={deskPaths.accountSessions(person.id)}>
          <p>{words('desk.person.sessions', { count: person.openSessions })}</p>
          <button class="button second" type="submit">
            {words('desk.person.closeSessions')}
          </button>
        </form>
      ) : (
        <form class="stack-tight" method="post" action={deskPaths.accountActivation(person.id)}>
          <p>{words('desk.person.notActiveText')}</p>
          <button class="button second" type="submit">
            {words('desk.person.resend')}
          </button>
        </form>
      )}
    </section>
  )
}

function Contracts({ view, person, contracts, contractCount, page, pages }: PersonPageProps) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="contratos">
      <h2 id="contratos">{words('desk.accounts.count', { count: contractCount })}</h2>
      {contracts.length > 0 && (
        <CardTable
          caption={words('desk.accounts.contracts')}
          head={
            <>
              <HeadCell>{words('desk.person.contract')}</HeadCell>
              <HeadCell>{words('desk.person.address')}</HeadCell>
              <HeadCell money>{words('desk.person.owed')}</HeadCell>
            </>
          }
        >
          {contracts.map((contract) => (
            <Row>
              <Cell class="num">
                <a href={deskPaths.accountContract(person.id, contract.number)}>{contract.number}</a> {contract.alias}
              </Cell>
              <Cell>{contract.address}</Cell>
              <Cell class="money">{formatMoney(contract.owed ?? 0)}</Cell>
            </Row>
          ))}
        </CardTable>
      )}
      <Pager view={view} path={view.path} query={{}} page={page} pages={pages} />
    </section>
  )
}

function Requests({ view, requests, requestTitle }: PersonPageProps) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="gestiones">
      <h2 id="gestiones">{words('desk.person.requests')}</h2>
      {requests.length === 0 ? (
        <p class="soft">{words('desk.person.noRequests')}</p>
      ) : (
        <ul class="stack-tight">
          {requests.map(({ folio, kind, state, createdAt, dueOn }) => (
            <li>
              <a class="num" href={deskPaths.request(folio)}>
                {folio}
              </a>{' '}
              {requestTitle(kind)} · {words(`requests.state.${state}`)} · {formatInstant(createdAt, words.locale)}
              {dueOn && ` · ${words('desk.person.dueOn', { day: formatDate(dueOn, 'short', words.locale) })}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Payments({ view, payments }: PersonPageProps) {
  const { words } = view
  return (
    <section class="card stack" aria-labelledby="pagos">
      <h2 id="pagos">{words('desk.person.payments')}</h2>
      {payments.length === 0 ? (
        <p class="soft">{words('desk.person.noPayments')}</p>
      ) : (
        <ul class="stack-tight">
          {payments.map(({ folio, amount, state, createdAt }) => (
            <li class="num">
              {folio} · {formatMoney(amount)} · {words(`payments.state.${state}`)} ·{' '}
              {formatInstant(createdAt, words.locale)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
