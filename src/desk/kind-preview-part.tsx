import { blankForm, Field, Select, TextArea } from '../web/form.tsx'
import type { RequestKind } from '../web/profile.ts'
import { QuestionField } from '../web/question-field.tsx'
import type { View } from '../web/view.ts'

/** The form as a customer will find it; nothing of it can be filled in here. */
export function KindPreview({ view, kind }: { view: View; kind: RequestKind }) {
  const { words } = view
  const usual = { view, form: blankForm }
  return (
    <fieldset class="panel stack" disabled id="vista-previa">
      <legend>{words('deskCatalogue.preview')}</legend>
      <div class="stack-tight">
        <h3>{kind.title}</h3>
        <p class="lede">{kind.intro}</p>
        <p class="small soft">{words('deskCatalogue.previewClock', { days: kind.answerIn })}</p>
        {kind.hidden && <p class="notice">{words('deskCatalogue.previewHidden')}</p>}
      </div>
      {kind.contract !== 'none' && (
        <Select
          {...usual}
          name="contrato"
          label={words('requests.contract')}
          required={kind.contract === 'asked'}
          options={[{ value: '', label: words('deskCatalogue.previewContract') }]}
        />
      )}
      {kind.questions.map((question) => (
        <QuestionField {...usual} question={question} />
      ))}
      {kind.oneOf && (
        <p class="small soft">
          {words('deskCatalogueGroups.previewOneOf', {
            labels: kind.questions
              .filter(({ name }) => kind.oneOf?.includes(name))
              .map(({ label }) => `«${label}»`)
              .join(', '),
          })}
        </p>
      )}
      <TextArea {...usual} name="mensaje" label={words('requests.message')} />
      {kind.documents.map(({ name, label, help, required }) => (
        <Field
          {...usual}
          type="file"
          name={name}
          label={required ? label : words('requests.optional', { label })}
          required={required}
          {...(help && { help })}
        />
      ))}
    </fieldset>
  )
}
