import type { Draft } from '../drafts/queries.ts'
import { type CivilDate, formatDate } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'
import { AttachmentField, type ShownAttachment } from '../web/attachments.tsx'
import { DraftNotice, DraftStatus, MeantFor } from '../web/draft-notice.tsx'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { findingWords } from './finding-part.ts'
import { Fact, type Meaning, MeaningPart } from './meaning-part.tsx'
import { countsFor, type Window } from './window-rules.ts'

type ReviewProps = {
  view: View
  contract: string
  value: number
  readOn: CivilDate
  meaning: Meaning
  window: Window | undefined
  form: FormState
  /** The picture that came with the form before. */
  waiting: readonly ShownAttachment[]
  /** What stands here, where it was kept. */
  draft: Draft | null
}

/** What a reading means, before it is sent; an odd one is looked at again. */
export function ReviewPage({ view, contract, value, readOn, meaning, window, form, waiting, draft }: ReviewProps) {
  const { words } = view
  const { findings } = meaning.judged
  const isHeld = findings.some(({ holds }) => holds)
  const hidden = [
    ['contrato', contract],
    ['key', form.values.key],
    ['lectura', String(value)],
    ['fecha', readOn],
  ] as const
  const kept = hidden.map(([name, held]) => <input type="hidden" name={name} value={held} />)
  const suggestion = findings.find((finding) => finding.suggestion !== undefined)?.suggestion
  return (
    <Layout view={view} title={words('readings.review')} section="consumption">
      <div class="page-head">
        <a class="crumb" href={about(paths.newReading, contract)}>
          <Icon name="left" />
          {words('readings.enter')}
        </a>
        <h1>{words('readings.review')}</h1>
      </div>
      <div class="stack narrow-form">
        <DraftNotice
          view={view}
          keptAt={draft?.updatedAt}
          discard={paths.readingDraftEnd}
          fields={{ contrato: contract }}
        />
        <ErrorSummary view={view} form={form} />
        <section class="card" aria-labelledby="significa">
          <div class="stack">
            <h2 id="significa">{words('readings.review.means')}</h2>
            <dl class="facts">
              <Fact name={words('readings.review.reading')} value={String(value)} />
              <Fact name={words('readings.review.date')} value={formatDate(readOn, 'short', words.locale)} />
            </dl>
            <MeaningPart view={view} meaning={meaning} />
            {window && (
              <p class="small soft">
                {words(countsFor(window, readOn) ? 'readings.window.in' : 'readings.window.out', {
                  from: formatDate(window.from, 'short', words.locale),
                  until: formatDate(window.until, 'short', words.locale),
                })}
              </p>
            )}
          </div>
        </section>
        {findings.length > 0 && (
          <section class="card" aria-labelledby="notamos">
            <div class="stack-tight">
              <h2 id="notamos">{words('readings.sent.noted')}</h2>
              <ul>
                {findings.map((finding) => (
                  <li>{findingWords(words, finding)}</li>
                ))}
              </ul>
              {suggestion !== undefined && (
                <form action={paths.newReading} novalidate>
                  <input type="hidden" name="contrato" value={contract} />
                  <input type="hidden" name="fecha" value={readOn} />
                  <button class="button" type="submit" name="lectura" value={String(suggestion)}>
                    {words('readings.review.use', { value: suggestion })}
                  </button>
                </form>
              )}
            </div>
          </section>
        )}
        <form
          class="card"
          method="post"
          action={paths.sentReadings}
          enctype="multipart/form-data"
          data-draft={paths.readingDraft}
          novalidate
        >
          <div class="stack">
            {kept}
            <MeantFor view={view} />
            {isHeld && (
              <>
                <div class="stack-tight">
                  <h2>{words('readings.review.look')}</h2>
                  <p>{words('readings.review.lookText')}</p>
                </div>
                <Field
                  view={view}
                  form={form}
                  name="otra"
                  label={words('readings.review.again')}
                  inputmode="numeric"
                  autocomplete="off"
                  maxlength={20}
                  short
                />
              </>
            )}
            <AttachmentField
              view={view}
              form={form}
              waiting={waiting}
              label={words(isHeld ? 'readings.review.photo' : 'readings.review.photoOptional')}
              help={words(isHeld ? 'readings.review.photoText' : 'readings.review.photoOptionalText')}
              single
            />
            <div class="row">
              <button class={isHeld && suggestion !== undefined ? 'button second' : 'button'} type="submit">
                {words('readings.review.send')}
              </button>
              <a class="button quiet" href={about(paths.newReading, contract)}>
                {words('readings.review.change')}
              </a>
              <DraftStatus view={view} />
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}
