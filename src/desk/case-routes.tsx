import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { removeWaiting, takeFiles } from '../attachments/commands.ts'
import { attachmentOfRequest } from '../attachments/queries.ts'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { removedIn } from '../web/attachments.tsx'
import { answerFile } from '../web/file-answer.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import { type SentForm, withUploads } from '../web/upload.ts'
import { fileFields } from '../web/upload-rules.ts'
import { assignAtDesk, noteAtDesk, sayAtDesk, transferAtDesk, withdrawNoteAtDesk } from './case-commands.ts'
import { assigningForm, noteForm, outcomeField, sayingForm, sayingOf, transferForm } from './case-form.ts'
import { caseOf, type DeskCase } from './case-queries.ts'
import { caseShower, folioIn, nextIn, placeIn } from './case-showing.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { queryOf } from './inbox-rules.ts'
import { recordAct } from './record-commands.ts'
import { templatesInForce } from './template-queries.ts'
import { fillText } from './template-rules.ts'

type Asking = Context<AtDesk>

export function caseRoutes(services: Services) {
  const { sql, files, scan } = services
  const atDesk = requireOperator(services)
  const show = caseShower(services)

  const back = (c: Asking, done: Record<string, string>) =>
    c.redirect(withQuery(deskPaths.request(folioIn(c)), { ...queryOf(placeIn(c)), ...done }), 303)

  const say = async (c: Asking, { fields, uploads }: SentForm) => {
    const { view, operator } = c.var
    const held = { key: isUuid(fields.key ?? '') ? fields.key! : randomUUID(), accountId: undefined }
    for (const id of removedIn(fields)) await removeWaiting({ sql, files }, held, id)
    const refused = await takeFiles({ sql, files, scan }, { ...held, uploads, withPosition: false })
    if (fields.insertar && refused.length === 0) {
      const form = { values: { ...fields, key: held.key }, errors: {} }
      return show(c, { form, insert: fields.texto })
    }
    const { form: typed, value } = readForm(sayingForm(view.words), { ...fields, key: held.key })
    const form = refused.reduce(
      (form, { field, name, why }) => refuse(form, field, view.words(`attachments.error.${why}`, { name })),
      typed,
    )
    if (!value || refused.length > 0) return show(c, { form, status: 422 })
    const folio = folioIn(c)
    const before = await caseOf(sql, folio)
    const outcome = await sayAtDesk(
      sql,
      {
        operator,
        folio,
        key: value.key,
        saying: sayingOf(value, { fields }),
        seen: value.visto,
        opensNext: value.siguiente === 'si',
      },
      { profile: services.profile, today: view.today },
    )
    switch (outcome.kind) {
      case 'said': {
        if (!value.siguiente || !before) return back(c, { hecho: 'said' })
        const next = await nextIn(sql, c, before)
        const query = { ...queryOf(placeIn(c)), despues: folio }
        return c.redirect(withQuery(next ? deskPaths.request(next) : deskPaths.inbox, query), 303)
      }
      case 'changed':
        return show(c, { form: refuse(withoutKey(form), '', view.words('desk.case.error.changed')), status: 422 })
      case 'no-outcome':
        return show(c, { form: withOutcomesMissing(form, before, view.words('desk.case.error.outcome')), status: 422 })
      case 'not-now': {
        const state = (await caseOf(sql, folio))?.state ?? 'open'
        return show(c, { form: refuse(form, '', view.words('desk.case.error.notNow', { state })), status: 422 })
      }
      case 'not-found':
        return c.notFound()
    }
  }

  return new Hono<AtDesk>()
    .get(deskPaths.request(':folio'), atDesk, (c) => show(c))
    .get(deskPaths.caseFile(':folio', ':id'), atDesk, async (c) => {
      const [folio, id] = [folioIn(c), c.req.param('id') ?? '']
      const file = isUuid(id) ? await attachmentOfRequest(sql, { folio, id }) : undefined
      if (!file) return c.notFound()
      await recordAct(sql, {
        operatorId: c.var.operator.operatorId,
        act: 'case-seen',
        subject: { kind: 'request', ref: folio },
      })
      return answerFile(c, files, file)
    })
    .get(deskPaths.caseText(':folio', ':id'), atDesk, async (c) => {
      const [one, templates] = await Promise.all([caseOf(sql, folioIn(c)), templatesInForce(sql)])
      const text = templates.find(({ id }) => id === c.req.param('id'))
      if (!one || !text) return c.notFound()
      const { operatorId } = c.var.operator
      await recordAct(sql, { operatorId, act: 'case-seen', subject: { kind: 'request', ref: one.folio } })
      return c.text(fillText(text.body, one))
    })
    .post(deskPaths.caseSayings(':folio'), atDesk, (c) => withUploads(c, fileFields, (sent) => say(c, sent)))
    .post(deskPaths.caseAssignments(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(assigningForm(view.words), await c.req.parseBody())
      if (!value) return show(c, { at: 'assign', form, status: 422 })
      const { key, encargado: to, antes: before } = value
      const folio = folioIn(c)
      const outcome = await assignAtDesk(sql, { operator, folio, key, to, before })
      switch (outcome.kind) {
        case 'assigned': {
          const shown = withQuery(deskPaths.request(folio), {
            ...queryOf(placeIn(c)),
            hecho: 'assigned',
            antes: before ?? 'nadie',
          })
          // Who takes it answers it: the field waits for what is typed.
          return c.redirect(to === operator.operatorId ? `${shown}#mensaje` : shown, 303)
        }
        case 'already':
          return back(c, {})
        case 'changed': {
          const whose = (await caseOf(sql, folio))?.operator ?? view.words('desk.case.nobody')
          const error = view.words('desk.case.error.assigned', { operator: whose })
          return show(c, { at: 'assign', form: refuse({ ...blankForm, values: {} }, '', error), status: 422 })
        }
        case 'no-operator':
          return show(c, {
            at: 'assign',
            form: refuse(form, 'encargado', view.words('desk.case.error.operator')),
            status: 422,
          })
        case 'not-found':
          return c.notFound()
      }
    })
    .post(deskPaths.caseNotes(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(noteForm(view.words), await c.req.parseBody())
      if (!value) return show(c, { at: 'note', form, status: 422 })
      const outcome = await noteAtDesk(sql, { operator, folio: folioIn(c), key: value.key, text: value.nota })
      if (outcome.kind === 'not-found') return c.notFound()
      return back(c, { hecho: 'noted' })
    })
    .post(deskPaths.caseNoteEnd(':folio', ':id'), atDesk, async (c) => {
      const id = c.req.param('id') ?? ''
      const noteId = /^\d{1,15}$/.test(id) ? Number(id) : 0
      const isWithdrawn = await withdrawNoteAtDesk(sql, { operator: c.var.operator, folio: folioIn(c), noteId })
      return isWithdrawn ? back(c, {}) : c.notFound()
    })
    .post(deskPaths.caseTransfers(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(transferForm(view.words), await c.req.parseBody())
      if (!value) return show(c, { at: 'transfer', form, status: 422 })
      const { key, tipo: to, motivo: reason } = value
      const outcome = await transferAtDesk(sql, { operator, folio: folioIn(c), key, to, reason }, services.profile)
      switch (outcome.kind) {
        case 'transferred':
        case 'already':
          return back(c, { hecho: 'transferred' })
        case 'no-kind':
          return show(c, {
            at: 'transfer',
            form: refuse(form, 'tipo', view.words('desk.case.error.kind')),
            status: 422,
          })
        case 'over':
          return show(c, { at: 'transfer', form: refuse(form, '', view.words('desk.case.error.over')), status: 422 })
        case 'not-found':
          return c.notFound()
      }
    })
}

/** It is sent again as something new. */
const withOutcomesMissing = (form: FormState, one: DeskCase | undefined, message: string): FormState =>
  (one?.disputes ?? [])
    .map(({ id }) => outcomeField(id))
    .filter((name) => !form.values[name])
    .reduce((form, name) => refuse(form, name, message), form)

const withoutKey = (form: FormState): FormState => ({ ...form, values: { ...form.values, key: '' } })
