import { Check, Field, type FormState, Select, TextArea } from '../web/form.tsx'
import { questionTypes } from '../web/request-catalogue.ts'
import type { View } from '../web/view.ts'
import { mostDocuments, mostQuestions } from './catalogue-form.ts'
import { rowsToShow } from './row-form.ts'

type RowsProps = { view: View; form: FormState }

/** Those there are, and two blank ones to add. */
export function QuestionRows({ view, form }: RowsProps) {
  const { words } = view
  const types = questionTypes.map((value) => ({ value, label: words(`deskCatalogue.type.${value}`) }))
  const rows = rowsToShow(form.values, 'q', 'pregunta', { blank: 2, most: mostQuestions })
  return (
    <section class="card stack" aria-labelledby="preguntas">
      <div>
        <h2 id="preguntas">{words('deskCatalogue.questions')}</h2>
        <p class="soft small">{words('deskCatalogue.questionsHelp')}</p>
      </div>
      {rows.map((index, turn) => {
        const name = (field: string) => `q${index}-${field}`
        const isNew = !form.values[name('pregunta')]
        const number = turn + 1
        const values = { [name('orden')]: String(number), ...form.values }
        const usual = { view, form: { ...form, values }, required: false }
        return (
          <fieldset class="panel stack">
            <legend>{words(isNew ? 'deskCatalogue.questionNew' : 'deskCatalogue.question', { number })}</legend>
            <input type="hidden" name={name('nombre')} value={form.values[name('nombre')] ?? ''} />
            <input type="hidden" name={name('largo')} value={form.values[name('largo')] ?? ''} />
            <Field {...usual} name={name('pregunta')} label={words('deskCatalogue.field.question')} maxlength={200} />
            <div class="field-pair">
              <Select {...usual} name={name('tipo')} label={words('deskCatalogue.field.type')} options={types} />
              <Field
                {...usual}
                name={name('orden')}
                label={words('deskCatalogue.field.order')}
                inputmode="numeric"
                maxlength={4}
                short
              />
            </div>
            <Field {...usual} name={name('ayuda')} label={words('deskCatalogue.field.help')} maxlength={300} />
            {(form.values[name('tipo')] === 'choice' || isNew) && (
              <TextArea
                {...usual}
                name={name('opciones')}
                label={words('deskCatalogue.field.options')}
                help={words('deskCatalogue.field.optionsHelp')}
                maxlength={2000}
              />
            )}
            <div class="row">
              <Check view={view} form={form} name={name('obligatoria')}>
                {words('deskCatalogue.field.required')}
              </Check>
              <Check view={view} form={form} name={name('alguna')}>
                {words('deskCatalogueGroups.field.oneOf')}
              </Check>
              {!isNew && (
                <Check view={view} form={form} name={name('quitar')}>
                  {words('deskCatalogue.field.removeQuestion')}
                </Check>
              )}
            </div>
          </fieldset>
        )
      })}
    </section>
  )
}

/** Papers that come as files; one blank row to add. */
export function DocumentRows({ view, form }: RowsProps) {
  const { words } = view
  const rows = rowsToShow(form.values, 'd', 'documento', { blank: 1, most: mostDocuments })
  const usual = { view, form, required: false }
  return (
    <section class="card stack" aria-labelledby="documentos">
      <div>
        <h2 id="documentos">{words('deskCatalogue.documents')}</h2>
        <p class="soft small">{words('deskCatalogue.documentsHelp', { most: mostDocuments })}</p>
      </div>
      {rows.map((index, turn) => {
        const name = (field: string) => `d${index}-${field}`
        const isNew = !form.values[name('documento')]
        const number = turn + 1
        return (
          <fieldset class="panel stack">
            <legend>{words(isNew ? 'deskCatalogue.documentNew' : 'deskCatalogue.document', { number })}</legend>
            <input type="hidden" name={name('nombre')} value={form.values[name('nombre')] ?? ''} />
            <Field {...usual} name={name('documento')} label={words('deskCatalogue.field.document')} maxlength={200} />
            <Field {...usual} name={name('ayuda')} label={words('deskCatalogue.field.help')} maxlength={300} />
            <div class="row">
              <Check view={view} form={form} name={name('obligatorio')}>
                {words('deskCatalogue.field.requiredDocument')}
              </Check>
              {!isNew && (
                <Check view={view} form={form} name={name('quitar')}>
                  {words('deskCatalogue.field.removeDocument')}
                </Check>
              )}
            </div>
          </fieldset>
        )
      })}
    </section>
  )
}
