import { formatInstant } from '../lib/dates.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { clockOf } from './clock-rules.ts'
import type { RequestEvent, ShownRequest } from './follow-queries.ts'
import { promisedDay } from './promised-day-part.ts'
import { isOver, type Said } from './state-rules.ts'

const isStop = (said: Said): said is Exclude<Said, 'message-in' | 'message-out' | 'rated'> =>
  said !== 'message-in' && said !== 'message-out' && said !== 'rated'

/** The states that it went through, with their times, and the one ahead. */
export function WayPart({ view, request }: { view: View; request: ShownRequest }) {
  const { words } = view
  const done = request.events.filter(({ said }) => isStop(said))
  const isDone = isOver(request.state)
  return (
    <section class="card" aria-labelledby="camino">
      <div class="stack">
        <h2 id="camino">{words('requests.page.way')}</h2>
        <ol class="timeline">
          {done.map((event, index) => (
            <Stop view={view} event={event} isNow={isDone && index === done.length - 1} />
          ))}
          {!isDone && (
            <>
              <li class="now" aria-current="step">
                <span class="dot"></span>
                <div>
                  <p class="what">{words(`requests.way.now.${request.state as 'open' | 'asked'}`)}</p>
                </div>
              </li>
              <li class="next">
                <span class="dot"></span>
                <div>
                  <p class="what">{words('requests.way.next')}</p>
                  <p class="when">{dueWords(view, request)}</p>
                </div>
              </li>
            </>
          )}
        </ol>
      </div>
    </section>
  )
}

function Stop({ view, event, isNow }: { view: View; event: RequestEvent; isNow: boolean }) {
  const { said, by, at } = event
  return (
    <li aria-current={isNow ? 'step' : undefined}>
      <span class="dot">
        <Icon name="check" />
      </span>
      <div>
        <p class="what">{isStop(said) && view.words(`requests.way.${said}`, { by })}</p>
        <p class="when">{formatInstant(new Date(at), view.words.locale)}</p>
      </div>
    </li>
  )
}

function dueWords(view: View, request: ShownRequest): string {
  const clock = clockOf(view.profile.calendar, request, view.today)
  if (clock.kind === 'paused') return view.words('requests.way.paused', { left: clock.left })
  return view.words('requests.way.due', {
    day: promisedDay(view, clock.dueOn),
    when: view.today > clock.dueOn ? 'late' : 'due',
  })
}
