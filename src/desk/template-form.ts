import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { unknownBlanks } from './template-rules.ts'

export const templateForm = (words: Words) =>
  z.object({
    nombre: z
      .string(words('deskTexts.error.name'))
      .trim()
      .min(1, words('deskTexts.error.name'))
      .max(100, words('deskTexts.error.name')),
    cuerpo: z
      .string(words('deskTexts.error.body'))
      .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
      .pipe(
        z
          .string()
          .min(1, words('deskTexts.error.body'))
          .max(5000, words('desk.case.error.messageLong'))
          .refine((body) => unknownBlanks(body).length === 0, words('deskTexts.error.blank')),
      ),
  })
