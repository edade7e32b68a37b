import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { keepLanguage } from '../web/language.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { isLanguage } from '../words/choosing.ts'
import { chooseLanguage } from './commands.ts'
import { sessionCookie } from './cookie.ts'
import { personOfSession } from './queries.ts'
import { safePath } from './rules.ts'

/** The switch at the foot of every page. */
export function languageRoutes({ sql }: Services) {
  const whoIsIn = async (c: Context<OfficeEnv>) => {
    const token = getCookie(c, sessionCookie(c.var.tls).name)
    return token ? personOfSession(sql, token) : undefined
  }

  return new Hono<OfficeEnv>().post(paths.language, async (c) => {
    const { idioma, volver } = await c.req.parseBody()
    if (typeof idioma === 'string' && isLanguage(idioma)) {
      keepLanguage(c, idioma)
      const person = await whoIsIn(c)
      if (person) await chooseLanguage(sql, { accountId: person.accountId, language: idioma })
    }
    return c.redirect(safePath(typeof volver === 'string' ? volver : undefined) ?? paths.home, 303)
  })
}
