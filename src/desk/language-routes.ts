import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { keepLanguage } from '../web/language.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { isLanguage } from '../words/choosing.ts'
import { deskCookie } from './cookie.ts'
import { deskPathOf } from './desk-path-rules.ts'
import { chooseOperatorLanguage } from './operator-commands.ts'
import { operatorOfSession } from './session-queries.ts'

/** The desk's own switch, for it may have a host of its own. */
export const deskLanguageRoutes = ({ sql, settings }: Services) =>
  new Hono<OfficeEnv>().post(deskPaths.language, async (c) => {
    const { idioma, volver } = await c.req.parseBody()
    if (typeof idioma === 'string' && isLanguage(idioma)) {
      keepLanguage(c, idioma)
      const token = getCookie(c, deskCookie(c.var.tls, settings).name)
      const operator = token ? await operatorOfSession(sql, token) : undefined
      if (operator) await chooseOperatorLanguage(sql, { operatorId: operator.operatorId, language: idioma })
    }
    return c.redirect(deskPathOf(volver) ?? deskPaths.inbox, 303)
  })
