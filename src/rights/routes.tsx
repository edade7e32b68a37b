import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { sendRequest } from '../requests/commands.ts'
import { titleOf } from '../requests/rules.ts'
import type { Services } from '../services.ts'
import { confirmPassword } from '../sessions/commands.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { spanish } from '../words/es-MX.ts'
import { wordsIn } from '../words/words.ts'
import { cancelAccount, copyOf, recordCopy } from './commands.ts'
import { askForm } from './form.ts'
import { lastCopyOf } from './kept-queries.ts'
import { AccountCancelledPage, CancelAccountPage, RightsPage } from './page.tsx'
import { clockOf, requestKind } from './rules.ts'

export function rightsRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const copies = limiter(sql, { name: 'data-copies', points: 10, seconds: 3600 })
  const wait = (c: Context<SignedIn>, seconds: number) => {
    c.header('Retry-After', String(seconds))
    return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={seconds} />, 429)
  }

  const show = async (c: Context<SignedIn>, form: FormState, status: 200 | 422 = 200) => {
    const { view, accountId } = c.var
    const lastCopy = await lastCopyOf(sql, accountId)
    const clock = clockOf(view.profile.calendar, view.today)
    const sent = /^OV-\d{4}-\d+$/.exec(c.req.query('folio') ?? '')?.[0]
    return c.html(<RightsPage view={view} form={form} clock={clock} lastCopy={lastCopy} sent={sent} />, status)
  }

  return new Hono<SignedIn>()
    .get(paths.myRights, signedIn, (c) => show(c, { values: { key: randomUUID() }, errors: {} }))
    .post(paths.dataCopy, signedIn, async (c) => {
      const { view, accountId } = c.var
      const { waitSeconds } = await copies.consume(accountId)
      if (waitSeconds > 0) return wait(c, waitSeconds)
      const { right } = await c.req.parseBody()
      await recordCopy(sql, { accountId, right: right === 'portability' ? 'portability' : 'access' })
      const zip = await copyOf(services, view, accountId)
      return c.body(Readable.toWeb(zip) as ReadableStream, 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': 'attachment; filename="mis-datos.zip"',
      })
    })
    .post(paths.rightsRequests, signedIn, async (c) => {
      const { view, accountId, person } = c.var
      const { words, profile, today } = view
      const body = await c.req.parseBody()
      if (!isUuid(String(body.key ?? ''))) body.key = randomUUID()
      const { form, value } = readForm(askForm(words), body)
      if (!value) return show(c, form, 422)
      const outcome = await sendRequest(sql, {
        key: value.key,
        kind: {
          slug: requestKind,
          title: titleOf(services.profile.requestGroups, requestKind),
          answerIn: clockOf(profile.calendar, today).answerIn,
        },
        accountId,
        contract: '',
        name: person.name,
        email: person.email,
        message: value.message,
        // The desk reads it as the utility's own people write.
        answers: { right: wordsIn(spanish.tag)(`rights.kind.${value.ask}`) },
        calendar: profile.calendar,
        today,
        language: words.language,
      })
      if (outcome.kind === 'not-their-contract') return c.notFound()
      return c.redirect(`${paths.myRights}?${new URLSearchParams({ folio: outcome.folio })}`, 303)
    })
    .get(paths.accountEnd, signedIn, (c) => c.html(<CancelAccountPage view={c.var.view} form={blankForm} />))
    .post(paths.accountEnd, signedIn, async (c) => {
      const { view, accountId } = c.var
      const { words } = view
      const { password } = await c.req.parseBody()
      const again = (message: string) =>
        c.html(<CancelAccountPage view={view} form={refuse(blankForm, 'password', message)} />, 422)
      if (typeof password !== 'string' || !password) return again(words('account.currentPasswordMissing'))
      const confirmed = await confirmPassword(sql, accountId, password)
      switch (confirmed.kind) {
        case 'wait':
          return wait(c, confirmed.seconds)
        case 'wrong':
          return again(words('account.currentPasswordWrong'))
        case 'right': {
          await cancelAccount(sql, accountId)
          const { person: _, ...anybody } = view
          return c.html(<AccountCancelledPage view={anybody} />)
        }
      }
    })
}
