import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { removeWaiting, takeFiles } from '../attachments/commands.ts'
import { attachmentOfRequest, attachmentsOf, waitingFiles } from '../attachments/queries.ts'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { removedIn } from '../web/attachments.tsx'
import { answerFile } from '../web/file-answer.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { withQuery } from '../web/pager.tsx'
import { type SentForm, withUploads } from '../web/upload.ts'
import { fileFields } from '../web/upload-rules.ts'
import { assignAtDesk, noteAtDesk, sayAtDesk, transferAtDesk, withdrawNoteAtDesk } from './case-commands.ts'
import { DoneWords } from './case-done-part.tsx'
import { assigningForm, noteForm, sayingForm, sayingOf, transferForm } from './case-form.ts'
import { CasePage, type CaseProps } from './case-page.tsx'
import { caseOf, contractSummary, operatorsToAssign } from './case-queries.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { casesIn } from './inbox-queries.ts'
import { type After, type Tray, trayNamed, trayNames } from './inbox-rules.ts'
import { recordAct } from './record-commands.ts'
import { templatesInForce } from './template-queries.ts'
import { fillText } from './template-rules.ts'

type Asking = Context<AtDesk>

export function caseRoutes(services: Services) {
  const { sql, files, scan } = services
  const atDesk = requireOperator(services)
  const folioOf = (c: Asking) => (c.req.param('folio') ?? '').toUpperCase()

  /** The folio of what falls due after it in its tray. */
  const nextIn = async (tray: Tray, after: After, c: Asking) => {
    if (tray === 'over') return undefined
    const { view, operator } = c.var
    const inbox = { tray, kind: undefined, typed: '', operatorId: operator.operatorId, today: view.today }
    return (await casesIn(sql, inbox, after, 1))[0]?.folio
  }

  const show = async (c: Asking, at: CaseProps['at'] = 'say', form: FormState = blankForm, status: 200 | 422 = 200) => {
    const { view, operator } = c.var
    const one = await caseOf(sql, folioOf(c))
    if (!one) return c.notFound()
    const tray = trayNamed(c.req.query('bandeja') ?? form.values.bandeja)
    const [contract, operators, sent, next, templates] = await Promise.all([
      one.contractId ? contractSummary(sql, one.contractId) : undefined,
      operatorsToAssign(sql),
      attachmentsOf(sql, one.id),
      nextIn(tray, one, c),
      templatesInForce(sql),
    ])
    const waiting = form.values.key ? await waitingFiles(sql, { key: form.values.key, accountId: undefined }) : []
    await recordAct(sql, {
      operatorId: operator.operatorId,
      act: 'case-seen',
      subject: { kind: 'request', ref: one.folio },
    })
    const keys = Object.fromEntries(
      ['key', 'key-say', 'key-assign', 'key-note', 'key-transfer', 'key-me'].map((name) => [name, randomUUID()]),
    )
    const text = form === blankForm ? templates.find(({ id }) => id === c.req.query('texto')) : undefined
    const begun = text && { mensaje: fillText(text.body, one), siguiente: 'si' }
    const values = { ...keys, ...begun, ...form.values, key: form.values.key || keys.key! }
    return c.html(
      <CasePage
        {...{ view, operator, one, contract, operators, at, waiting, next, templates }}
        text={text?.id}
        tray={trayNames[tray]}
        files={sent}
        form={{ ...form, values }}
        done={DoneWords({ view, one, operator, done: c.req.query() })}
      />,
      status,
    )
  }
  const back = (c: Asking, done: Record<string, string>) =>
    c.redirect(withQuery(deskPaths.request(folioOf(c)), { bandeja: c.req.query('bandeja'), ...done }), 303)

  const say = async (c: Asking, { fields, uploads }: SentForm) => {
    const { view, operator } = c.var
    const held = { key: isUuid(fields.key ?? '') ? fields.key! : randomUUID(), accountId: undefined }
    for (const id of removedIn(fields)) await removeWaiting({ sql, files }, held, id)
    const refused = await takeFiles({ sql, files, scan }, { ...held, uploads, withPosition: false })
    const { form: typed, value } = readForm(sayingForm(view.words), { ...fields, key: held.key })
    const form = refused.reduce(
      (form, { field, name, why }) => refuse(form, field, view.words(`attachments.error.${why}`, { name })),
      typed,
    )
    if (!value || refused.length > 0) return show(c, 'say', form, 422)
    const folio = folioOf(c)
    const before = await caseOf(sql, folio)
    const outcome = await sayAtDesk(
      sql,
      { operator, folio, key: value.key, saying: sayingOf(value), seen: value.visto },
      { profile: view.profile, today: view.today },
    )
    switch (outcome.kind) {
      case 'said': {
        if (!value.siguiente || !before) return back(c, { hecho: 'said' })
        const tray = trayNamed(value.bandeja)
        const next = await nextIn(tray, before, c)
        const query = { bandeja: trayNames[tray], despues: folio }
        return c.redirect(withQuery(next ? deskPaths.request(next) : deskPaths.inbox, query), 303)
      }
      case 'changed':
        return show(c, 'say', refuse(withoutKey(form), '', view.words('desk.case.error.changed')), 422)
      case 'no-outcome':
        return show(c, 'say', refuse(form, 'desenlace', view.words('desk.case.error.outcome')), 422)
      case 'not-now': {
        const state = (await caseOf(sql, folio))?.state ?? 'open'
        return show(c, 'say', refuse(form, '', view.words('desk.case.error.notNow', { state })), 422)
      }
      case 'not-found':
        return c.notFound()
    }
  }

  return new Hono<AtDesk>()
    .get(deskPaths.request(':folio'), atDesk, (c) => show(c))
    .get(deskPaths.caseFile(':folio', ':id'), atDesk, async (c) => {
      const [folio, id] = [folioOf(c), c.req.param('id') ?? '']
      const file = isUuid(id) ? await attachmentOfRequest(sql, { folio, id }) : undefined
      if (!file) return c.notFound()
      await recordAct(sql, {
        operatorId: c.var.operator.operatorId,
        act: 'case-seen',
        subject: { kind: 'request', ref: folio },
      })
      return answerFile(c, files, file)
    })
    .post(deskPaths.caseSayings(':folio'), atDesk, (c) => withUploads(c, fileFields, (sent) => say(c, sent)))
    .post(deskPaths.caseAssignments(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(assigningForm(view.words), await c.req.parseBody())
      if (!value) return show(c, 'assign', form, 422)
      const { key, encargado: to, antes: before } = value
      const folio = folioOf(c)
      const outcome = await assignAtDesk(sql, { operator, folio, key, to, before })
      switch (outcome.kind) {
        case 'assigned':
          return back(c, { hecho: 'assigned', antes: before ?? 'nadie' })
        case 'already':
          return back(c, {})
        case 'changed': {
          const whose = (await caseOf(sql, folio))?.operator ?? view.words('desk.case.nobody')
          const error = view.words('desk.case.error.assigned', { operator: whose })
          return show(c, 'assign', refuse({ ...blankForm, values: {} }, '', error), 422)
        }
        case 'no-operator':
          return show(c, 'assign', refuse(form, 'encargado', view.words('desk.case.error.operator')), 422)
        case 'not-found':
          return c.notFound()
      }
    })
    .post(deskPaths.caseNotes(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(noteForm(view.words), await c.req.parseBody())
      if (!value) return show(c, 'note', form, 422)
      const outcome = await noteAtDesk(sql, { operator, folio: folioOf(c), key: value.key, text: value.nota })
      if (outcome.kind === 'not-found') return c.notFound()
      return back(c, { hecho: 'noted' })
    })
    .post(deskPaths.caseNoteEnd(':folio', ':id'), atDesk, async (c) => {
      const id = c.req.param('id') ?? ''
      const noteId = /^\d{1,15}$/.test(id) ? Number(id) : 0
      const isWithdrawn = await withdrawNoteAtDesk(sql, { operator: c.var.operator, folio: folioOf(c), noteId })
      return isWithdrawn ? back(c, {}) : c.notFound()
    })
    .post(deskPaths.caseTransfers(':folio'), atDesk, async (c) => {
      const { view, operator } = c.var
      const { form, value } = readForm(transferForm(view.words), await c.req.parseBody())
      if (!value) return show(c, 'transfer', form, 422)
      const { key, tipo: to, motivo: reason } = value
      const outcome = await transferAtDesk(sql, { operator, folio: folioOf(c), key, to, reason }, view.profile)
      switch (outcome.kind) {
        case 'transferred':
        case 'already':
          return back(c, { hecho: 'transferred' })
        case 'no-kind':
          return show(c, 'transfer', refuse(form, 'tipo', view.words('desk.case.error.kind')), 422)
        case 'over':
          return show(c, 'transfer', refuse(form, '', view.words('desk.case.error.over')), 422)
        case 'not-found':
          return c.notFound()
      }
    })
}

/** It is sent again as something new. */
const withoutKey = (form: FormState): FormState => ({ ...form, values: { ...form.values, key: '' } })
