import type { Sql } from '../db.ts'
import type { Notice } from './notice.ts'

export * from './choice-queries.ts'

export type KeptMail = Pick<Notice, 'kind' | 'facts'> & {
  id: number
  toAddress: string
  language: string
  createdAt: Date
}

export function newestMails(sql: Sql) {
  return sql<KeptMail[]>`
    select id, kind, facts, to_address, language, created_at from mails order by id desc limit 100
  `
}

export async function mailOfId(sql: Sql, id: number): Promise<KeptMail | undefined> {
  const [mail] = await sql<
    KeptMail[]
  >`select id, kind, facts, to_address, language, created_at from mails where id = ${id}`
  return mail
}
