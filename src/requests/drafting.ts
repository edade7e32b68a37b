import { randomUUID } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { dropWaiting, takeFiles } from '../attachments/commands.ts'
import { guestOf } from '../attachments/guard.tsx'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import type { RequestKind } from '../web/profile.ts'
import { withUploads } from '../web/upload.ts'
import type { Person } from '../web/view.ts'
import { type Asking, fileFieldsOf } from './asking.tsx'
import { draftCookie } from './cookie.ts'
import { dropDraft, keepDraft, keepGuestDraft } from './draft-commands.ts'
import { draftOf } from './draft-queries.ts'
import { trapName, typedIn } from './form.ts'
import { kindOffered } from './rules.ts'

/** A page keeps what is typed every few seconds at most. */
const keeping = { name: 'drafts', points: 600, seconds: 3600 }

/** What was typed and not sent: kept while it is typed, and when a session had ended. */
export function drafting(services: Services) {
  const { sql, files, scan, profile } = services
  const limit = limiter(sql, keeping)

  const kindOf = (c: Asking) => kindOffered(profile.requestGroups, c.req.param('kind') ?? '')
  const allows = async (c: Asking, person: Person | undefined) =>
    (await limit.consume(person?.accountId ?? networkOf(c.var.address))).waitSeconds === 0

  type Form = { kind: RequestKind; fields: Record<string, string>; meantFor?: string }

  const keepAsGuest = async (c: Asking, { kind, fields, meantFor }: Form) => {
    const cookie = draftCookie(c.var.tls)
    const token = await keepGuestDraft(sql, {
      token: getCookie(c, cookie.name),
      meantFor,
      kind: kind.slug,
      key: fields.key!,
      typed: typedIn({ values: fields, errors: {} }, kind),
    })
    setCookie(c, cookie.name, token, cookie.options)
  }

  /** For the page itself, which goes on typing: nothing to see. */
  const keep = async (c: Asking, person: Person | undefined) => {
    const kind = kindOf(c)
    if (!kind) return c.notFound()
    const { fields } = await withUploads(c, [], async (sent) => sent)
    if (!isUuid(fields.key ?? '') || fields[trapName] || !(await allows(c, person))) return c.body(null, 204)
    if (!person) await keepAsGuest(c, { kind, fields })
    else {
      const typed = typedIn({ values: fields, errors: {} }, kind)
      await keepDraft(sql, { accountId: person.accountId, kind: kind.slug, key: fields.key!, typed })
    }
    return c.body(null, 204)
  }

  const discard = async (c: Asking, person: Person | undefined) => {
    const kind = kindOf(c)
    if (!kind) return c.notFound()
    const token = getCookie(c, draftCookie(c.var.tls).name)
    const holder = person ? { accountId: person.accountId } : token ? { token } : undefined
    const draft = holder && (await draftOf(sql, kind.slug, holder))
    if (draft) {
      await dropDraft(sql, draft.formKey)
      await dropWaiting({ sql, files }, { key: draft.formKey, accountId: person?.accountId })
    }
    return c.redirect(person ? paths.request(kind.slug) : paths.guestRequest(kind.slug), 303)
  }

  /** A form whose sender has to sign in first: with its files, for nobody but the account that it was shown to. */
  const keepForLater = async (c: Asking): Promise<void> => {
    const kind = kindOf(c)
    if (!kind || !(await allows(c, undefined))) return
    await withUploads(c, fileFieldsOf(kind), async ({ fields, uploads }) => {
      const meantFor = fields.para ?? ''
      if (!isUuid(meantFor) || fields[trapName]) return
      const key = isUuid(fields.key ?? '') ? fields.key! : randomUUID()
      const withPosition = fields.conPosicion === 'si'
      await takeFiles(
        { sql, files, scan },
        {
          key,
          accountId: undefined,
          uploads,
          withPosition,
          guest: guestOf(services, c.var.address),
        },
      )
      await keepAsGuest(c, { kind, fields: { ...fields, key }, meantFor })
    })
  }

  return { keep, discard, keepForLater }
}
