import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, refuse } from '../web/form.tsx'
import { pageAsked } from '../web/query.ts'
import { keepsCards, mayHaveCards } from './card-gateways.ts'
import { payingCards } from './card-queries.ts'
import { inOrder, pageOfChoice, wholeChoice } from './choice-rules.ts'
import { ChoosePage } from './choose-page.tsx'
import { type ChosenPayment, changeField, choiceForm, objected, readChoice } from './form.ts'
import type { Gateway } from './gateway.ts'
import { type Offered, offeredFor } from './method-rules.ts'
import { choosableOf } from './page-queries.ts'
import { pay } from './paying.ts'
import { ReviewPage } from './review-page.tsx'
import { UnderWayPage } from './under-way-page.tsx'

/** Nobody begins more payments in an hour; a program that does is stopped before the gateway stops us. */
const beginning = { name: 'payments', points: 60, seconds: 3600 }

/** Choosing what to pay, seeing the total, and paying it. Where nothing can be paid there is no such page. */
export function choosingRoutes(services: Services) {
  const { sql, gateways, profile, today } = services
  const limit = limiter(sql, beginning)
  const signedIn = requireAccount(services)
  const terms = profile.payments

  const contractsOf = async (c: Context<SignedIn>, asked: { contract?: string | undefined; invoice?: string } = {}) =>
    inOrder(await choosableOf(sql, { accountId: c.var.accountId }, asked))

  /** Where new payments go, with the cards that the person keeps. */
  const offeredTo = async (c: Context<SignedIn>): Promise<(Offered & Pick<Gateway, 'cards'>) | undefined> => {
    const gateway = gateways.current
    if (!gateway || !mayHaveCards(gateways)) return gateway
    const kept = await payingCards(sql, { accountId: c.var.accountId, today: today() })
    return { ...gateway, saved: kept.filter(({ gateway }) => keepsCards(gateways)(gateway)) }
  }

  /** The choosing page as it was sent, with what stands in the way. */
  const again = async (c: Context<SignedIn>, form: FormState, status: 200 | 409 | 422 | 429 = 422) => {
    const gateway = await offeredTo(c)
    if (!gateway) return c.notFound()
    const only = form.values.contrato || undefined
    const contracts = await contractsOf(c, { contract: only })
    const key = form.values.key || randomUUID()
    return c.html(
      <ChoosePage
        view={c.var.view}
        form={{ ...form, values: { ...form.values, key } }}
        gateway={gateway}
        contracts={contracts}
        {...pageOfChoice(contracts, pageAsked(form.values.pagina))}
        only={only}
      />,
      status,
    )
  }

  const review = async (c: Context<SignedIn>, form: FormState, chosen: ChosenPayment) => {
    const only = form.values.contrato || undefined
    const contracts = await contractsOf(c, { contract: only })
    return c.html(
      <ReviewPage view={c.var.view} contracts={contracts} reviewed={chosen} gateway={undefined} only={only} />,
    )
  }

  const take = async (c: Context<SignedIn>, form: FormState, chosen: ChosenPayment) => {
    const { accountId, person, view } = c.var
    const { waitSeconds } = await limit.consume(accountId)
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = view.words('payments.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return again(c, refuse(form, '', message), 429)
    }
    const { key, method, items, savedCard } = chosen
    const outcome = await pay(services, {
      key,
      payer: { accountId },
      wanted: items,
      method,
      email: person.email,
      savedCard,
      terms,
      today: today(),
      language: view.words.language,
    })
    switch (outcome.kind) {
      case 'go':
        return c.redirect(outcome.payUrl ?? paths.payment(outcome.folio), 303)
      case 'under-way':
        return c.html(<UnderWayPage view={view} folio={outcome.folio} href={paths.payment(outcome.folio)} />, 409)
      case 'objection': {
        const { objection } = outcome
        // No invoice of that contract has that number: the page did not come from us.
        if (objection.kind === 'changed' && objection.number === '') return c.notFound()
        const contracts = await contractsOf(c, { contract: form.values.contrato || undefined })
        return again(c, objected({ form, objection, contracts, words: view.words, terms, gateway: gateways.current! }))
      }
      case 'not-found':
        return c.notFound()
    }
  }

  return new Hono<SignedIn>()
    .get(paths.newPayment, signedIn, async (c) => {
      const gateway = await offeredTo(c)
      if (!gateway) return c.notFound()
      const contract = c.req.query('contrato') || undefined
      const invoice = c.req.query('factura') || undefined
      const contracts = await contractsOf(c, { contract, ...(invoice && { invoice }) })
      const isNarrowed = contract !== undefined || invoice !== undefined
      if (isNarrowed && contracts.length === 0) return c.notFound()

      const { view } = c.var
      const only = isNarrowed ? contracts.map(({ number }) => number).join(',') : undefined
      const key = randomUUID()
      const whole = wholeChoice(contracts)
      if (c.req.query('todo') === 'si' && whole.total > 0) {
        const offered = offeredFor(gateway, whole.total)
        const reviewed = { key, method: offered.methods[0]!, gateway: gateway.name, ...whole }
        return c.html(
          <ReviewPage view={view} contracts={contracts} reviewed={reviewed} gateway={offered} only={only} />,
        )
      }
      const paging = pageOfChoice(contracts, pageAsked(c.req.query('pagina')))
      const form = choiceForm(wholeChoice(paging.shown, invoice), key)
      return c.html(
        <ChoosePage view={view} form={form} gateway={gateway} contracts={contracts} {...paging} only={only} />,
      )
    })
    .post(paths.payments, signedIn, async (c) => {
      const gateway = await offeredTo(c)
      if (!gateway) return c.notFound()
      const { words } = c.var.view
      const body = await c.req.parseBody()
      const { form, value } = readChoice(body, { words, terms, gateway })
      if (body[changeField] !== undefined) return again(c, { ...form, errors: {} }, 200)
      if (!value) return again(c, form)
      if (!value.isTotalShown) return review(c, form, value)
      return take(c, form, value)
    })
}
