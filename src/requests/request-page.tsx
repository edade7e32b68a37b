import type { Child } from 'hono/jsx'
import type { Disputable } from '../disputes/rules.ts'
import type { Draft } from '../drafts/queries.ts'
import { paths } from '../paths.ts'
import { AttachmentField, type ShownAttachment } from '../web/attachments.tsx'
import { DraftNotice, DraftStatus, MeantFor } from '../web/draft-notice.tsx'
import { ErrorSummary, Field, type FormState, RequiredNote, Select, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { RequestKind } from '../web/profile.ts'
import { QuestionField } from '../web/question-field.tsx'
import type { View } from '../web/view.ts'
import type { KnownOfService } from './cut-queries.ts'
import { DisputeFields } from './dispute-part.tsx'
import { trapName } from './form.ts'
import { InsteadPart } from './instead-part.tsx'
import { KnownPart } from './known-part.tsx'
import type { ContractChoice } from './queries.ts'

type RequestPageProps = {
  view: View
  kind: RequestKind
  form: FormState
  contracts: readonly ContractChoice[]
  waiting: readonly ShownAttachment[]
  /** What the office knows of the water there, when that was to be said first. */
  known?: KnownOfService | undefined
  /** The invoices of which a part may be held until the answer. */
  disputables: readonly Disputable[]
  /** What stands here, where it was kept. */
  draft?: Draft | undefined
}

/** One kind's form, as the person left it. */
export function RequestPage(props: RequestPageProps) {
  const { view, kind, form, contracts, waiting, known, disputables, draft } = props
  const { words, person } = view
  const ways = person
    ? { send: paths.request(kind.slug), keep: paths.requestDraft(kind.slug), discard: paths.requestDraftEnd(kind.slug) }
    : {
        send: paths.guestRequest(kind.slug),
        keep: paths.guestRequestDraft(kind.slug),
        discard: paths.guestRequestDraftEnd(kind.slug),
      }
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
      <DraftNotice view={view} keptAt={draft?.updatedAt} discard={ways.discard} />
      {kind.instead && <InsteadPart view={view} contracts={contracts} />}
      <form
        class="card narrow-form"
        method="post"
        action={ways.send}
        enctype="multipart/form-data"
        data-draft={ways.keep}
        novalidate
      >
        <div class="stack">
          <ErrorSummary view={view} form={form} />
          {known && <KnownPart view={view} known={known} contract={form.values.contrato ?? ''} />}
          <RequiredNote view={view} />
          <input type="hidden" name="key" value={form.values.key} />
          <MeantFor view={view} />
          {person ? (
            kind.contract !== 'none' &&
            contracts.length > 0 && <ContractChoiceField view={view} form={form} kind={kind} contracts={contracts} />
          ) : (
            <GuestFields view={view} form={form} kind={kind} />
          )}
          {kind.disputes && disputables.length > 0 && (
            <DisputeFields view={view} form={form} kind={kind.disputes} disputables={disputables} />
          )}
          {kind.questions.map((question) => (
            <QuestionField view={view} form={form} question={question} />
          ))}
          <TextArea view={view} form={form} name="mensaje" label={words('requests.message')} maxlength={5000} />
          <AttachmentField
            view={view}
            form={form}
            waiting={waiting}
            documents={kind.documents}
            {...(kind.documents.some(({ required }) => required) && { label: words('attachments.labelAsked') })}
          />
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
            <DraftStatus view={view} />
          </div>
        </div>
      </form>
    </Layout>
  )
}

function ContractChoiceField({
  view,
  form,
  kind,
  contracts,
}: Pick<RequestPageProps, 'view' | 'form' | 'kind' | 'contracts'>) {
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

function GuestFields({ view, form, kind }: Pick<RequestPageProps, 'view' | 'form' | 'kind'>) {
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
