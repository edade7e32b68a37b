import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { dropWaiting, takeFiles } from '../attachments/commands.ts'
import { guestOf } from '../attachments/guard.tsx'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import type { Services } from '../services.ts'
import { type SignedIn, toSignIn } from '../sessions/guard.ts'
import { networkOf } from '../web/client-address.ts'
import { withUploads } from '../web/upload.ts'
import type { OfficeEnv } from '../web/view.ts'
import { claimDraft, dropDraft, keepDraft, keepGuestDraft } from './commands.ts'
import { draftCookie } from './cookie.ts'
import { type DraftHolder, draftOf } from './queries.ts'
import { type DraftOf, mostAbout, type Typed } from './rules.ts'

type Asking = Context<OfficeEnv> | Context<SignedIn>
type Kept = { key: string | undefined; typed: Typed }

/** A form that came after its sender's session had ended, and the page on which they find it again. */
type LostForm = { of: DraftOf; typed: Typed; page: string }

type LosableForm = {
  fileFields: (c: Context<OfficeEnv>) => readonly string[]
  /** Its files are pictures. */
  only?: 'picture'
  read: (c: Context<OfficeEnv>, fields: Record<string, string>) => LostForm | undefined
}

/** A page keeps what is typed every few seconds at most. */
const keeping = { name: 'drafts', points: 600, seconds: 3600 }

/** What was typed and not sent: kept while it is typed, and when a session had ended. */
export function drafting(services: Services) {
  const { sql, files, scan } = services
  const limit = limiter(sql, keeping)

  const allows = async (c: Asking) =>
    (await limit.consume(c.var.view.person?.accountId ?? networkOf(c.var.address))).waitSeconds === 0

  /** Whose drafts this page may show; what a lost session left in the browser is theirs first. Who looks on sees none. */
  const holderFor = async (c: Asking, of: DraftOf): Promise<DraftHolder | undefined> => {
    const { person, looking } = c.var.view
    if (looking) return undefined
    const token = getCookie(c, draftCookie(c.var.tls).name)
    if (!person) return token ? { token } : undefined
    if (token) await claimDraft(sql, { token, accountId: person.accountId, of })
    return { accountId: person.accountId }
  }

  const draftFor = async (c: Asking, of: DraftOf) => {
    const holder = await holderFor(c, of)
    return holder && draftOf(sql, of, holder)
  }

  const keepAsGuest = async (c: Asking, kept: Kept & { of: DraftOf; meantFor?: string }) => {
    const cookie = draftCookie(c.var.tls)
    const token = await keepGuestDraft(sql, { token: getCookie(c, cookie.name), ...kept })
    setCookie(c, cookie.name, token, cookie.options)
  }

  /** For the page itself, which goes on typing: nothing to see. */
  const keep = async (c: Asking, of: DraftOf, kept: Kept) => {
    const { person } = c.var.view
    if (!(await allows(c))) return c.body(null, 204)
    if (person) await keepDraft(sql, { accountId: person.accountId, of, ...kept })
    else await keepAsGuest(c, { of, ...kept })
    return c.body(null, 204)
  }

  /** With the files that waited with it. */
  const discard = async (c: Asking, of: DraftOf, page: string) => {
    const draft = await draftFor(c, of)
    if (draft) {
      await dropDraft(sql, draft.formKey)
      await dropWaiting({ sql, files }, { key: draft.formKey, accountId: c.var.view.person?.accountId })
    }
    return c.redirect(page, 303)
  }

  /**
   * Stands before the guard of a form, after `knowAccount`: whose session has ended signs in, and finds on its page what
   * they had sent, with its files; nobody but the account that the form was shown to does.
   */
  const keepForLater = ({ fileFields, only, read }: LosableForm) =>
    createMiddleware<OfficeEnv>(async (c, next) => {
      if (c.var.view.person) return next()
      if (!(await allows(c))) return toSignIn(c)
      return withUploads(c, fileFields(c), async ({ fields, uploads }) => {
        const lost = read(c, fields)
        const meantFor = fields.para ?? ''
        if (!lost || lost.of.about.length > mostAbout || !isUuid(meantFor)) return toSignIn(c, lost?.page)
        const key = isUuid(fields.key ?? '') ? fields.key! : randomUUID()
        const withPosition = fields.conPosicion === 'si'
        const guest = guestOf(services, c.var.address)
        await takeFiles({ sql, files, scan }, { key, accountId: undefined, uploads, withPosition, only, guest })
        await keepAsGuest(c, { of: lost.of, key, typed: lost.typed, meantFor })
        return toSignIn(c, lost.page)
      })
    })

  return { holderFor, draftFor, keep, discard, keepForLater }
}
