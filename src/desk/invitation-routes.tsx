import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { hashPassword } from '../lib/passwords.ts'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type LinkState, linkState, passwordProblem } from '../sessions/rules.ts'
import { networkOf } from '../web/client-address.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { enrol } from './enrolment-commands.ts'
import { DeadInvitationPage, InvitationPage, RecoveryCodesPage } from './invitation-page.tsx'
import { tooManyTries } from './message-page.tsx'
import { invitationOf } from './operator-queries.ts'
import { enrolment, newRecoveryCodes, sealSecret, secretToEnrol, stepOfCode } from './second-factor.ts'

export function invitationRoutes({ sql, settings, profile }: Services) {
  const { dataDir } = settings
  const tries = limiter(sql, { name: 'desk-invitation', points: 30, seconds: 15 * 60 })

  const dead = (c: Context<OfficeEnv>, state: Exclude<LinkState, 'good'>) =>
    c.html(<DeadInvitationPage view={c.var.view} state={state} />, state === 'unknown' ? 404 : 410)

  return new Hono<OfficeEnv>()
    .get(deskPaths.invitation(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const token = c.req.param('token')
      const invitation = await invitationOf(sql, token)
      const state = linkState(invitation)
      if (state !== 'good' || !invitation) return dead(c, state === 'good' ? 'unknown' : state)
      const { email } = invitation
      const enrolling = enrolment(secretToEnrol(dataDir, token), { issuer: profile.name, email })
      return c.html(<InvitationPage view={c.var.view} form={blankForm} {...{ token, email, enrolling }} />)
    })
    .post(deskPaths.invitation(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const { view } = c.var
      const token = c.req.param('token')
      const { waitSeconds } = await tries.consume(networkOf(c.var.address))
      if (waitSeconds > 0) return tooManyTries(c, waitSeconds)
      const invitation = await invitationOf(sql, token)
      const state = linkState(invitation)
      if (state !== 'good' || !invitation) return dead(c, state === 'good' ? 'unknown' : state)

      const { email, operatorId } = invitation
      const body = await c.req.parseBody()
      const secret = secretToEnrol(dataDir, token)
      const again = (form: FormState) => {
        const enrolling = enrolment(secret, { issuer: profile.name, email })
        return c.html(<InvitationPage view={view} {...{ form, token, email, enrolling }} />, 422)
      }
      const { form, password } = readNewPassword(view, body, (typed) =>
        passwordProblem(typed, 'strong', { username: email, email }),
      )
      const lastStep = stepOfCode(secret, typeof body.code === 'string' ? body.code : '', Date.now())
      if (!password) return again(form)
      if (lastStep === undefined) return again(refuse(form, 'code', view.words('desk.firstCodeWrong')))

      const recoveryCodes = newRecoveryCodes()
      const sealed = sealSecret(dataDir, operatorId, secret)
      const passwordHash = await hashPassword(password)
      const outcome = await enrol(sql, { token, passwordHash, sealed, lastStep, recoveryCodes })
      if (outcome.kind !== 'enrolled') return dead(c, outcome.kind)
      return c.html(<RecoveryCodesPage view={view} codes={recoveryCodes} />)
    })
}
