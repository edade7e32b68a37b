import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { addTemplate, changeTemplate, endTemplate } from './template-commands.ts'
import { templateForm } from './template-form.ts'
import { TemplatePage, TemplatesPage } from './template-page.tsx'
import { templateOf, templatesInForce } from './template-queries.ts'

type Shown = { form: FormState; preview?: string | undefined; status?: 200 | 422 }

export function templateRoutes(services: Services) {
  const { sql } = services
  const supervises = requireOperator(services, 'supervises')

  const showAll = async (c: Context<AtDesk>, { form, preview, status = 200 }: Shown) => {
    const { view, operator } = c.var
    const templates = await templatesInForce(sql)
    return c.html(<TemplatesPage {...{ view, operator, templates, form, preview }} />, status)
  }
  const idOf = (c: Context<AtDesk>) => c.req.param('id') ?? ''
  const oneOf = (c: Context<AtDesk>) => (isUuid(idOf(c)) ? templateOf(sql, idOf(c)) : undefined)

  return new Hono<AtDesk>()
    .get(deskPaths.texts, supervises, (c) => showAll(c, { form: blankForm }))
    .post(deskPaths.texts, supervises, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(templateForm(view.words), await c.req.parseBody())
      if (!value) return showAll(c, { form, status: 422 })
      if (form.values.hacer === 'ver') return showAll(c, { form, preview: value.cuerpo })
      const outcome = await addTemplate(sql, { name: value.nombre, body: value.cuerpo }, operator.operatorId)
      if (outcome.kind === 'saved') return c.redirect(deskPaths.texts, 303)
      return showAll(c, { form: refuse(form, 'nombre', view.words('deskTexts.error.taken')), status: 422 })
    })
    .get(deskPaths.text(':id'), supervises, async (c) => {
      const { view, operator } = c.var
      const one = await oneOf(c)
      if (!one) return c.notFound()
      const form = { values: { nombre: one.name, cuerpo: one.body }, errors: {} }
      return c.html(<TemplatePage {...{ view, operator, one, form }} preview={one.body} />)
    })
    .post(deskPaths.text(':id'), supervises, async (c) => {
      const { view, operator } = c.var
      const one = await oneOf(c)
      if (!one) return c.notFound()
      const show = (form: FormState, preview: string | undefined, status: 200 | 422) =>
        c.html(<TemplatePage {...{ view, operator, one, form, preview }} />, status)
      const { form, value } = readForm(templateForm(view.words), await c.req.parseBody())
      if (!value) return show(form, undefined, 422)
      if (form.values.hacer === 'ver') return show(form, value.cuerpo, 200)
      const outcome = await changeTemplate(sql, one.id, { name: value.nombre, body: value.cuerpo }, operator.operatorId)
      if (outcome.kind === 'saved') return c.redirect(deskPaths.texts, 303)
      if (outcome.kind === 'not-found') return c.notFound()
      return show(refuse(form, 'nombre', view.words('deskTexts.error.taken')), undefined, 422)
    })
    .post(deskPaths.textEnd(':id'), supervises, async (c) => {
      const ended = isUuid(idOf(c)) && (await endTemplate(sql, idOf(c), c.var.operator.operatorId))
      return ended ? c.redirect(deskPaths.texts, 303) : c.notFound()
    })
}
