import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { topics } from '../notifications/choice-rules.ts'
import { chooseMail } from '../notifications/commands.ts'
import { unwantedBy } from '../notifications/queries.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askNewEmail, confirmPassword } from '../sessions/commands.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { mailLinkOf } from '../sessions/queries.ts'
import { linkState } from '../sessions/rules.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { changeName, confirmEmail } from './commands.ts'
import { contractDataRoutes } from './contract-routes.tsx'
import { emailForm, nameForm } from './form.ts'
import { ConfirmPage, MessagePage } from './message-page.tsx'
import { PersonPage, type PersonSaved } from './page.tsx'
import { personOf } from './queries.ts'

const saveds: Record<string, PersonSaved> = { nombre: 'name', avisos: 'choices', correo: 'asked' }
const saved = (what: string) => `${paths.myData}?guardado=${what}`

export function personRoutes(services: Services) {
  return new Hono<OfficeEnv>()
    .route('/', confirmationRoutes(services))
    .route('/', ownRoutes(services))
    .route('/', contractDataRoutes(services))
}

function ownRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)

  const show = async (c: Context<SignedIn>, typed: { name?: FormState; email?: FormState } = {}) => {
    const { view, accountId } = c.var
    const [person, unwanted] = await Promise.all([personOf(sql, accountId), unwantedBy(sql, accountId)])
    const kept: FormState = { values: { name: person.name, phone: person.phone ?? '' }, errors: {} }
    return c.html(
      <PersonPage
        view={view}
        email={person.email}
        nameForm={typed.name ?? kept}
        emailForm={typed.email ?? blankForm}
        unwanted={unwanted}
        contracts={person.contracts}
        count={person.count}
        saved={saveds[c.req.query('guardado') ?? '']}
      />,
      typed.name || typed.email ? 422 : 200,
    )
  }

  return new Hono<SignedIn>()
    .get(paths.myData, signedIn, (c) => show(c))
    .post(paths.myName, signedIn, async (c) => {
      const { form, value } = readForm(nameForm(c.var.view.words), await c.req.parseBody())
      if (!value) return show(c, { name: form })
      await changeName(sql, { accountId: c.var.accountId, ...value })
      return c.redirect(saved('nombre'), 303)
    })
    .post(paths.mailChoices, signedIn, async (c) => {
      const body = await c.req.parseBody()
      for (const topic of topics) {
        await chooseMail(sql, { accountId: c.var.accountId, topic, isWanted: body[topic] === 'si' })
      }
      return c.redirect(saved('avisos'), 303)
    })
    .post(paths.myEmail, signedIn, async (c) => {
      const { view, accountId, person } = c.var
      const { form, value } = readForm(emailForm(view.words), await c.req.parseBody())
      if (!value) return show(c, { email: form })
      if (value.newEmail.toLowerCase() === person.email.toLowerCase()) {
        return show(c, { email: refuse(form, 'newEmail', view.words('person.error.sameEmail')) })
      }
      const confirmed = await confirmPassword(sql, accountId, value.password)
      switch (confirmed.kind) {
        case 'wait':
          c.header('Retry-After', String(confirmed.seconds))
          return c.html(<TooManyTriesPage view={view} waitSeconds={confirmed.seconds} />, 429)
        case 'wrong':
          return show(c, { email: refuse(form, 'password', view.words('account.currentPasswordWrong')) })
        case 'right':
          await askNewEmail(sql, { accountId, email: value.newEmail })
          return c.redirect(saved('correo'), 303)
      }
    })
}

/** Looking uses a link up as little as a mail scanner may. */
function confirmationRoutes(services: Services) {
  const { sql } = services
  return new Hono<OfficeEnv>()
    .get(paths.confirmEmail(':token'), knowAccount(services), async (c) => {
      const { view } = c.var
      const token = c.req.param('token')
      const link = await mailLinkOf(sql, token, 'email')
      c.header('Cache-Control', 'private, no-store')
      if (linkState(link) !== 'good') return dead(c)
      const text = view.words.rich('person.confirm.text', {
        email: link?.address ?? '',
        b: (chunks) => <b>{chunks as Child}</b>,
      })
      return c.html(
        <ConfirmPage
          view={view}
          title={view.words('person.confirm.title')}
          text={text as Child}
          button={view.words('person.confirm.button')}
          action={paths.confirmEmail(token)}
        />,
      )
    })
    .post(paths.confirmEmail(':token'), knowAccount(services), async (c) => {
      c.header('Cache-Control', 'private, no-store')
      if (!(await confirmEmail(sql, c.req.param('token')))) return dead(c)
      const { view } = c.var
      const { words } = view
      return c.html(
        <MessagePage view={view} title={words('person.confirm.title')} text={words('person.confirm.done')} />,
      )
    })
}

function dead(c: Context<OfficeEnv>) {
  const { view } = c.var
  const [title, text] = [view.words('person.confirm.deadTitle'), view.words('person.confirm.deadText')]
  return c.html(<MessagePage view={view} title={title} text={text} />, 410)
}
