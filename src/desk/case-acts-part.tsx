import { formatInstant } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { isOver } from '../requests/state-rules.ts'
import { AttachmentField } from '../web/attachments.tsx'
import { blankForm, Check, ErrorSummary, Field, type FormState, Select, TextArea } from '../web/form.tsx'
import { mostFiles } from '../web/upload-rules.ts'
import type { View } from '../web/view.ts'
import type { CaseAct } from './case-form.ts'
import { OutcomeChoice } from './case-outcome-part.tsx'
import type { CaseProps } from './case-page.tsx'
import { InsertText } from './template-insert-part.tsx'

/** What an operator may do with a case now. */
export function CaseActs(props: CaseProps) {
  const { view, one, form, at, operators, operator, templates, tray, text } = props
  const { words, profile } = view
  const ours = (part: CaseProps['at']): FormState =>
    at === part ? form : { ...blankForm, values: { key: form.values[`key-${part}`] ?? form.values.key! } }
  const kinds = profile.requestGroups.flatMap((group) => group.kinds).filter(({ slug }) => slug !== one.kind)
  const assigning = ours('assign')
  const transferring = ours('transfer')
  return (
    <>
      <h3>{words('desk.case.say')}</h3>
      <InsertText {...{ view, operator, templates, tray }} folio={one.folio} chosen={text} />
      <SayForm {...props} form={ours('say')} />
      <form class="stack" method="post" action={deskPaths.caseAssignments(one.folio)} novalidate>
        <h3>{words('desk.case.assign')}</h3>
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
      {one.assignedTo !== operator.operatorId && (
        <form method="post" action={deskPaths.caseAssignments(one.folio)}>
          <Hidden name="key" value={form.values['key-me']} />
          <Hidden name="antes" value={one.assignedTo ?? ''} />
          <Hidden name="encargado" value={operator.operatorId} />
          <button class="button second small" type="submit" data-key="a">
            {words('desk.case.assignMe')}
          </button>
        </form>
      )}
      {!isOver(one.state) && (
        <form class="stack" method="post" action={deskPaths.caseTransfers(one.folio)} novalidate>
          <h3>{words('desk.case.transfer')}</h3>
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

function SayForm({ view, one, form, at, tray, waiting }: CaseProps) {
  const { words } = view
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
      action={deskPaths.caseSayings(one.folio)}
      enctype="multipart/form-data"
      novalidate
    >
      {at === 'say' && <ErrorSummary view={view} form={form} />}
      <Hidden name="key" value={form.values.key} />
      <Hidden name="visto" value={String(one.latestEvent)} />
      <Hidden name="bandeja" value={tray} />
      <TextArea view={view} form={form} name="mensaje" label={words('desk.case.message')} maxlength={5000} letter="r" />
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
      {one.dispute && <OutcomeChoice view={view} form={form} dispute={one.dispute} />}
      <AttachmentField
        isOurs
        view={view}
        form={form}
        waiting={waiting}
        help={words('desk.case.filesHelp', { most: mostFiles })}
      />
      <Check
        view={view}
        form={at === 'say' && form.values.mensaje !== undefined ? form : nextByItself(form)}
        name="siguiente"
      >
        {words('desk.case.next')}
      </Check>
      <div class="row">
        {possible.map((act) => (
          <button class={looks[act]} type="submit" name="acto" value={act}>
            {words(`desk.case.act.${act}`)}
          </button>
        ))}
      </div>
    </form>
  )
}

const nextByItself = (form: FormState): FormState => ({ ...form, values: { ...form.values, siguiente: 'si' } })

/** Notes that only the desk sees. */
export function NotesPart({ view, one, form, at, operator }: CaseProps) {
  const { words } = view
  const ours: FormState = at === 'note' ? form : { ...blankForm, values: { key: form.values['key-note']! } }
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
          {note.operatorId === operator.operatorId && <Withdrawing view={view} folio={one.folio} noteId={note.id} />}
        </div>
      ))}
      <form class="stack" method="post" action={deskPaths.caseNotes(one.folio)} novalidate>
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

const Withdrawing = ({ view, folio, noteId }: { view: View; folio: string; noteId: number }) => (
  <form method="post" action={deskPaths.caseNoteEnd(folio, String(noteId))}>
    <button class="button quiet small" type="submit">
      {view.words('desk.case.noteWithdraw')}
    </button>
  </form>
)

export const Hidden = ({ name, value }: { name: string; value: string | undefined }) => (
  <input type="hidden" name={name} value={value} />
)
