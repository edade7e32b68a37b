import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { askForPhoto } from '../readings/photo-commands.ts'
import { type Decided, reviewReading } from '../readings/review-commands.ts'
import { type ReadingToReview, readingToReview } from '../readings/review-queries.ts'
import type { Act } from './act-rules.ts'
import { recordAct } from './record-commands.ts'

type Looked = { operatorId: string | null; id: string; today: CivilDate }

/** A reading with its contract, and that it was looked at. */
export function lookAtReading(sql: Sql, { operatorId, id, today }: Looked): Promise<ReadingToReview | undefined> {
  return atomically(sql, async (sql) => {
    const reading = await readingToReview(sql, { id, today })
    if (reading) await recordAct(sql, { operatorId, act: 'reading-seen', subject: { kind: 'reading', ref: id } })
    return reading
  })
}

const actOf = { accept: 'reading-accepted', correct: 'reading-corrected', reject: 'reading-rejected' } satisfies Record<
  string,
  Act
>

type AskingPhoto = { readingId: string; operatorId: string; operator: string; reason: string }

/** Asks the customer for another picture, and records who did. */
export function askPhotoAtDesk(sql: Sql, { readingId, operatorId, operator, reason }: AskingPhoto) {
  return atomically(sql, async (sql) => {
    const outcome = await askForPhoto(sql, { readingId, operator, reason })
    if (outcome === 'asked') {
      const subject = { kind: 'reading', ref: readingId } as const
      await recordAct(sql, { operatorId, act: 'reading-photo-asked', subject, reason })
    }
    return outcome
  })
}

type Deciding = { key: string; readingId: string; by: { id: string | null; name: string }; decided: Decided }

/** Decides, and records who did. */
export function decideReading(sql: Sql, deciding: Deciding) {
  return atomically(sql, async (sql) => {
    const outcome = await reviewReading(sql, deciding)
    if (outcome.kind === 'reviewed') {
      const { by, decided, readingId } = deciding
      await recordAct(sql, {
        operatorId: by.id,
        act: actOf[outcome.decision],
        subject: { kind: 'reading', ref: readingId },
        reason: decided.decision === 'accept' ? undefined : decided.reason,
      })
    }
    return outcome
  })
}
