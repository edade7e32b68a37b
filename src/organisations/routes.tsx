import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { blankForm, type FormState, readForm, refuse } from '../web/form.tsx'
import { pageAsked } from '../web/query.ts'
import { closeOrganisation, foundOrganisation, renameOrganisation } from './commands.ts'
import { contractRoutes } from './contract-routes.tsx'
import { foundingForm, nameForm } from './form.ts'
import { HistoryPage } from './history-page.tsx'
import { listDones, NewOrganisationPage, OrganisationsPage } from './list-page.tsx'
import { dones, OrganisationPage } from './page.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { ClosePage } from './person-page.tsx'
import { historyOf, organisationOf, organisationsOf, peopleOf } from './queries.ts'
import { mostFounded } from './rules.ts'

/** For whoever is in an organisation, or founds one. */
export const organisationRoutes = (services: Services) =>
  new Hono<SignedIn>()
    .route('/', foundingRoutes(services))
    .route('/', oneRoutes(services))
    .route('/', peopleRoutes(services))
    .route('/', contractRoutes(services))

function foundingRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  return new Hono<SignedIn>()
    .get(paths.organisations, signedIn, async (c) => {
      const { organisations, mayFound } = await organisationsOf(sql, c.var.accountId)
      const done = listDones[c.req.query('listo') as keyof typeof listDones]
      return c.html(
        <OrganisationsPage view={c.var.view} organisations={organisations} mayFound={mayFound} done={done} />,
      )
    })
    .get(paths.newOrganisation, signedIn, async (c) => {
      if (!(await organisationsOf(sql, c.var.accountId)).mayFound) return c.redirect(paths.organisations, 303)
      const form = { values: { key: randomUUID(), contracts: 'all' }, errors: {} }
      return c.html(<NewOrganisationPage view={c.var.view} form={form} />)
    })
    .post(paths.organisations, signedIn, async (c) => {
      const { view, accountId } = c.var
      const again = (form: FormState, status: 422 | 429 = 422) =>
        c.html(<NewOrganisationPage view={view} form={form} />, status)
      const body = await c.req.parseBody()
      if (!isUuid(String(body.key ?? ''))) body.key = randomUUID()
      const { form, value } = readForm(foundingForm(view.words), body)
      if (!value) return again(form)
      const { key, name, contracts } = value
      const outcome = await foundOrganisation(sql, { key, accountId, name, takesAll: contracts === 'all' })
      switch (outcome.kind) {
        case 'founded':
          return c.redirect(
            contracts === 'all'
              ? `${paths.organisation(outcome.id)}?listo=creada`
              : paths.organisationContracts(outcome.id),
            303,
          )
        case 'no-contracts':
          return again(refuse(form, '', view.words('organisations.error.noContracts')))
        case 'too-many':
          return again(refuse(form, '', view.words('organisations.error.tooMany', { most: mostFounded })))
        case 'wait':
          c.header('Retry-After', String(outcome.seconds))
          return again(refuse(form, '', view.words('organisations.error.wait')), 429)
      }
    })
}

function oneRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const asked = (c: Context<SignedIn>) => ({ accountId: c.var.accountId, organisationId: c.req.param('id') ?? '' })
  const known = async (c: Context<SignedIn>) =>
    isUuid(c.req.param('id') ?? '') ? await organisationOf(sql, asked(c)) : undefined
  const administered = async (c: Context<SignedIn>) => {
    const organisation = await known(c)
    return organisation?.me.role === 'administers' ? organisation : undefined
  }
  const show = async (c: Context<SignedIn>, form: FormState = blankForm) => {
    const organisation = await known(c)
    if (!organisation) return c.notFound()
    const administers = organisation.me.role === 'administers'
    const people = administers ? await peopleOf(sql, asked(c)) : []
    const props = { view: c.var.view, organisation, people, form }
    const done = dones[c.req.query('listo') as keyof typeof dones]
    return c.html(<OrganisationPage {...props} done={done} />, form === blankForm ? 200 : 422)
  }

  return new Hono<SignedIn>()
    .get(paths.organisation(':id'), signedIn, (c) => show(c))
    .post(paths.organisationName(':id'), signedIn, async (c) => {
      if (!(await administered(c))) return c.notFound()
      const { form, value } = readForm(nameForm(c.var.view.words), await c.req.parseBody())
      if (!value) return show(c, form)
      const outcome = await renameOrganisation(sql, { ...asked(c), name: value.name })
      switch (outcome.kind) {
        case 'renamed':
          return c.redirect(`${paths.organisation(c.req.param('id'))}?listo=nombre`, 303)
        case 'not-found':
          return c.notFound()
      }
    })
    .get(paths.organisationHistory(':id'), signedIn, async (c) => {
      const organisation = await administered(c)
      if (!organisation) return c.notFound()
      const page = pageAsked(c.req.query('pagina'), 10_000)
      const { acts, pages } = await historyOf(sql, { ...asked(c), page })
      if (acts.length === 0 && page > 1) return c.redirect(paths.organisationHistory(organisation.id), 303)
      return c.html(<HistoryPage view={c.var.view} organisation={organisation} acts={acts} page={page} pages={pages} />)
    })
    .get(paths.organisationEnd(':id'), signedIn, async (c) => {
      const organisation = await administered(c)
      return organisation ? c.html(<ClosePage view={c.var.view} organisation={organisation} />) : c.notFound()
    })
    .post(paths.organisationEnd(':id'), signedIn, async (c) => {
      if (!isUuid(c.req.param('id'))) return c.notFound()
      const outcome = await closeOrganisation(sql, asked(c))
      switch (outcome.kind) {
        case 'closed':
          return c.redirect(`${paths.organisations}?listo=cerrada`, 303)
        case 'not-found':
          return c.notFound()
      }
    })
}
