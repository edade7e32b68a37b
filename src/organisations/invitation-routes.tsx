import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { newAccountForm } from '../registration/new-account-rules.ts'
import { exampleInsteadOf } from '../registration/rules.ts'
import type { Services } from '../services.ts'
import { knowAccount } from '../sessions/guard.ts'
import { passwordProblem } from '../sessions/rules.ts'
import { networkOf } from '../web/client-address.ts'
import { DeadInvitationPage } from '../web/dead-invitation.tsx'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { AcceptPage } from './accept-page.tsx'
import { joinOrganisation, registerInOrganisation } from './commands.ts'
import { invitationOf, type OpenedInvitation } from './queries.ts'
import { stateOf } from './rules.ts'

/** For whoever opens the mail. Looking uses nothing up: mail scanners open links too. */
export function organisationInvitationRoutes(services: Services) {
  const { sql, settings, profile } = services
  const { passwordPolicy: policy } = settings
  const opening = limiter(sql, { name: 'invitation', points: 60, seconds: 15 * 60 })
  const accepted = (['legalNotice', 'termsOfUse'] as const).map((document) => ({
    document,
    version: profile.documents[document].version,
  }))
  const dead = (c: Context<OfficeEnv>) => c.html(<DeadInvitationPage view={c.var.view} />, 410)
  const opened = async (token: string): Promise<OpenedInvitation | undefined> => {
    const invitation = await invitationOf(sql, token)
    return stateOf(invitation) === 'open' ? invitation : undefined
  }
  const refused = { 'already-in': 'organisations.accept.alreadyIn', full: 'organisations.accept.full' } as const

  return new Hono<OfficeEnv>()
    .use('/organizacion/invitacion/*', knowAccount(services), async (c, next) => {
      const { waitSeconds } = await opening.consume(networkOf(c.var.address))
      if (waitSeconds > 0) return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
      await next()
      c.header('Cache-Control', 'private, no-store')
    })
    .get(paths.organisationInvitation(':token'), async (c) => {
      const token = c.req.param('token')
      const invitation = await opened(token)
      if (!invitation) return dead(c)
      const props = { view: c.var.view, token, invitation, form: blankForm, policy }
      return c.html(<AcceptPage {...props} />)
    })
    .post(paths.organisationInvitation(':token'), async (c) => {
      const token = c.req.param('token')
      const { view } = c.var
      if (!view.person) return c.redirect(paths.organisationInvitation(token), 303)
      const outcome = await joinOrganisation(sql, { token, accountId: view.person.accountId })
      switch (outcome.kind) {
        case 'joined':
          return c.redirect(paths.organisation(outcome.organisationId), 303)
        case 'dead':
          return dead(c)
        case 'already-in':
        case 'full': {
          const invitation = await opened(token)
          if (!invitation) return dead(c)
          const props = { view, token, invitation, form: blankForm, policy }
          return c.html(<AcceptPage {...props} refused={refused[outcome.kind]} />, 422)
        }
      }
    })
    .post(paths.organisationAccount(':token'), async (c) => {
      const token = c.req.param('token')
      const { view } = c.var
      const invitation = await opened(token)
      if (!invitation) return dead(c)
      if (view.person) return c.redirect(paths.organisationInvitation(token), 303)
      const props = { view, token, invitation, policy }
      const again = (form: FormState) => c.html(<AcceptPage {...props} form={form} />, 422)
      const body = await c.req.parseBody()
      const { form, value } = readForm(newAccountForm(view.words), body)
      const context = { username: form.values.username ?? '', email: invitation.email }
      const secret = readNewPassword(view, body, (typed) => passwordProblem(typed, policy, context))
      const both = { values: form.values, errors: { ...form.errors, ...secret.form.errors } }
      if (!value || !secret.password) return again(both)
      const passwordHash = await hashPassword(secret.password)
      const { name, username } = value
      const account = { name, username, passwordHash, accepted, language: view.words.language }
      const outcome = await registerInOrganisation(sql, { token, ...account })
      switch (outcome.kind) {
        case 'registered':
          return c.redirect(
            `${paths.signIn}?${new URLSearchParams({ ir: paths.organisation(invitation.organisationId) })}`,
            303,
          )
        case 'username-taken': {
          const example = exampleInsteadOf(username, view.today.slice(0, 4))
          return again(refuse(both, 'username', view.words('registration.error.username.taken', { example })))
        }
        case 'full':
          return c.html(<AcceptPage {...props} form={both} refused="organisations.accept.full" />, 422)
        case 'dead':
          return dead(c)
      }
    })
}
