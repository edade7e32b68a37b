import type { Child } from 'hono/jsx'
import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { RequestKind } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { promisedDay } from './promised-day-part.ts'
import type { SentRequest } from './queries.ts'

export function RequestSentPage({
  view,
  sent,
  kind,
}: {
  view: View
  sent: SentRequest
  kind: RequestKind | undefined
}) {
  const { words, person } = view
  const title = words('requests.sentTitle')
  return (
    <Layout view={view} title={title} section="requests">
      <div class="message-page stack">
        <h1>{title}</h1>
        <section class="card" aria-label={words('requests.folio')}>
          <div class="stack">
            <p class="stat">
              <span class="stat-label">{words('requests.folio')}</span> <strong class="folio num">{sent.folio}</strong>
            </p>
            <dl class="facts">
              <div>
                <dt>{words('requests.sentKind')}</dt>
                <dd>{kind?.title ?? sent.kind}</dd>
              </div>
              {sent.contract && (
                <div>
                  <dt>{words('requests.sentContract')}</dt>
                  <dd>{sent.contract}</dd>
                </div>
              )}
              <div>
                <dt>{words('requests.sentOn')}</dt>
                <dd>{formatInstant(sent.createdAt, words.locale)}</dd>
              </div>
            </dl>
          </div>
        </section>
        {sent.dueOn && (
          <p>
            {words.rich('requests.sentDue', {
              day: promisedDay(view, sent.dueOn),
              b: (chunks) => <b>{chunks as Child}</b>,
            })}
          </p>
        )}
        <p>{words.rich('requests.sentText', { email: sent.email, b: (chunks) => <b>{chunks as Child}</b> })}</p>
        {!person && <p>{words('requests.sentFollowGuest')}</p>}
        <p class="row">
          {person && (
            <a class="button" href={paths.myRequest(sent.folio)}>
              {words('requests.sentFollow')}
            </a>
          )}
          <a class="button second" href={person ? paths.requests : paths.contact}>
            {words('requests.sentAnother')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
