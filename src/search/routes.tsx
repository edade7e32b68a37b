import { type Context, Hono } from 'hono'
import { queryAsTyped } from '../contracts/rules.ts'
import { fold } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { SearchPage } from './page.tsx'
import { placesOf } from './places.ts'
import { foundFor } from './queries.ts'
import { mostOfEach, mostWhileTyping, placesFound, wantedIn } from './rules.ts'
import { Suggestions } from './suggestions.tsx'

export function searchRoutes({ sql, ...services }: Services) {
  const signedIn = requireAccount({ sql, ...services })

  /** All that a query finds, at most so many of each kind. */
  async function find(c: Context<SignedIn>, most: number) {
    const { accountId, view } = c.var
    const query = queryAsTyped(c.req.query('q'))
    const wanted = wantedIn(query)
    const titles = Object.fromEntries(
      view.profile.requestGroups.flatMap(({ kinds }) => kinds.map(({ slug, title }) => [slug, fold(title)])),
    )
    const found =
      query === ''
        ? { contracts: [], invoices: [], requests: [], payments: [] }
        : await foundFor(sql, { accountId, wanted, titles, most })
    return {
      view,
      query,
      found,
      places: placesFound(placesOf(view, services.profile.requestGroups), wanted.words, most),
    }
  }

  return new Hono<SignedIn>()
    .get(paths.search, signedIn, async (c) => c.html(<SearchPage {...(await find(c, mostOfEach))} />))
    .get(paths.searchSuggestions, signedIn, async (c) => c.html(<Suggestions {...(await find(c, mostWhileTyping))} />))
}
