import type { Draft } from '../drafts/queries.ts'
import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { ShownAttachment } from '../web/attachments.tsx'
import { RequestBadge } from '../web/badges.tsx'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import type { ShownRequest } from './follow-queries.ts'
import { PromisePart } from './promise-part.tsx'
import { kindNamed, titleOf } from './rules.ts'
import { SayPart, type Ways } from './say-part.tsx'
import { Thread, type ThreadFiles } from './thread-part.tsx'
import { WayPart } from './way-part.tsx'

type FollowProps = {
  view: View
  request: ShownRequest
  form: FormState
  ways: Ways
  files: ThreadFiles
  /** What waits with the message that is being written. */
  waiting: readonly ShownAttachment[]
  draft: Draft | undefined
}

/** Where a request is, for whoever sent it. */
export function FollowPage({ view, request, form, ways, files, waiting, draft }: FollowProps) {
  const { words, profile, person } = view
  const title = titleOf(profile.requestGroups, request.kind)
  return (
    <Layout view={view} title={title} section="requests">
      <div class="page-head">
        {person && (
          <a class="crumb" href={paths.myRequests}>
            <Icon name="left" />
            {words('requests.mine.title')}
          </a>
        )}
        <h1>{title}</h1>
        <p class="lede">
          {words('requests.page.lede', { folio: request.folio, contract: request.contract ?? 'none' })}
        </p>
      </div>
      <div class="follow">
        <PromisePart view={view} request={request} />
        <aside class="stack" aria-label={words('requests.page.aside')}>
          <WayPart view={view} request={request} />
          <Sent view={view} request={request} />
        </aside>
        <section class="card" aria-labelledby="mensajes">
          <div class="stack">
            <h2 id="mensajes">{words('requests.page.thread')}</h2>
            <Thread view={view} request={request} files={files} />
            <SayPart view={view} request={request} form={form} ways={ways} waiting={waiting} draft={draft} />
          </div>
        </section>
      </div>
    </Layout>
  )
}

/** What was sent, besides the message. */
function Sent({ view, request }: Pick<FollowProps, 'view' | 'request'>) {
  const { words, profile, person } = view
  const questions = kindNamed(profile.requestGroups, request.kind)?.questions ?? []
  const answered = questions.filter(({ name }) => request.answers[name])
  return (
    <section class="card" aria-labelledby="enviado">
      <div class="stack">
        <div class="stack-tight">
          <h2 id="enviado">{words('requests.page.sent')}</h2>
          <RequestBadge view={view} request={request} />
        </div>
        <dl class="facts">
          <Fact name={words('requests.folio')} value={request.folio} />
          <Fact name={words('requests.sentOn')} value={formatInstant(request.createdAt, words.locale)} />
          {request.contract && <Fact name={words('requests.sentContract')} value={request.contract} />}
          {answered.map(({ name, label, type }) => (
            <Fact
              name={label}
              value={type === 'choice' ? profile.say(request.answers[name]!) : request.answers[name]!}
            />
          ))}
        </dl>
        <WhatIsThis view={view} names={['folio', 'workingDay']} more={{ slug: 'plazos', title: 'help.topic.rights' }} />
        {person && request.payment && (
          <p>
            <a class="small" href={paths.payment(request.payment)}>
              {words('requests.page.payment', { payment: request.payment })}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
