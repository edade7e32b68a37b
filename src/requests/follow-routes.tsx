import { type Context, Hono } from 'hono'
import { limitUploads } from '../attachments/guard.tsx'
import { drafting } from '../drafts/guard.ts'
import { typedOf } from '../drafts/rules.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { pageAsked } from '../web/query.ts'
import { fileFields } from '../web/upload-rules.ts'
import type { OfficeEnv, View } from '../web/view.ts'
import { sayingFields } from './follow-form.ts'
import { type RequestFilter, requestOf, requestOfLink, requestsAPage, requestsOf } from './follow-queries.ts'
import { type Followed, following, readMessage, readRating, readReopening } from './following.tsx'
import { filterNames, MyRequestsPage } from './list-page.tsx'
import { UselessRequestLinkPage } from './useless-link-page.tsx'

/** «Mis gestiones»: those of an account. */
export function myRequestRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const known = knowAccount(services)
  const uploads = limitUploads(services)
  const { show, say, keep, discard } = following(services)
  const keepForLater = drafting(services).keepForLater({
    fileFields: () => fileFields,
    read: (c, fields) => ({
      of: threadOf(c),
      typed: typedOf(fields, sayingFields),
      page: paths.myRequest(folioIn(c)),
    }),
  })
  const titlesIn = ({ profile }: View) =>
    Object.fromEntries(profile.requestGroups.flatMap(({ kinds }) => kinds.map(({ slug, title }) => [slug, title])))
  const followed = (c: Context<SignedIn>): Followed => {
    const { accountId } = c.var
    const folio = folioIn(c)
    return {
      who: { by: 'customer', accountId, folio },
      page: paths.myRequest(folio),
      ways: {
        messages: paths.myRequestMessages(folio),
        ratings: paths.myRequestRatings(folio),
        reopenings: paths.myRequestReopenings(folio),
        draft: paths.myRequestDraft(folio),
        draftEnd: paths.myRequestDraftEnd(folio),
        attachment: paths.attachment,
      },
      accountId,
      counted: accountId,
      of: threadOf(c),
      find: (holder) => requestOf(sql, { accountId, folio, holder }),
    }
  }

  const ifTheirs = async (c: Context<SignedIn>, answer: (c: Context<SignedIn>, one: Followed) => Promise<Response>) => {
    const one = followed(c)
    return (await one.find()) ? answer(c, one) : c.notFound()
  }

  return new Hono<SignedIn>()
    .get(paths.myRequests, signedIn, async (c) => {
      const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
      const filter = filterNamed(c.req.query('filtro'))
      const asked = pageAsked(c.req.query('pagina'))
      const list = await requestsOf(sql, {
        accountId: c.var.accountId,
        typed,
        filter,
        page: asked,
        titles: titlesIn(c.var.view),
      })
      const kept = filter === undefined ? list.found : filter === 'waiting' ? list.waiting : list.found - list.waiting
      const pages = Math.max(1, Math.ceil(kept / requestsAPage))
      const page = Math.min(asked, pages)
      return c.html(
        <MyRequestsPage view={c.var.view} {...list} typed={typed} filter={filter} page={page} pages={pages} />,
      )
    })
    .get(paths.myRequest(':folio'), signedIn, (c) => show(c, followed(c)))
    .post(paths.myRequestMessages(':folio'), known, uploads, keepForLater, signedIn, (c) =>
      say(c, followed(c), readMessage),
    )
    .post(paths.myRequestRatings(':folio'), known, keepForLater, signedIn, (c) => say(c, followed(c), readRating))
    .post(paths.myRequestReopenings(':folio'), known, keepForLater, signedIn, (c) => say(c, followed(c), readReopening))
    .post(paths.myRequestDraft(':folio'), signedIn, (c) => ifTheirs(c, keep))
    .post(paths.myRequestDraftEnd(':folio'), signedIn, (c) => ifTheirs(c, discard))
}

const filterNamed = (name: string | undefined): RequestFilter | undefined =>
  (Object.keys(filterNames) as RequestFilter[]).find((filter) => filterNames[filter] === name)

const folioIn = (c: Context) => (c.req.param('folio') ?? '').toUpperCase()
const threadOf = (c: Context) => ({ form: 'message', about: folioIn(c) }) as const

/** One request, for whoever has a link to it. */
export function requestLinkRoutes(services: Services) {
  const { sql } = services
  const { show, say, keep, discard } = following(services)

  const ifGood = async (c: Context<OfficeEnv>, answer: (followed: Followed) => Response | Promise<Response>) => {
    const token = c.req.param('token') ?? ''
    const linkHash = hashToken(token)
    const request = await requestOfLink(sql, linkHash)
    if (!request) return c.html(<UselessRequestLinkPage view={c.var.view} why="unknown" />, 404)
    if (request.isExpired) return c.html(<UselessRequestLinkPage view={c.var.view} why="expired" />, 410)
    return answer({
      who: { by: 'customer', linkHash },
      page: paths.requestLink(token),
      ways: {
        messages: paths.requestLinkMessages(token),
        ratings: paths.requestLinkRatings(token),
        reopenings: paths.requestLinkReopenings(token),
        draft: paths.requestLinkDraft(token),
        draftEnd: paths.requestLinkDraftEnd(token),
        attachment: (id) => paths.requestLinkAttachment(token, id),
      },
      accountId: undefined,
      counted: request.folio,
      of: { form: 'message', about: request.folio },
      find: (holder) => requestOfLink(sql, linkHash, holder),
    })
  }

  return new Hono<OfficeEnv>()
    .use(`${paths.requestLink(':token')}/*`, async (c, next) => {
      // What a link opens stays in no cache on the way, and in no search engine.
      c.header('Cache-Control', 'private, no-store')
      c.header('X-Robots-Tag', 'noindex')
      await next()
    })
    .get(paths.requestLink(':token'), (c) => ifGood(c, (followed) => show(c, followed)))
    .post(paths.requestLinkMessages(':token'), limitUploads(services), (c) =>
      ifGood(c, (followed) => say(c, followed, readMessage)),
    )
    .post(paths.requestLinkRatings(':token'), (c) => ifGood(c, (followed) => say(c, followed, readRating)))
    .post(paths.requestLinkReopenings(':token'), (c) => ifGood(c, (followed) => say(c, followed, readReopening)))
    .post(paths.requestLinkDraft(':token'), (c) => ifGood(c, (followed) => keep(c, followed)))
    .post(paths.requestLinkDraftEnd(':token'), (c) => ifGood(c, (followed) => discard(c, followed)))
}
