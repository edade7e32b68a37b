import { describe, expect, it } from 'vitest'
import { aRequest, mailsAbout } from '../../test/a-request.ts'
import { aContract, anAccount, anInvoice } from '../../test/builders.ts'
import { withTill } from '../../test/payments/a-till.ts'
import { openDisputes } from '../disputes/commands.ts'
import { requestsCommand } from './ov-requests.ts'

const folioIn = /OV-2021-\d{6}/g

describe('ov requests list and show', () => {
  it(
    'lists what waits, the first that falls due at the top and what is paused at the end',
    withTill(async ({ sql, ov }) => {
      expect(await ov(requestsCommand, 'list')).toMatchObject({ status: 0, printed: 'There are no such requests.' })
      const late = await aRequest(sql, { on: '2021-03-03', kind: 'altos-consumos' })
      const paused = await aRequest(sql, { on: '2021-03-18' })
      const [next, later] = [await aRequest(sql, { on: '2021-03-08' }), await aRequest(sql, { on: '2021-03-19' })]
      const done = await aRequest(sql, { on: '2021-03-02' })
      await ov(requestsCommand, 'ask', paused, '--by', 'Julia', '--text', '¿Cuál?')
      await ov(requestsCommand, 'answer', done, '--by', 'Julia', '--text', 'Listo')

      const { printed } = await ov(requestsCommand, 'list')
      expect(printed.match(folioIn)).toEqual([late, next, later, paused])
      expect(printed.split('\n')[0]).toContain('LATE, 2021-03-18')
      expect(printed.split('\n')[1]).toContain('by 2021-03-23')
      expect(printed.split('\n')[3]).toContain('paused')
      const listed = async (...args: string[]) => (await ov(requestsCommand, 'list', ...args)).printed.match(folioIn)
      expect(await listed('--due', '0')).toEqual([late])
      expect(await listed('--due', '2')).toEqual([late, next])
      expect(await listed('--state', 'answered')).toEqual([done])
      expect(await listed('--most', '2')).toEqual([late, next])
    }),
  )

  it(
    'shows all that was said, and lets nobody write on the terminal of whoever reads it',
    withTill(async ({ sql, ov }) => {
      const folio = await aRequest(sql, { account: await anAccount(sql), message: 'Fuga\n\u001b[2Jen la calle' })
      await ov(requestsCommand, 'close', folio, '--by', 'Julia Ramos', '--text', 'Listo', '--evidence', 'Orden 77')
      const { status, printed } = await ov(requestsCommand, 'show', folio.toLowerCase())
      expect(status).toBe(0)
      for (const fact of ['closed', 'asked by    Ana Núñez, persona', 'Fuga', 'Julia Ramos', 'evidence: Orden 77'])
        expect(printed).toContain(fact)
      expect(printed).not.toMatch(/undefined|null|\[object/)
      expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    }),
  )
})

describe('ov requests message, ask, answer, close and reopen', () => {
  it(
    'take a request all the way, and tell the customer of each step',
    withTill(async ({ sql, ov }) => {
      const folio = await aRequest(sql)
      const by = ['--by', 'Julia Ramos', '--text']
      expect(await ov(requestsCommand, 'message', folio, ...by, 'Vamos')).toMatchObject({
        status: 0,
        printed: `${folio} is open now; the customer is told by mail.`,
      })
      const states: string[] = []
      for (const args of [
        ['ask', folio, ...by, '¿Cuál?'],
        ['answer', folio, ...by, 'Mañana'],
        ['close', folio, ...by, 'Hecho', '--evidence', 'Foto 3'],
        ['reopen', folio, ...by, 'Faltó la acera'],
      ])
        states.push((await ov(requestsCommand, ...args)).printed.split(' ')[2]!)
      expect(states).toEqual(['asked', 'answered', 'closed', 'open'])
      const mails = await mailsAbout(sql, folio)
      expect(mails.map(({ facts }) => facts.said)).toEqual([
        undefined,
        'message',
        'asked',
        'answered',
        'closed',
        'reopened',
      ])
      expect(new Set(mails.map(({ facts }) => facts.link)).size).toBe(6)
    }),
  )

  it(
    'say of each invoice in dispute how that ends, or nothing is sent',
    withTill(async ({ sql, ov }) => {
      const account = await anAccount(sql)
      const contract = await aContract(sql, { account })
      const invoices = ['IN 53772', 'IN 53773', 'IN 53774'].map((number) => anInvoice(sql, { contract, number }))
      const folio = await aRequest(sql, { account, kind: 'altos-consumos' })
      const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
      const parts = (await Promise.all(invoices)).map((invoiceId) => ({ invoiceId, amount: 10_000 }))
      await openDisputes(sql, { requestId: request!.id, parts, today: '2021-03-20' })
      expect((await ov(requestsCommand, 'show', folio)).printed).toContain('$100.00 of the invoice IN 53773')

      const answers = (...outcomes: string[]) => {
        const given = outcomes.flatMap((outcome) => ['--outcome', outcome])
        return ov(requestsCommand, 'answer', folio, '--by', 'Julia Ramos', '--text', 'Se revisó', ...given)
      }
      const refused: [string[], string][] = [
        [[], '"IN 53772=upheld|rejected|withdrawn"'],
        [['IN 53772=upheld', 'IN 53773=rejected'], 'with --outcome "IN 53774='],
        [['upheld', 'IN 99=rejected'], `${folio} disputes no invoice IN 99`],
        [['perhaps'], '--outcome is one of'],
        [['IN 53772=perhaps'], '--outcome is one of'],
        [['=upheld'], '--outcome is one of'],
        [['upheld', 'rejected'], '--outcome is one of'],
        [['IN 53772=upheld', 'in 53772=rejected'], '--outcome is one of'],
      ]
      for (const [outcomes, said] of refused) {
        const answered = await answers(...outcomes)
        expect([outcomes, answered.status]).toEqual([outcomes, 2])
        expect(answered.said).toContain(said)
      }
      expect(await sql`select from disputes where ended_on is not null`).toHaveLength(0)

      expect((await answers('rejected', 'in 53773=upheld')).status).toBe(0)
      const ended = await sql`
        select i.number, d.outcome from disputes d join invoices i on i.id = d.invoice_id order by i.number
      `
      expect(ended.map(({ number, outcome }) => `${number} ${outcome}`)).toEqual([
        'IN 53772 rejected',
        'IN 53773 upheld',
        'IN 53774 rejected',
      ])
    }),
  )

  it(
    'refuse what makes no sense, and change nothing',
    withTill(async ({ sql, ov }) => {
      const folio = await aRequest(sql)
      const by = ['--by', 'Julia', '--text', 'Hola']
      const rows: [string[], number, string][] = [
        [[], 2, '`requests` takes one of list, show, message, ask, answer, close, reopen;'],
        [['toString'], 2, '`requests` takes one of list,'],
        [['list', '--state', 'paid'], 2, 'There is no state «paid»: --state takes open, asked, answered, closed.'],
        [['list', '--due', '251'], 2, '--due must be a whole number of working days'],
        [['list', '--due', 'x'], 2, '--due must be'],
        [['list', '--most', '0'], 2, '--most must be'],
        [['show'], 2, '`requests show` takes one folio'],
        [['show', 'OV-2021-999999'], 1, 'There is no request OV-2021-999999'],
        [['answer', 'OV-2021-999999', ...by], 1, 'There is no request OV-2021-999999'],
        [['answer', ...by], 2, '`requests answer` takes a folio, --by'],
        [['answer', folio, '--by', 'Julia'], 2, '`requests answer` takes a folio, --by'],
        [['answer', folio, '--by', ' ', '--text', 'Hola'], 2, '`requests answer` takes a folio, --by'],
        [['close', folio, ...by], 2, '`requests close` takes --evidence'],
        [['ask', folio, ...by, '--outcome', 'upheld'], 2, '`requests ask` takes no --outcome'],
        [['ask', folio, ...by, '--evidence', 'x'], 2, '`requests ask` takes no --evidence'],
        [['ask', folio, '--by', 'x'.repeat(101), '--text', 'x'], 2, 'A name has at most 100 letters'],
        [['answer', folio, '--by', 'x', '--text', 'x'.repeat(5001)], 2, 'A name has at most'],
        [['reopen', folio, ...by], 1, `${folio} is open: \`requests reopen\` does nothing to it.`],
      ]
      for (const [args, status, said] of rows) {
        const outcome = await ov(requestsCommand, ...args)
        expect([args, outcome.status, outcome.printed]).toEqual([args, status, ''])
        expect(outcome.said).toContain(said)
      }
      expect(await sql`select from request_events`).toHaveLength(1)
    }),
  )
})
