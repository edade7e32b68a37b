import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { officeOf } from '../web/desk-host.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { tooManyTries } from './message-page.tsx'
import { ownPasswordOf } from './own-password.ts'
import { endPasskey, keepPasskey, offerPasskey } from './passkey-commands.ts'
import { NewPasskeyPage } from './passkey-page.tsx'
import { answerIn } from './passkey-rules.ts'

const typedIn = (text: unknown) => (typeof text === 'string' ? text : '')

/** The keys of who is signed in. Whoever has only found the session open cannot add one. */
export function passkeyRoutes(services: Services) {
  const { sql, settings, profile } = services
  const checkOwnPassword = ownPasswordOf(sql)
  const guard = requireOperator(services)

  const show = async (c: Context<AtDesk>, form: FormState) => {
    const { view, operator } = c.var
    const office = officeOf(c, settings)
    const options = await offerPasskey(sql, operator, { office, utility: profile.name })
    const status = Object.keys(form.errors).length > 0 ? 422 : 200
    return c.html(<NewPasskeyPage view={view} operator={operator} form={form} options={options} />, status)
  }

  return new Hono<AtDesk>()
    .get(deskPaths.newPasskey, guard, (c) => show(c, blankForm))
    .post(deskPaths.newPasskey, guard, async (c) => {
      const { view, operator } = c.var
      const { words } = view
      const body = await c.req.parseBody()
      const name = typedIn(body.nombre).normalize('NFC').trim()
      const form = { values: { nombre: name }, errors: {} }
      if (name === '' || name.length > 60) return show(c, refuse(form, 'nombre', words('deskPasskeys.error.name')))
      const known = await checkOwnPassword(operator.operatorId, typedIn(body.currentPassword))
      if (typeof known === 'number') return tooManyTries(c, known)
      if (known === 'wrong') return show(c, refuse(form, 'currentPassword', words('account.currentPasswordWrong')))
      const answer = answerIn(body.respuesta)
      const outcome = await keepPasskey(sql, operator, { name, answer, office: officeOf(c, settings) })
      if (outcome.kind === 'useless') return show(c, refuse(form, '', words('deskPasskeys.trouble')))
      return c.redirect(`${deskPaths.myAccess}?listo=llave`, 303)
    })
    .post(deskPaths.passkeyEnd, guard, async (c) => {
      const { llave } = await c.req.parseBody()
      const outcome = await endPasskey(sql, c.var.operator, typedIn(llave))
      return outcome.kind === 'ended' ? c.redirect(`${deskPaths.myAccess}?listo=sin-llave`, 303) : c.notFound()
    })
}
