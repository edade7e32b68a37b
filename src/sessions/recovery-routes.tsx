import { type Context, Hono } from 'hono'
import { inEqualTime } from '../lib/equal-time.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import { blankForm, readForm } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { recoverPassword, recoverUsername, useLinkForNewPassword } from './commands.ts'
import { passwordRecoveryForm, usernameRecoveryForm } from './form.ts'
import { mailLinkOf } from './queries.ts'
import {
  CheckMailPage,
  ChoosePasswordPage,
  DeadLinkPage,
  PasswordRecoveryPage,
  UsernameRecoveryPage,
} from './recovery-page.tsx'
import { rememberIn, tooManyTries } from './response.tsx'
import { type LinkState, linkState, passwordProblem } from './rules.ts'
import { nameAsCounted, recoveryThrottle } from './throttle.ts'

export function recoveryRoutes(services: Services) {
  const { sql, settings } = services
  const throttle = recoveryThrottle(sql)

  /** The mail is left out, silently, when this person has been sent several already. */
  async function recover(c: Context<OfficeEnv>, who: string, send: () => Promise<void>) {
    const { waitSeconds } = await throttle.ofNetwork.consume(networkOf(c.var.address))
    if (waitSeconds > 0) return tooManyTries(c, waitSeconds)
    const work = async () => {
      const tries = await throttle.ofPerson.consume(nameAsCounted(who))
      if (tries.waitSeconds === 0) await send()
    }
    await inEqualTime(work())
    return c.redirect(`${c.req.path}?enviado=si`, 303)
  }

  return new Hono<OfficeEnv>()
    .get(paths.passwordRecovery, (c) =>
      c.req.query('enviado')
        ? c.html(<CheckMailPage view={c.var.view} what="password" />)
        : c.html(<PasswordRecoveryPage view={c.var.view} form={blankForm} />),
    )
    .post(paths.passwordRecovery, async (c) => {
      const { form, value } = readForm(passwordRecoveryForm(c.var.view.words), await c.req.parseBody())
      if (!value) return c.html(<PasswordRecoveryPage view={c.var.view} form={form} />, 422)
      return recover(c, `user ${value.username}`, () => recoverPassword(sql, value.username, c.var.view.words.language))
    })
    .get(paths.usernameRecovery, (c) =>
      c.req.query('enviado')
        ? c.html(<CheckMailPage view={c.var.view} what="username" />)
        : c.html(<UsernameRecoveryPage view={c.var.view} form={blankForm} />),
    )
    .post(paths.usernameRecovery, async (c) => {
      const { form, value } = readForm(usernameRecoveryForm(c.var.view.words), await c.req.parseBody())
      if (!value) return c.html(<UsernameRecoveryPage view={c.var.view} form={form} />, 422)
      return recover(c, `mail ${value.email}`, () => recoverUsername(sql, value.email, c.var.view.words.language))
    })
    .get(paths.newPassword(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const token = c.req.param('token')
      const link = await mailLinkOf(sql, token, 'password')
      const state = linkState(link)
      if (state !== 'good' || !link) return deadLink(c, state)
      const { view } = c.var
      return c.html(
        <ChoosePasswordPage
          view={view}
          form={blankForm}
          token={token}
          username={link.username}
          policy={settings.passwordPolicy}
        />,
      )
    })
    .post(paths.newPassword(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const { view } = c.var
      const token = c.req.param('token')
      const link = await mailLinkOf(sql, token, 'password')
      const state = linkState(link)
      if (state !== 'good' || !link) return deadLink(c, state)

      const { username } = link
      const policy = settings.passwordPolicy
      const { form, password } = readNewPassword(view, await c.req.parseBody(), (typed) =>
        passwordProblem(typed, policy, link),
      )
      if (!password) {
        return c.html(
          <ChoosePasswordPage view={view} form={form} token={token} username={username} policy={policy} />,
          422,
        )
      }
      const passwordHash = await hashPassword(password)
      const outcome = await useLinkForNewPassword(sql, { token, passwordHash })
      if (outcome.kind !== 'done') return deadLink(c, outcome.kind)
      rememberIn(c, passwordHash)
      return c.redirect(`${paths.signIn}?sesion=recuperada`, 303)
    })
}

function deadLink(c: Context<OfficeEnv>, state: LinkState) {
  const dead = state === 'good' ? 'unknown' : state
  return c.html(<DeadLinkPage view={c.var.view} state={dead} />, dead === 'unknown' ? 404 : 410)
}
