import { type Context, Hono } from 'hono'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import { keepsCards, mayHaveCards } from './card-gateways.ts'
import { cardsOf } from './card-queries.ts'
import { withNews } from './card-routes.tsx'
import { beginDebit, stopDebit } from './debit-commands.ts'
import { cardField, daysField, debitForm, mostField } from './debit-form.ts'
import { type DebitContract, termsOf } from './debit-next-rules.ts'
import { DebitPage } from './debit-page.tsx'
import { debitContractOf } from './debit-page-queries.ts'
import { sensibleLimit, usualDaysBefore } from './debit-rules.ts'

/** How a contract's invoices are paid by themselves: begun, changed and stopped. */
export function debitRoutes(services: Services) {
  const { sql, gateways } = services
  const signedIn = requireAccount(services)
  const isOurs = keepsCards(gateways)

  const ownContract = (c: Context<SignedIn>) =>
    debitContractOf(sql, { accountId: c.var.accountId, number: c.req.param('number') ?? '', today: c.var.view.today })

  const page = async (c: Context<SignedIn>, contract: DebitContract, { form, status = 200 }: Shown) => {
    const { cards } = await cardsOf(sql, c.var.accountId)
    const usable = cards.filter(({ expiresOn, gateway }) => expiresOn >= c.var.view.today && isOurs(gateway))
    const terms = termsOf(contract, isOurs)
    return c.html(<DebitPage view={c.var.view} contract={contract} cards={usable} form={form} terms={terms} />, status)
  }

  return new Hono<SignedIn>()
    .get(paths.debit(':number'), signedIn, async (c) => {
      const contract = mayHaveCards(gateways) && (await ownContract(c))
      return contract ? page(c, contract, { form: formOf(contract) }) : c.notFound()
    })
    .post(paths.debit(':number'), signedIn, async (c) => {
      const { accountId, view } = c.var
      const contract = mayHaveCards(gateways) && (await ownContract(c))
      if (!contract) return c.notFound()
      const { form, value } = readForm(debitForm(view.words), await c.req.parseBody())
      if (!value) return page(c, contract, { form, status: 422 })
      const outcome = await beginDebit(sql, { ...value, accountId, contractNumber: contract.number, today: view.today })
      switch (outcome.kind) {
        case 'begun':
          return c.redirect(withNews('started'), 303)
        case 'card':
          return page(c, contract, {
            form: refuse(form, cardField, view.words('debits.form.error.card')),
            status: 422,
          })
        case 'bank':
        case 'another': {
          const changed = await ownContract(c)
          return changed ? page(c, changed, { form, status: 409 }) : c.notFound()
        }
        case 'not-found':
          return c.notFound()
      }
    })
    .post(paths.debitEnd(':number'), signedIn, async (c) => {
      const outcome = await stopDebit(sql, { accountId: c.var.accountId, contractNumber: c.req.param('number') })
      return outcome.kind === 'stopped' ? c.redirect(withNews('stopped'), 303) : c.notFound()
    })
}

type Shown = { form: FormState; status?: 200 | 409 | 422 }

/** What was asked for so far, or what the page proposes. */
const formOf = ({ cardId, daysBefore, most, usual }: DebitContract & { usual: number }): FormState => ({
  values: {
    ...(cardId && { [cardField]: cardId }),
    [daysField]: String(daysBefore ?? usualDaysBefore),
    [mostField]: formatMoney(most ?? sensibleLimit(usual)).replace('$', ''),
  },
  errors: {},
})
