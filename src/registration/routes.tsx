import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { CustomerKind } from '../access/rules.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { activationRoutes } from './activation-routes.tsx'
import { additionRoutes } from './addition-routes.tsx'
import { keepTyped, mailActivationAgain, register, saveDraft } from './commands.ts'
import { draftCookie } from './cookie.ts'
import { proofFields } from './proof-form.ts'
import { CustomerPage } from './proof-page.tsx'
import { prove } from './proving.ts'
import { draftOf } from './queries.ts'
import { exampleInsteadOf } from './rules.ts'
import { userFields, userForm } from './user-form.ts'
import { ChooseKindPage, SentPage, UserPage } from './user-page.tsx'

const pathOf: Record<CustomerKind, string> = {
  person: paths.registrationPerson,
  company: paths.registrationCompany,
}
const late = `${paths.registration}?aviso=vencido`

export function registrationRoutes(services: Services) {
  const { sql, profile } = services
  const tokenOf = (c: Context<OfficeEnv>) => getCookie(c, draftCookie(c.var.tls).name)
  const accepted = (['legalNotice', 'termsOfUse'] as const).map((document) => ({
    document,
    version: profile.documents[document].version,
  }))

  const showCustomer = (kind: CustomerKind) => async (c: Context<OfficeEnv>) => {
    const draft = await draftOf(sql, tokenOf(c))
    return c.html(<CustomerPage view={c.var.view} kind={kind} form={formOf(draft?.account ? {} : draft?.typed)} />)
  }

  const takeCustomer = (kind: CustomerKind) => async (c: Context<OfficeEnv>) => {
    const { form, status, tried, proved } = await prove(c, sql, kind)
    if (tried) {
      const replaces = tokenOf(c)
      const earlier = await draftOf(sql, replaces)
      const typed = { ...(earlier?.account ? {} : earlier?.typed), ...typedIn(form, proofFields), kind }
      const { name, options } = draftCookie(c.var.tls)
      setCookie(c, name, await saveDraft(sql, { typed, proved, replaces }), options)
    }
    if (proved) return c.redirect(paths.registrationUser, 303)
    return c.html(<CustomerPage view={c.var.view} kind={kind} form={form} />, status)
  }

  return new Hono<OfficeEnv>()
    .use(`${paths.registration}/*`, async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .get(paths.registration, (c) =>
      c.html(<ChooseKindPage view={c.var.view} late={c.req.query('aviso') === 'vencido'} />),
    )
    .get(paths.registrationPerson, showCustomer('person'))
    .post(paths.registrationPerson, takeCustomer('person'))
    .get(paths.registrationCompany, showCustomer('company'))
    .post(paths.registrationCompany, takeCustomer('company'))
    .get(paths.registrationUser, async (c) => {
      const draft = await draftOf(sql, tokenOf(c))
      if (!draft?.contractId) return c.redirect(draft ? paths.registration : late, 303)
      if (draft.account?.isActive) return c.redirect(paths.activated, 303)
      return c.html(<UserPage view={c.var.view} form={formOf(draft.typed)} />)
    })
    .post(paths.registrationUser, async (c) => {
      const token = tokenOf(c)
      const draft = await draftOf(sql, token)
      if (!token || !draft?.contractId) return c.redirect(draft ? paths.registration : late, 303)

      const { view } = c.var
      const { form, value } = readForm(userForm(view.words), await c.req.parseBody())
      await keepTyped(sql, token, { terms: '', ...typedIn(form, userFields) })
      if (form.values.back) return c.redirect(pathOf[draft.typed.kind === 'company' ? 'company' : 'person'], 303)
      if (!value) return c.html(<UserPage view={view} form={form} />, 422)

      const outcome = await register(sql, { draftToken: token, accepted, language: view.words.language, ...value })
      switch (outcome.kind) {
        case 'registered':
          return c.redirect(paths.registrationSent, 303)
        case 'already-active':
          return c.redirect(paths.activated, 303)
        case 'username-taken': {
          const example = exampleInsteadOf(value.username, view.today.slice(0, 4))
          const message = view.words('registration.error.username.taken', { example })
          return c.html(<UserPage view={view} form={refuse(form, 'username', message)} />, 422)
        }
        case 'contract-gone': {
          const message = view.words('registration.error.contractGone')
          return c.html(<UserPage view={view} form={refuse(form, '', message)} />, 422)
        }
        case 'wait': {
          c.header('Retry-After', String(outcome.seconds))
          const message = view.words('registration.error.tooMany', { hours: Math.ceil(outcome.seconds / 3600) })
          return c.html(<UserPage view={view} form={refuse(form, '', message)} />, 429)
        }
        case 'draft-gone':
          return c.redirect(late, 303)
      }
    })
    .get(paths.registrationSent, async (c) => {
      const account = (await draftOf(sql, tokenOf(c)))?.account
      if (!account) return c.redirect(late, 303)
      if (account.isActive) return c.redirect(paths.activated, 303)
      return c.html(<SentPage view={c.var.view} {...account} again={c.req.query('otra-vez') === 'si'} />)
    })
    .post(paths.registrationSent, async (c) => {
      const account = (await draftOf(sql, tokenOf(c)))?.account
      if (!account) return c.redirect(late, 303)
      const { waitSeconds } = await mailActivationAgain(sql, { id: account.id })
      if (waitSeconds === 0) return c.redirect(`${paths.registrationSent}?otra-vez=si`, 303)
      c.header('Retry-After', String(waitSeconds))
      return c.html(<SentPage view={c.var.view} {...account} waitSeconds={waitSeconds} />, 429)
    })
    .route('/', activationRoutes(services))
    .route('/', additionRoutes(services))
}

const formOf = (values: Record<string, string> = {}): FormState => ({ values, errors: {} })

/** What a draft keeps of a form: its own fields, each within reason. */
const typedIn = (form: FormState, fields: readonly string[]) =>
  Object.fromEntries(fields.map((name) => [name, (form.values[name] ?? '').slice(0, 300).toWellFormed()]))
