import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { hashPassword } from '../lib/passwords.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { newAccountForm } from '../registration/new-account-rules.ts'
import { exampleInsteadOf } from '../registration/rules.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { passwordProblem } from '../sessions/rules.ts'
import { networkOf } from '../web/client-address.ts'
import { DeadInvitationPage } from '../web/dead-invitation.tsx'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { AcceptPage } from './accept-page.tsx'
import { acceptInvitation, inviteDelegate, registerDelegate, withdrawInvitation } from './commands.ts'
import { invitationForm } from './form.ts'
import { InvitePage } from './page.tsx'
import { heldContract, invitationOf } from './queries.ts'
import { stateOf, usualEnd } from './rules.ts'

export function delegateRoutes(services: Services) {
  const { sql, settings } = services
  return new Hono<OfficeEnv>().route('/', givingRoutes(services)).route('/', takingRoutes(sql, services, settings))
}

/** For whoever holds the contract. */
function givingRoutes({ sql, ...services }: Services) {
  const signedIn = requireAccount({ sql, ...services })
  return new Hono<SignedIn>()
    .get(paths.delegateInvitations(':number'), signedIn, async (c) => {
      const { view, accountId } = c.var
      const held = await heldContract(sql, { accountId, number: c.req.param('number') })
      if (!held) return c.notFound()
      const values = { key: randomUUID(), role: 'sees', endsOn: usualEnd(view.today) }
      return c.html(<InvitePage view={view} contract={held.number} form={{ values, errors: {} }} />)
    })
    .post(paths.delegateInvitations(':number'), signedIn, async (c) => {
      const { view, accountId } = c.var
      const number = c.req.param('number')
      if (!(await heldContract(sql, { accountId, number }))) return c.notFound()
      const again = (form: FormState, status: 422 | 429 = 422) =>
        c.html(<InvitePage view={view} contract={number} form={form} />, status)
      const body = await c.req.parseBody()
      if (!isUuid(String(body.key ?? ''))) body.key = randomUUID()
      const { form, value } = readForm(invitationForm(view.words, view.today), body)
      if (!value) return again(form)
      const outcome = await inviteDelegate(sql, { ...value, accountId, number, language: c.var.view.words.language })
      switch (outcome.kind) {
        case 'invited':
          return c.redirect(`${paths.contractAccess(number)}?listo=invitada`, 303)
        case 'own':
          return again(refuse(form, 'email', view.words('delegates.error.own')))
        case 'wait':
          c.header('Retry-After', String(outcome.seconds))
          return again(refuse(form, '', view.words('delegates.error.wait')), 429)
        case 'not-found':
          return c.notFound()
      }
    })
    .post(paths.delegateInvitationEnd(':number', ':id'), signedIn, async (c) => {
      const { number, id } = c.req.param()
      const known = isUuid(id) && (await withdrawInvitation(sql, { accountId: c.var.accountId, number, id }))
      return known ? c.redirect(`${paths.contractAccess(number)}?listo=retirada`, 303) : c.notFound()
    })
}

/** For whoever opens the mail. Looking uses nothing up: mail scanners open links too. */
function takingRoutes(sql: Services['sql'], services: Services, { passwordPolicy: policy }: Services['settings']) {
  const opening = limiter(sql, { name: 'invitation', points: 60, seconds: 15 * 60 })
  const accepted = (['legalNotice', 'termsOfUse'] as const).map((document) => ({
    document,
    version: services.profile.documents[document].version,
  }))
  const dead = (c: Context<OfficeEnv>) => c.html(<DeadInvitationPage view={c.var.view} />, 410)
  const opened = async (token: string) => {
    const invitation = await invitationOf(sql, token)
    return stateOf(invitation) === 'open' ? invitation : undefined
  }

  return new Hono<OfficeEnv>()
    .use('/invitacion/*', knowAccount(services), async (c, next) => {
      const { waitSeconds } = await opening.consume(networkOf(c.var.address))
      if (waitSeconds > 0) return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
      await next()
      c.header('Cache-Control', 'private, no-store')
    })
    .get(paths.delegateInvitation(':token'), async (c) => {
      const token = c.req.param('token')
      const invitation = await opened(token)
      if (!invitation) return dead(c)
      return c.html(
        <AcceptPage view={c.var.view} token={token} invitation={invitation} form={blankForm} policy={policy} />,
      )
    })
    .post(paths.delegateInvitation(':token'), async (c) => {
      const token = c.req.param('token')
      const { view } = c.var
      if (!view.person) return c.redirect(paths.delegateInvitation(token), 303)
      const outcome = await acceptInvitation(sql, { token, accountId: view.person.accountId, today: view.today })
      switch (outcome.kind) {
        case 'accepted':
          return c.redirect(paths.contract(outcome.contract), 303)
        case 'dead':
          return dead(c)
        case 'already-sees': {
          const invitation = await opened(token)
          if (!invitation) return dead(c)
          const props = { view, token, invitation, form: blankForm, policy }
          return c.html(<AcceptPage {...props} alreadySees />, 422)
        }
      }
    })
    .post(paths.delegateAccount(':token'), async (c) => {
      const token = c.req.param('token')
      const { view } = c.var
      const invitation = await opened(token)
      if (!invitation) return dead(c)
      if (view.person) return c.redirect(paths.delegateInvitation(token), 303)
      const again = (form: FormState) =>
        c.html(<AcceptPage view={view} token={token} invitation={invitation} form={form} policy={policy} />, 422)

      const body = await c.req.parseBody()
      const { form, value } = readForm(newAccountForm(view.words), body)
      const context = { username: form.values.username ?? '', email: invitation.email }
      const secret = readNewPassword(view, body, (typed) => passwordProblem(typed, policy, context))
      const both = { values: form.values, errors: { ...form.errors, ...secret.form.errors } }
      if (!value || !secret.password) return again(both)

      const passwordHash = await hashPassword(secret.password)
      const { name, username } = value
      const outcome = await registerDelegate(sql, {
        token,
        name,
        username,
        passwordHash,
        accepted,
        today: view.today,
        language: view.words.language,
      })
      switch (outcome.kind) {
        case 'registered':
          return c.redirect(`${paths.signIn}?${new URLSearchParams({ ir: paths.contract(invitation.contract) })}`, 303)
        case 'username-taken': {
          const example = exampleInsteadOf(username, view.today.slice(0, 4))
          return again(refuse(both, 'username', view.words('registration.error.username.taken', { example })))
        }
        case 'dead':
          return dead(c)
      }
    })
}
