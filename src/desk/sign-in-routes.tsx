import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import { officeOf } from '../web/desk-host.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { keepLanguage, languageToRemember } from '../web/language.tsx'
import { withQuery } from '../web/query.ts'
import type { OfficeEnv } from '../web/view.ts'
import { isLanguage } from '../words/choosing.ts'
import { deskCookie } from './cookie.ts'
import { deskPathOf } from './desk-path-rules.ts'
import { tooManyTries } from './message-page.tsx'
import { askForPasskey, signInByPasskey } from './passkey-commands.ts'
import { answerIn } from './passkey-rules.ts'
import { endOperatorSession } from './session-commands.ts'
import { operatorAtTheCode, operatorOfSession } from './session-queries.ts'
import { checkCode, checkPassword } from './sign-in-commands.ts'
import { codeForm, deskSignInForm } from './sign-in-form.ts'
import { DeskCodePage, DeskSignInPage, type DoorNotice } from './sign-in-page.tsx'

const notices: Record<string, DoorNotice> = { vencida: 'wanted', registrada: 'enrolled', cerrada: 'signedOut' }

const visitorAtDesk = (c: Context<OfficeEnv>) => ({
  userAgent: c.req.header('user-agent') ?? '',
  address: c.var.address,
})

export function deskSignInRoutes({ sql, settings }: Services) {
  const cookieOf = (c: Context<OfficeEnv>) => deskCookie(c.var.tls, settings)
  const tokenIn = (c: Context<OfficeEnv>) => getCookie(c, cookieOf(c).name)

  type Again = { form: FormState; wantedPath: string | undefined; token: string | undefined }
  const codeAgain = async (c: Context<OfficeEnv>, { form, wantedPath, token }: Again) => {
    const passkey = token && (await askForPasskey(sql, { token, office: officeOf(c, settings) }))
    return c.html(
      <DeskCodePage view={c.var.view} form={form} wantedPath={wantedPath} passkey={passkey || undefined} />,
      422,
    )
  }

  return new Hono<OfficeEnv>()
    .get(deskPaths.signIn, async (c) => {
      c.header('Cache-Control', 'private, no-store')
      const wantedPath = deskPage(c.req.query('ir'))
      const token = tokenIn(c)
      if (token && (await operatorOfSession(sql, token))) return c.redirect(wantedPath ?? deskPaths.inbox, 303)
      const notice = notices[c.req.query('sesion') ?? ''] ?? (wantedPath ? 'wanted' : undefined)
      return c.html(<DeskSignInPage view={c.var.view} form={blankForm} wantedPath={wantedPath} notice={notice} />)
    })
    .post(deskPaths.signIn, async (c) => {
      const { view } = c.var
      const body = await c.req.parseBody()
      const wantedPath = deskPage(body.ir)
      const again = (form: FormState) => c.html(<DeskSignInPage view={view} form={form} wantedPath={wantedPath} />, 422)
      const { form, value } = readForm(deskSignInForm(view.words), body)
      if (!value) return again(form)
      const network = networkOf(c.var.address)
      const outcome = await checkPassword(sql, { ...value, visitor: visitorAtDesk(c), network })
      switch (outcome.kind) {
        case 'code-next':
          setCookie(c, cookieOf(c).name, outcome.token, cookieOf(c).options)
          return c.redirect(withQuery(deskPaths.code, { ir: wantedPath }), 303)
        case 'wrong':
          return again(refuse(form, '', view.words('desk.wrong')))
        case 'wait':
          return tooManyTries(c, outcome.seconds)
      }
    })
    .get(deskPaths.code, async (c) => {
      c.header('Cache-Control', 'private, no-store')
      const token = tokenIn(c)
      const wantedPath = deskPage(c.req.query('ir'))
      if (!token || !(await operatorAtTheCode(sql, token))) {
        return c.redirect(withQuery(deskPaths.signIn, { ir: wantedPath }), 303)
      }
      const passkey = await askForPasskey(sql, { token, office: officeOf(c, settings) })
      return c.html(<DeskCodePage view={c.var.view} form={blankForm} wantedPath={wantedPath} passkey={passkey} />)
    })
    .post(deskPaths.code, async (c) => {
      const { view } = c.var
      const body = await c.req.parseBody()
      const wantedPath = deskPage(body.ir)
      const token = tokenIn(c)
      const again = (form: FormState) => codeAgain(c, { form, wantedPath, token })
      const { form, value } = readForm(codeForm(view.words), body)
      if (!value) return again(form)
      const outcome = token
        ? await checkCode(sql, {
            ...value,
            token,
            visitor: visitorAtDesk(c),
            dataDir: settings.dataDir,
            at: Date.now(),
            language: languageToRemember(c),
          })
        : { kind: 'gone' as const }
      switch (outcome.kind) {
        case 'signed-in':
          setCookie(c, cookieOf(c).name, outcome.token, cookieOf(c).options)
          if (isLanguage(outcome.language)) keepLanguage(c, outcome.language)
          return c.redirect(wantedPath ?? deskPaths.inbox, 303)
        case 'wrong':
          return again(refuse(form, 'code', view.words('desk.codeWrong')))
        case 'gone':
          return c.redirect(withQuery(deskPaths.signIn, { ir: wantedPath, sesion: 'vencida' }), 303)
        case 'wait':
          return tooManyTries(c, outcome.seconds)
      }
    })
    .post(deskPaths.passkeySignIn, async (c) => {
      const body = await c.req.parseBody()
      const wantedPath = deskPage(body.ir)
      const token = tokenIn(c)
      const office = officeOf(c, settings)
      const signing = { answer: answerIn(body.respuesta), office, visitor: visitorAtDesk(c) }
      const outcome = token ? await signInByPasskey(sql, { ...signing, token }) : { kind: 'gone' as const }
      switch (outcome.kind) {
        case 'signed-in':
          setCookie(c, cookieOf(c).name, outcome.token, cookieOf(c).options)
          return c.redirect(wantedPath ?? deskPaths.inbox, 303)
        case 'wrong':
          return codeAgain(c, {
            form: refuse(blankForm, '', c.var.view.words('deskPasskeys.wrong')),
            wantedPath,
            token,
          })
        case 'gone':
          return c.redirect(withQuery(deskPaths.signIn, { ir: wantedPath, sesion: 'vencida' }), 303)
      }
    })
    .post(deskPaths.signOut, async (c) => {
      const token = tokenIn(c)
      if (token) await endOperatorSession(sql, token)
      deleteCookie(c, cookieOf(c).name, cookieOf(c).options)
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.redirect(`${deskPaths.signIn}?sesion=cerrada`, 303)
    })
}

/** Where to go after signing in. */
function deskPage(wanted: unknown): string | undefined {
  const path = deskPathOf(wanted)
  return path?.startsWith(deskPaths.signIn) ? undefined : path
}
