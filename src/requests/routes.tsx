import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { networkOf } from '../web/client-address.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { RequestKind } from '../web/profile.ts'
import type { OfficeEnv, Person } from '../web/view.ts'
import { sendRequest } from './commands.ts'
import { requestForm, trapName } from './form.ts'
import { RequestPage, RequestSentPage, RequestsPage } from './page.tsx'
import { contractChoicesOf, sentRequest } from './queries.ts'
import { kindNamed } from './rules.ts'

/** An hour's worth of messages from one place; nobody with a real matter comes near it. */
const sending = { name: 'requests', points: 20, seconds: 3600 }
/** Whoever writes as a guest says where the copy goes: nobody is sent heaps of them by strangers. */
const copies = { name: 'requests-to-address', points: 10, seconds: 3600 }

export function requestRoutes(services: Services) {
  const { sql, profile, today } = services
  const limits = { bySender: limiter(sql, sending), toAddress: limiter(sql, copies) }

  const show = async (c: OfficeContext, kind: RequestKind, form: FormState, status: 200 | 422 | 429 = 200) => {
    const { person } = c.var.view
    const contracts = person && kind.contract !== 'none' ? await contractChoicesOf(sql, person.accountId) : []
    return c.html(<RequestPage view={c.var.view} kind={kind} form={form} contracts={contracts} />, status)
  }

  const ask = (c: OfficeContext) => {
    const kind = kindNamed(profile.requestGroups, c.req.param('kind') ?? '')
    if (!kind) return c.notFound()
    return show(c, kind, { values: { key: randomUUID(), contrato: c.req.query('contrato') ?? '' }, errors: {} })
  }

  const take = async (c: OfficeContext, person: Person | undefined) => {
    const kind = kindNamed(profile.requestGroups, c.req.param('kind') ?? '')
    if (!kind) return c.notFound()
    const { words } = c.var.view
    const { form, value } = readForm(
      requestForm(kind, { words, today: today(), guest: !person }),
      await c.req.parseBody(),
    )
    if (!value)
      return show(
        c,
        kind,
        { ...form, values: { ...form.values, [trapName]: '', key: form.values.key || randomUUID() } },
        422,
      )

    let { waitSeconds } = await limits.bySender.consume(person?.accountId ?? networkOf(c.var.address))
    if (waitSeconds === 0 && !person) ({ waitSeconds } = await limits.toAddress.consume(value.email.toLowerCase()))
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = words('requests.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return show(c, kind, refuse(form, '', message), 429)
    }

    const outcome = await sendRequest(sql, {
      ...value,
      kind,
      accountId: person?.accountId,
      name: person?.name ?? value.name,
      email: person?.email ?? value.email,
      calendar: profile.calendar,
      today: today(),
    })
    switch (outcome.kind) {
      case 'received':
      case 'already-received':
        return c.redirect(person ? paths.requestSent(value.key) : paths.guestRequestSent(value.key), 303)
      case 'not-their-contract':
        return show(c, kind, refuse(form, 'contrato', words('requests.error.contract')), 422)
    }
  }

  const confirm = async (c: OfficeContext, accountId: string | undefined) => {
    const key = c.req.param('key') ?? ''
    const sent = isUuid(key) ? await sentRequest(sql, { key, accountId }) : undefined
    if (!sent) return c.notFound()
    return c.html(<RequestSentPage view={c.var.view} sent={sent} kind={kindNamed(profile.requestGroups, sent.kind)} />)
  }

  const signedIn = requireAccount(services)
  return new Hono<SignedIn>()
    .get(paths.contact, knowAccount(services), (c) => c.html(<RequestsPage view={c.var.view} />))
    .get(paths.guestRequestSent(':key'), (c) => confirm(c, undefined))
    .get(paths.guestRequest(':kind'), ask)
    .post(paths.guestRequest(':kind'), (c) => take(c, undefined))
    .get(paths.requests, signedIn, (c) => c.html(<RequestsPage view={c.var.view} />))
    .get(paths.requestSent(':key'), signedIn, (c) => confirm(c, c.var.accountId))
    .get(paths.request(':kind'), signedIn, ask)
    .post(paths.request(':kind'), signedIn, (c) => take(c, c.var.person))
}

/** Whoever asks: a guest or a signed-in person. */
type OfficeContext = Context<OfficeEnv> | Context<SignedIn>
