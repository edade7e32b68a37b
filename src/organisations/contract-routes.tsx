import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { pageAsked, withQuery } from '../web/query.ts'
import { chooseContracts, putSeveralIn, takeContractOut } from './commands.ts'
import { contractsOnPage, heldContracts, leavingContract } from './contract-queries.ts'
import { ContractsPage, TakeOutPage } from './contracts-page.tsx'
import { contractsForm } from './form.ts'
import { organisationOf } from './queries.ts'

/** What belongs to an organisation. */
export function contractRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const asked = (c: Context<SignedIn>) => ({ accountId: c.var.accountId, organisationId: c.req.param('id') ?? '' })
  const groupOf = (text: unknown) => (typeof text === 'string' && text !== '' ? text.slice(0, 40) : undefined)

  return new Hono<SignedIn>()
    .get(paths.organisationContracts(':id'), signedIn, async (c) => {
      const { view } = c.var
      if (!isUuid(c.req.param('id'))) return c.notFound()
      const group = groupOf(c.req.query('grupo')?.replaceAll('\0', ''))
      const page = pageAsked(c.req.query('pagina'), 10_000)
      const [organisation, held] = await Promise.all([
        organisationOf(sql, asked(c)),
        heldContracts(sql, { ...asked(c), group, page }),
      ])
      if (organisation?.me.role !== 'administers') return c.notFound()
      const pages = Math.max(1, Math.ceil(held.count / contractsOnPage))
      const contract = c.req.query('sacado')
      const done = contract
        ? view.words('organisations.done.out', { contract })
        : c.req.query('listo') && view.words('organisations.done.contracts')
      const props = { view, organisation, held, group, page: Math.min(page, pages), pages }
      return c.html(<ContractsPage {...props} done={done} />)
    })
    .post(paths.organisationContracts(':id'), signedIn, async (c) => {
      const id = c.req.param('id')
      if (!isUuid(id)) return c.notFound()
      const body = await c.req.parseBody({ all: true })
      const listOf = (value: unknown) => [value ?? []].flat().map(String)
      const group = groupOf(body.grupo)
      const read = contractsForm.safeParse({
        listed: listOf(body.listado),
        chosen: listOf(body.contrato),
        takesNew: body.nuevos === 'si',
      })
      if (!read.success) return c.notFound()
      const outcome =
        body.todos === 'si'
          ? await putSeveralIn(sql, { ...asked(c), group })
          : await chooseContracts(sql, { ...asked(c), ...read.data })
      switch (outcome.kind) {
        case 'chosen': {
          const query = { grupo: group, pagina: groupOf(body.pagina), listo: 'si' }
          return c.redirect(withQuery(paths.organisationContracts(id), query), 303)
        }
        case 'not-found':
          return c.notFound()
      }
    })
    .get(paths.organisationContractEnd(':id', ':number'), signedIn, async (c) => {
      const { id, number } = c.req.param()
      const contract = isUuid(id) ? await leavingContract(sql, { ...asked(c), number }) : undefined
      return contract ? c.html(<TakeOutPage view={c.var.view} id={id} contract={contract} />) : c.notFound()
    })
    .post(paths.organisationContractEnd(':id', ':number'), signedIn, async (c) => {
      const { id, number } = c.req.param()
      if (!isUuid(id)) return c.notFound()
      const outcome = await takeContractOut(sql, { ...asked(c), number })
      if (outcome.kind === 'not-found') return c.notFound()
      const administers = (await organisationOf(sql, asked(c)))?.me.role === 'administers'
      return c.redirect(
        administers
          ? withQuery(paths.organisationContracts(id), { sacado: number })
          : `${paths.contractAccess(number)}?listo=sacado`,
        303,
      )
    })
}
