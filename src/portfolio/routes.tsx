import { type Context, Hono } from 'hono'
import { referencesThatMatch } from '../contracts/list-queries.ts'
import { listAsked, wordsOfList } from '../contracts/list-rules.ts'
import { tableOf } from '../contracts/table-queries.ts'
import { compact } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import type { Words } from '../words/words.ts'
import { undoLast } from './arrangement-commands.ts'
import { ChosenPage } from './chosen-page.tsx'
import {
  type ChosenAct,
  chosenActForm,
  chosenActs,
  chosenFields,
  markForm,
  readTableSettings,
  referencesIn,
} from './form.ts'
import { manyInvoiceRoutes } from './invoices-routes.tsx'
import {
  type ChosenOutcome,
  createMark,
  deleteMark,
  groupContracts,
  labelContracts,
  type MarkOutcome,
  renameMark,
  unlabelContracts,
} from './mark-commands.ts'
import { MarksPage, newField, renameField } from './marks-page.tsx'
import { namesRoutes } from './names-routes.tsx'
import { chosenContracts, marksOf } from './queries.ts'
import { forgetTableSettings, keepTableSettings } from './settings-commands.ts'
import { TablePage } from './table-page.tsx'

/** A form carries no more of them. */
const mostChosen = 4000
const firstShown = 10

export function portfolioRoutes(services: Services) {
  const { sql } = services
  return new Hono<SignedIn>()
    .route('/', markRoutes(services))
    .route('/', namesRoutes(services))
    .route('/', manyInvoiceRoutes(services))
    .route('/', chosenRoutes(services))
    .get(paths.contractTable, requireAccount(services), async (c) => {
      const { settings, areOwn } = await tableOf(sql, c.var.accountId)
      return c.html(<TablePage view={c.var.view} settings={settings} areOwn={areOwn} />)
    })
    .post(paths.contractTable, requireAccount(services), async (c) => {
      const { accountId } = c.var
      const body = await c.req.parseBody()
      if (body.hacer === 'restablecer') {
        await forgetTableSettings(sql, accountId)
      } else {
        const settings = readTableSettings(body)
        if (!settings) return c.redirect(paths.contractTable, 303)
        await keepTableSettings(sql, { accountId, ...settings })
      }
      return c.redirect(withQuery(paths.contracts, { hecho: 'tabla' }), 303)
    })
    .post(paths.arrangementUndo, requireAccount(services), async (c) => {
      const { kind } = await undoLast(sql, c.var.accountId)
      return c.redirect(withQuery(paths.contracts, { hecho: kind === 'undone' ? 'deshecho' : 'nada' }), 303)
    })
}

function chosenRoutes(services: Services) {
  const { sql } = services
  const guard = requireAccount(services)

  const show = async (
    c: Context<SignedIn>,
    references: string[],
    asked = listAsked((name) => c.req.query(name)),
    form: FormState = blankForm,
  ) => {
    const { view, accountId } = c.var
    const chosen = await chosenContracts(sql, { accountId, today: view.today, references, first: firstShown })
    const page = <ChosenPage view={view} chosen={chosen} asked={asked} form={form} />
    return c.html(page, form === blankForm ? 200 : 422)
  }

  const act = (which: ChosenAct, what: { accountId: string; references: string[]; name: string }) => {
    switch (which) {
      case 'group':
      case 'ungroup':
        return groupContracts(sql, what)
      case 'label':
        return labelContracts(sql, what)
      case 'unlabel':
        return unlabelContracts(sql, what)
    }
  }

  return new Hono<SignedIn>()
    .get(paths.chosenContracts, guard, async (c) => {
      if (c.req.query('todos') !== 'si') return show(c, (c.req.queries('contrato') ?? []).map(compact))
      const asked = listAsked((name) => c.req.query(name))
      const { accountId, view } = c.var
      const references = await referencesThatMatch(sql, { accountId, today: view.today, asked, most: mostChosen })
      if (references.length <= mostChosen) return show(c, references, asked)
      const message = view.words('many.chosen.tooMany', { most: mostChosen })
      return show(c, references.slice(0, mostChosen), asked, refuse(blankForm, '', message))
    })
    .post(paths.chosenContracts, guard, async (c) => {
      const { view, accountId } = c.var
      const body = await c.req.parseBody()
      const asked = listAsked((name) => (typeof body[name] === 'string' ? body[name] : undefined))
      const references = referencesIn(typeof body.contratos === 'string' ? body.contratos : '')
      const which = Object.entries(chosenActs).find(([name]) => name === body.hacer)?.[1] ?? 'group'
      const { form, value } = readForm(chosenActForm(view.words, which), body)
      if (!value) return show(c, references, asked, form)
      const outcome = await act(which, { accountId, references, ...value })
      if (outcome.kind === 'not-found') return c.notFound()
      if (outcome.kind === 'done') {
        return c.redirect(withQuery(paths.contracts, { ...wordsOfList(asked), hecho: 'si' }), 303)
      }
      const field = which === 'group' ? chosenFields.group : chosenFields.label
      return show(c, references, asked, refuse(form, field, objection(view.words, outcome, value.name)))
    })
}

