import type { Child } from 'hono/jsx'
import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote, Select, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import type { RequestGroup, RequestKind } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { trapName } from './form.ts'
import type { ContractChoice, SentRequest } from './queries.ts'
import { promisedDay } from './state-part.tsx'

/** The six ways to write to the utility, for a signed-in person or for a guest. */
export function RequestsPage({ view }: { view: View }) {
  const { words, profile, person } = view
  const title = words(person ? 'requests.title' : 'requests.guestTitle')
  return (
    <Layout view={view} title={title} section="requests">
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{words(person ? 'requests.lede' : 'requests.guestLede')}</p>
        {person && (
          <p>
            <a class="button second small" href={paths.myRequests}>
              {words('requests.mine.see.all')}
            </a>
          </p>
        )}
      </div>
      <section class="card" aria-labelledby="contacta">
        <div class="stack">
          <h2 id="contacta">{words('requests.contactUs')}</h2>
          {profile.requestGroups.map((group) => (
            <Group group={group} hrefOf={person ? paths.request : paths.guestRequest} />
          ))}
        </div>
      </section>
      <p class="small soft below">
        {person
          ? null
          : words.rich('requests.guestHasAccount', { a: (chunks) => <a href={paths.home}>{chunks as Child}</a> })}{' '}
        {profile.phone && (
          <>
            {words('requests.phoneLede')}: <a href={dial(profile.phone)}>{profile.phone}</a>
          </>
        )}
      </p>
    </Layout>
  )
}

function Group({ group, hrefOf }: { group: RequestGroup; hrefOf: (slug: string) => string }) {
  return (
    <div>
      <h3>{group.title}</h3>
      <ul class="ways">
        {group.kinds.map((kind) => (
          <li>
            <a href={hrefOf(kind.slug)}>
              <Icon name={kind.icon} />
              {kind.title}
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type RequestPageProps = { view: View; kind: RequestKind; form: FormState; contracts: readonly ContractChoice[] }

/** One kind's form, as the person left it. */
export function RequestPage({ view, kind, form, contracts }: RequestPageProps) {
  const { words, person } = view
  return (
    <Layout view={view} title={kind.title} section="requests">
      <div class="page-head">
        <a class="crumb" href={person ? paths.requests : paths.contact}>
          <Icon name="left" />
          {words(person ? 'requests.title' : 'requests.guestTitle')}
        </a>
        <h1>{kind.title}</h1>
        <p class="lede">{kind.intro}</p>
      </div>
      <form
        class="card narrow-form"
        method="post"
        action={person ? paths.request(kind.slug) : paths.guestRequest(kind.slug)}
        novalidate
      >
        <div class="stack">
          <ErrorSummary view={view} form={form} />
          <RequiredNote view={view} />
          <input type="hidden" name="key" value={form.values.key} />
          {person ? (
            kind.contract !== 'none' &&
            contracts.length > 0 && <ContractChoiceField view={view} form={form} kind={kind} contracts={contracts} />
          ) : (
            <GuestFields view={view} form={form} kind={kind} />
          )}
          {kind.questions.map((question) => (
            <Field
              view={view}
              form={form}
              name={question.name}
              label={words('requests.optional', { label: question.label })}
              help={question.help}
              type={question.type === 'date' ? 'date' : 'text'}
              required={false}
              short={question.type !== 'text'}
              {...(question.type !== 'date' && { maxlength: question.maxlength })}
              {...(question.type === 'number' && { inputmode: 'numeric' })}
            />
          ))}
          <TextArea view={view} form={form} name="mensaje" label={words('requests.message')} maxlength={5000} />
          <Trap view={view} />
          {person && (
            <p class="small soft">
              {words.rich('requests.answerTo', { email: person.email, b: (chunks) => <b>{chunks as Child}</b> })}
            </p>
          )}
          <p class="small soft">
            {words.rich('requests.privacy', { a: (chunks) => <a href={paths.privacy}>{chunks as Child}</a> })}
          </p>
          <div class="row">
            <button class="button" type="submit">
              {words('requests.send')}
            </button>
          </div>
        </div>
      </form>
    </Layout>
  )
}

function ContractChoiceField({ view, form, kind, contracts }: RequestPageProps) {
  const options = contracts.map(({ number, alias, address }) => ({
    value: number,
    label: [alias, number, address].filter(Boolean).join(' · '),
  }))
  const none = kind.contract === 'optional' ? [{ value: '', label: view.words('requests.noContract') }] : []
  return (
    <Select
      view={view}
      form={form}
      name="contrato"
      label={view.words('requests.contract')}
      required={kind.contract === 'asked'}
      options={[...none, ...options]}
    />
  )
}

function GuestFields({ view, form, kind }: { view: View; form: FormState; kind: RequestKind }) {
  const { words } = view
  return (
    <>
      <Field view={view} form={form} name="nombre" label={words('requests.name')} autocomplete="name" maxlength={200} />
      <Field
        view={view}
        form={form}
        name="email"
        type="email"
        label={words('requests.email')}
        help={words('requests.emailHelp')}
        autocomplete="email"
        maxlength={254}
      />
      {kind.contract !== 'none' && (
        <Field
          view={view}
          form={form}
          name="contrato"
          label={words('requests.contractTyped')}
          help={words('requests.contractTypedHelp')}
          required={false}
          short
          maxlength={40}
        />
      )}
    </>
  )
}

/** Out of sight and out of the tab order: who fills it in is a program. */
function Trap({ view }: { view: View }) {
  return (
    <div class="vh" aria-hidden="true">
      <label for={trapName}>{view.words('requests.trap')}</label>
      <input id={trapName} name={trapName} type="text" tabindex={-1} autocomplete="off" />
    </div>
  )
}

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
                <dd>{formatInstant(sent.createdAt)}</dd>
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
