import { drafting } from '../drafts/guard.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { withUploads } from '../web/upload.ts'
import { type Asking, fileFieldsOf } from './asking.tsx'
import { trapName, typedIn } from './form.ts'
import { kindOffered } from './rules.ts'

/** What was typed in a kind's form and not sent. */
export function requestDrafting(services: Services) {
  const { profile } = services
  const drafts = drafting(services)
  const kindOf = (c: Asking) => kindOffered(profile.requestGroups, c.req.param('kind') ?? '')

  const keep = async (c: Asking) => {
    const kind = kindOf(c)
    if (!kind) return c.notFound()
    const { fields } = await withUploads(c, [], async (sent) => sent)
    if (!isUuid(fields.key ?? '') || fields[trapName]) return c.body(null, 204)
    return drafts.keep(c, { form: 'request', about: kind.slug }, { key: fields.key!, typed: typedIn(fields, kind) })
  }

  const discard = async (c: Asking) => {
    const kind = kindOf(c)
    if (!kind) return c.notFound()
    const page = c.var.view.person ? paths.request(kind.slug) : paths.guestRequest(kind.slug)
    return drafts.discard(c, { form: 'request', about: kind.slug }, page)
  }

  const keepForLater = drafts.keepForLater({
    fileFields: (c) => {
      const kind = kindOf(c)
      return kind ? fileFieldsOf(kind) : []
    },
    read: (c, fields) => {
      const kind = kindOf(c)
      if (!kind || fields[trapName]) return undefined
      return {
        of: { form: 'request', about: kind.slug },
        typed: typedIn(fields, kind),
        page: paths.request(kind.slug),
      }
    },
  })

  return { keep, discard, keepForLater }
}
