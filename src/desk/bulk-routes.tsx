import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { blankForm, type FormState, readForm } from '../web/form.tsx'
import { doWithAll } from './bulk-commands.ts'
import { bulkActs, bulkForm, chosenText, mostAtOnce } from './bulk-form.ts'
import { BulkDonePage, BulkPage } from './bulk-page.tsx'
import { bulkDone, casesOf } from './bulk-queries.ts'
import { operatorsToAssign } from './case-queries.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { sealOf } from './proposing.ts'
import { recordAct } from './record-commands.ts'
import { templatesInForce } from './template-queries.ts'

type Shown = { form: FormState; folios: readonly string[]; seal?: string; status?: 200 | 422 }

export function bulkRoutes(services: Services) {
  const { sql, log } = services
  const atDesk = requireOperator(services)

  const show = async (c: Context<AtDesk>, { form, folios, seal, status = 200 }: Shown) => {
    const { view, operator } = c.var
    const act = bulkActs.find((name) => name === form.values.hacer) ?? 'escribir'
    const [cases, operators, templates] = await Promise.all([
      casesOf(sql, folios.slice(0, mostAtOnce + 1)),
      operatorsToAssign(sql),
      templatesInForce(sql),
    ])
    const text = form.values.paso === 'insertar' ? templates.find(({ id }) => id === form.values.texto) : undefined
    const mensaje = [form.values.mensaje, text?.body].filter(Boolean).join('\n\n')
    const values = { key: randomUUID(), casos: chosenText(cases), ...form.values, mensaje }
    await recordAct(sql, {
      operatorId: operator.operatorId,
      act: 'inbox-seen',
      subject: { kind: 'search', ref: `${act} ${cases.length}` },
    })
    const shown = { view, operator, act, cases, operators, templates, seal, text: text?.id }
    return c.html(<BulkPage {...shown} form={{ ...form, values }} />, status)
  }

  return new Hono<AtDesk>()
    .get(deskPaths.bulk, atDesk, (c) => {
      const form = { ...blankForm, values: { hacer: c.req.query('hacer') ?? '' } }
      return show(c, { form, folios: c.req.queries('caso') ?? [] })
    })
    .post(deskPaths.bulk, atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(bulkForm(view.words), await c.req.parseBody())
      const folios = (form.values.casos ?? '').split(' ').map((one) => one.split(':')[0]!)
      if (form.values.paso === 'insertar') return show(c, { form: { ...form, errors: {} }, folios })
      if (!value) return show(c, { form, folios, status: 422 })
      const seal = sealOf(value)
      // Whoever changes something after looking is shown again what goes out.
      if (form.values.paso !== 'enviar' || form.values.visto !== seal) return show(c, { form, folios, seal })
      await doWithAll(sql, value, { operator, profile: services.profile, today: view.today, log })
      return c.redirect(deskPaths.bulkDone(value.key), 303)
    })
    .get(deskPaths.bulkDone(':key'), atDesk, async (c) => {
      const { view, operator } = c.var
      const key = c.req.param('key') ?? ''
      const done = isUuid(key) ? await bulkDone(sql, { key, operatorId: operator.operatorId }) : undefined
      return done ? c.html(<BulkDonePage view={view} operator={operator} {...done} />) : c.notFound()
    })
}
