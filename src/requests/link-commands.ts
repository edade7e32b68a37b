import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'

/** How long a guest may follow a request by the link of a mail; each mail brings a new one. */
const daysToFollow = 180

/** A link that opens this request and nothing else. */
async function linkToFollow(sql: Sql, requestId: string): Promise<string> {
  const token = newToken()
  await sql`
    insert into request_links (token_hash, request_id, expires_at)
    values (${hashToken(token)}, ${requestId}, now() + make_interval(days => ${daysToFollow}))
  `
  return token
}

type Followed = { requestId: string; folio: string; isGuest: boolean }

/** Where the mail about a request leads: whoever has an account signs in. */
export async function whereToFollow(sql: Sql, { requestId, folio, isGuest }: Followed) {
  return isGuest ? { link: paths.requestLink(await linkToFollow(sql, requestId)) } : { page: paths.myRequest(folio) }
}
