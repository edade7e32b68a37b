import type { FormState } from '../web/form.tsx'
import { FieldError } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { roles } from './rules.ts'

type RadioProps = {
  view: View
  form: FormState
  name: string
  label: string
  options: readonly { value: string; label: string; help?: string }[]
}

export function RadioChoice({ view, form, name, label, options }: RadioProps) {
  const error = form.errors[name]
  return (
    <fieldset class={error ? 'choices has-error' : 'choices'} id={name} aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      <FieldError view={view} form={form} name={name} />
      {options.map((option) => (
        <label class="check">
          <input type="radio" name={name} value={option.value} checked={form.values[name] === option.value} />
          <span>
            {option.help ? <b>{option.label}</b> : option.label}
            {option.help && `. ${option.help}`}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export const RoleChoice = ({ view, form }: { view: View; form: FormState }) => (
  <RadioChoice
    view={view}
    form={form}
    name="role"
    label={view.words('organisations.roleAsked')}
    options={roles.map((role) => ({
      value: role,
      label: view.words(`organisations.role.${role}`),
      help: view.words(`organisations.roleHelp.${role}`),
    }))}
  />
)
