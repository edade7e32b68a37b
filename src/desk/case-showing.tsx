import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { attachmentsOf, waitingFiles } from '../attachments/queries.ts'
import type { Sql } from '../db.ts'
import { kindSlugs } from '../requests/rules.ts'
import type { Services } from '../services.ts'
import { blankForm, type FormState } from '../web/form.tsx'
import { DoneWords } from './case-done-part.tsx'
import { CasePage, type CaseProps } from './case-page.tsx'
import { caseOf, contractSummary, type DeskCase, operatorsToAssign } from './case-queries.ts'
import type { AtDesk } from './guard.ts'
import { seeInbox } from './inbox-commands.ts'
import { casesIn } from './inbox-queries.ts'
import { type Place, placeOf, saidIn } from './inbox-rules.ts'
import { recordAct } from './record-commands.ts'
import { templatesInForce } from './template-queries.ts'
import { fillText } from './template-rules.ts'

type Asking = Context<AtDesk>

export const folioIn = (c: Asking) => (c.req.param('folio') ?? '').toUpperCase()

export const placeIn = (c: Asking): Place => placeOf(c.req.query(), kindSlugs(c.var.view.profile.requestGroups))

/** The folio of what falls due after it, among what the operator went through. */
export async function nextIn(sql: Sql, c: Asking, { queueOn, folio }: Pick<DeskCase, 'queueOn' | 'folio'>) {
  const { view, operator } = c.var
  const { tray, kind, typed } = placeIn(c)
  if (tray === 'over') return undefined
  const inbox = { tray, kind, typed, operatorId: operator.operatorId, today: view.today }
  return (await casesIn(sql, inbox, { queueOn, folio }, 1))[0]?.folio
}

type Shown = {
  /** Which of the page's forms `form` is. */
  at?: CaseProps['at']
  form?: FormState
  /** The saved text that goes after what was typed. */
  insert?: string | undefined
  status?: 200 | 422
}

/** The case beside the list that it is chosen from; that both were seen is recorded. */
export const caseShower =
  ({ sql }: Pick<Services, 'sql'>) =>
  async (c: Asking, { at = 'say', form = blankForm, insert, status = 200 }: Shown = {}) => {
    const { view, operator } = c.var
    const { operatorId } = operator
    const one = await caseOf(sql, folioIn(c))
    if (!one) return c.notFound()
    await recordAct(sql, { operatorId, act: 'case-seen', subject: { kind: 'request', ref: one.folio } })
    const place = placeIn(c)
    const kinds = kindSlugs(view.profile.requestGroups)
    const [contract, operators, files, templates, inbox, waiting] = await Promise.all([
      one.contractId ? contractSummary(sql, one.contractId) : undefined,
      operatorsToAssign(sql),
      attachmentsOf(sql, one.id),
      templatesInForce(sql),
      seeInbox(sql, place, { operatorId, today: view.today, kinds }),
      form.values.key ? waitingFiles(sql, { key: form.values.key, accountId: undefined }) : [],
    ])
    const turn = inbox.cases.findIndex(({ folio }) => folio === one.folio)
    const next = inbox.cases[turn + 1]?.folio
    const keys = Object.fromEntries(
      ['key', 'key-assign', 'key-note', 'key-transfer', 'key-me'].map((name) => [name, randomUUID()]),
    )
    const text = templates.find(({ id }) => id === insert)
    const mensaje = [form.values.mensaje, text && fillText(text.body, one)].filter(Boolean).join('\n\n')
    const values = { ...keys, ...form.values, ...(text && { mensaje }), key: form.values.key || keys.key! }
    return c.html(
      <CasePage
        {...{ view, operator, one, contract, operators, at, waiting, templates, place, inbox, files }}
        text={text?.id}
        next={turn >= 0 && next ? next : await nextIn(sql, c, one)}
        form={{ ...form, values }}
        said={saidIn(c.req.query()) ?? (c.req.query('hecho') === 'said' ? one.folio : undefined)}
        done={DoneWords({ view, one, operator, place, done: c.req.query() })}
      />,
      status,
    )
  }
