import { holderName } from '../contracts/rules.ts'
import { daysBetween, formatDate, formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { ReadingToReview } from '../readings/review-queries.ts'
import type { Decision } from '../readings/review-rules.ts'
import { ServiceBadge } from '../web/badges.tsx'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { Keys } from './keys-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { ConsumptionWithIt, Fact, Inputs, LastReadings, PhotoBesideNumber } from './reading-facts-part.tsx'
import { type Neighbours, ReadingList } from './reading-list-part.tsx'
import { ReviewForms } from './reading-review-part.tsx'

/** What this operator decided a moment ago. */
export type Done = { decision: Decision; contract: string; value: number }

type PageProps = {
  view: View
  operator: Operator
  reading: ReadingToReview
  neighbours: Neighbours
  count: number
  form: FormState
  done?: Done | undefined
  /** Somebody else was faster. */
  tooLate?: boolean
}

/** A held reading: its picture beside the numbers and the history, and what can be decided of it. */
export function ReadingPage({ view, operator, reading, neighbours, count, form, done, tooLate }: PageProps) {
  const { words } = view
  const title = words('desk.reading.title', { value: reading.value, contract: reading.contract })
  return (
    <DeskLayout
      view={view}
      operator={operator}
      title={title}
      section="readings"
      rail={<ReadingList view={view} neighbours={neighbours} count={count} />}
      panes
    >
      <div class="desk-page stack">
        <DoneNotice view={view} done={done} />
        <div class="stack-tight">
          <h1>{title}</h1>
          <p class="soft">
            {words('desk.reading.read', {
              readOn: formatDate(reading.readOn, 'long', words.locale),
              sentOn: formatDate(reading.sentOn, 'long', words.locale),
            })}{' '}
            {urgency(view, reading)}
          </p>
        </div>
        <PhotoBesideNumber view={view} reading={reading} />
        <Inputs view={view} reading={reading} />
        <ConsumptionWithIt view={view} reading={reading} />
        <LastReadings view={view} reading={reading} />
      </div>
      <div class="desk-view">
        {reading.state === 'held' ? (
          <ReviewForms view={view} reading={reading} form={form} />
        ) : (
          <Decided view={view} reading={reading} tooLate={tooLate} />
        )}
        <Steps view={view} neighbours={neighbours} />
        <ContractSummary view={view} reading={reading} />
        <Keys view={view} of="readings" />
      </div>
    </DeskLayout>
  )
}

/** Where nothing waits. */
export function NoReadingsPage({ view, operator, done }: { view: View; operator: Operator; done?: Done | undefined }) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.readings')} section="readings">
      <div class="stack">
        <DoneNotice view={view} done={done} />
        <h1>{words('desk.readings')}</h1>
        <section class="card empty">
          <h2>{words('desk.readings.none')}</h2>
          <p>{words('desk.readings.noneText')}</p>
        </section>
      </div>
    </DeskLayout>
  )
}

const DoneNotice = ({ view: { words }, done }: { view: View; done: Done | undefined }) =>
  done ? (
    <p class="notice" role="status">
      <Icon name="check" />
      {words(`desk.review.done.${done.decision}`, { value: done.value, contract: done.contract })}
    </p>
  ) : null

function urgency({ words, today }: View, { countsUntil }: ReadingToReview): string {
  if (countsUntil === 'infinity') return words('desk.reading.noWindow')
  const date = formatDate(countsUntil, 'long', words.locale)
  const days = daysBetween(today, countsUntil)
  return days < 0 ? words('desk.reading.late', { date }) : words('desk.reading.counts', { date, days })
}

/** How it was decided, and by whom. */
function Decided({ view, reading, tooLate }: { view: View; reading: ReadingToReview; tooLate: boolean | undefined }) {
  const { words } = view
  const { review, keptValue } = reading
  return (
    <section class="notice" role={tooLate ? 'alert' : undefined} aria-labelledby="decidida">
      <div class="stack-tight">
        <h2 id="decidida">{words('desk.review.taken')}</h2>
        {review && <p>{reviewedWords(view, review, tooLate)}</p>}
        {review?.reason && <blockquote>{review.reason}</blockquote>}
        {keptValue !== null && <p>{words('desk.review.decided.feed', { kept: keptValue })}</p>}
      </div>
    </section>
  )
}

function reviewedWords(
  { words }: View,
  { by, at, decision }: NonNullable<ReadingToReview['review']>,
  tooLate: boolean | undefined,
): string {
  const when = formatInstant(new Date(at), words.locale)
  if (by === null) return words('desk.review.decided.shell', { at: when })
  return words(tooLate ? 'desk.review.taken.by' : 'desk.review.decided.by', { by, decision, at: when })
}

function Steps({ view: { words }, neighbours: { before, after } }: { view: View; neighbours: Neighbours }) {
  const [previous, next] = [before.at(-1), after[0]]
  if (!previous && !next) return null
  return (
    <nav class="row" aria-label={words('desk.readings')}>
      {previous && (
        <a class="button second" href={deskPaths.reading(previous.id)} data-key="k" rel="prev">
          <Icon name="left" />
          {words('desk.review.previous')}
        </a>
      )}
      {next && (
        <a class="button second" href={deskPaths.reading(next.id)} data-key="j" rel="next">
          {words('desk.review.next')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}

function ContractSummary({ view, reading }: { view: View; reading: ReadingToReview }) {
  const { words } = view
  return (
    <section class="panel stack-tight" aria-labelledby="contrato">
      <h2 id="contrato">{words('desk.reading.contract')}</h2>
      <dl class="facts">
        <Fact name={words('desk.reading.number')} value={reading.contract} />
        <Fact name={words('desk.reading.holder')} value={holderName(reading)} />
        <Fact name={words('desk.reading.address')} value={reading.address} />
        {reading.tariffName && <Fact name={words('desk.reading.tariff')} value={reading.tariffName} />}
        <Fact name={words('desk.reading.dwellings')} value={String(reading.dwellings)} />
        <Fact name={words('desk.reading.standing')} value={words(`contracts.status.${reading.status}`)} />
      </dl>
      <p>
        <ServiceBadge view={view} service={reading.service} />
      </p>
    </section>
  )
}
