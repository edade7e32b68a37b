import { Hono } from 'hono'
import type { Sql } from '../../db.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { refuse } from '../../web/form.tsx'
import type { OfficeEnv } from '../../web/view.ts'
import { leaveCard } from './card-commands.ts'
import { CardPage } from './card-page.tsx'
import { cardChoices } from './card-rules.ts'
import { change } from './charge-commands.ts'
import { choices, choose, leadsBack } from './choice-rules.ts'
import { ChargePage, GatewayPage } from './page.tsx'
import { chargeOf, newestCharges, paidCharges, referenceOfVoucher, savingOf } from './queries.ts'
import { writeSettlement } from './settlement.ts'

/** The pretend gateway's pages in the office, only where the people are invented. */
export function sandboxRoutes({ sql, settings, gateways }: Services) {
  const isHere = settings.demo && gateways.named('sandbox') !== undefined
  return isHere ? sandboxPages({ sql }) : new Hono<OfficeEnv>()
}

/** Anybody may do anything here: it is what the pages are for. */
function sandboxPages({ sql }: { sql: Sql }) {
  return new Hono<OfficeEnv>()
    .use(`${paths.demoGateway}/*`, async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get(paths.demoGateway, async (c) => {
      const { view } = c.var
      const asked = c.req.query('referencia') ?? ''
      const reference = asked ? await referenceOfVoucher(sql, asked.replaceAll(/\s/g, '')) : undefined
      if (reference) return c.redirect(paths.demoGatewayPayment(reference), 303)
      const blank = { values: { referencia: asked }, errors: {} }
      const form = asked ? refuse(blank, 'referencia', view.words('sandbox.notFound')) : blank
      return c.html(<GatewayPage view={view} charges={await newestCharges(sql, 50)} form={form} />)
    })
    .get(paths.demoGatewaySettlement, async (c) =>
      c.body(writeSettlement(await paidCharges(sql)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="liquidacion.csv"',
      }),
    )
    .get(paths.demoGatewayPayment(':reference'), async (c) => {
      const charge = await chargeOf(sql, { reference: c.req.param('reference') })
      return charge ? c.html(<ChargePage view={c.var.view} charge={charge} />) : c.notFound()
    })
    .post(paths.demoGatewayPayment(':reference'), async (c) => {
      const reference = c.req.param('reference')
      const { eleccion, quedarse } = await c.req.parseBody()
      const choice = choices.find((one) => one === eleccion)
      let isDone = false
      const charge = await change(sql, { reference }, (charge, now) => {
        const step = choice && choose(charge, choice, now)
        isDone = step !== undefined
        return step
      })
      if (!charge) return c.notFound()
      const isGoing = isDone && choice && leadsBack(choice, charge) && quedarse !== 'si'
      return c.redirect(isGoing ? charge.returnUrl : paths.demoGatewayPayment(reference), 303)
    })
    .get(paths.demoGatewayCard(':reference'), async (c) => {
      const saving = await savingOf(sql, c.req.param('reference'))
      return saving ? c.html(<CardPage view={c.var.view} saving={saving} />) : c.notFound()
    })
    .post(paths.demoGatewayCard(':reference'), async (c) => {
      const { eleccion } = await c.req.parseBody()
      const choice = cardChoices.find((one) => one === eleccion) ?? 'none'
      const saving = await leaveCard(sql, c.req.param('reference'), { choice, today: c.var.view.today })
      return saving ? c.redirect(saving.returnUrl, 303) : c.notFound()
    })
}
