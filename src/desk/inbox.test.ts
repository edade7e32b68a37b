import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { deskPaths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { withQuery } from '../web/query.ts'
import { casesIn, countsOf } from './inbox-queries.ts'
import { type After, afterOf, dueOfCase, type Tray, trays } from './inbox-rules.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const { calendar } = readProfile('demo')
const foliosIn = async (sql: Sql, as: string, query: Record<string, string> = {}) => {
  const { page } = await visit(office(sql), withQuery(deskPaths.inbox, query), { as })
  return page.querySelectorAll('.queue a').map((row) => /solicitud\/([^?]+)/.exec(row.getAttribute('href')!)![1])
}

describe('the inbox', () => {
  it(
    'is ordered by what falls due first, what waits for its customer last, and its trays hold what they say',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const late = await aRequest(sql, { on: '2021-02-01' })
      const due = await aRequest(sql, { on: '2021-03-05' })
      const mine = await aRequest(sql, { on: '2021-03-18', kind: 'altos-consumos' })
      const asked = await aRequest(sql, { on: '2021-03-10' })
      const over = await aRequest(sql, { on: '2021-03-10' })
      await sql`update requests set assigned_to = ${operatorId} where folio = ${mine}`
      await operatorSays(sql, asked, { said: 'asked', text: '¿Cuál?' }, '2021-03-11')
      await operatorSays(sql, over, { said: 'answered', text: 'Va', evidence: null }, '2021-03-11')
      expect(await foliosIn(sql, as)).toEqual([late, due, mine, asked])
      expect(await foliosIn(sql, as, { bandeja: 'mias' })).toEqual([mine])
      expect(await foliosIn(sql, as, { bandeja: 'sin-asignar' })).toEqual([late, due, asked])
      expect(await foliosIn(sql, as, { bandeja: 'vencidas' })).toEqual([late])
      expect(await foliosIn(sql, as, { bandeja: 'esperan' })).toEqual([asked])
      expect(await foliosIn(sql, as, { bandeja: 'cerradas' })).toEqual([over])
      expect(await foliosIn(sql, as, { tipo: 'altos-consumos' })).toEqual([mine])
      const { page } = await visit(office(sql), deskPaths.inbox, { as })
      expect(
        page
          .querySelectorAll('.desk-rail .n')
          .slice(0, 6)
          .map(({ text }) => text),
      ).toEqual(['4', '1', '3', '1', '0', '1'])
    }),
  )

  it(
    'finds by folio, person, what was written and contract, without case or accents',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      const account = await anAccount(sql)
      await aContract(sql, { account, number: '404040' })
      const one = await aRequest(sql, { account, contract: '404040', message: 'Fuga en la banqueta' })
      await aRequest(sql, { message: 'Otra cosa' })
      for (const q of [one.toLowerCase(), 'banq', 'FÚGA', '404.040'])
        expect(await foliosIn(sql, as, { q })).toEqual([one])
      expect(await foliosIn(sql, as, { q: 'nunez' })).toHaveLength(2)
      expect(await foliosIn(sql, as, { q: "'); drop table" })).toEqual([])
    }),
  )

  it(
    'finds the same whether few or many have it, in the order of the queue, tray by tray and page by page',
    withDatabase(async (sql) => {
      const { operatorId } = await atTheDesk(sql)
      await manyOpen(sql, 3000)
      await sql`
        update requests set message = message || ' raro' where folio like 'OV-2021-9____50' or folio like 'OV-2021-9____05'
      `
      const inbox = { tray: 'open', kind: undefined, operatorId, today: '2021-03-20' } as const
      for (const typed of ['raro', 'persona', 'unico12', 'persona raro']) {
        const all = await sql<{ folio: string }[]>`
          select folio from requests
          where case when ${typed} like '%raro' then message like '%raro' else position(${typed} in lower(name || ' ' || message)) > 0 end
          order by queue_on, folio
        `
        const seen: string[] = []
        for (let after: After | undefined; ; ) {
          const page = await casesIn(sql, { ...inbox, typed }, after, 500)
          seen.push(...page.map(({ folio }) => folio))
          after = page.at(-1)
          if (page.length < 500) break
        }
        expect(seen, typed).toEqual(all.map(({ folio }) => folio))
      }
      const late = await casesIn(sql, { ...inbox, tray: 'late', typed: 'raro' }, undefined, 500)
      expect(late.length).toBeGreaterThan(0)
      expect(late.filter(({ dueOn }) => dueOn! >= '2021-03-20')).toEqual([])
    }),
  )

  it(
    'searches by index: a word nobody wrote, a name, a contract and a folio read no queue',
    withDatabase(async (sql) => {
      const { operatorId } = await atTheDesk(sql)
      await aContract(sql, { number: '404040' })
      await manyOpen(sql, 6000)
      await analyse(sql, 'requests', 'request_events', 'contracts')
      const inbox = { tray: 'open', kind: undefined, operatorId, today: '2021-03-20' } as const
      const plans: string[] = []
      const asking = explaining(sql, plans)
      for (const typed of ['nadie', 'unico777', '404.040', 'persona 5999'])
        await casesIn(asking, { ...inbox, typed }, undefined)
      for (const plan of plans) expect(plan).toContain('Bitmap Index Scan on requests_found_waiting')
      await casesIn(asking, { ...inbox, tray: 'over', typed: 'nadie' }, undefined)
      await casesIn(asking, { ...inbox, typed: 'OV-2021-9000777' }, undefined)
      expect(plans.at(-1)).toContain('Index Scan using requests_folio_key')
      expect(plans.filter((plan) => /Seq Scan on (requests|request_events)/.test(plan))).toEqual([])
    }),
  )

  it(
    'goes on from page to page without losing or repeating a case',
    withDatabase(async (sql) => {
      const { as } = await atTheDesk(sql)
      await manyOpen(sql, 95)
      const seen: (string | undefined)[] = []
      for (let path: string | undefined = deskPaths.inbox; path; ) {
        const { page } = await visit(office(sql), path, { as })
        seen.push(...page.querySelectorAll('.queue a').map((row) => row.getAttribute('href')))
        path = page.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&')
      }
      expect(seen).toHaveLength(95)
      expect(new Set(seen).size).toBe(95)
    }),
  )

  it(
    'asks by index, however many cases there are',
    withDatabase(async (sql) => {
      const { operatorId } = await atTheDesk(sql)
      await manyOpen(sql, 12_000)
      await analyse(sql, 'requests', 'request_events', 'contracts')
      const at = { operatorId, today: '2021-03-20' }
      const plans: string[] = []
      const asking = explaining(sql, plans)
      for (const tray of trays) await casesIn(asking, { ...at, tray, kind: undefined, typed: '' }, undefined)
      await casesIn(asking, { ...at, tray: 'open', kind: 'consulta-general', typed: '' }, undefined)
      await countsOf(asking, { ...at, kinds: ['altos-consumos'] })
      expect(plans).toHaveLength(trays.length + 2)
      expect(plans.filter((plan) => /Seq Scan on requests|Seq Scan on request_events/.test(plan))).toEqual([])
      const { trays: counted } = await countsOf(sql, { ...at, kinds: [] })
      expect(counted.open).toBe(1000)
    }),
  )
})

