import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { answerFile } from '../web/file-answer.ts'
import type { OfficeEnv } from '../web/view.ts'
import { attachmentOfAccount, attachmentOfLink, type StoredFile } from './queries.ts'

/** The files of a request or a reading, for whoever may see it; another's is none. */
export function attachmentRoutes(services: Services) {
  const { sql, files } = services
  const answer = async (c: Context, find: (id: string) => Promise<StoredFile | undefined>) => {
    const id = c.req.param('id') ?? ''
    const file = isUuid(id) ? await find(id) : undefined
    return file ? answerFile(c, files, file) : c.notFound()
  }
  const account = new Hono<SignedIn>().get(paths.attachment(':id'), requireAccount(services), (c) =>
    answer(c, (id) => attachmentOfAccount(sql, { accountId: c.var.accountId, id })),
  )
  return new Hono<OfficeEnv>().route('/', account).get(paths.requestLinkAttachment(':token', ':id'), (c) => {
    c.header('X-Robots-Tag', 'noindex')
    const linkHash = hashToken(c.req.param('token'))
    return answer(c, (id) => attachmentOfLink(sql, { linkHash, id }))
  })
}
