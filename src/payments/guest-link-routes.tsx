import { Hono } from 'hono'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { followedPayment } from './guest-follow-routes.tsx'
import { UselessLinkPage } from './guest-message-page.tsx'
import { type Guest, guestPaying, type Opened } from './guest-paying.tsx'
import { type GuestLink, guestLink, linkToTryAgain } from './guest-queries.ts'

type Found = Omit<Opened, 'link'> & { link: GuestLink | undefined }

/** What a link opens: something to pay, or where a payment is. */
export function guestLinkRoutes(services: Services) {
  const { sql, gateways } = services
  const showPayment = followedPayment(services)
  const { show, send } = guestPaying(services)

  const directly = async (token: string): Promise<Found & { token: string }> => {
    const linkHash = hashToken(token)
    return { linkHash, link: await guestLink(sql, linkHash), here: paths.payLink(token), token }
  }

  /** Nothing came of the payment that a link follows: the link that it was begun with serves on, as long as it is good. */
  const onceMore = async (token: string): Promise<Found | undefined> => {
    const linkHash = await linkToTryAgain(sql, hashToken(token))
    if (!linkHash) return undefined
    return { linkHash, link: await guestLink(sql, linkHash), here: paths.payLinkAgain(token), token: undefined }
  }

  const ifGood = async (c: Guest, found: Found, answer: (c: Guest, opened: Opened) => Promise<Response>) => {
    const { link } = found
    if (!link || link.isExpired) return c.html(<UselessLinkPage view={c.var.view} link={link} />, link ? 410 : 404)
    if (link.kind === 'payment' || !gateways.current) return c.notFound()
    return answer(c, { ...found, link })
  }

  return new Hono<OfficeEnv>()
    .get(paths.payLink(':token'), async (c) => {
      const found = await directly(c.req.param('token'))
      const { link, token } = found
      const folio = link?.payments[0]
      if (folio && link.kind === 'payment' && !link.isExpired) return showPayment(c, token, folio)
      // A link that is over leads on to what was paid with it.
      if (folio && link.kind !== 'payment' && link.isExpired) return c.redirect(paths.payLinkPayment(token, folio), 303)
      return ifGood(c, found, show)
    })
    .post(paths.payLink(':token'), async (c) => ifGood(c, await directly(c.req.param('token')), send))
    .get(paths.payLinkAgain(':token'), async (c) => {
      const token = c.req.param('token')
      const found = await onceMore(token)
      return found ? ifGood(c, found, show) : c.redirect(paths.payLink(token), 303)
    })
    .post(paths.payLinkAgain(':token'), async (c) => {
      const token = c.req.param('token')
      const found = await onceMore(token)
      return found ? ifGood(c, found, send) : c.redirect(paths.payLink(token), 303)
    })
}
