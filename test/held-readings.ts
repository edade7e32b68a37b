import { randomUUID } from 'node:crypto'
import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { deskPaths } from '../src/paths.ts'
import type { aReader } from './a-reader.ts'
import { atTheDesk } from './an-operator.ts'
import { submit, visit } from './browser.ts'
import { testServices } from './services.ts'

type Reader = Awaited<ReturnType<typeof aReader>>

/** Sends a reading that is held, and answers with its id. */
export async function aHeldReading({ send }: Pick<Reader, 'send'>, value = '1733', more: Record<string, string> = {}) {
  const { location } = await send(value, { otra: value, key: randomUUID(), ...more })
  return location!.split('/').at(-1)!
}

/** An operator with their browser, and what they do to a reading. */
export async function aReviewer(sql: Sql, facts: Parameters<typeof atTheDesk>[1] = {}) {
  const { operatorId, as } = await atTheDesk(sql, facts)
  const app = createApp(testServices(sql))
  return {
    operatorId,
    as,
    app,
    open: (path: string) => visit(app, path, { as }),
    look: (id: string) => visit(app, deskPaths.reading(id), { as }),
    decide: (id: string, fields: Record<string, string>) =>
      submit(app, deskPaths.readingReview(id), { key: randomUUID(), ...fields }, { as }),
  }
}
