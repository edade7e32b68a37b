import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import type { View } from '../web/view.ts'
import { clockOf } from './clock-rules.ts'
import type { ShownRequest } from './follow-queries.ts'
import { promisedDay } from './promised-day-part.ts'
import { isOver, lastDayToReopen, mayReopen } from './state-rules.ts'

type PromiseProps = { view: View; request: ShownRequest }
/** One sentence that answers, what it means, and what happens next. */
type Story = { label: string; headline: string; text: string; next: string }

/** By when the utility must answer, in words; why its time does not count; or that it has answered. */
export function PromisePart({ view, request }: PromiseProps) {
  const { label, headline, text, next } = storyOf(view, request)
  return (
    <section class="promise" aria-label={view.words('requests.page.promise')}>
      <p class="stat-label">{label}</p>
      <p class="big">{headline}</p>
      <p>{text}</p>
      <p>{view.words.rich('requests.page.next', { next, b: (chunks) => <b>{chunks as Child}</b> })}</p>
      {request.state === 'asked' && (
        <p class="row">
          <a class="button on-deep" href="#mensaje">
            {view.words('requests.mine.answer')}
          </a>
        </p>
      )}
    </section>
  )
}

function storyOf(view: View, request: ShownRequest): Story {
  const { words, profile, today } = view
  const { state, endedOn, answerIn } = request
  if (isOver(state)) {
    const day = promisedDay(view, endedOn!)
    const until = promisedDay(view, lastDayToReopen(endedOn!))
    return {
      label: words('requests.promise.answered', { state }),
      headline: words('requests.promise.day', { day }),
      text: words(`requests.promise.${state as 'answered' | 'closed'}.text`),
      next: words('requests.promise.answered.next', { may: mayReopen(request, today) ? 'yes' : 'no', until }),
    }
  }
  const clock = clockOf(profile.calendar, request, today)
  if (clock.kind === 'paused') {
    return {
      label: words('requests.promise.paused', { since: formatDate(clock.since, 'weekday', words.locale) }),
      headline: words('requests.promise.paused.what'),
      text: words('requests.promise.paused.text', { left: clock.left }),
      next: words('requests.promise.paused.next'),
    }
  }
  const { left, over } = clock
  const day = promisedDay(view, clock.dueOn)
  const asked = state === 'asked' ? 'yes' : 'no'
  if (today > clock.dueOn) {
    return {
      label: words('requests.promise.late'),
      headline: words('requests.promise.day', { day }),
      text: words('requests.promise.late.text', { over }),
      next: words('requests.promise.late.next', { asked }),
    }
  }
  return {
    label: words('requests.promise.due'),
    headline: words('requests.promise.day', { day }),
    text: words('requests.promise.due.text', { left, of: answerIn }),
    next: words('requests.promise.due.next'),
  }
}
