import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import type { View } from '../web/view.ts'
import type { KnownOfService } from './cut-queries.ts'
import { signatureOf } from './known-rules.ts'

/** What is known of the water there, before a report of it is sent. It can be sent all the same. */
export function KnownPart({ view, known, contract }: { view: View; known: KnownOfService; contract: string }) {
  const { words, canPay, person } = view
  const { service, overdue, cuts } = known
  return (
    <section class="notice known" role="status" aria-labelledby="antes" data-focus tabindex={-1}>
      <div class="stack-tight">
        <h2 id="antes">{words('requests.known.title')}</h2>
        {service !== 'active' && (
          <p>{words.rich(serviceWords[service], { contract, b: (chunks) => <b>{chunks as Child}</b> })}</p>
        )}
        {overdue > 0 && (
          <p>
            {words.rich('requests.known.overdue', {
              amount: formatMoney(overdue),
              b: (chunks) => <b>{chunks as Child}</b>,
            })}
          </p>
        )}
        {cuts.map((cut) => (
          <p>
            {words.rich('requests.known.cut', {
              place: cut.place,
              reason: cut.reason,
              from: moment(cut.startsAt, words.locale),
              until: moment(cut.endsAt, words.locale),
              b: (chunks) => <b>{chunks as Child}</b>,
            })}
          </p>
        ))}
        {person && (overdue > 0 || service !== 'active') && (
          <p class="row">
            <a class="button second small" href={about(canPay ? paths.newPayment : paths.invoices, contract)}>
              {words(canPay ? 'requests.known.pay' : 'requests.known.invoices')}
            </a>
          </p>
        )}
        <p>{words('requests.known.still')}</p>
      </div>
      <input type="hidden" name="enterado" value={signatureOf(known)} />
    </section>
  )
}

const serviceWords = {
  limited: 'requests.known.limited',
  cut: 'requests.known.cutService',
  suspended: 'requests.known.suspended',
} as const

const moment = (at: string, locale: string): string =>
  `${formatDate(at.slice(0, 10), 'weekday', locale)}, ${at.slice(11)} h`
