import { formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { isOver } from '../requests/state-rules.ts'
import { AttachmentField } from '../web/attachments.tsx'
import { blankForm, Check, ErrorSummary, Field, type FormState, Select, TextArea } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import { mostFiles } from '../web/upload-rules.ts'
import type { View } from '../web/view.ts'
import type { CaseAct } from './case-form.ts'
import { OutcomeChoice } from './case-outcome-part.tsx'
import type { CaseProps } from './case-page.tsx'
import { queryOf } from './inbox-rules.ts'
import { InsertText } from './template-insert-part.tsx'

/** Of several forms on the page, the one that came back with what was typed is shown so; the others are fresh. */
const formAt = ({ at, form }: CaseProps, part: CaseProps['at']): FormState =>
  at === part ? form : { ...blankForm, values: { key: form.values[`key-${part}`] ?? form.values.key! } }

const here = ({ place }: Pick<CaseProps, 'place'>, path: string) => withQuery(path, queryOf(place))

/** Whose it is, and the way to take it. */
export function Charge(props: CaseProps) {
  const { view, one, operator, form } = props
  const { words } = view
  return (
    <form class="row case-charge" method="post" action={here(props, deskPaths.caseAssignments(one.folio))}>
      <span>{words('desk.case.inCharge', { operator: one.operator ?? words('desk.case.nobody') })}</span>
      {one.assignedTo !== operator.operatorId && (
        <>
          <Hidden name="key" value={form.values['key-me']} />
          <Hidden name="antes" value={one.assignedTo ?? ''} />
          <Hidden name="encargado" value={operator.operatorId} />
          <button class="button second small" type="submit" data-key="a">
            {words('desk.case.assignMe')}
          </button>
        </>
      )}
    </form>
  )
}

/** What an operator may do with a case now. */
export function CaseActs(props: CaseProps) {
  const { view, one, form, at, operators } = props
  const { words, profile } = view
  const kinds = profile.requestGroups.flatMap((group) => group.kinds).filter(({ slug }) => slug !== one.kind)
  const assigning = formAt(props, 'assign')
  const transferring = formAt(props, 'transfer')
  return (
    <>
      <h2>{words('desk.case.say')}</h2>
      <SayForm {...props} form={formAt(props, 'say')} />
      <details class="more-acts" open={at === 'assign'}>
        <summary>{words('desk.case.assign')}</summary>
        <form class="stack" method="post" action={here(props, deskPaths.caseAssignments(one.folio))} novalidate>
          {at === 'assign' && <ErrorSummary view={view} form={form} />}
          <Hidden name="key" value={assigning.values.key} />
          <Hidden name="antes" value={one.assignedTo ?? ''} />
          <Select
            view={view}
            form={{ ...assigning, values: { encargado: one.assignedTo ?? '', ...assigning.values } }}
            name="encargado"
            label={words('desk.case.operator')}
            required={false}
            options={[
              { value: '', label: words('desk.case.nobody') },
              ...operators.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <div class="row">
            <button class="button second small" type="submit">
              {words('desk.case.assignTo')}
            </button>
          </div>
        </form>
      </details>
      {!isOver(one.state) && (
        <details class="more-acts" open={at === 'transfer'}>
          <summary>{words('desk.case.transfer')}</summary>
          <form class="stack" method="post" action={here(props, deskPaths.caseTransfers(one.folio))} novalidate>
            <p class="soft">{words('desk.case.transferText')}</p>
            {at === 'transfer' && <ErrorSummary view={view} form={form} />}
            <Hidden name="key" value={transferring.values.key} />
            <Select
              view={view}
              form={transferring}
              name="tipo"
              label={words('desk.case.kind')}
              options={[{ value: '', label: '—' }, ...kinds.map(({ slug, title }) => ({ value: slug, label: title }))]}
            />
            <Field view={view} form={transferring} name="motivo" label={words('desk.case.reason')} maxlength={500} />
            <div class="row">
              <button class="button second small" type="submit">
                {words('desk.case.transferSend')}
              </button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}

const looks: Record<CaseAct, string> = {
  answered: 'button small',
  closed: 'button second small',
  asked: 'button second small',
  message: 'button quiet small',
}

function SayForm(props: CaseProps) {
  const { view, one, form, at, operator, waiting } = props
  const { words } = view
  const sending = here(props, deskPaths.caseSayings(one.folio))
  const possible: CaseAct[] =
    one.state === 'closed'
      ? ['message']
      : one.state === 'answered'
        ? ['closed', 'message']
        : ['answered', 'closed', 'asked', 'message']
  return (
    <form
      class="stack"
      method="post"
      action={sending}
      enctype="multipart/form-data"
      data-sends="responder"
      data-kept={`${operator.operatorId} ${one.folio}`}
      novalidate
    >
      {at === 'say' && <ErrorSummary view={view} form={form} />}
      <Hidden name="key" value={form.values.key} />
      <Hidden name="visto" value={String(one.latestEvent)} />
      <InsertText {...props} sending={sending} />
      <TextArea
        view={view}
        form={form}
        name="mensaje"
        label={words('desk.case.message')}
        maxlength={5000}
        letter={one.assignedTo === operator.operatorId ? 'r a' : 'r'}
      />
      {one.state !== 'closed' && (
        <TextArea
          view={view}
          form={form}
          name="evidencia"
          label={words('desk.case.evidence')}
          help={words('desk.case.evidenceHelp')}
          required={false}
          maxlength={2000}
        />
      )}
      {one.disputes.map((dispute) => (
        <OutcomeChoice view={view} form={form} dispute={dispute} />
      ))}
      <AttachmentField
        isOurs
        view={view}
        form={form}
        waiting={waiting}
        help={words('desk.case.filesHelp', { most: mostFiles })}
      />
      <Check
        view={view}
        form={form.values.mensaje === undefined && operator.opensNext ? nextByItself(form) : form}
        name="siguiente"
      >
        {words('desk.case.next')}
      </Check>
      <div class="row">
        {possible.map((act, turn) => (
          <button
            class={looks[act]}
            id={turn === 0 ? 'responder' : undefined}
            type="submit"
            name="acto"
            value={act}
            aria-keyshortcuts={turn === 0 ? 'Control+Enter' : undefined}
          >
            {words(`desk.case.act.${act}`)}
          </button>
        ))}
        <span class="small soft" data-with-keys hidden>
          {words.rich('desk.case.sendKeys', { kbd: (chunks) => <kbd>{chunks as string[]}</kbd> })}
        </span>
      </div>
    </form>
  )
}

const nextByItself = (form: FormState): FormState => ({ ...form, values: { ...form.values, siguiente: 'si' } })

/** Notes that only the desk sees. */
export function NotesPart(props: CaseProps) {
  const { view, one, form, at, operator } = props
  const { words } = view
  const ours = formAt(props, 'note')
  return (
    <section class="panel stack" aria-labelledby="notas">
      <h2 id="notas">{words('desk.case.notes')}</h2>
      <p class="small soft">{words('desk.case.notesText')}</p>
      {one.notes?.map((note) => (
        <div class="note">
          <p class="small soft">
            {note.operator} · {formatInstant(new Date(note.at), words.locale)}
          </p>
          <p class="said">{note.text}</p>
          {note.operatorId === operator.operatorId && (
            <Withdrawing view={view} action={here(props, deskPaths.caseNoteEnd(one.folio, String(note.id)))} />
          )}
        </div>
      ))}
      <form class="stack" method="post" action={here(props, deskPaths.caseNotes(one.folio))} novalidate>
        {at === 'note' && <ErrorSummary view={view} form={form} />}
        <Hidden name="key" value={ours.values.key} />
        <TextArea view={view} form={ours} name="nota" label={words('desk.case.note')} maxlength={5000} />
        <div class="row">
          <button class="button second small" type="submit">
            {words('desk.case.noteSend')}
          </button>
        </div>
      </form>
    </section>
  )
}

const Withdrawing = ({ view, action }: { view: View; action: string }) => (
  <form method="post" action={action}>
    <button class="button quiet small" type="submit">
      {view.words('desk.case.noteWithdraw')}
    </button>
  </form>
)

export const Hidden = ({ name, value }: { name: string; value: string | undefined }) => (
  <input type="hidden" name={name} value={value} />
)
