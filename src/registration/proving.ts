import type { Context } from 'hono'
import { type ProofOutcome, proveContract } from '../access/commands.ts'
import type { CustomerKind } from '../access/rules.ts'
import type { Sql } from '../db.ts'
import { networkOf } from '../web/client-address.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { proofForm } from './proof-form.ts'

type Proved = Extract<ProofOutcome, { kind: 'proved' }>
/** `status` and `form` say how to answer when nothing was proved; `tried`: the data were whole, and compared. */
export type Proving = { form: FormState; status: 422 | 429; tried: boolean; proved?: Proved }

/** Reads the form by which a contract is proved, and compares it. */
export async function prove<Env extends OfficeEnv>(c: Context<Env>, sql: Sql, kind: CustomerKind): Promise<Proving> {
  const { words } = c.var.view
  const { form, value } = readForm(proofForm(kind, words), await c.req.parseBody())
  if (!value) return { form, status: 422, tried: false }

  const outcome = await proveContract(sql, { proof: value, network: networkOf(c.var.address) })
  switch (outcome.kind) {
    case 'proved':
      return { form, status: 422, tried: true, proved: outcome }
    case 'wrong':
      return { form: refuse(form, '', words('registration.error.noMatch')), status: 422, tried: true }
    case 'wait': {
      c.header('Retry-After', String(outcome.seconds))
      const minutes = Math.ceil(outcome.seconds / 60)
      return { form: refuse(form, '', words('registration.error.wait', { minutes })), status: 429, tried: false }
    }
  }
}
