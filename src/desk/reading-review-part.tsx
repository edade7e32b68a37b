import { formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { ReadingToReview } from '../readings/review-queries.ts'
import { longestReason, whysToReject } from '../readings/review-rules.ts'
import { ErrorSummary, Field, type FormState, Select } from '../web/form.tsx'
import type { View } from '../web/view.ts'

type Props = { view: View; reading: ReadingToReview; form: FormState }

/** Accept, correct, reject: each a form of its own, and a letter for each. */
export function ReviewForms({ view, reading, form }: Props) {
  const { words } = view
  const action = deskPaths.readingReview(reading.id)
  const hidden = (decision: string) => (
    <>
      <input type="hidden" name="key" value={form.values.key} />
      <input type="hidden" name="decision" value={decision} />
    </>
  )
  const wasTried = (decision: string) =>
    Object.keys(form.errors).length > 0 && form.values.decision === decision ? true : undefined
  return (
    <section class="stack" aria-labelledby="decidir">
      <h2 id="decidir">{words('desk.review')}</h2>
      <ErrorSummary view={view} form={form} />
      {reading.photoAskedAt && (
        <p class="notice">{words('desk.photo.askedOn', { at: formatInstant(reading.photoAskedAt, words.locale) })}</p>
      )}
      <form method="post" action={action}>
        {hidden('accept')}
        <button class="button wide" type="submit" data-key="a" aria-describedby="aceptar-ayuda">
          {words('desk.review.accept', { value: reading.value })}
        </button>
        <p class="help" id="aceptar-ayuda">
          {words('desk.review.acceptText')}
        </p>
      </form>
      <details class="panel" open={wasTried('correct')}>
        <summary data-key="c">{words('desk.review.correct')}</summary>
        <form class="stack" method="post" action={action} novalidate>
          {hidden('correct')}
          {form.values.knowing && <input type="hidden" name="knowing" value={form.values.knowing} />}
          <Field
            view={view}
            form={form}
            name="value"
            label={words('desk.review.value')}
            help={words('desk.review.valueHelp', { sent: reading.value })}
            inputmode="numeric"
            autocomplete="off"
            maxlength={20}
            short
          />
          <Field
            view={view}
            form={form}
            name="correctReason"
            label={words('desk.review.correctReason')}
            help={words('desk.review.toldHelp')}
            autocomplete="off"
            maxlength={longestReason}
          />
          <div>
            <button class="button" type="submit">
              {words('desk.review.correctButton')}
            </button>
          </div>
        </form>
      </details>
      <details class="panel" open={wasTried('reject')}>
        <summary data-key="r">{words('desk.review.reject')}</summary>
        <form class="stack" method="post" action={action} novalidate>
          {hidden('reject')}
          <Select
            view={view}
            form={form}
            name="why"
            label={words('desk.review.why')}
            help={words('desk.review.toldHelp')}
            options={[
              { value: '', label: words('desk.review.whyNone') },
              ...whysToReject.map((why) => ({ value: why, label: words(`desk.review.why.${why}`) })),
            ]}
          />
          <Field
            view={view}
            form={form}
            name="more"
            label={words('desk.review.more')}
            help={words('desk.review.moreHelp')}
            autocomplete="off"
            required={false}
            maxlength={longestReason}
          />
          <div>
            <button class="button second" type="submit">
              {words('desk.review.rejectButton')}
            </button>
          </div>
        </form>
      </details>
      <details class="panel" open={form.errors.photoReason !== undefined}>
        <summary>{words('desk.photo.ask')}</summary>
        <form class="stack" method="post" action={deskPaths.readingPhotoAsked(reading.id)} novalidate>
          <Field
            view={view}
            form={form}
            name="photoReason"
            label={words('desk.photo.reason')}
            help={words('desk.photo.reasonHelp')}
            autocomplete="off"
            maxlength={longestReason}
          />
          <div>
            <button class="button second" type="submit">
              {words('desk.photo.askButton')}
            </button>
          </div>
        </form>
      </details>
    </section>
  )
}
