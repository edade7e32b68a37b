import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { longText } from './form.ts'

/** What is kept of what somebody says on a request, and did not send. */
export const sayingFields = ['mensaje', 'motivo', 'estrellas', 'comentario', 'conPosicion'] as const

// Only a program leaves it out.
const key = z.uuid().catch(() => randomUUID())

export const messageForm = (words: Words) =>
  z.object({
    key,
    mensaje: longText(5000, words('requests.error.message'), words('requests.error.messageLong')),
  })

export const reopeningForm = (words: Words) =>
  z.object({
    key,
    motivo: longText(5000, words('requests.error.reason'), words('requests.error.messageLong')),
  })

export const ratingForm = (words: Words) =>
  z.object({
    key,
    estrellas: z.enum(['1', '2', '3', '4', '5'], words('requests.error.stars')).transform(Number),
    comentario: z
      .string()
      .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(1000, words('requests.error.long', { most: '1,000' })))
      .default(''),
  })
