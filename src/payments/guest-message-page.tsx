import type { Child } from 'hono/jsx'
import { formatPeriod } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { GuestLink, PayLink } from './guest-queries.ts'
import { initialsOf } from './guest-rules.ts'

type NothingOwedProps = {
  view: View
  link: PayLink
  /** Something is owed, and the office has the money for it. */
  isHeld: boolean
}

/** A link that is good, and nothing is left to pay with it. */
export function NothingOwedPage({ view, link, isHeld }: NothingOwedProps) {
  const { words } = view
  if (link.kind === 'contract') {
    const why = isHeld ? 'held' : 'nothing'
    const initials = initialsOf(link.holder)
    return (
      <MessagePage view={view} title={words(`guest-pay.${why}.title`)}>
        {initials && (
          <p>{words.rich('guest-pay.choose.holder', { initials, b: (chunks) => <b>{chunks as Child}</b> })}</p>
        )}
        <p class="lede">{words(`guest-pay.${why}.text`)}</p>
      </MessagePage>
    )
  }
  const period = formatPeriod(link.invoice.period)
  const why = link.invoice.cancelled ? 'cancelled' : isHeld ? 'received' : 'paid'
  return (
    <MessagePage view={view} title={words(`guest-pay.${why}.title`)} offersProof={why === 'cancelled'}>
      <p class="lede">{words(`guest-pay.${why}.text`, { period })}</p>
    </MessagePage>
  )
}

/** A link that is over, or was none; what to do instead. */
export function UselessLinkPage({ view, link }: { view: View; link: Pick<GuestLink, 'kind'> | undefined }) {
  const { words, canPay } = view
  const why = link ? ('expired' as const) : ('unknown' as const)
  const isPayment = link?.kind === 'payment'
  const text = isPayment
    ? 'guest-pay.expired.payment'
    : canPay
      ? (`guest-pay.${why}.text` as const)
      : 'guest-pay.closed.text'
  return (
    <MessagePage view={view} title={words(`guest-pay.${why}.title`)} offersProof={!isPayment}>
      <p class="lede">{words(text)}</p>
    </MessagePage>
  )
}

type MessageProps = { view: View; title: string; offersProof?: boolean; children: Child }

function MessagePage({ view, title, offersProof = false, children }: MessageProps) {
  const { words, canPay } = view
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        {children}
        <p class="row">
          {offersProof && canPay ? (
            <a class="button" href={paths.guestPay}>
              {words('guest-pay.again')}
            </a>
          ) : (
            <a class="button" href={paths.home}>
              {words('web.home')}
            </a>
          )}
          <a class="button second" href={paths.contact}>
            {words('web.contact')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