function markRoutes(services: Services) {
  const { sql } = services
  const guard = requireAccount(services)

  const show = async (c: Context<SignedIn>, form: FormState = blankForm) => {
    const { view, accountId } = c.var
    const [marks, { lastAct }] = await Promise.all([marksOf(sql, accountId), tableOf(sql, accountId)])
    const page = <MarksPage view={view} marks={marks} form={form} act={lastAct} done={c.req.query('hecho')} />
    return c.html(page, form === blankForm ? 200 : 422)
  }
  const done = withQuery(paths.contractMarks, { hecho: 'si' })
  const answer = (c: Context<SignedIn>, outcome: MarkOutcome, refused: (message: string) => FormState) => {
    if (outcome.kind === 'done') return c.redirect(done, 303)
    if (outcome.kind === 'not-found') return c.notFound()
    return show(c, refused(objection(c.var.view.words, outcome, '')))
  }
  const idOf = (c: Context<SignedIn>) => (/^\d{1,15}$/.test(c.req.param('id') ?? '') ? Number(c.req.param('id')) : 0)

  return new Hono<SignedIn>()
    .get(paths.contractMarks, guard, (c) => show(c))
    .post(paths.contractMarks, guard, async (c) => {
      const body = await c.req.parseBody()
      const kind = body.tipo === 'etiqueta' ? 'label' : 'group'
      const field = newField(kind)
      const { form, value } = readForm(markForm(c.var.view.words, kind, field), body)
      if (!value) return show(c, form)
      const outcome = await createMark(sql, { accountId: c.var.accountId, kind, ...value })
      return answer(c, outcome, (message) => refuse(form, field, message))
    })
    .post(paths.contractMark(':id'), guard, async (c) => {
      const { accountId, view } = c.var
      const id = idOf(c)
      const mark = (await marksOf(sql, accountId)).find((one) => one.id === id)
      if (!mark) return c.notFound()
      const field = renameField(id)
      const { form, value } = readForm(markForm(view.words, mark.kind, field), await c.req.parseBody())
      if (!value) return show(c, form)
      const outcome = await renameMark(sql, { accountId, id, ...value })
      return answer(c, outcome, (message) => refuse(form, field, message))
    })
    .post(paths.contractMarkEnd(':id'), guard, async (c) => {
      const outcome = await deleteMark(sql, { accountId: c.var.accountId, id: idOf(c) })
      return answer(c, outcome, () => blankForm)
    })
}

function objection(words: Words, outcome: Exclude<ChosenOutcome, { kind: 'done' | 'not-found' }>, name: string) {
  switch (outcome.kind) {
    case 'exists':
      return words('many.error.exists', { name: outcome.name })
    case 'most-marks':
      return words('many.error.mostMarks')
    case 'most-labels':
      return words('many.error.mostLabels', { contract: outcome.contract })
    case 'unknown-label':
      return words('many.error.unknown', { name })
  }
}
