import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout, operatorSays } from '../../test/a-request.ts'
import { anOperator } from '../../test/an-operator.ts'
import { anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { ownDatabase } from '../../test/office.ts'
import type { Sql } from '../db.ts'
import { addDays } from '../lib/dates.ts'
import { hashToken } from '../lib/tokens.ts'
import { isWorkingDay, workingDayAfter } from '../lib/working-days.ts'
import { readProfile } from '../web/profile.ts'
import { clockOn } from './clock-rules.ts'
import { sayOn } from './follow-commands.ts'
import { escalateOverdue } from './overdue-commands.ts'
import { leftWhenNear, nearBefore } from './overdue-rules.ts'

const profile = readProfile('demo')
const on = (sql: Sql, today: string) => escalateOverdue(sql, { today, profile, mesaUrl: undefined })
/** Sent on Saturday 20 March 2021 with ten working days, 2 April is its last; 31 March its eighth. */
const eighth = '2021-03-31'
const escalations = (sql: Sql) =>
  sql<{ level: string; day: string }[]>`select level, day from request_escalations order by id`
const digests = (sql: Sql) =>
  sql<{ toAddress: string; facts: { breaches: number; near: number; cases: { folio: string }[] } }[]>`
    select to_address, facts from mails where kind = 'desk-escalations' order by id
  `

describe('80 % of a clock', () => {
  const calendars = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(
      fc.record({ on: fc.constantFrom('12-24', '04-01', '2026-12-28', '02-29'), name: fc.constant('x') }),
    ),
  })
  const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))

  it('is reached on the first day on which four of five working days are used, and never before', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 25 }), (calendar, since, answerIn) => {
        const dueOn = workingDayAfter(calendar, since, answerIn)
        const isNear = (day: string) => dueOn < nearBefore(calendar, day, leftWhenNear(answerIn))
        const usedOn = (day: string) => {
          const clock = clockOn(calendar, { kind: 'due', on: dueOn }, day)
          return clock.kind === 'running' ? answerIn - clock.left : 0
        }
        const wrong: string[] = []
        for (let day = since; day <= dueOn; day = addDays(day, 1)) {
          if (isNear(day) !== usedOn(day) >= 0.8 * answerIn) wrong.push(day)
        }
        expect(wrong).toEqual([])
        expect(isNear(dueOn)).toBe(true)
        expect(isWorkingDay(calendar, dueOn)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a request whose time runs out', () => {
  it(
    'is marked once at 80 %, and those who supervise hear of all of them in one mail',
    withDatabase(async (sql) => {
      await anOperator(sql, { email: 'vela@example.com', role: 'supervises' })
      await anOperator(sql, { email: 'atiende@example.com', role: 'answers' })
      const folios = [await aRequest(sql), await aRequest(sql)]
      expect(await on(sql, '2021-03-30')).toBe(0)
      expect(await on(sql, eighth)).toBe(2)
      expect(await on(sql, eighth)).toBe(0)
      expect(await on(sql, '2021-04-02')).toBe(0)
      expect(await escalations(sql)).toEqual([
        { level: 'near', day: eighth },
        { level: 'near', day: eighth },
      ])
      const [digest, ...more] = await digests(sql)
      expect(more).toEqual([])
      expect(digest!.toAddress).toBe('vela@example.com')
      expect(digest!.facts).toMatchObject({ breaches: 0, near: 2 })
      expect(digest!.facts.cases.map(({ folio }) => folio).sort()).toEqual(folios.sort())
      expect((await mailsAbout(sql, folios[0]!)).map(({ kind }) => kind)).toEqual(['request-received'])
    }),
  )

  it(
    'tells its customer on the day after its last, once, with a way to follow it, whatever they chose not to hear of',
    withDatabase(async (sql) => {
      await anOperator(sql, { role: 'supervises' })
      const guest = await aRequest(sql)
      const account = await anAccount(sql, { email: 'lucia@example.com' })
      await sql`insert into notification_choices (account_id, topic, channel, is_wanted) values (${account}, 'requests', 'mail', false)`
      const theirs = await aRequest(sql, { account })
      expect(await on(sql, '2021-04-02')).toBe(2)
      expect(await on(sql, '2021-04-03')).toBe(2)
      expect(await on(sql, '2021-04-20')).toBe(0)
      const toGuest = (await mailsAbout(sql, guest)).filter(({ kind }) => kind === 'request-late')
      expect(toGuest).toHaveLength(1)
      expect(toGuest[0]!.facts).toMatchObject({ dueOn: '2021-04-02' })
      expect(toGuest[0]!.facts.link).toMatch(/^\/gestion\//)
      const toAccount = (await mailsAbout(sql, theirs)).filter(({ kind }) => kind === 'request-late')
      expect(toAccount.map(({ facts }) => facts.page)).toEqual([`/mis-gestiones/${theirs}`])
      expect((await digests(sql)).map(({ facts }) => [facts.breaches, facts.near])).toEqual([
        [0, 2],
        [2, 0],
      ])
    }),
  )

  it(
    'does not while it waits for its customer, nor when it is answered; it does when it goes on',
    withDatabase(async (sql) => {
      const paused = await aRequest(sql)
      const answered = await aRequest(sql)
      await operatorSays(sql, paused, { said: 'asked', text: '¿De qué mes?' }, '2021-03-22')
      await operatorSays(sql, answered, { said: 'answered', text: 'Va', evidence: null }, '2021-03-22')
      expect(await on(sql, '2021-05-03')).toBe(0)
      const { facts } = (await mailsAbout(sql, paused)).at(-1)!
      await sayOn(
        sql,
        { by: 'customer', linkHash: hashToken(facts.link!.split('/').at(-1)!) },
        { said: 'message-in', text: 'De marzo' },
        { profile, today: '2021-05-03' },
      )
      const [{ dueOn } = { dueOn: '' }] = await sql<
        { dueOn: string }[]
      >`select due_on from requests where folio = ${paused}`
      expect(await on(sql, '2021-05-04')).toBe(0)
      expect(await on(sql, dueOn)).toBe(1)
    }),
  )

  it(
    'counts anew when it is opened again',
    withDatabase(async (sql) => {
      const folio = await aRequest(sql)
      expect(await on(sql, '2021-04-05')).toBe(1)
      await operatorSays(sql, folio, { said: 'answered', text: 'Va', evidence: null }, '2021-04-05')
      await operatorSays(sql, folio, { said: 'reopened', text: 'No quedó' }, '2021-04-06')
      expect(await on(sql, '2021-04-06')).toBe(0)
      expect(await on(sql, '2021-06-01')).toBe(1)
      expect((await escalations(sql)).map(({ level }) => level)).toEqual(['breach', 'breach'])
    }),
  )
})

it('two offices at once tell of each request once', async () => {
  const { sql, close } = await ownDatabase()
  try {
    await anOperator(sql, { role: 'supervises' })
    for (let n = 0; n < 12; n++) await aRequest(sql)
    const told = await Promise.all(Array.from({ length: 4 }, () => on(sql, '2021-04-05')))
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(12)
    const late = await sql`select from mails where kind = 'request-late'`
    expect(late).toHaveLength(12)
    await expect(sql`update request_escalations set day = '2021-04-09'`).rejects.toThrow(/only ever added to/)
  } finally {
    await close()
  }
})
