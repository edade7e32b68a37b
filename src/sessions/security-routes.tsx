import { Hono } from 'hono'
import { hashPassword, verifyPassword } from '../lib/passwords.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import { closeOtherSessions, closeSession, setPassword } from './commands.ts'
import { requireAccount, type SignedIn } from './guard.ts'
import { openSessionsOf, passwordHashOf } from './queries.ts'
import { rememberIn, tooManyTries } from './response.tsx'
import { passwordProblem } from './rules.ts'
import { type Done, SecurityPage } from './security-page.tsx'
import { passwordChangeLimit } from './throttle.ts'

const dones: Record<string, Done> = { contrasena: 'changed', sesion: 'sessionClosed', otras: 'othersClosed' }
const done = (what: string) => `${paths.security}?listo=${what}`

export function securityRoutes(services: Services) {
  const { sql, settings } = services
  const policy = settings.passwordPolicy
  const wrongTries = passwordChangeLimit(sql)

  return new Hono<SignedIn>()
    .get(paths.security, requireAccount(services), async (c) => {
      const sessions = await openSessionsOf(sql, c.var.accountId)
      return c.html(
        <SecurityPage
          view={c.var.view}
          person={c.var.person}
          form={blankForm}
          policy={policy}
          sessions={sessions}
          done={dones[c.req.query('listo') ?? '']}
        />,
      )
    })
    .post(paths.password, requireAccount(services), async (c) => {
      const { view, person, accountId } = c.var
      const body = await c.req.parseBody()
      const again = async (form: FormState) => {
        const sessions = await openSessionsOf(sql, accountId)
        return c.html(<SecurityPage view={view} person={person} form={form} policy={policy} sessions={sessions} />, 422)
      }
      const { form, password } = readNewPassword(view, body, (typed) => passwordProblem(typed, policy, person))
      const current = typeof body.currentPassword === 'string' ? body.currentPassword : ''
      if (!current) return again(refuse(form, 'currentPassword', view.words('account.currentPasswordMissing')))
      if (!password) return again(form)

      const { waitSeconds } = await wrongTries.consume(accountId)
      if (waitSeconds > 0) return tooManyTries(c, waitSeconds)
      if (!(await verifyPassword(current, await passwordHashOf(sql, accountId)))) {
        return again(refuse(form, 'currentPassword', view.words('account.currentPasswordWrong')))
      }
      await wrongTries.reset(accountId)

      const passwordHash = await hashPassword(password)
      await setPassword(sql, { accountId, passwordHash, cause: 'change', keepSession: person.sessionId })
      rememberIn(c, passwordHash)
      return c.redirect(done('contrasena'), 303)
    })
    .post(paths.otherSessions, requireAccount(services), async (c) => {
      await closeOtherSessions(sql, { accountId: c.var.accountId, keep: c.var.person.sessionId })
      return c.redirect(done('otras'), 303)
    })
    .post(paths.session(':id'), requireAccount(services), async (c) => {
      const sessionId = c.req.param('id')
      const known = isUuid(sessionId) && (await closeSession(sql, { accountId: c.var.accountId, sessionId }))
      return known ? c.redirect(done('sesion'), 303) : c.notFound()
    })
}
