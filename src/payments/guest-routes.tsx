import { Hono } from 'hono'
import { proveToPay } from '../access/commands.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import { blankForm, readForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { guestFollowRoutes } from './guest-follow-routes.tsx'
import { guestProofForm } from './guest-form.ts'
import { guestLinkRoutes } from './guest-link-routes.tsx'
import { GuestProofPage } from './guest-proof-page.tsx'
import { linkToPay } from './link-commands.ts'

/** Paying without an account: with two data of the receipt, or by the link of an invoice's mail. */
export function guestPayRoutes(services: Services) {
  const { sql, gateways } = services
  return new Hono<OfficeEnv>()
    .use(`${paths.guestPay}/*`, async (c, next) => {
      // What a link opens stays in no cache on the way, and in no search engine.
      c.header('Cache-Control', 'private, no-store')
      if (c.req.path !== paths.guestPay) c.header('X-Robots-Tag', 'noindex')
      await next()
    })
    .get(paths.guestPay, (c) =>
      gateways.current ? c.html(<GuestProofPage view={c.var.view} form={blankForm} />) : c.notFound(),
    )
    .post(paths.guestPay, async (c) => {
      if (!gateways.current) return c.notFound()
      const { view } = c.var
      const { form, value } = readForm(guestProofForm(view.words), await c.req.parseBody())
      if (!value) return c.html(<GuestProofPage view={view} form={form} />, 422)
      const outcome = await proveToPay(sql, { typed: value, network: networkOf(c.var.address) })
      switch (outcome.kind) {
        case 'right':
          return c.redirect(paths.payLink(await linkToPay(sql, outcome.right.contractId)), 303)
        case 'wrong': {
          const message = view.words('registration.error.noMatch')
          return c.html(<GuestProofPage view={view} form={refuse(form, '', message)} />, 422)
        }
        case 'wait': {
          c.header('Retry-After', String(outcome.seconds))
          const message = view.words('registration.error.wait', { minutes: Math.ceil(outcome.seconds / 60) })
          return c.html(<GuestProofPage view={view} form={refuse(form, '', message)} />, 429)
        }
      }
    })
    .route('/', guestLinkRoutes(services))
    .route('/', guestFollowRoutes(services))
}
