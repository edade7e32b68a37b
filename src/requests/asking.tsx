import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { type HeldForm, removeWaiting, takeFiles } from '../attachments/commands.ts'
import { guestOf } from '../attachments/guard.tsx'
import { waitingFiles } from '../attachments/queries.ts'
import { chosenDisputes, invoiceField } from '../disputes/choosing-rules.ts'
import { disputablesOf } from '../disputes/queries.ts'
import type { Disputable } from '../disputes/rules.ts'
import { keepDraft } from '../drafts/commands.ts'
import { drafting } from '../drafts/guard.ts'
import type { Draft } from '../drafts/queries.ts'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from '../sessions/guard.ts'
import { removedIn } from '../web/attachments.tsx'
import { networkOf } from '../web/client-address.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { RequestKind } from '../web/profile.ts'
import { type SentForm, withUploads } from '../web/upload.ts'
import { fileFields } from '../web/upload-rules.ts'
import type { OfficeEnv, Person } from '../web/view.ts'
import { sendRequest } from './commands.ts'
import { type KnownOfService, knownOfContract, knownOfNeighbourhood } from './cut-queries.ts'
import { type RequestFields, refuseMissing, requestForm, trapName, typedIn } from './form.ts'
import { isWorthSaying, signatureOf } from './known-rules.ts'
import { contractChoicesOf } from './queries.ts'
import { RequestPage } from './request-page.tsx'
import { asksPosition, kindNamed, kindOffered, withAddition } from './rules.ts'

/** Whoever asks: a guest or a signed-in person. */
export type Asking = Context<OfficeEnv> | Context<SignedIn>

/** An hour's worth of messages from one place; nobody with a real matter comes near it. */
const sending = { name: 'requests', points: 20, seconds: 3600 }
/** Whoever writes as a guest says where the copy goes: nobody is sent heaps of them by strangers. */
const copies = { name: 'requests-to-address', points: 10, seconds: 3600 }

/** The fields of a kind's form in which files come. */
export const fileFieldsOf = ({ documents }: RequestKind): string[] => [
  ...fileFields,
  ...documents.map(({ name }) => name),
]

