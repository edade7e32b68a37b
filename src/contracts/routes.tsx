import { type Context, Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, readForm } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import { type ChangeOutcome, changeContact, renameContract } from './commands.ts'
import { ContractPage, type Saved } from './detail-page.tsx'
import { changesOf, contractOf } from './detail-queries.ts'
import { aliasForm, contactForm } from './form.ts'
import { contractsPage } from './list-queries.ts'
import { listAsked } from './list-rules.ts'
import { ContractsPage } from './page.tsx'
import { contractsAtAGlance } from './queries.ts'

export function contractRoutes(services: Services) {
  const { sql } = services
  const guard = requireAccount(services)

  const show = async (c: Context<SignedIn>, typed: { alias?: FormState; contact?: FormState } = {}) => {
    const asked = { accountId: c.var.accountId, number: c.req.param('number') ?? '' }
    const [contract, changes] = await Promise.all([contractOf(sql, asked), changesOf(sql, asked)])
    if (!contract) return c.notFound()
    const kept = (values: Record<string, string | null>): FormState => ({
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])),
      errors: {},
    })
    const saved = (['nombre', 'contacto'] as const).find((one) => one === c.req.query('guardado'))
    return c.html(
      <ContractPage
        view={c.var.view}
        contract={contract}
        changes={changes}
        aliasForm={typed.alias ?? kept({ alias: contract.alias })}
        contactForm={typed.contact ?? kept({ email: contract.email, telefono: contract.phone })}
        saved={saved}
      />,
      typed.alias || typed.contact ? 422 : 200,
    )
  }

  const answer = (c: Context<SignedIn>, outcome: ChangeOutcome, saved: Saved) => {
    switch (outcome.kind) {
      case 'changed':
      case 'unchanged':
        return c.redirect(withQuery(paths.contract(c.req.param('number') ?? ''), { guardado: saved }), 303)
      case 'not-found':
        return c.notFound()
    }
  }

  return new Hono<SignedIn>()
    .get(paths.contracts, guard, async (c) => {
      const { accountId, view } = c.var
      const asked = listAsked((name) => c.req.query(name))
      const glance = await contractsAtAGlance(sql, accountId)
      const list = await contractsPage(sql, { accountId, today: view.today, asked, settings: glance.table.settings })
      const done = c.req.query('hecho')
      return c.html(<ContractsPage view={view} glance={glance} {...list} asked={asked} done={done} />)
    })
    .get(paths.contract(':number'), guard, (c) => show(c))
    .post(paths.contractAlias(':number'), guard, async (c) => {
      const { form, value } = readForm(aliasForm(c.var.view.words), await c.req.parseBody())
      if (!value) return show(c, { alias: form })
      const asked = { accountId: c.var.accountId, number: c.req.param('number') }
      return answer(c, await renameContract(sql, { ...asked, ...value }), 'nombre')
    })
    .post(paths.contractContact(':number'), guard, async (c) => {
      const { form, value } = readForm(contactForm(c.var.view.words), await c.req.parseBody())
      if (!value) return show(c, { contact: form })
      const asked = { accountId: c.var.accountId, number: c.req.param('number') }
      return answer(c, await changeContact(sql, { ...asked, ...value }), 'contacto')
    })
}
