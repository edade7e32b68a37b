import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { pageAsked, withQuery } from '../web/query.ts'
import { completeCards } from './card-completing.ts'
import { CardEndPage } from './card-end-page.tsx'
import { keepsCards, mayHaveCards } from './card-gateways.ts'
import { cardsOf } from './card-queries.ts'
import { removeCard, startSavingCard } from './card-saving.ts'
import { type CardNews, CardsPage, cardNews } from './cards-page.tsx'
import { debitContractsAPage, debitContractsOf } from './debit-page-queries.ts'

/** Nobody leaves more cards in an hour; a program that does is stopped before the gateway stops us. */
const saving = { name: 'saved-cards', points: 20, seconds: 3600 }

/** The cards that people keep at the gateway. Where none can be kept there is no such page. */
export function cardRoutes(services: Services) {
  const { sql, gateways } = services
  const limit = limiter(sql, saving)
  const signedIn = requireAccount(services)

  const page = async (c: Context<SignedIn>, told?: CardNews) => {
    const { accountId, view } = c.var
    const kept = await cardsOf(sql, accountId)
    const came = kept.begun.length > 0 ? await completeCards(services, kept.begun) : undefined
    const { cards } = came === 'saved' ? await cardsOf(sql, accountId) : kept
    const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
    const asked = pageAsked(c.req.query('pagina'))
    const { contracts, count } = await debitContractsOf(sql, { accountId, today: view.today, typed, page: asked })
    if (contracts.length === 0 && asked > 1) return c.redirect(withQuery(paths.cards, { q: typed }), 303)
    const news = told ?? (came === 'saved' ? 'saved' : (newsIn(c) ?? (came && 'notYet')))
    return c.html(
      <CardsPage
        view={view}
        cards={cards}
        contracts={contracts}
        gateway={gateways.current?.cards && gateways.current.name}
        isOurs={keepsCards(gateways)}
        news={news}
        typed={typed}
        count={count}
        page={asked}
        pages={Math.ceil(count / debitContractsAPage)}
      />,
      told === 'away' ? 503 : told === 'tooMany' ? 429 : 200,
    )
  }

  const ownCard = async (c: Context<SignedIn>) => {
    const { cards } = await cardsOf(sql, c.var.accountId)
    return cards.find(({ id }) => id === c.req.param('id'))
  }

  return new Hono<SignedIn>()
    .get(paths.cards, signedIn, (c) => (mayHaveCards(gateways) ? page(c) : c.notFound()))
    .post(paths.cards, signedIn, async (c) => {
      const { accountId, person } = c.var
      if (!gateways.current?.cards) return c.notFound()
      const { waitSeconds } = await limit.consume(accountId)
      if (waitSeconds > 0) {
        c.header('Retry-After', String(waitSeconds))
        return page(c, 'tooMany')
      }
      const payUrl = await startSavingCard(services, { accountId, email: person.email })
      return payUrl ? c.redirect(payUrl, 303) : page(c, 'away')
    })
    .get(paths.cardEnd(':id'), signedIn, async (c) => {
      const card = await ownCard(c)
      return card ? c.html(<CardEndPage view={c.var.view} card={card} />) : c.notFound()
    })
    .post(paths.cardEnd(':id'), signedIn, async (c) => {
      const cardId = c.req.param('id')
      if (!isUuid(cardId)) return c.notFound()
      const outcome = await removeCard(services, { accountId: c.var.accountId, cardId })
      return outcome.kind === 'ended' ? c.redirect(withNews('removed'), 303) : c.notFound()
    })
}

const newsField = 'listo'
const newsCodes = { removed: 'quitada', started: 'activo', stopped: 'detenido' } as const

export const withNews = (news: keyof typeof newsCodes) => withQuery(paths.cards, { [newsField]: newsCodes[news] })

const newsIn = (c: Context): CardNews | undefined =>
  cardNews.find((news) => newsCodes[news as keyof typeof newsCodes] === c.req.query(newsField) && news in newsCodes)
