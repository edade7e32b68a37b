import { type Context, Hono } from 'hono'
import { limitUploads } from '../attachments/guard.tsx'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import type { OfficeEnv } from '../web/view.ts'
import { asking } from './asking.tsx'
import { requestDrafting } from './drafting.ts'
import { RequestsPage } from './page.tsx'
import { sentRequest } from './queries.ts'
import { groupsWith, kindNamed } from './rules.ts'
import { RequestSentPage } from './sent-page.tsx'

export function requestRoutes(services: Services) {
  const { sql } = services
  const { ask, take } = asking(services)
  const { keep, discard, keepForLater } = requestDrafting(services)

  const list = (c: Context<OfficeEnv> | Context<SignedIn>) => {
    const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
    return c.html(
      <RequestsPage view={c.var.view} typed={typed} groups={groupsWith(c.var.view.profile.requestGroups, typed)} />,
    )
  }

  const confirm = async (c: Context<OfficeEnv> | Context<SignedIn>, accountId: string | undefined) => {
    const key = c.req.param('key') ?? ''
    const sent = isUuid(key) ? await sentRequest(sql, { key, accountId }) : undefined
    if (!sent) return c.notFound()
    return c.html(
      <RequestSentPage view={c.var.view} sent={sent} kind={kindNamed(c.var.view.profile.requestGroups, sent.kind)} />,
    )
  }

  const signedIn = requireAccount(services)
  const uploads = limitUploads(services)
  return new Hono<SignedIn>()
    .get(paths.contact, knowAccount(services), list)
    .get(paths.guestRequestSent(':key'), (c) => confirm(c, undefined))
    .get(paths.guestRequest(':kind'), (c) => ask(c, undefined))
    .post(paths.guestRequest(':kind'), uploads, (c) => take(c, undefined))
    .post(paths.guestRequestDraft(':kind'), keep)
    .post(paths.guestRequestDraftEnd(':kind'), discard)
    .get(paths.requests, signedIn, list)
    .get(paths.requestSent(':key'), signedIn, (c) => confirm(c, c.var.accountId))
    .get(paths.request(':kind'), signedIn, (c) => ask(c, c.var.person))
    .post(paths.request(':kind'), knowAccount(services), uploads, keepForLater, signedIn, (c) => take(c, c.var.person))
    .post(paths.requestDraft(':kind'), signedIn, keep)
    .post(paths.requestDraftEnd(':kind'), signedIn, discard)
}
