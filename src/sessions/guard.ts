import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv, Person } from '../web/view.ts'
import { sessionCookie } from './cookie.ts'
import { personOfSession } from './queries.ts'

export type SignedIn = { Variables: OfficeEnv['Variables'] & { accountId: string; person: Person } }

/** Lets only a signed-in person through; anybody else signs in first and comes back to where they wanted to go. */
export const requireAccount = ({ sql, settings }: Services) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const person = await personOf(c, sql, settings)
    if (!person) {
      const wanted = c.req.method === 'GET' ? new URL(c.req.url) : undefined
      const back = wanted ? `?ir=${encodeURIComponent(wanted.pathname + wanted.search)}` : ''
      return c.redirect(`${paths.home}${back}`, 303)
    }
    c.set('accountId', person.accountId)
    c.set('person', person)
    c.set('view', { ...c.var.view, person })
    c.header('Cache-Control', 'private, no-store')
    await next()
  })

/** For pages that anybody may see: greets who is signed in. */
export const knowAccount = ({ sql, settings }: Services) =>
  createMiddleware<OfficeEnv>(async (c, next) => {
    const person = await personOf(c, sql, settings)
    if (person) c.set('view', { ...c.var.view, person })
    await next()
  })

async function personOf(c: Context, sql: Services['sql'], settings: Services['settings']) {
  const token = getCookie(c, sessionCookie(settings.baseUrl).name)
  return token ? personOfSession(sql, token) : undefined
}
