import type { Sql } from '../db.ts'
import type { Language } from '../words/words.ts'

type Choice = { accountId: string; language: Language }

/** In every browser from now on, and in what is mailed. */
export async function chooseLanguage(sql: Sql, { accountId, language }: Choice): Promise<void> {
  await sql`update accounts set language = ${language} where id = ${accountId}`
}

/** What somebody chose before they signed in is theirs, unless they had chosen before. */
export async function rememberLanguage(sql: Sql, { accountId, language }: Choice): Promise<void> {
  await sql`update accounts set language = ${language} where id = ${accountId} and language is null`
}
