import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { contractChoice } from '../access/queries.ts'
import { removeWaiting, takeFiles } from '../attachments/commands.ts'
import { limitUploads } from '../attachments/guard.tsx'
import { waitingFiles } from '../attachments/queries.ts'
import { keepDraft } from '../drafts/commands.ts'
import { typedOf } from '../drafts/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { removedIn } from '../web/attachments.tsx'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import { type SentForm, withUploads } from '../web/upload.ts'
import { draftOfReading, type HolderFor, readingDrafting } from './drafting.ts'
import { EntryPage, NoReadingPage } from './entry-page.tsx'
import { sentReadingRoutes } from './photo-routes.tsx'
import { judge } from './plausible-rules.ts'
import { pricesOf } from './price-rules.ts'
import { ReviewPage } from './review-page.tsx'
import { historyOf } from './rules.ts'
import { sendReading } from './sending-commands.ts'
import { lookAgainForm, readingFields, readingForm, type TypedReading } from './sending-form.ts'
import { type ReadingFacts, readingFacts } from './sending-queries.ts'
import { countsUntil, windowOf } from './window-rules.ts'

/** A day's worth from one person; nobody reads that many meters. */
const sending = { name: 'readings', points: 200, seconds: 24 * 3600 }

export function readingRoutes(services: Services) {
  const { sql, today, files, scan } = services
  const limit = limiter(sql, sending)

  const { holderFor, keep, discard, keepForLater } = readingDrafting(services)

  const about = async (c: Context<SignedIn>, number: string | undefined, holderFor?: HolderFor) => {
    const { accountId } = c.var
    const choice = await contractChoice(sql, { accountId, number })
    const { chosen } = choice
    const holder = chosen && (await holderFor?.(c, draftOfReading(chosen.number)))
    const facts = chosen && (await readingFacts(sql, { accountId, contractId: chosen.id, today: today(), holder }))
    return chosen && facts ? { choice, chosen, facts } : undefined
  }
  type About = NonNullable<Awaited<ReturnType<typeof about>>>

  const showEntry = (
    c: Context<SignedIn>,
    { choice, chosen, facts }: About,
    form: FormState,
    status: 200 | 422 | 429,
  ) => {
    const { view } = c.var
    const { meter, sent, readings } = facts
    if (facts.status === 'ended' || facts.status === 'void')
      return c.html(<NoReadingPage view={view} choice={choice} chosen={chosen} why="ended" />, status)
    if (meter === null)
      return c.html(<NoReadingPage view={view} choice={choice} chosen={chosen} why="unmetered" />, status)
    const history = historyOf(readings)
    return c.html(
      <EntryPage
        view={view}
        choice={choice}
        chosen={chosen}
        meter={meter}
        last={history.findLast((entry) => entry.meter === meter)}
        window={windowOf(history, today())}
        sent={sent}
        form={form}
        draft={facts.draft}
      />,
      status,
    )
  }

  const showReview = async (
    c: Context<SignedIn>,
    { chosen, facts }: About,
    { typed, form, status }: { typed: TypedReading; form: FormState; status: 200 | 422 },
  ) => {
    const { accountId } = c.var
    const key = form.values.key!
    if (status === 422) {
      const fields = { ...form.values, lectura: String(typed.value), fecha: typed.readOn }
      const of = draftOfReading(chosen.number)
      await keepDraft(sql, { accountId, of, key, typed: typedOf(fields, readingFields) })
    }
    const waiting = status === 422 || facts.draft ? await waitingFiles(sql, { key, accountId }) : []
    const isBack = facts.draft && (form.values.otra || waiting.length > 0)
    const judged = judgedOf(facts, typed, today())
    return c.html(
      <ReviewPage
        view={c.var.view}
        contract={chosen.number}
        value={typed.value}
        readOn={typed.readOn}
        meaning={{ judged, price: pricesOf(facts, judged) }}
        window={windowOf(historyOf(facts.readings), today())}
        form={form}
        waiting={waiting}
        draft={isBack ? facts.draft : null}
      />,
      status,
    )
  }

  /** A picture is taken first: whatever else is wrong, it stays with the form. */
  const take = async (c: Context<SignedIn>, { fields, uploads }: SentForm) => {
    const { accountId, view } = c.var
    const { words } = view
    const asked = await about(c, fields.contrato ?? '')
    if (!asked) return c.notFound()
    const key = isUuid(fields.key ?? '') ? fields.key! : randomUUID()
    const body = { ...fields, key }
    const held = { key, accountId }
    for (const id of removedIn(fields)) await removeWaiting({ sql, files }, held, id)
    const withPosition = fields.conPosicion === 'si'
    const refused = await takeFiles({ sql, files, scan }, { ...held, uploads, withPosition, only: 'picture' })
    const withPhoto = (form: FormState) =>
      refused.reduce((form, { name, why }) => refuse(form, 'foto', words(`attachments.error.${why}`, { name })), form)

    const { form, value: typed } = readForm(readingForm(words, today()), body)
    if (!typed || !isReadable(asked.facts)) return showEntry(c, asked, form, 422)

    const judged = judgedOf(asked.facts, typed, today())
    if (judged.verdict === 'held') {
      const { form: looked, value: again } = readForm(lookAgainForm(words, today()), body)
      if (!again) return showReview(c, asked, { typed, form: withPhoto(looked), status: 422 })
      if (again.again !== typed.value) {
        const different = words('readings.review.different', { before: typed.value, now: again.again })
        const other = { ...looked, values: { ...looked.values, otra: '' } }
        return showReview(c, asked, {
          typed: { ...typed, value: again.again },
          form: withPhoto(refuse(other, '', different)),
          status: 422,
        })
      }
    }
    if (refused.length > 0) return showReview(c, asked, { typed, form: withPhoto(form), status: 422 })
    const { waitSeconds } = await limit.consume(accountId)
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      const message = words('readings.error.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
      return showEntry(c, asked, refuse(form, '', message), 429)
    }
    const outcome = await sendReading(sql, {
      key,
      accountId,
      contractId: asked.chosen.id,
      contract: asked.chosen.number,
      meter: asked.facts.meter!,
      ...typed,
      judged,
      countsUntil: countsUntil(windowOf(historyOf(asked.facts.readings), today()), typed.readOn),
      today: today(),
    })
    switch (outcome.kind) {
      case 'sent':
        return c.redirect(paths.sentReading(outcome.id), 303)
      case 'already-sent':
        return c.redirect(`${paths.sentReading(outcome.id)}?otra-vez=si`, 303)
      case 'not-theirs':
        return c.notFound()
    }
  }

  return new Hono<SignedIn>()
    .get(paths.newReading, requireAccount(services), async (c) => {
      const typedSoFar = c.req.query()
      const asked = await about(c, typedSoFar.contrato || undefined, holderFor)
      if (!asked) return typedSoFar.contrato ? c.notFound() : c.redirect(paths.consumption, 303)
      const { draft } = asked.facts
      if (typedSoFar.lectura === undefined) {
        return showEntry(c, asked, { values: { fecha: today(), ...draft?.typed }, errors: {} }, 200)
      }

      const { form, value: typed } = readForm(readingForm(c.var.view.words, today()), typedSoFar)
      const isSame = draft?.typed.lectura === typedSoFar.lectura && draft?.typed.fecha === typedSoFar.fecha
      form.values = { ...(isSame && draft?.typed), ...form.values, key: draft?.formKey ?? randomUUID() }
      if (!typed || !isReadable(asked.facts)) return showEntry(c, asked, form, 422)
      return showReview(c, asked, { typed, form, status: 200 })
    })
    .post(
      paths.sentReadings,
      knowAccount(services),
      limitUploads(services),
      keepForLater,
      requireAccount(services),
      (c) => withUploads(c, ['foto'], (form) => take(c, form)),
    )
    .post(paths.readingDraft, requireAccount(services), keep)
    .post(paths.readingDraftEnd, requireAccount(services), discard)
    .route('/', sentReadingRoutes(services))
}

/** Whether a reading can be sent of the contract at all. */
const isReadable = ({ status, meter }: ReadingFacts) => meter !== null && status !== 'ended' && status !== 'void'

const judgedOf = ({ meter, dwellings, readings, others }: ReadingFacts, typed: TypedReading, today: CivilDate) =>
  judge({ meter: meter!, dwellings, readings, others, today, ...typed })
