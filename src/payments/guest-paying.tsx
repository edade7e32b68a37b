import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type FormState, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { type ChoosableContract, inOrder, totalOf, wholeChoice } from './choice-rules.ts'
import { type ChosenPayment, changeField, choiceForm, keyField, objected, readChoice } from './form.ts'
import { GuestChoosePage } from './guest-choose-page.tsx'
import { readEmail } from './guest-form.ts'
import { guestLimits } from './guest-limits.ts'
import { NothingOwedPage } from './guest-message-page.tsx'
import { type PayLink, paymentByLink } from './guest-queries.ts'
import { GuestReviewPage } from './guest-review-page.tsx'
import { guestTerms, isOffered } from './guest-rules.ts'
import { choosableOf } from './page-queries.ts'
import { pay } from './paying.ts'
import { linkToFollow } from './tell-commands.ts'
import { UnderWayPage } from './under-way-page.tsx'

export type Guest = Context<OfficeEnv>
/** A link that is good to pay with, and the address that it came in; `token` where that is its own. */
export type Opened = { linkHash: Buffer; link: PayLink; here: string; token: string | undefined }
type Sent = { form: FormState; chosen: ChosenPayment; email: string | null }

/** What is answered to whoever comes by a link that pays: what to choose, the total, and where it is paid. */
export function guestPaying(services: Services) {
  const { sql, gateways, profile, today } = services
  const terms = guestTerms(profile.payments)
  const waitOf = guestLimits(sql)
  const contractsOf = async ({ linkHash }: Opened) => inOrder(await choosableOf(sql, { linkHash }))

  const choose = (
    c: Guest,
    { link, here, token }: Opened,
    form: FormState,
    contracts: readonly ChoosableContract[],
  ) => {
    const values = { ...form.values, [keyField]: form.values[keyField] || randomUUID() }
    return (
      <GuestChoosePage
        view={c.var.view}
        form={{ ...form, values }}
        gateway={gateways.current!}
        contracts={contracts}
        link={link}
        here={here}
        pageOf={(folio) => token && paths.payLinkPayment(token, folio)}
      />
    )
  }

  const pageOf = async ({ token, linkHash }: Opened, folio: string) =>
    token
      ? paths.payLinkPayment(token, folio)
      : paths.payLink(await linkToFollow(sql, (await paymentByLink(sql, { linkHash, folio }))!))

  /** What may be paid; where all of it is on its way or here already, where that is. */
  const show = async (c: Guest, opened: Opened) => {
    const { link } = opened
    const contracts = await contractsOf(opened)
    const whole = wholeChoice(contracts)
    const [latest] = link.payments
    if (whole.items.length === 0 && latest) return c.redirect(await pageOf(opened, latest), 303)
    if (totalOf(contracts) === 0) {
      const isHeld = contracts.some(({ invoices }) => invoices.length > 0)
      return c.html(<NothingOwedPage view={c.var.view} link={link} isHeld={isHeld} />)
    }
    return c.html(choose(c, opened, choiceForm(whole, ''), contracts))
  }

  /** The choosing page as it was sent, with what stands in the way. */
  const again = async (c: Guest, opened: Opened, form: FormState, status: 200 | 422 | 429 = 422) => {
    const contracts = await contractsOf(opened)
    // Paid or cancelled meanwhile: the same address says so.
    if (totalOf(contracts) === 0) return c.redirect(opened.here, 303)
    return c.html(choose(c, opened, form, contracts), status)
  }

  const review = async (c: Guest, opened: Opened, { form, chosen, email }: Sent) => {
    const contracts = await contractsOf(opened)
    const known = new Set(contracts.flatMap(({ invoices }) => invoices.map(({ id }) => id)))
    if (!chosen.items.every(({ invoiceId }) => known.has(invoiceId ?? 0))) return again(c, opened, notOffered(c, form))
    return c.html(
      <GuestReviewPage view={c.var.view} contracts={contracts} reviewed={chosen} email={email} here={opened.here} />,
    )
  }

  const take = async (c: Guest, opened: Opened, { form, chosen, email }: Sent) => {
    const { view } = c.var
    const { linkHash } = opened
    const waitSeconds = await waitOf({ linkHash, address: c.var.address })
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = view.words('payments.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return again(c, opened, refuse(form, '', message), 429)
    }
    const { key, method, items } = chosen
    const payer = { linkHash }
    const outcome = await pay(services, {
      key,
      payer,
      wanted: items,
      method,
      email,
      terms,
      today: today(),
      language: c.var.view.words.language,
    })
    switch (outcome.kind) {
      case 'go':
        return c.redirect(outcome.payUrl ?? paths.payLink(await linkToFollow(sql, outcome.paymentId)), 303)
      case 'under-way': {
        const href = await pageOf(opened, outcome.folio)
        return c.html(<UnderWayPage view={view} folio={outcome.folio} href={href} />, 409)
      }
      case 'objection': {
        const { objection } = outcome
        // No invoice of that contract has that number: the page did not come from us.
        if (objection.kind === 'changed' && objection.number === '') return again(c, opened, notOffered(c, form))
        const contracts = await contractsOf(opened)
        return again(
          c,
          opened,
          objected({ form, objection, contracts, words: view.words, terms, gateway: gateways.current! }),
        )
      }
      case 'not-found':
        return again(c, opened, notOffered(c, form))
    }
  }

  const send = async (c: Guest, opened: Opened) => {
    const gateway = gateways.current
    if (!gateway) return c.notFound()
    const { words } = c.var.view
    const body = await c.req.parseBody()
    const { form: typed, value: chosen } = readChoice(body, { words, terms, gateway })
    const { form, email } = readEmail(typed, words)
    if (body[changeField] !== undefined) return again(c, opened, { ...form, errors: {} }, 200)
    if (!chosen || Object.keys(form.errors).length > 0) return again(c, opened, form)
    if (!isOffered(chosen.items, opened.link)) return again(c, opened, notOffered(c, form))
    return (chosen.isTotalShown ? take : review)(c, opened, { form, chosen, email })
  }

  return { show, send }
}

/** A key that is of no use is not sent again. */
const notOffered = (c: Guest, { values, errors }: FormState) =>
  refuse({ values: { ...values, [keyField]: '' }, errors }, '', c.var.view.words('guest-pay.error.notOffered'))
