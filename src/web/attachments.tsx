import { formatBytes } from '../lib/numbers.ts'
import { Check, FieldError, type FormState } from './form.tsx'
import { Icon } from './icons.tsx'
import { mostFiles } from './upload-rules.ts'
import type { View } from './view.ts'

/** A file that somebody sent, or that waits with their form, as pages show it. */
export type ShownAttachment = {
  id: string
  /** As its sender's machine called it. */
  name: string
  field: string
  contentType: string
  size: number
  /** Where the picture was taken, when the person sent that too. */
  position: string | null
}

/** What a form asks for: a document of its own, beside the other files. */
type AskedFile = { name: string; label: string; help?: string | undefined; required: boolean }

/** The files that came with a message. `hrefOf` leads to each, for whoever looks at the page. */
export function AttachmentList({
  view,
  attachments,
  hrefOf,
}: {
  view: View
  attachments: readonly ShownAttachment[]
  hrefOf: (id: string) => string
}) {
  if (attachments.length === 0) return null
  return (
    <ul class="files" aria-label={view.words('attachments.list')}>
      {attachments.map((attachment) => (
        <li>
          <Icon name="document" />
          <span>
            <a href={hrefOf(attachment.id)}>{attachment.name}</a> <Facts view={view} attachment={attachment} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Facts({ view: { words }, attachment }: { view: View; attachment: ShownAttachment }) {
  const kind = words(attachment.contentType === 'application/pdf' ? 'attachments.pdf' : 'attachments.picture')
  const taken = attachment.position && words('attachments.taken', { position: attachment.position })
  return (
    <span class="small soft">
      {[`${kind}, ${formatBytes(attachment.size, words.locale)}`, taken].filter(Boolean).join('. ')}
    </span>
  )
}

type FieldProps = {
  view: View
  form: FormState
  /** What came with this form before and waits to be sent. */
  waiting: readonly ShownAttachment[]
  documents?: readonly AskedFile[]
  /** What the files are for; else whatever helps. */
  label?: string
  help?: string
  /** One picture, from the camera if there is one. */
  single?: boolean
  /** The utility's own files do not say where they were taken. */
  isOurs?: boolean
}

const accepted = 'image/jpeg,image/png,image/webp,application/pdf'
const acceptedPictures = 'image/jpeg,image/png,image/webp'

/** Where files are added to a form: chosen, dropped, pasted or from the camera; works without a script too. */
export function AttachmentField({
  view,
  form,
  waiting,
  documents = [],
  label,
  help,
  single = false,
  isOurs = false,
}: FieldProps) {
  const { words } = view
  return (
    <fieldset
      class="attach"
      data-attach={words('attachments.chosen', { name: '#', size: '~' })}
      data-large={words('attachments.error.tooLarge', { name: '#' })}
      data-many={words('attachments.error.tooMany', { name: '#' })}
    >
      <legend>{label ?? words('attachments.label')}</legend>
      <p class="help">{help ?? words('attachments.help', { most: mostFiles })}</p>
      <Waiting view={view} waiting={waiting} documents={documents} />
      {documents.map((document) => (
        <FileInput
          view={view}
          form={form}
          name={document.name}
          label={document.required ? document.label : words('requests.optional', { label: document.label })}
          help={document.help}
          required={document.required && !waiting.some(({ field }) => field === document.name)}
          accept={accepted}
        />
      ))}
      {!single && (
        <FileInput
          view={view}
          form={form}
          name="adjuntos"
          label={words('attachments.choose')}
          accept={accepted}
          multiple
        />
      )}
      <FileInput
        view={view}
        form={form}
        name={single ? 'foto' : 'camara'}
        label={words(single ? 'attachments.photo' : 'attachments.camera')}
        accept={acceptedPictures}
        capture="environment"
      />
      {!isOurs && (
        <Check view={view} form={form} name="conPosicion">
          {words('attachments.withPosition')}
        </Check>
      )}
    </fieldset>
  )
}

function Waiting({
  view,
  waiting,
  documents,
}: Pick<FieldProps, 'view' | 'waiting'> & { documents: readonly AskedFile[] }) {
  if (waiting.length === 0) return null
  const { words } = view
  return (
    <div class="waiting-files">
      <p class="label">{words('attachments.waiting')}</p>
      <ul class="files">
        {waiting.map((attachment) => {
          const document = documents.find(({ name }) => name === attachment.field)
          return (
            <li>
              <Icon name="check" />
              <span>
                {document && `${document.label}: `}
                {attachment.name} <Facts view={view} attachment={attachment} />
                <label class="check">
                  <input type="checkbox" name={`quitar-${attachment.id}`} value="si" />
                  <span>
                    {words('attachments.remove')} <span class="vh">{attachment.name}</span>
                  </span>
                </label>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type InputProps = {
  view: View
  form: FormState
  name: string
  label: string
  accept: string
  help?: string | undefined
  required?: boolean
  multiple?: boolean
  capture?: 'environment'
}

function FileInput({ view, form, name, label, help, required = false, ...rest }: InputProps) {
  const error = form.errors[name]
  const described = [error && `${name}-error`, help && `${name}-ayuda`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field has-error' : 'field'} data-camera={rest.capture && 'yes'}>
      <label for={name}>
        {label}
        {required && (
          <span class="req" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {help && (
        <p class="help" id={`${name}-ayuda`}>
          {help}
        </p>
      )}
      <FieldError view={view} form={form} name={name} />
      <input
        id={name}
        name={name}
        type="file"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        {...rest}
      />
    </div>
  )
}

/** The ids of the waiting files that the person does not want to send after all. */
export const removedIn = (fields: Record<string, string>): string[] =>
  Object.keys(fields).flatMap((name) => /^quitar-([0-9a-f-]{36})$/.exec(name)?.[1] ?? [])
