import { Field, type FormState, Select } from './form.tsx'
import type { RequestQuestion } from './profile.ts'
import type { View } from './view.ts'

/** One of the questions that a kind has of its own. */
export function QuestionField({ view, form, question }: { view: View; form: FormState; question: RequestQuestion }) {
  const { words } = view
  const { name, type, help, maxlength, required, options = [] } = question
  const label = required ? question.label : words('requests.optional', { label: question.label })
  const usual = { view, form, name, label, help, required }
  if (type === 'choice') {
    const none = { value: '', label: words('requests.choose') }
    return (
      <Select
        {...usual}
        options={[none, ...options.map((option) => ({ value: option, label: view.profile.say(option) }))]}
      />
    )
  }
  if (type === 'position') return <PositionField {...usual} />
  return (
    <Field
      {...usual}
      type={type === 'date' ? 'date' : 'text'}
      short={type !== 'text'}
      {...(type !== 'date' && { maxlength })}
      {...(type === 'number' && { inputmode: 'numeric' })}
    />
  )
}

/** Where the telephone is; its button is there only where there is something to ask. */
function PositionField(props: Parameters<typeof Field>[0]) {
  const { words } = props.view
  return (
    <div class="stack-tight">
      <Field {...props} short autocomplete="off" maxlength={60} />
      <p class="row">
        <button
          class="button second small"
          type="button"
          hidden
          data-position={props.name}
          data-says="posicion-estado"
          data-asking={words('requests.position.asking')}
          data-found={words('requests.position.found')}
          data-denied={words('requests.position.denied')}
        >
          {words('requests.position.use')}
        </button>
        <span class="small soft" role="status" id="posicion-estado"></span>
      </p>
    </div>
  )
}
