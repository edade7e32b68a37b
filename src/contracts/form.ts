import { z } from 'zod'
import type { Words } from '../words/words.ts'

export const aliasForm = (words: Words) =>
  z.object({
    alias: z
      .string()
      .transform((text) => text.replace(/\s+/g, ' ').trim())
      .pipe(z.string().max(60, words('contracts.error.alias'))),
  })

/** Either may be left empty: the utility then has none. */
export const contactForm = (words: Words) =>
  z
    .object({
      email: z
        .string()
        .trim()
        .max(254, words('contracts.error.email'))
        .refine((text) => text === '' || text.includes('@'), words('contracts.error.at'))
        .refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text), words('contracts.error.email')),
      telefono: z
        .string()
        .transform((text) => text.replace(/\s+/g, ' ').trim())
        .refine(
          (text) => text === '' || (/^\+?[\d\s().-]{10,30}$/.test(text) && /^\d{10,15}$/.test(text.replace(/\D/g, ''))),
          words('contracts.error.phone'),
        ),
    })
    .transform(({ email, telefono }) => ({ email, phone: telefono }))
