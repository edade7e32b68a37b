import { Hono } from 'hono'
import { hashPassword } from '../lib/passwords.ts'
import { isUuid } from '../lib/text.ts'
import { newToken } from '../lib/tokens.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { passwordProblem } from '../sessions/rules.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { WordKey } from '../words/words.ts'
import { changeFactor, changeOperatorPassword } from './enrolment-commands.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { RecoveryCodesPage } from './invitation-page.tsx'
import { tooManyTries } from './message-page.tsx'
import { MyAccessPage, NewFactorPage } from './my-access-page.tsx'
import type { Operator } from './operator-rules.ts'
import { ownPasswordOf } from './own-password.ts'
import { passkeysOf } from './passkey-queries.ts'
import { enrolment, newRecoveryCodes, sealSecret, secretToEnrol, stepOfCode } from './second-factor.ts'
import { closeOperatorSession, closeOperatorSessions } from './session-commands.ts'
import { sessionsOfOperator } from './session-queries.ts'

const dones: Record<string, WordKey> = {
  contrasena: 'account.changed',
  sesion: 'account.sessionClosed',
  otras: 'account.othersClosed',
  llave: 'deskPasskeys.added',
  'sin-llave': 'deskPasskeys.ended',
}
const done = (what: string) => `${deskPaths.myAccess}?listo=${what}`
const typedIn = (text: unknown) => (typeof text === 'string' ? text : '')

export function myAccessRoutes(services: Services) {
  const { sql, settings, profile } = services
  const checkOwnPassword = ownPasswordOf(sql)
  const holdings = async ({ operatorId }: Operator) => {
    const [sessions, passkeys] = await Promise.all([sessionsOfOperator(sql, operatorId), passkeysOf(sql, operatorId)])
    return { sessions, passkeys }
  }

  return new Hono<AtDesk>()
    .get(deskPaths.myAccess, requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const told = dones[c.req.query('listo') ?? '']
      return c.html(
        <MyAccessPage view={view} operator={operator} form={blankForm} {...(await holdings(operator))} done={told} />,
      )
    })
    .post(deskPaths.ownPassword, requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const body = await c.req.parseBody()
      const again = async (form: FormState) => {
        return c.html(<MyAccessPage view={view} operator={operator} form={form} {...(await holdings(operator))} />, 422)
      }
      const { form, password } = readNewPassword(view, body, (typed) =>
        passwordProblem(typed, 'strong', { username: operator.email, email: operator.email }),
      )
      const current = typedIn(body.currentPassword)
      if (!current) return again(refuse(form, 'currentPassword', view.words('account.currentPasswordMissing')))
      if (!password) return again(form)
      const known = await checkOwnPassword(operator.operatorId, current)
      if (typeof known === 'number') return tooManyTries(c, known)
      if (known === 'wrong') return again(refuse(form, 'currentPassword', view.words('account.currentPasswordWrong')))
      await changeOperatorPassword(sql, operator, await hashPassword(password))
      return c.redirect(done('contrasena'), 303)
    })
    .get(deskPaths.ownFactor, requireOperator(services), (c) => {
      const { view, operator } = c.var
      const nonce = newToken()
      const secret = secretToEnrol(settings.dataDir, `${operator.operatorId} ${nonce}`)
      const enrolling = enrolment(secret, { issuer: profile.name, email: operator.email })
      return c.html(<NewFactorPage view={view} operator={operator} form={blankForm} {...{ nonce, enrolling }} />)
    })
    .post(deskPaths.ownFactor, requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const body = await c.req.parseBody()
      const nonce = typedIn(body.nonce)
      // The page's nonce chooses among secrets that the office alone can make.
      const secret = secretToEnrol(settings.dataDir, `${operator.operatorId} ${nonce}`)
      const again = (form: FormState) => {
        const enrolling = enrolment(secret, { issuer: profile.name, email: operator.email })
        return c.html(<NewFactorPage view={view} operator={operator} form={form} {...{ nonce, enrolling }} />, 422)
      }
      const lastStep = stepOfCode(secret, typedIn(body.code), Date.now())
      if (lastStep === undefined) return again(refuse(blankForm, 'code', view.words('desk.firstCodeWrong')))
      const known = await checkOwnPassword(operator.operatorId, typedIn(body.currentPassword))
      if (typeof known === 'number') return tooManyTries(c, known)
      if (known === 'wrong') {
        return again(refuse(blankForm, 'currentPassword', view.words('account.currentPasswordWrong')))
      }
      const recoveryCodes = newRecoveryCodes()
      const sealed = sealSecret(settings.dataDir, operator.operatorId, secret)
      await changeFactor(sql, operator, { sealed, lastStep, recoveryCodes })
      return c.html(<RecoveryCodesPage view={view} operator={operator} codes={recoveryCodes} />)
    })
    .post(deskPaths.otherOwnSessions, requireOperator(services), async (c) => {
      const { operatorId, sessionId } = c.var.operator
      await closeOperatorSessions(sql, { operatorId, keep: sessionId })
      return c.redirect(done('otras'), 303)
    })
    .post(deskPaths.ownSession(':id'), requireOperator(services), async (c) => {
      const sessionId = c.req.param('id')
      const { operatorId } = c.var.operator
      const known = isUuid(sessionId) && (await closeOperatorSession(sql, { operatorId, sessionId }))
      return known ? c.redirect(done('sesion'), 303) : c.notFound()
    })
}
