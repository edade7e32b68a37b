import { z } from 'zod'
import { isUuid } from '../lib/text.ts'
import { longestReason, whysToReject } from '../readings/review-rules.ts'
import type { Words } from '../words/words.ts'

const uuid = z.string().refine(isUuid)

/** What an operator decides of a reading; `sent` is the number that is held. */
export function reviewForm(words: Words, sent: number) {
  const long = words('desk.review.error.long', { most: longestReason })
  return z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('accept'), key: uuid }),
    z.object({
      decision: z.literal('correct'),
      key: uuid,
      value: z
        .string()
        .trim()
        .regex(/^\d{1,12}$/, words('desk.review.error.value'))
        .transform(Number)
        .refine((value) => value !== sent, words('desk.review.error.same')),
      /** The same odd number a second time. */
      knowing: z.string().default(''),
      correctReason: z.string().trim().min(1, words('desk.review.error.reason')).max(longestReason, long),
    }),
    z
      .object({
        decision: z.literal('reject'),
        key: uuid,
        why: z.enum(whysToReject, words('desk.review.error.why')),
        more: z.string().trim().max(longestReason, long),
      })
      .refine(({ why, more }) => why !== 'other' || more !== '', {
        path: ['more'],
        message: words('desk.review.error.other'),
      })
      .transform((typed) => ({ ...typed, reason: toldOf(words, typed) }))
      .refine(({ reason }) => reason.length <= longestReason, { path: ['more'], message: long }),
  ])
}

/** What the customer reads: the words for that motive, and what was added. */
export function toldOf(words: Words, { why, more }: { why: (typeof whysToReject)[number]; more: string }): string {
  return why === 'other' ? more : [words(`desk.review.told.${why}`), more].filter(Boolean).join(' ')
}

/** What the customer is told when another picture is asked for. */
export const photoForm = (words: Words) =>
  z.object({
    photoReason: z
      .string(words('desk.photo.error'))
      .trim()
      .min(1, words('desk.photo.error'))
      .max(longestReason, words('desk.review.error.long', { most: longestReason })),
  })
