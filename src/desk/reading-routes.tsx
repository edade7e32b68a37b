import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { deskPaths } from '../paths.ts'
import type { Decided } from '../readings/review-commands.ts'
import {
  addedPhoto,
  heldAround,
  heldCount,
  heldReadings,
  ownReview,
  photoOfReading,
  type ReadingToReview,
} from '../readings/review-queries.ts'
import type { Services } from '../services.ts'
import { answerFile } from '../web/file-answer.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { deskFinding } from './finding-part.ts'
import { type AtDesk, requireOperator } from './guard.ts'
import { askPhotoAtDesk, decideReading, lookAtReading } from './reading-commands.ts'
import { photoForm, reviewForm } from './reading-form.ts'
import { NoReadingsPage, ReadingPage } from './reading-page.tsx'
import { correctionOf } from './reading-rules.ts'

export function deskReadingRoutes(services: Services) {
  const { sql, today, files } = services

  const lookedAt = async (c: Context<AtDesk>) => {
    const id = c.req.param('id') ?? ''
    return isUuid(id)
      ? await lookAtReading(sql, { operatorId: c.var.operator.operatorId, id, today: today() })
      : undefined
  }

  const doneBefore = (c: Context<AtDesk>) => {
    const id = c.req.query('hecho') ?? ''
    return isUuid(id) ? ownReview(sql, { id, operatorId: c.var.operator.operatorId }) : undefined
  }

  const show = async (
    c: Context<AtDesk>,
    reading: ReadingToReview,
    { form, status, tooLate }: { form: FormState; status: 200 | 409 | 422; tooLate?: boolean },
  ) => {
    const [neighbours, count, done] = await Promise.all([
      heldAround(sql, reading.id),
      heldCount(sql),
      status === 200 ? doneBefore(c) : undefined,
    ])
    const { view, operator } = c.var
    return c.html(
      <ReadingPage
        view={view}
        operator={operator}
        reading={reading}
        neighbours={neighbours}
        count={count}
        form={form}
        done={done}
        tooLate={tooLate ?? false}
      />,
      status,
    )
  }

  /** The one after it, else the most urgent that is left. */
  const toNext = async (c: Context<AtDesk>, id: string) => {
    const { after } = await heldAround(sql, id)
    const next = after[0] ?? (await heldReadings(sql, 1))[0]
    return c.redirect(`${next ? deskPaths.reading(next.id) : deskPaths.readings}?hecho=${id}`, 303)
  }

  return new Hono<AtDesk>()
    .get(deskPaths.readings, requireOperator(services), async (c) => {
      const [first] = await heldReadings(sql, 1)
      if (first) return c.redirect(deskPaths.reading(first.id), 303)
      const { view, operator } = c.var
      return c.html(<NoReadingsPage view={view} operator={operator} done={await doneBefore(c)} />)
    })
    .get(deskPaths.reading(':id'), requireOperator(services), async (c) => {
      const reading = await lookedAt(c)
      return reading ? show(c, reading, { form: freshForm(c.var.view, reading), status: 200 }) : c.notFound()
    })
    .get(deskPaths.readingPhoto(':id'), requireOperator(services), async (c) => {
      const id = c.req.param('id')
      const added = c.req.query('foto')
      if (!isUuid(id) || (added !== undefined && !isUuid(added))) return c.notFound()
      const photo = added ? await addedPhoto(sql, { id, photo: added }) : await photoOfReading(sql, id)
      if (!photo) return c.notFound()
      const { fileKey, size, readOn } = photo
      return answerFile(c, files, { fileKey, size, contentType: 'image/jpeg', name: `medidor-${readOn}.jpg` })
    })
    .post(deskPaths.readingPhotoAsked(':id'), requireOperator(services), async (c) => {
      const reading = await lookedAt(c)
      if (!reading) return c.notFound()
      const { operator, view } = c.var
      const { form, value } = readForm(photoForm(view.words), await c.req.parseBody())
      if (!value) return show(c, reading, { form: withKey(form, view, reading), status: 422 })
      const { operatorId, name } = operator
      const asking = { readingId: reading.id, operatorId, operator: name, reason: value.photoReason }
      if ((await askPhotoAtDesk(sql, asking)) === 'asked') return toNext(c, reading.id)
      const now = await lookedAt(c)
      return now ? show(c, now, { form, status: 409, tooLate: true }) : c.notFound()
    })
    .post(deskPaths.readingReview(':id'), requireOperator(services), async (c) => {
      const reading = await lookedAt(c)
      if (!reading) return c.notFound()
      const { operator, view } = c.var
      const { form, value: typed } = readForm(reviewForm(view.words, reading.value), await c.req.parseBody())
      const again = (form: FormState) => show(c, reading, { form: withKey(form, view, reading), status: 422 })
      if (!typed) return again(form)

      let decided: Decided
      if (typed.decision === 'correct') {
        const { consumption, odd } = correctionOf(reading, typed.value, today())
        if (odd && typed.knowing !== String(typed.value) && reading.state === 'held') {
          const message = view.words('desk.review.error.odd', {
            value: typed.value,
            finding: deskFinding(view.words, odd),
          })
          return again(refuse({ ...form, values: { ...form.values, knowing: String(typed.value) } }, 'value', message))
        }
        const { value, correctReason: reason } = typed
        decided = { decision: 'correct', value, consumption, reason }
      } else {
        decided = typed
      }

      const outcome = await decideReading(sql, {
        key: typed.key,
        readingId: reading.id,
        by: { id: operator.operatorId, name: operator.name },
        decided,
      })
      switch (outcome.kind) {
        case 'reviewed':
        case 'same-again':
          return toNext(c, reading.id)
        case 'not-held': {
          const now = await lookedAt(c)
          return now ? show(c, now, { form, status: 409, tooLate: true }) : c.notFound()
        }
        case 'not-found':
          return c.notFound()
      }
    })
}

/** What a slip explains is written in already, and what is most often the reason. */
function freshForm({ words }: View, { findings, hasPhoto }: ReadingToReview): FormState {
  const suggestion = findings.find((finding) => finding.suggestion !== undefined)?.suggestion
  return {
    values: {
      key: randomUUID(),
      value: suggestion === undefined ? '' : String(suggestion),
      photoReason: words('desk.photo.reasonDefault'),
      correctReason: hasPhoto ? words('desk.review.correctDefault') : '',
    },
    errors: {},
  }
}

/** A form with trouble: what another of the page's forms holds is as it was. */
const withKey = (form: FormState, view: View, reading: ReadingToReview): FormState => {
  const fresh = freshForm(view, reading)
  const key = isUuid(form.values.key ?? '') ? form.values.key! : fresh.values.key!
  return { ...form, values: { ...fresh.values, ...form.values, key } }
}
