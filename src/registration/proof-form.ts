import { z } from 'zod'
import type { CustomerKind, Proof } from '../access/rules.ts'
import type { WordKey, Words } from '../words/words.ts'

/** The names of the fields by which a contract is proved. */
export const proofFields = [
  'reference',
  'firstSurname',
  'secondSurname',
  'onlyOneSurname',
  'company',
  'meter',
  'invoice',
]

/** Only what is left empty is refused here: whether the data are right is never said field by field. */
export function proofForm(kind: CustomerKind, words: Words): z.ZodType<Proof> {
  return z.record(z.string(), z.string()).transform((typed, check) => {
    const read = (name: string) => (typed[name] ?? '').trim()
    const refuse = (name: string, message: WordKey) =>
      check.addIssue({ code: 'custom', path: [name], message: words(message) })
    const required = (name: string, message: WordKey) => {
      if (!read(name)) refuse(name, message)
      return read(name)
    }

    const reference = required('reference', 'registration.error.reference')
    const holder = kind === 'person' ? readPerson() : readCompany()
    const { meter, invoice } = { meter: read('meter'), invoice: read('invoice') }
    if (!meter && !invoice) refuse('meter', 'registration.error.meter')
    return { ...holder, reference, meter, invoice }

    function readPerson() {
      const firstSurname = required('firstSurname', 'registration.error.firstSurname')
      const secondSurname = read('secondSurname')
      const onlyOne = typed.onlyOneSurname === 'si'
      if (!secondSurname && !onlyOne) refuse('secondSurname', 'registration.error.secondSurname')
      if (secondSurname && onlyOne) refuse('secondSurname', 'registration.error.bothSurnames')
      return { kind: 'person', firstSurname, secondSurname } as const
    }

    function readCompany() {
      return { kind: 'company', company: required('company', 'registration.error.company') } as const
    }
  })
}
