import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { submit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { ownDatabase } from '../../test/office.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let sql: Sql
const office = () => createApp(testServices(sql))
const key = () => randomUUID()
const saidOf = async () =>
  (await sql<{ said: string }[]>`select said from request_events order by id`).map(({ said }) => said)

describe('things said at once, on connections of their own', () => {
  let folio: string
  let as: string
  beforeEach(async () => {
    database = await ownDatabase()
    sql = database.sql
    const account = await anAccount(sql)
    folio = await aRequest(sql, { account })
    as = await aSession(sql, account)
  })
  afterEach(() => database.close())

  it('a message pressed many times is said once', async () => {
    const fields = { key: key(), mensaje: '¿Y mi recibo?' }
    const press = () => submit(office(), paths.myRequestMessages(folio), fields, { as })
    const answers = await Promise.all([press(), press(), press(), press()])
    expect(answers.map(({ response }) => response.status)).toEqual([303, 303, 303, 303])
    expect(await saidOf()).toEqual(['opened', 'message-in'])
  })

  it('two answers to a question in two tabs let the clock go on once', async () => {
    await operatorSays(sql, folio, { said: 'asked', text: '¿Cuál?' })
    const answer = () => submit(office(), paths.myRequestMessages(folio), { key: key(), mensaje: 'Ese' }, { as })
    await Promise.all([answer(), answer()])
    expect((await saidOf()).sort()).toEqual(['asked', 'message-in', 'message-in', 'opened', 'resumed'])
  })

  it('two operators answer: one does, the other is told', async () => {
    const answer = () => operatorSays(sql, folio, { said: 'answered', text: 'Va', evidence: null })
    const outcomes = await Promise.all([answer(), answer()])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['not-now', 'said'])
    expect(await sql`select from mails where kind = 'request-news'`).toHaveLength(1)
  })

  it('opened again in two tabs counts anew once', async () => {
    await operatorSays(sql, folio, { said: 'answered', text: 'Va', evidence: null })
    const reopen = () => submit(office(), paths.myRequestReopenings(folio), { key: key(), motivo: 'No' }, { as })
    const answers = await Promise.all([reopen(), reopen()])
    expect(answers.map(({ response }) => response.status).sort()).toEqual([303, 422])
    expect(await saidOf()).toEqual(['opened', 'answered', 'reopened'])
  })

  it('what was said is never changed, nor taken away', async () => {
    await expect(sql`update request_events set text = 'otra cosa'`).rejects.toThrow(/only ever added to/)
    await expect(sql`delete from request_events`).rejects.toThrow(/only ever added to/)
  })
})