/** Open requests with a due day each, quickly. */
async function manyOpen(sql: Sql, count: number) {
  await sql`
    with made as (
      insert into requests (folio, kind, name, email, message, answers, form_key, count_since, answer_in, due_on)
      select 'OV-2021-9' || lpad(n::text, 6, '0'), case when n % 9 = 0 then 'consulta-general' else 'altos-consumos' end,
        'Persona ' || n, 'x@example.com', 'unico' || n, '{}', gen_random_uuid(), '2021-03-01', 10,
        date '2021-03-10' + (n % 60)
      from generate_series(1, ${count}) n
      returning id, due_on
    )
    insert into request_events (request_id, day, said, by, state_after, due_on)
    select id, '2021-03-01', 'opened', 'customer', 'open', due_on from made
  `
}

describe('how a case stands in the queue', () => {
  it.each([
    ['2021-03-22', 'calm', 9, 0],
    ['2021-03-31', 'soon', 2, 0],
    ['2021-04-02', 'soon', 0, 0],
    ['2021-04-05', 'late', 0, 1],
  ])('on %s it is %s', (today, look, left, over) => {
    const due = dueOfCase(calendar, { state: 'open', dueOn: '2021-04-02', answerIn: 10 }, today)
    expect(due).toMatchObject({ look, left, over })
  })
  it('takes no key that is none', () => {
    for (const none of ["2021-01-01~x'; drop", '2021-02-30~OV-2021-000001', '0000-01-01~OV-2021-000001']) {
      expect(afterOf(none), none).toBeUndefined()
    }
    expect(afterOf('infinity~OV-2021-000001')).toEqual({ queueOn: 'infinity', folio: 'OV-2021-000001' })
    expect(trays.includes('open' satisfies Tray)).toBe(true)
  })
})
