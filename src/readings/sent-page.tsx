import { formatDate, formatInstant } from '../lib/dates.ts'
import { formatCount } from '../lib/numbers.ts'
import { about, paths } from '../paths.ts'
import { ReadingBadge } from '../web/badges.tsx'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { findingWords } from './finding-part.ts'
import { bandWords, Fact } from './meaning-part.tsx'
import { AddPhoto, Photos } from './photo-part.tsx'
import { askedForPhoto } from './review-rules.ts'
import type { OneSentReading } from './sending-queries.ts'

type SentProps = {
  view: View
  reading: OneSentReading
  form: FormState
  /** What was just done. */
  news?: 'already' | 'photo' | undefined
}

/** Where a reading stands, why, and what happens next. */
export function SentReadingPage({ view, reading, form, news }: SentProps) {
  const { words } = view
  const { contract, findings, state } = reading
  const date = formatDate(reading.readOn, 'short', words.locale)
  const standing = standingOf(view, reading)
  return (
    <Layout view={view} title={words('readings.sent.title', { date })} section="consumption">
      <div class="page-head">
        <a class="crumb" href={about(paths.newReading, contract)}>
          <Icon name="left" />
          {words('readings.enter')}
        </a>
        <h1>{words('readings.sent.title', { date })}</h1>
      </div>
      <div class="cols">
        <div class="stack">
          {news && (
            <p class="notice" role="status">
              <Icon name={news === 'photo' ? 'check' : 'info'} />
              {words(news === 'photo' ? 'readings.photo.received' : 'readings.sent.already')}
            </p>
          )}
          <section class="promise" aria-label={words('readings.sent.section')}>
            <p class="stat-label">{words('readings.sent.stat', { value: reading.value })}</p>
            <p class="big">{standing.now}</p>
            <p>{standing.next}</p>
          </section>
          {findings.length > 0 && (
            <section class="card" aria-labelledby="notamos">
              <div class="stack-tight">
                <h2 id="notamos">{words(state === 'held' ? 'readings.sent.why' : 'readings.sent.noted')}</h2>
                <ul>
                  {findings.map((finding) => (
                    <li>{findingWords(words, finding)}</li>
                  ))}
                </ul>
              </div>
            </section>
          )}
          <AddPhoto view={view} reading={reading} form={form} />
          <Way view={view} reading={reading} />
        </div>
        <aside class="stack" aria-label={words('readings.sent.data')}>
          <section class="card" aria-labelledby="datos">
            <div class="stack">
              <div class="stack-tight">
                <h2 id="datos">{words('readings.sent.data')}</h2>
                <ReadingBadge view={view} reading={reading} />
              </div>
              <dl class="facts">
                <Fact name={words('readings.review.reading')} value={String(reading.value)} />
                {reading.correctedValue !== null && (
                  <Fact name={words('readings.sent.correctedValue')} value={String(reading.correctedValue)} />
                )}
                <Fact name={words('readings.review.date')} value={date} />
                {reading.consumption !== null && (
                  <Fact
                    name={words('readings.sent.consumption')}
                    value={words('consumption.amount', { amount: formatCount(reading.consumption, words.locale) })}
                  />
                )}
                {reading.band.usual && (
                  <Fact name={words('readings.review.usual')} value={bandWords(view, reading.band.usual)} />
                )}
                <Fact name={words('readings.sent.contract')} value={contract} />
                <Fact name={words('readings.sent.meter')} value={reading.meter} />
              </dl>
              <Photos view={view} reading={reading} />
              <a class="button second wide" href={about(paths.newReading, contract)}>
                {words('readings.sent.another')}
              </a>
            </div>
          </section>
        </aside>
      </div>
    </Layout>
  )
}

function standingOf({ words, profile }: View, reading: OneSentReading) {
  const { state, invoice, keptValue, reason, correctedValue } = reading
  const utility = profile.name
  if (invoice) return { now: words('readings.sent.used'), next: words('readings.sent.usedText', { invoice }) }
  switch (state) {
    case 'accepted':
      if (keptValue === null && correctedValue !== null) {
        return {
          now: words('readings.sent.corrected', { value: correctedValue }),
          next: words('readings.sent.correctedText', { reason: reason ?? '' }),
        }
      }
      return keptValue === null
        ? { now: words('readings.sent.accepted'), next: words('readings.sent.acceptedText', { utility }) }
        : { now: words('readings.sent.kept'), next: words('readings.sent.keptText', { utility }) }
    case 'rejected':
      return {
        now: words('readings.sent.rejected'),
        next:
          keptValue === null
            ? words('readings.sent.rejectedPlain', { reason: reason ?? '' })
            : words('readings.sent.rejectedText', { utility, kept: keptValue }),
      }
    case 'held':
      if (askedForPhoto(reading))
        return { now: words('readings.photo.asked'), next: words('readings.photo.askedText', { utility }) }
      return { now: words('readings.sent.held'), next: words('readings.sent.heldText', { utility }) }
    case 'received':
      return { now: words('readings.sent.received'), next: words('readings.sent.heldText', { utility }) }
  }
}

/** A picture that was asked for, or came later, leaves the reading where it is. */
function wayOf({ state, cause }: OneSentReading['states'][number], index: number) {
  if (state === 'held' && cause === 'operator') return 'readings.way.photoAsked'
  if (cause === 'person' && index > 0) return 'readings.way.photoSent'
  return `readings.way.${state}` as const
}

function Way({ view, reading: { states, invoice, state } }: { view: View; reading: OneSentReading }) {
  const { words, profile } = view
  const isOpen = !invoice && state !== 'rejected'
  return (
    <section class="card" aria-labelledby="camino">
      <div class="stack">
        <h2 id="camino">{words('readings.sent.way')}</h2>
        <ol class="timeline">
          {states.map((one, index) => {
            const isNow = index === states.length - 1 && !invoice
            return (
              <li class={isNow ? 'now' : undefined} aria-current={isNow ? 'step' : undefined}>
                <span class="dot">{!isNow && <Icon name="check" />}</span>
                <div>
                  <p class="what">{words(wayOf(one, index))}</p>
                  <p class="when">
                    {[
                      formatInstant(new Date(one.at), words.locale),
                      one.reason ?? words(`readings.cause.${one.cause}`, { utility: profile.name }),
                    ].join('. ')}
                  </p>
                </div>
              </li>
            )
          })}
          {invoice && (
            <li class="now" aria-current="step">
              <span class="dot" />
              <div>
                <p class="what">{words('readings.way.used', { invoice })}</p>
              </div>
            </li>
          )}
          {isOpen && (
            <li class="next">
              <span class="dot" />
              <div>
                <p class="what">{words('readings.way.next')}</p>
              </div>
            </li>
          )}
        </ol>
      </div>
    </section>
  )
}
