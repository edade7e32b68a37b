import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import { cutsFrom } from '../requests/cut-queries.ts'
import type { Services } from '../services.ts'
import { blankForm, type FormState, readForm } from '../web/form.tsx'
import { closeCut, noteCut } from './cut-commands.ts'
import { cutForm } from './cut-form.ts'
import { contractsTouchedBy } from './cut-queries.ts'
import { CutsPage } from './cuts-page.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { sealOf } from './proposing.ts'

export function cutRoutes(services: Services) {
  const { sql, today } = services
  type Shown = { form: FormState; proposal?: { seen: string; contracts: number } }

  const show = async (c: Context<AtDesk>, { form, proposal }: Shown, status: 200 | 422 = 200) => {
    const { view, operator } = c.var
    const cuts = await cutsFrom(sql, today())
    return c.html(<CutsPage view={view} operator={operator} cuts={cuts} form={form} proposal={proposal} />, status)
  }

  const supervises = requireOperator(services, 'supervises')
  return new Hono<AtDesk>()
    .get(deskPaths.cuts, requireOperator(services), (c) => show(c, { form: blankForm }))
    .post(deskPaths.cuts, supervises, async (c) => {
      const { form, value } = readForm(cutForm(c.var.view.words), await c.req.parseBody())
      if (!value) return show(c, { form }, 422)
      const seen = sealOf(value)
      // Whoever changes something after looking is shown again how many it touches.
      if (form.values.hacer !== 'publicar' || form.values.visto !== seen)
        return show(c, { form, proposal: { seen, contracts: await contractsTouchedBy(sql, value) } })
      await noteCut(sql, value, c.var.operator)
      return c.redirect(deskPaths.cuts, 303)
    })
    .post(deskPaths.cutEnd(':id'), supervises, async (c) => {
      const id = c.req.param('id')
      const ended = /^\d{1,15}$/.test(id) && (await closeCut(sql, Number(id), c.var.operator.operatorId))
      return ended ? c.redirect(deskPaths.cuts, 303) : c.notFound()
    })
}
