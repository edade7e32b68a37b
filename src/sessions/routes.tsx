import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { keepLanguage, languageToRemember } from '../web/language.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { isLanguage } from '../words/choosing.ts'
import { endSession, signIn } from './commands.ts'
import { deviceCookie, sessionCookie } from './cookie.ts'
import { signInForm } from './form.ts'
import { knowAccount } from './guard.ts'
import { languageRoutes } from './language-routes.ts'
import { SignInPage, type SignInReason } from './page.tsx'
import { recoveryRoutes } from './recovery-routes.tsx'
import { rememberIn, tooManyTries, visitorOf } from './response.tsx'
import { safePath } from './rules.ts'
import { securityRoutes } from './security-routes.tsx'

const reasons: Record<string, SignInReason> = { vencida: 'expired', recuperada: 'recovered' }

export function sessionRoutes(services: Services) {
  const { sql } = services

  return new Hono<OfficeEnv>()
    .get(paths.signIn, knowAccount(services), (c) => {
      const wantedPath = safePath(c.req.query('ir'))
      if (c.var.view.person) return c.redirect(wantedPath ?? paths.contracts, 303)
      const reason = reasons[c.req.query('sesion') ?? ''] ?? (wantedPath ? 'wanted' : undefined)
      c.header('Cache-Control', 'no-store')
      return c.html(<SignInPage view={c.var.view} form={blankForm} wantedPath={wantedPath} reason={reason} />)
    })
    .post(paths.signIn, async (c) => {
      const { words } = c.var.view
      const body = await c.req.parseBody()
      const wantedPath = safePath(typeof body.ir === 'string' ? body.ir : undefined)
      const again = (form: FormState) =>
        c.html(<SignInPage view={c.var.view} form={form} wantedPath={wantedPath} />, 422)

      const session = sessionCookie(c.var.tls)
      const { form, value } = readForm(signInForm(words), body)
      if (!value) return again(form)

      const outcome = await signIn(sql, {
        ...value,
        visitor: visitorOf(c),
        network: networkOf(c.var.address),
        deviceMarks: getCookie(c, deviceCookie(c.var.tls).name),
        oldToken: getCookie(c, session.name),
        language: languageToRemember(c),
      })
      switch (outcome.kind) {
        case 'signed-in':
          setCookie(c, session.name, outcome.token, session.options)
          rememberIn(c, outcome.passwordHash)
          if (isLanguage(outcome.language)) keepLanguage(c, outcome.language)
          return c.redirect(wantedPath ?? paths.contracts, 303)
        case 'wrong':
          return again(refuse(form, '', words('account.wrong')))
        case 'wait':
          return tooManyTries(c, outcome.seconds)
      }
    })
    .post(paths.signOut, async (c) => {
      const session = sessionCookie(c.var.tls)
      const token = getCookie(c, session.name)
      if (token) await endSession(sql, token)
      deleteCookie(c, session.name, session.options)
      // The browser forgets the pages too, but not that it has been here: see device.ts.
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.redirect(paths.home, 303)
    })
    .route('/', languageRoutes(services))
    .route('/', recoveryRoutes(services))
    .route('/', securityRoutes(services))
}