/** A kind's form: shown, taken, and shown again as it was left. */
export function asking(services: Services) {
  const { sql, profile, today, files, scan } = services
  const { draftFor } = drafting(services)
  const limits = { bySender: limiter(sql, sending), toAddress: limiter(sql, copies) }
  type Shown = {
    form: FormState
    status: 200 | 422 | 429
    known?: KnownOfService
    draft?: Draft | undefined
    /** Asked already. */
    disputables?: Disputable[]
  }

  type Asked = { contract: string | undefined; invoice?: string | undefined }
  const disputablesFor = async (kind: RequestKind, person: Person | undefined, asked: Asked) =>
    person && kind.disputes ? await disputablesOf(sql, { accountId: person.accountId, ...asked }) : []

  const show = async (c: Asking, kind: RequestKind, { form, status, known, draft, ...asked }: Shown) => {
    const { person } = c.var.view
    const held = { key: form.values.key!, accountId: person?.accountId }
    const contracts = person && kind.contract !== 'none' ? await contractChoicesOf(sql, person.accountId) : []
    const disputables = asked.disputables ?? (await disputablesFor(kind, person, { contract: form.values.contrato }))
    if (asksPosition(kind)) letAskPosition(c)
    const isNew = status === 200 && !draft
    return c.html(
      <RequestPage
        view={c.var.view}
        kind={kind}
        form={{ ...form, values: { ...form.values, [trapName]: '' } }}
        contracts={contracts}
        waiting={isNew ? [] : await waitingFiles(sql, held)}
        known={known}
        disputables={disputables}
        draft={draft}
      />,
      status,
    )
  }

  const ask = async (c: Asking, person: Person | undefined) => {
    const kind = kindOffered(c.var.view.profile.requestGroups, c.req.param('kind') ?? '')
    if (!kind) return c.notFound()
    const draft = await draftFor(c, { form: 'request', about: kind.slug })
    const contract = c.req.query('contrato') || draft?.typed.contrato
    const invoice = c.req.query('factura')
    const disputables = await disputablesFor(kind, person, { contract, invoice })
    const mine = disputables.find(({ number }) => number === invoice)
    const values = {
      ...draft?.typed,
      key: draft?.formKey ?? randomUUID(),
      ...(contract && { contrato: contract }),
      ...(mine && { [invoiceField(mine.id)]: 'si', contrato: mine.contract }),
    }
    return show(c, kind, { form: { values, errors: {} }, status: 200, draft, disputables })
  }

  const take = (c: Asking, person: Person | undefined) => {
    const kind = kindOffered(c.var.view.profile.requestGroups, c.req.param('kind') ?? '')
    if (!kind) return c.notFound()
    return withUploads(c, fileFieldsOf(kind), (sent) => answer(c, { kind, person, sent }))
  }

  type Sent = { kind: RequestKind; person: Person | undefined; sent: SentForm }

  const answer = async (c: Asking, { kind, person, sent }: Sent) => {
    const { words } = c.var.view
    const { form, value, key } = await read(c, { kind, person, sent })
    if (!value || Object.keys(form.errors).length > 0) {
      if (person) {
        const of = { form: 'request', about: kind.slug } as const
        await keepDraft(sql, { accountId: person.accountId, of, key, typed: typedIn(form.values, kind) })
      }
      return show(c, kind, { form, status: 422 })
    }

    const choosing =
      person && kind.disputes
        ? chosenDisputes(await disputablesOf(sql, { accountId: person.accountId, contract: value.contract }), {
            kind: kind.disputes,
            fields: sent.fields,
            paid: value.answers.amount ?? '',
            words,
          })
        : { kind: 'chosen' as const, parts: [], said: '' }
    if (choosing.kind === 'refused') {
      const refused = choosing.errors.reduce((form, { field, message }) => refuse(form, field, message), form)
      return show(c, kind, { form: refused, status: 422 })
    }

    let { waitSeconds } = await limits.bySender.consume(person?.accountId ?? networkOf(c.var.address))
    if (waitSeconds === 0 && !person) ({ waitSeconds } = await limits.toAddress.consume(value.email.toLowerCase()))
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = words('requests.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return show(c, kind, { form: refuse(form, '', message), status: 429 })
    }

    const known = kind.looksAtService ? await lookedUp(value, person) : undefined
    if (known && isWorthSaying(known) && sent.fields.enterado !== signatureOf(known)) {
      return show(c, kind, { form, status: 422, known })
    }

    const outcome = await sendRequest(sql, {
      ...value,
      disputes: choosing.parts,
      message: withAddition(value.message, choosing.said),
      // As the utility calls it: each mail says it in its own language.
      kind: kindNamed(profile.requestGroups, kind.slug) ?? kind,
      accountId: person?.accountId,
      name: person?.name ?? value.name,
      email: person?.email ?? value.email,
      calendar: profile.calendar,
      today: today(),
      language: words.language,
    })
    switch (outcome.kind) {
      case 'received':
      case 'already-received':
        return c.redirect(person ? paths.requestSent(value.key) : paths.guestRequestSent(value.key), 303)
      case 'not-their-contract':
        return show(c, kind, { form: refuse(form, 'contrato', words('requests.error.contract')), status: 422 })
    }
  }

  /** Files are taken first, each by itself: whatever else is wrong, they stay with the form. */
  const read = async (c: Asking, { kind, person, sent: { fields, uploads } }: Sent) => {
    const { words } = c.var.view
    const key = isUuid(fields.key ?? '') ? fields.key! : randomUUID()
    const held: HeldForm = { key, accountId: person?.accountId }
    for (const id of removedIn(fields)) await removeWaiting({ sql, files }, held, id)
    const withPosition = fields.conPosicion === 'si'
    const refused = await takeFiles(
      { sql, files, scan },
      {
        ...held,
        uploads,
        withPosition,
        guest: person ? undefined : guestOf(services, c.var.address),
      },
    )
    const { form: typed, value } = readForm(requestForm(kind, { words, today: today(), guest: !person }), {
      ...fields,
      key,
    })
    const form = refused.reduce(
      (form, { field, name, why }) => refuse(form, field, words(`attachments.error.${why}`, { name })),
      typed,
    )
    return { form: refuseMissing(form, { kind, waiting: await waitingFiles(sql, held), words }), value, key }
  }

  /** Whoever has no account is told of cuts only: what a contract owes is its holder's. */
  const lookedUp = async (value: RequestFields, person: Person | undefined): Promise<KnownOfService | undefined> => {
    const known =
      person && value.contract
        ? await knownOfContract(sql, { accountId: person.accountId, contract: value.contract, today: today() })
        : undefined
    if (known) return known
    const typed = value.answers.neighbourhood ?? ''
    return { service: 'active', overdue: 0, cuts: await knownOfNeighbourhood(sql, { typed, today: today() }) }
  }

  return { ask, take }
}

/** The page of such a kind may ask the browser where it is; no other page may. */
function letAskPosition(c: Asking): void {
  const usual = c.res.headers.get('Permissions-Policy') ?? ''
  c.header('Permissions-Policy', usual.replace('geolocation=()', 'geolocation=(self)'))
}
