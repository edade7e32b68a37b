import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { speakTo } from '../web/language.tsx'
import type { OfficeEnv, Person } from '../web/view.ts'
import { noteSeen } from './commands.ts'
import { sessionCookie } from './cookie.ts'
import { personOfSession } from './queries.ts'

export type SignedIn = { Variables: OfficeEnv['Variables'] & { accountId: string; person: Person } }

/** Lets only a signed-in person through; anybody else signs in first and comes back to where they wanted to go. */
export const requireAccount = (services: Services) =>
  createMiddleware<SignedIn>(async (c, next) => {
    c.header('Cache-Control', 'private, no-store')
    const person = c.var.view.person ?? (await personOf(c, services))
    if (!person) return toSignIn(c)
    c.set('accountId', person.accountId)
    c.set('person', person)
    c.set('view', { ...c.var.view, person })
    speakTo(c, person)
    await next()
  })

/** Whoever is not signed in signs in first, and comes to this page then, or back to where they stood. */
export function toSignIn<Env extends OfficeEnv>(c: Context<Env>, page?: string) {
  c.header('Cache-Control', 'private, no-store')
  return c.redirect(signInFrom(c, page ?? wantedPage(c)), 303)
}

/** For pages that anybody may see: greets who is signed in. */
export const knowAccount = (services: Services) =>
  createMiddleware<OfficeEnv>(async (c, next) => {
    const person = await personOf(c, services)
    if (person) {
      c.set('view', { ...c.var.view, person })
      speakTo(c, person)
      c.header('Cache-Control', 'private, no-store')
    }
    await next()
  })

async function personOf<Env extends OfficeEnv>(c: Context<Env>, { sql }: Services): Promise<Person | undefined> {
  const { looking } = c.var.view
  if (looking) return looking.person
  const token = getCookie(c, sessionCookie(c.var.tls).name)
  const found = token ? await personOfSession(sql, token) : undefined
  if (!found) return undefined
  const { seenLongAgo, ...person } = found
  if (seenLongAgo) await noteSeen(sql, person.sessionId)
  return person
}

/** Whoever comes with a session that has ended is told so. */
function signInFrom<Env extends OfficeEnv>(c: Context<Env>, wanted: string | undefined): string {
  const query = new URLSearchParams(wanted ? { ir: wanted } : {})
  if (getCookie(c, sessionCookie(c.var.tls).name)) query.set('sesion', 'vencida')
  return query.size > 0 ? `${paths.signIn}?${query}` : paths.signIn
}

/** A form cannot be sent again by itself: its sender comes back to the page it stood on. */
function wantedPage<Env extends OfficeEnv>(c: Context<Env>): string | undefined {
  const url = URL.parse(c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? ''))
  return url ? url.pathname + url.search : undefined
}
