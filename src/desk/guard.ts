import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { speakTo } from '../web/language.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { deskCookie } from './cookie.ts'
import { mayNotPage } from './message-page.tsx'
import type { Operator } from './operator-rules.ts'
import { mayAs, type Role } from './role-rules.ts'
import { noteSeen } from './session-commands.ts'
import { operatorOfSession } from './session-queries.ts'

export type AtDesk = { Variables: OfficeEnv['Variables'] & { operator: Operator } }

/** Lets only an operator with enough of a role through; anybody else signs in first and comes back. */
export const requireOperator = ({ sql, settings }: Services, needs: Role = 'answers') =>
  createMiddleware<AtDesk>(async (c, next) => {
    c.header('Cache-Control', 'private, no-store')
    const token = getCookie(c, deskCookie(c.var.tls, settings).name)
    const found = token ? await operatorOfSession(sql, token) : undefined
    if (!found) return c.redirect(signInFrom(c, token !== undefined), 303)
    const { seenLongAgo, ...operator } = found
    if (seenLongAgo) await noteSeen(sql, operator.sessionId)
    c.set('operator', operator)
    speakTo(c, operator)
    if (!mayAs(operator.role, needs)) return c.html(mayNotPage(c.var.view, operator, needs), 403)
    await next()
  })

/** Whoever comes with a session that has ended is told so. */
function signInFrom<Env extends OfficeEnv>(c: Context<Env>, hadSession: boolean): string {
  // A form cannot be sent again by itself: its sender comes back to the page it stood on.
  const url = URL.parse(c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? ''))
  const query = new URLSearchParams(url ? { ir: url.pathname + url.search } : {})
  if (hadSession) query.set('sesion', 'vencida')
  return query.size > 0 ? `${deskPaths.signIn}?${query}` : deskPaths.signIn
}
