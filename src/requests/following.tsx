import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { removeWaiting, takeFiles } from '../attachments/commands.ts'
import { guestOf } from '../attachments/guard.tsx'
import { attachmentsOf, waitingFiles } from '../attachments/queries.ts'
import { keepDraft } from '../drafts/commands.ts'
import { drafting } from '../drafts/guard.ts'
import type { DraftHolder } from '../drafts/queries.ts'
import { type DraftOf, type Typed, typedOf } from '../drafts/rules.ts'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from '../sessions/guard.ts'
import { removedIn } from '../web/attachments.tsx'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import { type SentForm, withUploads } from '../web/upload.ts'
import { fileFields } from '../web/upload-rules.ts'
import type { OfficeEnv } from '../web/view.ts'
import { type Saying, type Speaker, sayOn } from './follow-commands.ts'
import { messageForm, ratingForm, reopeningForm, sayingFields } from './follow-form.ts'
import { FollowPage } from './follow-page.tsx'
import type { ShownRequest } from './follow-queries.ts'
import type { Ways } from './say-part.tsx'

type Asking = Context<SignedIn> | Context<OfficeEnv>

/** A request that somebody has come to, and where its pages are for them. */
export type Followed = {
  who: Speaker
  page: string
  ways: Ways
  /** Whose files wait with the form; nobody's for a guest. */
  accountId: string | undefined
  /** Whose tries are counted. */
  counted: string
  /** What of it was typed and not sent. */
  of: DraftOf
  find: (holder?: DraftHolder) => Promise<ShownRequest | undefined>
}

const messages = { name: 'request-messages', points: 30, seconds: 3600 }

/** The page of a request and what is sent from it, for an account and for a guest alike. */
export function following(services: Services) {
  const { sql, profile, today, files, scan } = services
  const limit = limiter(sql, messages)
  const drafts = drafting(services)

  const show = async (
    c: Asking,
    { find, ways, accountId, of }: Followed,
    again?: { form: FormState; status: 422 | 429 },
  ) => {
    const request = await find(again ? undefined : await drafts.holderFor(c, of))
    if (!request) return c.notFound()
    const { form, status } = again ?? { form: { values: typedForNow(request.draft?.typed), errors: {} }, status: 200 }
    const held = again ? form.values.key : request.draft?.formKey
    const values = { ...form.values, key: held || randomUUID() }
    const waiting = held ? await waitingFiles(sql, { key: held, accountId }) : []
    const isDraft = waiting.length > 0 || Object.keys(request.draft?.typed ?? {}).length > 0
    return c.html(
      <FollowPage
        view={c.var.view}
        request={request}
        form={{ ...form, values }}
        ways={ways}
        files={{ attachments: await attachmentsOf(sql, request.id), hrefOf: ways.attachment }}
        waiting={waiting}
        draft={(isDraft && request.draft) || undefined}
      />,
      status,
    )
  }

  const say = (c: Asking, followed: Followed, read: Read) =>
    withUploads(c, fileFields, (sent) => answer(c, followed, read, sent))

  const answer = async (c: Asking, followed: Followed, read: Read, { fields, uploads }: SentForm) => {
    const { words } = c.var.view
    const held = { key: isUuid(fields.key ?? '') ? fields.key! : randomUUID(), accountId: followed.accountId }
    for (const id of removedIn(fields)) await removeWaiting({ sql, files }, held, id)
    const withPosition = fields.conPosicion === 'si'
    const refused = await takeFiles(
      { sql, files, scan },
      {
        ...held,
        uploads,
        withPosition,
        guest: followed.accountId ? undefined : guestOf(services, c.var.address),
      },
    )
    const { form: typed, saying, key } = read({ ...fields, key: held.key }, c)
    const form = refused.reduce(
      (form, { field, name, why }) => refuse(form, field, words(`attachments.error.${why}`, { name })),
      typed,
    )
    const again = async (form: FormState, status: 422 | 429 = 422) => {
      const kept = { of: followed.of, key: held.key, typed: typedOf(fields, sayingFields) }
      if (followed.accountId) await keepDraft(sql, { accountId: followed.accountId, ...kept })
      return show(c, followed, { form, status })
    }
    if (!saying || refused.length > 0) return again(form)
    const { waitSeconds } = await limit.consume(followed.counted)
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = words('requests.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return again(refuse(form, '', message), 429)
    }
    const outcome = await sayOn(sql, followed.who, saying, { profile, today: today(), key })
    switch (outcome.kind) {
      case 'said':
      case 'already-said':
      case 'already-rated':
        return c.redirect(followed.page, 303)
      case 'not-found':
        return c.notFound()
      case 'no-outcome':
      case 'not-now': {
        // It was answered, or opened again, meanwhile: what was written is kept for what can be said now.
        const typed = form.values.mensaje ?? form.values.motivo ?? ''
        const kept = { ...form, values: { ...form.values, mensaje: typed, motivo: typed } }
        return again(refuse(kept, '', words(`requests.error.notNow.${saying.said as CustomerSaid}`)))
      }
      case 'too-late':
        return again(refuse(form, '', words('requests.error.tooLate')))
    }
  }

  const keep = async (c: Asking, { of }: Followed) => {
    const { fields } = await withUploads(c, [], async (sent) => sent)
    if (!isUuid(fields.key ?? '')) return c.body(null, 204)
    return drafts.keep(c, of, { key: fields.key, typed: typedOf(fields, sayingFields) })
  }

  const discard = (c: Asking, { of, page }: Followed) => drafts.discard(c, of, page)

  return { show, say, keep, discard }
}

/** It was begun before the request was answered, or opened again: it stands in what can be said now. */
function typedForNow(typed: Typed = {}): Typed {
  const said = typed.mensaje ?? typed.motivo
  return said ? { ...typed, mensaje: said, motivo: said } : typed
}

type CustomerSaid = 'message-in' | 'reopened' | 'rated'
type Body = Record<string, unknown>
type Read = (body: Body, c: Asking) => { form: FormState; saying?: Saying; key?: string }

export const readMessage: Read = (body, c) => {
  const { form, value } = readForm(messageForm(c.var.view.words), body)
  return value ? { form, saying: { said: 'message-in', text: value.mensaje }, key: value.key } : { form }
}

export const readReopening: Read = (body, c) => {
  const { form, value } = readForm(reopeningForm(c.var.view.words), body)
  return value ? { form, saying: { said: 'reopened', text: value.motivo }, key: value.key } : { form }
}

export const readRating: Read = (body, c) => {
  const { form, value } = readForm(ratingForm(c.var.view.words), body)
  if (!value) return { form }
  return { form, saying: { said: 'rated', text: value.comentario, stars: value.estrellas }, key: value.key }
}
