import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

/** A form as the person left it: what they typed, and what is wrong with it. */
export type FormState = { values: Record<string, string>; errors: Record<string, string> }

export const blankForm: FormState = { values: {}, errors: {} }

/** `value` is there only when the whole form is good; `form` can always be shown again. */
export function readForm<T>(schema: z.ZodType<T>, body: Record<string, unknown>): { form: FormState; value?: T } {
  const values = Object.fromEntries(
    // PostgreSQL keeps any character but this one.
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\0', '') : '']),
  )
  const parsed = schema.safeParse(values)
  if (parsed.success) return { form: { values, errors: {} }, value: parsed.data }

  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return { form: { values, errors } }
}

/** Adds a message to a field; the empty name stands for the form as a whole. */
export function refuse(form: FormState, name: string, message: string): FormState {
  return { ...form, errors: { ...form.errors, [name]: message } }
}

/** Takes the focus when the page opens; each message leads to its field. */
export function ErrorSummary({ view, form }: { view: View; form: FormState }) {
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <h2>
        <Icon name="error" />
        {view.words('web.checkForm')}
      </h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>{name ? <a href={`#${name}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

export function RequiredNote({ view }: { view: View }) {
  return (
    <p class="small soft">{view.words.rich('web.required', { star: (chunks) => <span class="req">{chunks}</span> })}</p>
  )
}

type FieldProps = {
  view: View
  form: FormState
  name: string
  label: string
  help?: Child
  type?: string
  required?: boolean
  autocomplete?: string
  inputmode?: 'numeric' | 'email' | 'tel'
  maxlength?: number
  /** The id of a `datalist`. */
  list?: string
  /** A number in the drawing that the field refers to. */
  pin?: number
  short?: boolean
}

/** One field: its label, value, help, error and ARIA follow from its name. */
export function Field({
  view,
  form,
  name,
  label,
  help,
  type = 'text',
  required = true,
  pin,
  short,
  ...rest
}: FieldProps) {
  return (
    <div class={form.errors[name] ? 'field has-error' : 'field'}>
      <Label name={name} label={label} required={required} pin={pin} />
      <Help name={name} help={help} />
      <FieldError view={view} form={form} name={name} />
      <input
        id={name}
        name={name}
        type={type}
        class={short ? 'short num' : undefined}
        value={type === 'password' ? '' : (form.values[name] ?? '')}
        required={required}
        autocapitalize={type === 'text' ? undefined : 'none'}
        {...describedBy(form, name, help)}
        {...rest}
      />
    </div>
  )
}

/** `letter`: the one that leads here, see web/browser/keys.ts. */
type TextAreaProps = FieldProps & { letter?: string }

export function TextArea({ view, form, name, label, help, required = true, maxlength, letter }: TextAreaProps) {
  return (
    <div class={form.errors[name] ? 'field has-error' : 'field'}>
      <Label name={name} label={label} required={required} />
      <Help name={name} help={help} />
      <FieldError view={view} form={form} name={name} />
      <textarea
        id={name}
        name={name}
        rows={6}
        required={required}
        maxlength={maxlength}
        data-key={letter}
        {...describedBy(form, name, help)}
      >
        {form.values[name] ?? ''}
      </textarea>
    </div>
  )
}

type SelectProps = FieldProps & { options: readonly { value: string; label: string; lang?: string }[] }

export function Select({ view, form, name, label, help, required = true, options }: SelectProps) {
  const chosen = form.values[name]
  return (
    <div class={form.errors[name] ? 'field has-error' : 'field'}>
      <Label name={name} label={label} required={required} />
      <Help name={name} help={help} />
      <FieldError view={view} form={form} name={name} />
      <select id={name} name={name} required={required && options[0]?.value === ''} {...describedBy(form, name, help)}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A box to tick; `children` is its label and may hold links. */
export function Check({ view, form, name, children }: { view: View; form: FormState; name: string; children: Child }) {
  return (
    <div class={form.errors[name] ? 'field has-error' : 'field'}>
      <FieldError view={view} form={form} name={name} />
      <label class="check">
        <input
          id={name}
          name={name}
          type="checkbox"
          value="si"
          checked={form.values[name] === 'si'}
          {...describedBy(form, name, undefined)}
        />
        <span>{children}</span>
      </label>
    </div>
  )
}

function Label({
  name,
  label,
  required,
  pin,
}: {
  name: string
  label: string
  required: boolean
  pin?: number | undefined
}) {
  return (
    <label for={name}>
      {pin !== undefined && (
        <span class="pin-label" aria-hidden="true">
          {pin}
        </span>
      )}
      {label}
      {required && (
        <span class="req" aria-hidden="true">
          {' *'}
        </span>
      )}
    </label>
  )
}

const Help = ({ name, help }: { name: string; help: Child | undefined }) =>
  help ? (
    <p class="help" id={`${name}-ayuda`}>
      {help}
    </p>
  ) : null

export function FieldError({ view, form, name }: { view: View; form: FormState; name: string }) {
  const error = form.errors[name]
  if (!error) return null
  return (
    <p class="error" id={`${name}-error`}>
      <Icon name="error" />
      <span>
        <span class="vh">{view.words('web.error')} </span>
        {error}
      </span>
    </p>
  )
}

function describedBy(form: FormState, name: string, help: Child | undefined) {
  const ids = [form.errors[name] && `${name}-error`, help && `${name}-ayuda`].filter(Boolean).join(' ')
  return { 'aria-invalid': form.errors[name] ? ('true' as const) : undefined, 'aria-describedby': ids || undefined }
}
