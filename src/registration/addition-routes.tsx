import { type Context, Hono } from 'hono'
import { grantAccess } from '../access/commands.ts'
import type { CustomerKind } from '../access/rules.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { blankForm, refuse } from '../web/form.tsx'
import { AddContractPage } from './proof-page.tsx'
import { prove } from './proving.ts'

/** «Agregar contrato»: another contract, or one that somebody else has too, with the same proof. */
export function additionRoutes(services: Services) {
  const { sql } = services
  const kindOf = (c: Context): CustomerKind => (c.req.query('tipo') === 'empresa' ? 'company' : 'person')

  return new Hono<SignedIn>()
    .get(paths.addContract, requireAccount(services), (c) =>
      c.html(<AddContractPage view={c.var.view} kind={kindOf(c)} form={blankForm} />),
    )
    .post(paths.addContract, requireAccount(services), async (c) => {
      const kind = kindOf(c)
      const { form, status, proved } = await prove(c, sql, kind)
      if (!proved) return c.html(<AddContractPage view={c.var.view} kind={kind} form={form} />, status)

      const { contractId, contractNumber, by } = proved
      const outcome = await grantAccess(sql, { accountId: c.var.accountId, contractId, proof: by })
      switch (outcome.kind) {
        case 'granted':
        case 'already':
          return c.redirect(paths.contract(contractNumber), 303)
        case 'not-registrable': {
          const message = c.var.view.words('registration.error.noMatch')
          return c.html(<AddContractPage view={c.var.view} kind={kind} form={refuse(form, '', message)} />, 422)
        }
      }
    })
}
