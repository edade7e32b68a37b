import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { asks } from './rules.ts'

export const askForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    ask: z.enum(asks, words('rights.error.kind')),
    message: z
      .string()
      .trim()
      .refine((text) => text !== '' && text.length <= 5000, words('rights.error.message')),
  })
