import { createMiddleware } from 'hono/factory'
import { limiter } from '../lib/limits.ts'
import type { Services } from '../services.ts'
import { networkOf } from '../web/client-address.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { mostWordBytes } from '../web/upload-rules.ts'
import type { OfficeEnv } from '../web/view.ts'
import type { Guest } from './commands.ts'

/** Who sends files without having signed in. */
export const guestOf = ({ settings }: Pick<Services, 'settings'>, address: string): Guest => ({
  network: networkOf(address),
  megabytesADay: settings.guestUploadMegabytes,
})

/** An hour's worth of forms with files, from one account and from one network of guests. */
const fromAccount = { name: 'uploads', points: 60, seconds: 3600 }
const fromGuests = { name: 'uploads-of-guests', points: 20, seconds: 3600 }

/**
 * Stands after the guard of a route that takes files, and before anything is read: what is no larger than any other form
 * goes through, what may be larger is counted.
 */
export function limitUploads({ sql }: Services) {
  const limits = { account: limiter(sql, fromAccount), guests: limiter(sql, fromGuests) }
  return createMiddleware<OfficeEnv>(async (c, next) => {
    const isMultipart = /^multipart\/form-data/i.test(c.req.header('content-type') ?? '')
    const length = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY)
    if (!isMultipart || length <= mostWordBytes) return next()
    const { person } = c.var.view
    const { waitSeconds } = person
      ? await limits.account.consume(person.accountId)
      : await limits.guests.consume(networkOf(c.var.address))
    if (waitSeconds === 0) return next()
    c.header('Retry-After', String(waitSeconds))
    return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
  })
}
