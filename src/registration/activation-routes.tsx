import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inEqualTime } from '../lib/equal-time.ts'
import { limiter } from '../lib/limits.ts'
import { hashPassword, verifyPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { activateAccount } from '../sessions/commands.ts'
import { mailLinkOf, passwordHashOf } from '../sessions/queries.ts'
import { linkState, passwordProblem } from '../sessions/rules.ts'
import { networkOf } from '../web/client-address.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, type FormState, readForm } from '../web/form.tsx'
import { readNewPassword } from '../web/password-fields.tsx'
import type { OfficeEnv } from '../web/view.ts'
import {
  ActivatedPage,
  ActivationAgainPage,
  ActivationAskedPage,
  ActivationPage,
  type LinkTrouble,
  LinkTroublePage,
} from './activation-page.tsx'
import { mailActivationAgain } from './commands.ts'

export function activationRoutes({ sql, settings }: Services) {
  const asking = limiter(sql, { name: 'activation-again', points: 10, seconds: 15 * 60 })
  const repeating = limiter(sql, { name: 'activation-repeated', points: 5, seconds: 15 * 60 })
  const policy = settings.passwordPolicy

  /** Looking at a link uses nothing up: mail scanners look too. */
  async function linkFor(token: string) {
    const link = await mailLinkOf(sql, token, 'activation')
    const state = linkState(link)
    if (link && state === 'good') return { kind: 'good' as const, link }
    const currentHash = link ? await passwordHashOf(sql, link.accountId) : null
    const trouble: LinkTrouble = currentHash ? 'used' : state === 'used' ? 'replaced' : link ? 'late' : 'unknown'
    return { kind: 'dead' as const, trouble, currentHash }
  }

  const again = (c: Context<OfficeEnv>, form: FormState, status: 200 | 422) =>
    c.html(<ActivationAgainPage view={c.var.view} form={form} />, status)

  const dead = (c: Context<OfficeEnv>, token: string, trouble: LinkTrouble) =>
    c.html(<LinkTroublePage view={c.var.view} trouble={trouble} token={token} />, trouble === 'unknown' ? 404 : 410)

  /** Pressed twice, with the same password, it is already as they want it. Nobody guesses passwords this way. */
  async function tooLate(c: Context<OfficeEnv>, token: string, password: unknown) {
    const found = await linkFor(token)
    if (found.kind === 'good') return c.redirect(paths.activation(token), 303)
    const isGuess =
      typeof password !== 'string' || !found.currentHash || (await repeating.consume(token)).waitSeconds > 0
    if (isGuess || !(await verifyPassword(password, found.currentHash))) return dead(c, token, found.trouble)
    return c.redirect(paths.activated, 303)
  }

  return new Hono<OfficeEnv>()
    .get(paths.activated, (c) => c.html(<ActivatedPage view={c.var.view} />))
    .get(paths.activationAgain, (c) =>
      c.req.query('enviado') ? c.html(<ActivationAskedPage view={c.var.view} />) : again(c, blankForm, 200),
    )
    .post(paths.activationAgain, async (c) => {
      const { form, value } = readForm(
        againForm(c.var.view.words('registration.error.username')),
        await c.req.parseBody(),
      )
      if (!value) return again(c, form, 422)
      const { waitSeconds } = await asking.consume(networkOf(c.var.address))
      if (waitSeconds > 0) {
        c.header('Retry-After', String(waitSeconds))
        return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
      }
      await inEqualTime(mailActivationAgain(sql, value))
      return c.redirect(`${paths.activationAgain}?enviado=si`, 303)
    })
    .get(paths.activation(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const token = c.req.param('token')
      const found = await linkFor(token)
      if (found.kind === 'dead') return dead(c, token, found.trouble)
      const { username } = found.link
      return c.html(
        <ActivationPage view={c.var.view} form={blankForm} policy={policy} token={token} username={username} />,
      )
    })
    .post(paths.activation(':token'), async (c) => {
      c.header('Cache-Control', 'no-store')
      const token = c.req.param('token')
      const body = await c.req.parseBody()
      const found = await linkFor(token)
      if (found.kind === 'dead') return tooLate(c, token, body.password)

      const { link } = found
      const { form, password } = readNewPassword(c.var.view, body, (typed) => passwordProblem(typed, policy, link))
      if (!password) {
        return c.html(
          <ActivationPage view={c.var.view} form={form} policy={policy} token={token} username={link.username} />,
          422,
        )
      }
      const outcome = await activateAccount(sql, { token, passwordHash: await hashPassword(password) })
      return outcome.kind === 'done' ? c.redirect(paths.activated, 303) : tooLate(c, token, password)
    })
}

/** The user's name, or the link that came too late. */
const againForm = (missing: string): z.ZodType<{ token: string } | { username: string }> =>
  z.record(z.string(), z.string()).transform((typed, check) => {
    if (typed.token) return { token: typed.token }
    const username = (typed.username ?? '').normalize('NFC').trim()
    if (!username) check.addIssue({ code: 'custom', path: ['username'], message: missing })
    return { username }
  })
