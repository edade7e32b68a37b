import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import type { ShownCard } from './card-queries.ts'
import { type DebitContract, termsOf } from './debit-next-rules.ts'
import { DebitRow } from './debit-part.tsx'
import { cardState } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import { savedCardName } from './method-rules.ts'

/** What happened just before the page was opened. */
export const cardNews = ['saved', 'notYet', 'removed', 'started', 'stopped', 'away', 'tooMany'] as const
export type CardNews = (typeof cardNews)[number]

type CardsProps = {
  view: View
  cards: readonly ShownCard[]
  contracts: readonly DebitContract[]
  /** Where cards are left now; none where no new ones are taken. */
  gateway: GatewayName | undefined
  isOurs: (gateway: GatewayName) => boolean
  news: CardNews | undefined
  typed: string
  count: number
  page: number
  pages: number
}

/** The cards that somebody keeps at the gateway, and which contracts are paid with them by themselves. */
export function CardsPage({ view, gateway, news, ...props }: CardsProps) {
  const { words } = view
  const title = words('cards.title')
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.payments}>
          <Icon name="left" />
          {words('cards.back')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('cards.lede')}</p>
      </div>
      <div class="stack">
        {news && <News view={view} news={news} gateway={gateway} />}
        <Cards view={view} gateway={gateway} cards={props.cards} />
        <Contracts view={view} gateway={gateway} {...props} />
      </div>
    </Layout>
  )
}

function News({ view: { words }, news, gateway }: Pick<CardsProps, 'view' | 'gateway'> & { news: CardNews }) {
  const isGood = !['away', 'notYet', 'tooMany'].includes(news)
  const name = gateway ? words(`payments.gateway.${gateway}`) : ''
  return (
    <p class={isGood ? 'notice' : 'notice warn'} role="status">
      <Icon name={isGood ? 'check' : 'warning'} />
      <span>{words(`cards.${news}`, { gateway: name.charAt(0).toUpperCase() + name.slice(1) })}</span>
    </p>
  )
}

function Cards({ view, cards, gateway }: Pick<CardsProps, 'view' | 'cards' | 'gateway'>) {
  const { words } = view
  const name = gateway && words(`payments.gateway.${gateway}`)
  return (
    <section class="card stack" aria-labelledby="tarjetas">
      <h2 id="tarjetas">{words(cards.length === 0 ? 'cards.none' : 'cards.list')}</h2>
      {cards.length === 0 ? (
        name && <p>{words('cards.noneText', { gateway: name })}</p>
      ) : (
        <ul class="sessions">
          {cards.map((card) => (
            <CardRow view={view} card={card} />
          ))}
        </ul>
      )}
      {name ? (
        <form class="stack-tight" method="post" action={paths.cards}>
          <p class="small soft">{words('cards.saveText', { gateway: name })}</p>
          <div>
            <button class={cards.length === 0 ? 'button' : 'button second'} type="submit">
              <Icon name="plus" />
              {words(cards.length === 0 ? 'cards.save' : 'cards.saveAnother')}
            </button>
          </div>
        </form>
      ) : (
        <p class="small soft">{words('cards.noNew')}</p>
      )}
    </section>
  )
}

function CardRow({ view, card }: { view: View; card: ShownCard }) {
  const { words, today } = view
  const state = cardState(card, today)
  const name = savedCardName(words, card)
  const [year, month] = card.expiresOn.split('-') as [string, string]
  return (
    <li>
      <Icon name={state === 'good' ? 'card' : 'warning'} />
      <div>
        <p>
          <b>{name}</b>
          {state !== 'good' && (
            <span class={state === 'expiring' ? 'badge pending' : 'badge overdue'}>
              {words(`cards.state.${state}`)}
            </span>
          )}
        </p>
        <p class="small soft">
          <span>{words(state === 'expired' ? 'cards.expired' : 'cards.expires', { month, year })}</span>
          <span>{words('cards.pays', { count: card.debits, first: card.contracts[0] ?? '' })}</span>
        </p>
        {state !== 'good' && <p class="small">{words(`cards.stateText.${state}`)}</p>}
      </div>
      <a class="button second small" href={paths.cardEnd(card.id)}>
        <span>
          {words('cards.remove')} <span class="vh">{words('cards.removeHidden', { card: name })}</span>
        </span>
      </a>
    </li>
  )
}

type ContractsProps = Omit<CardsProps, 'news'>

function Contracts({ view, gateway, cards, contracts, isOurs, typed, count, page, pages }: ContractsProps) {
  const { words } = view
  if (count === 0 && typed === '') {
    return (
      <section class="card empty">
        <h2>{words('debits.noContract')}</h2>
        <p>{words('debits.noContractText')}</p>
        <a class="button" href={paths.addContract}>
          <Icon name="plus" />
          {words('invoices.addContract')}
        </a>
      </section>
    )
  }
  const isLong = count > contracts.length || typed !== ''
  return (
    <section class="card stack" aria-labelledby="contratos">
      <h2 id="contratos">{words('debits.list')}</h2>
      {isLong && (
        <SearchField
          view={view}
          action={paths.cards}
          id="buscar-contratos"
          label={words('debits.search')}
          query={typed}
        />
      )}
      {typed !== '' && (
        <div class={count === 0 ? 'empty' : 'row small soft'}>
          <p>{words(count === 0 ? 'debits.notFound' : 'debits.found', { count, typed })}</p>
          <a href={paths.cards}>{words('web.clearSearch')}</a>
        </div>
      )}
      {cards.length === 0 && gateway && <p class="small soft">{words('debits.needsCard')}</p>}
      <ul class="sessions">
        {contracts.map((contract) => (
          <DebitRow view={view} contract={contract} terms={termsOf(contract, isOurs)} hasCard={cards.length > 0} />
        ))}
      </ul>
      <Pager view={view} path={paths.cards} query={{ q: typed }} page={page} pages={pages} />
    </section>
  )
}
