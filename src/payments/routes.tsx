import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { networkOf } from '../web/client-address.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { pageAsked, withQuery } from '../web/query.ts'
import type { OfficeEnv } from '../web/view.ts'
import { mayHaveCards } from './card-gateways.ts'
import { cardRoutes } from './card-routes.tsx'
import { choosingRoutes } from './choose-routes.tsx'
import { debitRoutes } from './debit-routes.tsx'
import { UselessLinkPage } from './guest-message-page.tsx'
import { PaymentsPage } from './list-page.tsx'
import { paymentsAPage, paymentsOf, returningPayment, shownPayment } from './page-queries.ts'
import { askAbout, closeAtGateway } from './paying.ts'
import { PaymentPage } from './payment-page.tsx'
import { receiptPdf } from './receipt-commands.ts'
import { hasReceipt, receiptFileName } from './receipt-rules.ts'
import { isOpen } from './state-rules.ts'
import { linkToFollow } from './tell-commands.ts'

export function paymentRoutes(services: Services) {
  const { sql, gateways } = services
  const signedIn = requireAccount(services)
  const mayPay = gateways.current !== undefined
  const ownPayment = (c: Context<SignedIn>) =>
    shownPayment(sql, { accountId: c.var.accountId, folio: c.req.param('folio') ?? '' })

  return new Hono<SignedIn>()
    .route('/', choosingRoutes(services))
    .route('/', cardRoutes(services))
    .route('/', debitRoutes(services))
    .route('/', returnRoutes(services))
    .get(paths.payments, signedIn, async (c) => {
      const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
      const page = pageAsked(c.req.query('pagina'))
      const { payments, count } = await paymentsOf(sql, { accountId: c.var.accountId, typed, page })
      if (payments.length === 0 && page > 1) return c.redirect(withQuery(paths.payments, { q: typed }), 303)
      const pages = Math.ceil(count / paymentsAPage)
      return c.html(
        <PaymentsPage
          view={c.var.view}
          payments={payments}
          typed={typed}
          count={count}
          page={page}
          pages={pages}
          mayPay={mayPay}
          maySave={mayHaveCards(gateways)}
        />,
      )
    })
    .get(paths.payment(':folio'), signedIn, async (c) => {
      const payment = await ownPayment(c)
      if (!payment) return c.notFound()
      return c.html(<PaymentPage view={c.var.view} payment={payment} mayPay={mayPay} />)
    })
    .get(paths.paymentReceipt(':folio'), signedIn, async (c) => {
      const payment = await ownPayment(c)
      if (!payment || !hasReceipt(payment.state)) return c.notFound()
      return c.body(await receiptPdf(c.var.view, payment), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${receiptFileName(payment.folio)}"`,
      })
    })
    .post(paths.paymentCancellation(':folio'), signedIn, async (c) => {
      const payment = await ownPayment(c)
      if (!payment) return c.notFound()
      if (payment.state === 'awaiting') await closeAtGateway(services, payment.id, 'person')
      return c.redirect(paths.payment(payment.folio), 303)
    })
}

/** Each return of a guest makes a link: nobody needs more in an hour, at a counter either. */
const returning = { name: 'guest-returns', points: 60, seconds: 3600 }

/** Where the gateway sends people back to, signed in or not: how it went is asked of the gateway, not of the address. */
function returnRoutes(services: Services) {
  const { sql } = services
  const limit = limiter(sql, returning)
  return new Hono<OfficeEnv>().get(paths.paymentReturn(':id'), async (c) => {
    const id = c.req.param('id')
    const payment = isUuid(id) ? await returningPayment(sql, id) : undefined
    if (!payment) return c.notFound()
    c.header('Cache-Control', 'private, no-store')
    if (!payment.isGuest) {
      if (isOpen(payment.state)) await askAbout(services, id, 'redirect')
      return c.redirect(paths.payment(payment.folio), 303)
    }
    // Our name of a payment stands in the gateway's files too: it opens one only as long as people come back from there.
    if (!payment.isRecent) {
      return c.html(<UselessLinkPage view={c.var.view} link={{ kind: 'payment' }} />, 410)
    }
    const { waitSeconds } = await limit.consume(networkOf(c.var.address))
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
    }
    if (isOpen(payment.state)) await askAbout(services, id, 'redirect')
    return c.redirect(paths.payLink(await linkToFollow(sql, id)), 303)
  })
}
