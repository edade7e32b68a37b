import type { Draft } from '../drafts/queries.ts'
import { AttachmentField, type ShownAttachment } from '../web/attachments.tsx'
import { DraftNotice, DraftStatus, MeantFor } from '../web/draft-notice.tsx'
import { ErrorSummary, type FormState, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { ShownRequest } from './follow-queries.ts'
import { promisedDay } from './promised-day-part.ts'
import { isOver, isRated, lastDayToReopen, mayReopen } from './state-rules.ts'
import { starWords } from './thread-part.tsx'

/** Where what is said about a request goes: an account's pages, or those of a link. */
export type Ways = {
  messages: string
  ratings: string
  reopenings: string
  draft: string
  draftEnd: string
  attachment: (id: string) => string
}

type SayProps = {
  view: View
  request: ShownRequest
  form: FormState
  ways: Ways
  waiting: readonly ShownAttachment[]
  /** What stands here, where it was kept. */
  draft?: Draft | undefined
}

/** What the customer can say now: a message, the answer to a question, how it went, or that it is not done. */
export function SayPart(props: SayProps) {
  const { request, view } = props
  const kept = <DraftNotice view={view} keptAt={props.draft?.updatedAt} discard={props.ways.draftEnd} />
  if (!isOver(request.state)) {
    return (
      <>
        {kept}
        <MessageForm {...props} />
      </>
    )
  }
  const rates = !isRated(request.events.map(({ said }) => said))
  const reopens = mayReopen(request, view.today)
  return (
    <>
      <ErrorSummary view={view} form={props.form} />
      {(rates || reopens) && kept}
      {rates && <RatingForm {...props} />}
      {reopens && <ReopeningForm {...props} />}
    </>
  )
}

function MessageForm({ view, request, form, ways, waiting }: SayProps) {
  const { words } = view
  const asked = request.state === 'asked' ? 'yes' : 'no'
  return (
    <form
      class="stack"
      method="post"
      action={ways.messages}
      enctype="multipart/form-data"
      id="responder"
      data-draft={ways.draft}
      novalidate
    >
      <ErrorSummary view={view} form={form} />
      <Key view={view} form={form} />
      <TextArea
        view={view}
        form={form}
        name="mensaje"
        label={words('requests.say.message', { asked })}
        maxlength={5000}
      />
      <AttachmentField view={view} form={form} waiting={waiting} />
      <div class="row">
        <button class="button" type="submit">
          {words('requests.say.send', { asked })}
        </button>
        <DraftStatus view={view} />
      </div>
    </form>
  )
}

function RatingForm({ view, form, ways }: SayProps) {
  const { words } = view
  const error = form.errors.estrellas
  return (
    <form class="stack" method="post" action={ways.ratings} novalidate>
      <h3>{words('requests.rate.title')}</h3>
      <Key view={view} form={form} />
      <fieldset class={error ? 'field has-error' : 'field'} aria-describedby={error ? 'estrellas-error' : undefined}>
        <legend>{words('requests.rate.stars')}</legend>
        {error && (
          <p class="error" id="estrellas-error">
            <Icon name="error" />
            <span>
              <span class="vh">{words('web.error')} </span>
              {error}
            </span>
          </p>
        )}
        <div class="stars">
          {[5, 4, 3, 2, 1].map((stars, index) => (
            <label class="check">
              <input
                type="radio"
                id={index === 0 ? 'estrellas' : undefined}
                name="estrellas"
                value={String(stars)}
                checked={form.values.estrellas === String(stars)}
              />
              <span>{starWords(view, stars)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        view={view}
        form={form}
        name="comentario"
        label={words('requests.rate.comment')}
        required={false}
        maxlength={1000}
      />
      <div class="row">
        <button class="button" type="submit">
          {words('requests.rate.send')}
        </button>
      </div>
    </form>
  )
}

function ReopeningForm({ view, request, form, ways }: SayProps) {
  const { words } = view
  const until = promisedDay(view, lastDayToReopen(request.endedOn!))
  return (
    <form class="stack" method="post" action={ways.reopenings} data-draft={ways.draft} novalidate>
      <h3>{words('requests.reopen.title')}</h3>
      <p>{words('requests.reopen.text', { until, days: request.answerIn })}</p>
      <Key view={view} form={form} />
      <TextArea view={view} form={form} name="motivo" label={words('requests.reopen.reason')} maxlength={5000} />
      <div class="row">
        <button class="button second" type="submit">
          {words('requests.reopen.send')}
        </button>
        <DraftStatus view={view} />
      </div>
    </form>
  )
}

const Key = ({ view, form }: { view: View; form: FormState }) => (
  <>
    <input type="hidden" name="key" value={form.values.key} />
    <MeantFor view={view} />
  </>
)
