import { Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { readOnly } from '../web/read-only.ts'
import type { OfficeEnv } from '../web/view.ts'
import { personSeen } from './account-queries.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { lookingAddress, mayBeLookedAt } from './looking-rules.ts'
import { recordAct } from './record-commands.ts'

type Lent = OfficeEnv & { Bindings: OfficeEnv['Variables'] }

/** The very pages that a person sees, made by the slices that make them for that person, without what changes anything. */
export function lookingRoutes(services: Services, ownPages: Hono<OfficeEnv>) {
  const { sql } = services
  const theirs = new Hono<Lent>()
    .use(async (c, next) => {
      c.set('view', c.env.view)
      c.set('address', c.env.address)
      c.set('tls', c.env.tls)
      await next()
    })
    .route('/', ownPages as unknown as Hono<Lent>)
    .onError((error) => {
      throw error
    })

  return new Hono<AtDesk>().get(deskPaths.accountOffice(':id', '/*'), requireOperator(services), async (c) => {
    const accountId = c.req.param('id') ?? ''
    const url = new URL(c.req.url)
    url.pathname = c.req.path.slice(deskPaths.accountOffice(accountId, '').length)
    const person = isUuid(accountId) && mayBeLookedAt(url.pathname) ? await personSeen(sql, accountId) : undefined
    if (!person) return c.notFound()

    const { name, username, email } = person
    const view = {
      ...c.var.view,
      canPay: false,
      path: url.pathname,
      looking: { person: { accountId, sessionId: '', name, username, email }, back: deskPaths.account(accountId) },
    }
    const { address, tls } = c.var
    const answer = await theirs.fetch(new Request(url), { view, address, tls })
    const moved = answer.headers.get('location')
    const instead = moved ? lookingAddress(accountId, moved) : undefined
    if (instead) return c.redirect(instead, 303)
    if (answer.status !== 200) return c.notFound()

    const subject = { kind: 'person', ref: `${username} · ${url.pathname}${url.search}`.slice(0, 200) } as const
    await recordAct(sql, { operatorId: c.var.operator.operatorId, act: 'page-seen', subject })
    const contentType = answer.headers.get('content-type') ?? ''
    if (contentType.startsWith('text/html'))
      return c.html(readOnly(await answer.text(), (href) => lookingAddress(accountId, href)))
    return new Response(answer.body, answer)
  })
}
