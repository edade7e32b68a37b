import type { Child } from 'hono/jsx'
import { formatInstant, formatMoment } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { ShownPayment } from './page-queries.ts'
import { promiseOf, storyOf } from './story-part.ts'
import { type Stop, wayOf } from './way-rules.ts'

/** Whether the page should look again by itself: nothing that the person does will tell it. */
const isMoving = ({ state, voucher }: ShownPayment) =>
  state === 'created' || state === 'unknown' || state === 'confirming' || (state === 'awaiting' && voucher !== null)

type StatusProps = {
  view: View
  payment: ShownPayment
  /** The address of this page, to look again. */
  here: string
  children?: Child
}

/** One sentence that answers, and what can be done about it: `children`. */
export function StatusPart({ view, payment, here, children }: StatusProps) {
  const { words } = view
  const { headline, text } = storyOf(view, payment)
  return (
    <section
      class="promise"
      aria-label={words('payments.page.status')}
      aria-live="polite"
      data-state={payment.state}
      data-watch={isMoving(payment) ? 'yes' : undefined}
    >
      <p class="stat-label">{words('payments.page.yours', { amount: formatMoney(payment.amount) })}</p>
      <p class="big">{headline}</p>
      <p>{text}</p>
      {payment.returnedAmount > 0 && payment.state !== 'returned' && (
        <p>{words('payments.story.returnedPart', { returned: formatMoney(payment.returnedAmount) })}</p>
      )}
      {payment.credit > 0 && payment.state !== 'returned' && (
        <p>
          {words.rich('payments.story.credit', {
            credit: formatMoney(payment.credit),
            b: (chunks) => <b>{chunks as Child}</b>,
          })}
        </p>
      )}
      {payment.request && (payment.state === 'received' || payment.state === 'held') && (
        <p>
          {words.rich('payments.story.request', {
            request: payment.request,
            b: (chunks) => <RequestLink view={view} folio={payment.request!} chunks={chunks as Child} />,
          })}
        </p>
      )}
      {isMoving(payment) && (
        <p class="small">
          <a href={here}>{words('payments.page.look')}</a>
        </p>
      )}
      {children}
    </section>
  )
}

/** A guest follows a request by its own mails. */
const RequestLink = ({ view, folio, chunks }: { view: View; folio: string; chunks: Child }) =>
  view.person ? <a href={paths.myRequest(folio)}>{chunks}</a> : <b>{chunks}</b>

/** The states that it went through, with their times, and those ahead. */
export function WayPart({ view, payment }: { view: View; payment: ShownPayment }) {
  const { words } = view
  const way = wayOf(payment)
  return (
    <section class="card" aria-labelledby="camino">
      <div class="stack">
        <h2 id="camino">{words('payments.page.way')}</h2>
        <ol class={way.length <= 4 ? 'timeline across' : 'timeline'}>
          {way.map((stop) => (
            <StopItem view={view} payment={payment} stop={stop} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function StopItem({ view, payment, stop }: { view: View; payment: ShownPayment; stop: Stop }) {
  const { words } = view
  const name = stop.state === 'started' ? words('payments.step.started') : words(`payments.state.${stop.state}`)
  return (
    <li
      class={stop.kind === 'done' ? undefined : stop.kind}
      aria-current={stop.state === payment.state && stop.kind !== 'next' ? 'step' : undefined}
    >
      <span class="dot">
        {stop.kind === 'done' && <Icon name="check" />}
        {stop.kind === 'ended' && <Icon name="close" />}
      </span>
      <div>
        <p class="what">{name}</p>
        <p class="when">{whenOf(view, payment, stop)}</p>
      </div>
    </li>
  )
}

function whenOf(view: View, payment: ShownPayment, { state, kind, at }: Stop): string {
  const { words } = view
  if (kind === 'now' && state === 'awaiting' && payment.expiresAt) {
    return words('payments.step.until', { until: formatMoment(payment.expiresAt, words.locale) })
  }
  if (kind !== 'next') return at ? formatInstant(new Date(at), words.locale) : ''
  if (state === 'received') return words('payments.step.received.next')
  const promise = promiseOf(view, payment)
  return promise && !promise.isOver
    ? words('payments.step.applied.by', { day: promise.day })
    : words('payments.step.applied.next')
}

/** What happens if the promise is not kept; only while there is one. */
export function NextPart({ view, payment }: { view: View; payment: ShownPayment }) {
  const { words, person } = view
  const promise = promiseOf(view, payment)
  if (!promise || promise.isOver) return null
  const claim = (person ? paths.request : paths.guestRequest)('pagos-no-aplicados')
  return (
    <section class="card" aria-labelledby="si-no">
      <div class="stack-tight">
        <h2 id="si-no">{words('payments.next.title', { day: promise.day })}</h2>
        <p>{words('payments.next.text')}</p>
        <p>
          <a class="small" href={claim}>
            {words('payments.next.link')}
          </a>
        </p>
      </div>
    </section>
  )
}
