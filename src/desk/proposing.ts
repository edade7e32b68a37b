import { createHash, randomUUID } from 'node:crypto'
import { isUuid } from '../lib/text.ts'
import { type FormState, refuse } from '../web/form.tsx'
import type { Words } from '../words/words.ts'

/** What the foot of such a form sends back with whatever it is about. */
export const footOf = ({ values }: FormState) => ({ key: values.key ?? '', 'c-nota': values['c-nota'] ?? '' })

/** What names exactly this content: what is published is what was looked at. */
export const sealOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

export const newForm = (values: Record<string, string>): FormState => ({
  values: { ...values, key: randomUUID() },
  errors: {},
})

type Proposed = {
  form: FormState
  seal: string /** The version in force. */
  current: number
  hasChanges: boolean
  words: Words
}
type Wish = { kind: 'look'; form: FormState } | { kind: 'publish'; publication: { note: string; formKey: string } }

/** Whether this press publishes: it was looked at as it is, something changes, and it says why. */
export function wishOf({ form, seal, current, hasChanges, words }: Proposed): Wish {
  const { hacer, visto, version = '', key = '' } = form.values
  if (hacer !== 'publicar') return { kind: 'look', form }
  if (Number(version) !== current)
    return { kind: 'look', form: refuse(form, '', words('deskSettings.error.meanwhile')) }
  if (visto !== seal) return { kind: 'look', form: refuse(form, '', words('deskSettings.error.unseen')) }
  if (!hasChanges) return { kind: 'look', form }
  const note = form.values['c-nota']?.trim() ?? ''
  if (note === '' || note.length > 500)
    return { kind: 'look', form: refuse(form, 'c-nota', words('deskSettings.error.note')) }
  return { kind: 'publish', publication: { note, formKey: isUuid(key) ? key : randomUUID() } }
}
