import { Hono } from 'hono'
import { pagesOf } from '../contracts/list-rules.ts'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import type { Services } from '../services.ts'
import { blankForm, readForm } from '../web/form.tsx'
import { pageAsked, withQuery } from '../web/query.ts'
import {
  closeSessionsOf,
  endAccessAtDesk,
  resendActivation,
  searchPeople,
  seeContract,
  seePerson,
} from './account-commands.ts'
import { endingForm } from './account-form.ts'
import { AccountsPage } from './accounts-page.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { tooManyTries } from './message-page.tsx'
import { PersonContractPage } from './person-contract-page.tsx'
import { type PersonDone, PersonPage } from './person-page.tsx'

const dones: Record<string, PersonDone> = { activacion: 'activation', sesiones: 'sessions', acceso: 'access' }

export function accountRoutes(services: Services) {
  const { sql, profile } = services
  const typedIn = (text: string | undefined) => (text ?? '').replaceAll('\0', '').normalize('NFC').trim().slice(0, 100)

  return new Hono<AtDesk>()
    .get(deskPaths.search, requireOperator(services), (c) => {
      const typed = typedIn(c.req.query('q'))
      const isFolio = /^[a-z]{2}-\d{4}-\d+$/i.test(typed)
      return c.redirect(
        isFolio ? deskPaths.request(typed.toUpperCase()) : withQuery(deskPaths.accounts, { q: typed }),
        303,
      )
    })
    .get(deskPaths.accounts, requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const typed = typedIn(c.req.query('q'))
      const found = typed ? await searchPeople(sql, { operatorId: operator.operatorId, typed }) : undefined
      return c.html(<AccountsPage view={view} operator={operator} typed={typed} found={found} />)
    })
    .get(deskPaths.account(':id'), requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const accountId = c.req.param('id')
      const asked = pageAsked(c.req.query('pagina'))
      const { operatorId } = operator
      const seen = isUuid(accountId)
        ? await seePerson(sql, { operatorId, accountId, page: asked, today: view.today })
        : undefined
      if (!seen) return c.notFound()
      const pages = pagesOf(seen.contracts.totals.found)
      return c.html(
        <PersonPage
          view={view}
          operator={operator}
          person={seen.person}
          contracts={seen.contracts.rows}
          contractCount={seen.contracts.totals.found}
          requests={seen.requests.requests}
          requestTitle={(kind) => titleOf(view.profile.requestGroups, kind)}
          payments={seen.payments}
          page={Math.min(asked, pages)}
          pages={pages}
          done={dones[c.req.query('listo') ?? '']}
        />,
      )
    })
    .get(deskPaths.accountContract(':id', ':number'), requireOperator(services), async (c) => {
      const { view, operator } = c.var
      const { id: accountId, number } = c.req.param()
      const { operatorId } = operator
      const seen = isUuid(accountId) ? await seeContract(sql, { operatorId, accountId, number }) : undefined
      if (!seen) return c.notFound()
      return c.html(<PersonContractPage view={view} operator={operator} form={blankForm} {...seen} />)
    })
    .post(deskPaths.accountActivation(':id'), requireOperator(services), async (c) => {
      const accountId = c.req.param('id')
      if (!isUuid(accountId)) return c.notFound()
      const outcome = await resendActivation(sql, { operatorId: c.var.operator.operatorId, accountId })
      switch (outcome.kind) {
        case 'done':
          return c.redirect(`${deskPaths.account(accountId)}?listo=activacion`, 303)
        case 'not-found':
          return c.notFound()
        case 'wait':
          return tooManyTries(c, outcome.seconds)
      }
    })
    .post(deskPaths.accountSessions(':id'), requireOperator(services), async (c) => {
      const accountId = c.req.param('id')
      if (!isUuid(accountId)) return c.notFound()
      const outcome = await closeSessionsOf(sql, { operatorId: c.var.operator.operatorId, accountId })
      return outcome.kind === 'done' ? c.redirect(`${deskPaths.account(accountId)}?listo=sesiones`, 303) : c.notFound()
    })
    .post(deskPaths.accountContractEnd(':id', ':number'), requireOperator(services, 'supervises'), async (c) => {
      const { view, operator } = c.var
      const { id: accountId, number } = c.req.param()
      const { operatorId } = operator
      if (!isUuid(accountId)) return c.notFound()
      const { form, value } = readForm(endingForm(view.words), await c.req.parseBody())
      if (!value) {
        const seen = await seeContract(sql, { operatorId, accountId, number })
        return seen
          ? c.html(<PersonContractPage view={view} operator={operator} form={form} {...seen} />, 422)
          : c.notFound()
      }
      const ending = { operatorId, accountId, number, reason: value.motivo, utility: profile.name }
      const outcome = await endAccessAtDesk(sql, ending)
      return outcome.kind === 'done' ? c.redirect(`${deskPaths.account(accountId)}?listo=acceso`, 303) : c.notFound()
    })
}
