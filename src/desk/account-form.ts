import { z } from 'zod'
import type { Words } from '../words/words.ts'

export const endingForm = (words: Words) =>
  z.object({
    motivo: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .pipe(z.string().min(1, words('desk.person.reasonMissing')).max(500, words('desk.person.reasonLong'))),
  })
