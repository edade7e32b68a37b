import { z } from 'zod'
import { isCivilDate } from '../lib/dates.ts'
import type { Words } from '../words/words.ts'

const isMoment = (text: string) => {
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/.exec(text) ?? []
  return isCivilDate(day)
}

/** A cut as it is typed: at least one of the three places, and times of the utility's own clock. */
export const cutForm = (words: Words) => {
  const place = z
    .string()
    .trim()
    .max(200, words('deskCuts.error.place'))
    .default('')
    .transform((text) => text || null)
  const moment = z.string().trim().refine(isMoment, words('deskCuts.error.moment'))
  return z
    .object({
      colonia: place,
      municipio: place,
      zona: place,
      desde: moment,
      hasta: moment,
      motivo: z.string().trim().min(1, words('deskCuts.error.reason')).max(500, words('deskCuts.error.reason')),
    })
    .superRefine(({ colonia, municipio, zona, desde, hasta }, check) => {
      if (!colonia && !municipio && !zona)
        check.addIssue({ code: 'custom', path: ['colonia'], message: words('deskCuts.error.place') })
      if (hasta <= desde) check.addIssue({ code: 'custom', path: ['hasta'], message: words('deskCuts.error.until') })
    })
    .transform(({ colonia, municipio, zona, desde, hasta, motivo }) => ({
      neighbourhood: colonia,
      municipality: municipio,
      zone: zona,
      startsAt: desde,
      endsAt: hasta,
      reason: motivo,
    }))
}
