import { type Context, Hono } from 'hono'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { GuestPaymentPage } from './guest-payment-page.tsx'
import { shownPayment } from './page-queries.ts'
import { closeAtGateway } from './paying.ts'
import { receiptPdf } from './receipt-commands.ts'
import { hasReceipt, receiptFileName } from './receipt-rules.ts'

/** What can be done with a payment that a link lets somebody follow. */
export function guestFollowRoutes(services: Services) {
  const { sql } = services
  const showPayment = followedPayment(services)
  const followed = ({ token, folio }: { token: string; folio: string }) =>
    shownPayment(sql, { linkHash: hashToken(token), folio })

  return new Hono<OfficeEnv>()
    .get(paths.payLinkPayment(':token', ':folio'), (c) => showPayment(c, c.req.param('token'), c.req.param('folio')))
    .get(paths.payLinkReceipt(':token', ':folio'), async (c) => {
      const payment = await followed(c.req.param())
      if (!payment || !hasReceipt(payment.state)) return c.notFound()
      return c.body(await receiptPdf(c.var.view, payment), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${receiptFileName(payment.folio)}"`,
      })
    })
    .post(paths.payLinkCancellation(':token', ':folio'), async (c) => {
      const { token, folio } = c.req.param()
      const payment = await followed({ token, folio })
      if (!payment) return c.notFound()
      if (payment.state === 'awaiting') await closeAtGateway(services, payment.id, 'person')
      return c.redirect(paths.payLinkPayment(token, folio), 303)
    })
}

/** The page of a payment, for whoever has a link to it. */
export const followedPayment =
  ({ sql, gateways }: Services) =>
  async (c: Context<OfficeEnv>, token: string, folio: string): Promise<Response> => {
    const payment = await shownPayment(sql, { linkHash: hashToken(token), folio })
    if (!payment) return c.notFound()
    const again = gateways.current && paths.payLinkAgain(token)
    return c.html(
      <GuestPaymentPage view={c.var.view} payment={payment} token={token} here={c.req.path} again={again} />,
    )
  }
