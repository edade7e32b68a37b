import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../../test/database.ts'
import type { Sql } from '../../db.ts'
import type { Order, Snapshot } from '../gateway.ts'
import { leaveCard } from './card-commands.ts'
import { change } from './charge-commands.ts'
import { type Choice, choose } from './choice-rules.ts'
import { sandboxGateway, sandboxInside } from './gateway.ts'
import { sign, signatureHeader } from './signature.ts'

const inside = (sql: Sql) =>
  sandboxInside({ sql, baseUrl: 'http://localhost:3000', today: () => '2026-03-20', noticeKeys: ['key'] })

const anOrder = (facts: Partial<Order> = {}): Order => ({
  id: randomUUID(),
  folio: 'PG-26-0000001',
  method: 'card',
  amount: 34_400,
  description: 'Aguas, PG-26-0000001',
  email: 'ana@example.com',
  name: undefined,
  returnUrl: 'http://localhost:3000/pagos/regreso/1',
  createdAt: new Date(),
  expiresAt: new Date(Date.now() + 3_600_000),
  ...facts,
})

const make = (sql: Sql, reference: string, choice: Choice) =>
  change(sql, { reference }, (charge, now) => choose(charge, choice, now))

describe('the pretend gateway, as the office sees it', () => {
  it(
    'opens a payment once, however often it is asked to',
    withDatabase(async (sql) => {
      const order = anOrder()
      const first = await inside(sql).open(order)
      expect(first).toMatchObject({ kind: 'known', status: 'open', paymentId: order.id, returned: [] })
      const { reference, payUrl, expiresAt } = first as Snapshot
      expect(payUrl).toBe(`http://localhost:3000/demo/pasarela/pagos/${reference}`)
      expect(expiresAt).toEqual(order.expiresAt)
      expect(await inside(sql).open(order)).toEqual(first)
      expect(await inside(sql).open({ ...order, amount: 1 })).toMatchObject({ kind: 'silence', why: 'status 409' })
      const [kept] = await sql<
        { n: number }[]
      >`select count(*) as n from sandbox_payments where payment_id = ${order.id}`
      expect(kept!.n).toBe(1)
    }),
  )

  it(
    'is asked by its own name or by ours, and says when it knows neither',
    withDatabase(async (sql) => {
      const order = anOrder()
      const gateway = inside(sql)
      expect(await gateway.ask({ order, reference: undefined })).toEqual({ kind: 'unheard' })
      const { reference } = (await gateway.open(order)) as Snapshot
      await make(sql, reference, 'accept')
      const paid = { status: 'paid', paid: { amount: 34_400, currency: 'MXN', card: { brand: 'visa', last4: '4242' } } }
      expect(await gateway.ask({ order, reference })).toMatchObject(paid)
      expect(await gateway.ask({ order, reference: undefined })).toMatchObject(paid)
      expect(await gateway.ask({ order, reference: 'sbx_other' })).toEqual({ kind: 'unheard' })
      expect(await gateway.close({ order, reference: 'sbx_other' })).toEqual({ kind: 'unheard' })
    }),
  )

  it(
    'gives what to pay with at a shop or a bank, and no page',
    withDatabase(async (sql) => {
      const cash = await inside(sql).open(anOrder({ method: 'cash' }))
      expect(cash).toMatchObject({ voucher: { kind: 'cash', reference: expect.stringMatching(/^98\d{12}$/) } })
      expect(cash).not.toHaveProperty('payUrl')
      const transfer = await inside(sql).open(anOrder({ method: 'transfer' }))
      expect(transfer).toMatchObject({ voucher: { kind: 'transfer', clabe: expect.stringMatching(/^999180\d{12}$/) } })
    }),
  )

  it(
    'closes what nobody has paid, and gives back once for each key',
    withDatabase(async (sql) => {
      const gateway = inside(sql)
      const order = anOrder()
      const { reference } = (await gateway.open(order)) as Snapshot
      expect(await gateway.refund({ order, reference, amount: 1, key: 'k' })).toMatchObject({
        status: 'open',
        returned: [],
      })
      expect(await gateway.close({ order, reference })).toMatchObject({ status: 'cancelled' })
      await make(sql, reference, 'late')
      expect(await gateway.close({ order, reference })).toMatchObject({ status: 'paid' })
      for (let times = 0; times < 2; times++) {
        const back = await gateway.refund({ order, reference, amount: 400, key: 'k' })
        expect(back).toMatchObject({ status: 'paid', returned: [{ reference: 'dev_k', kind: 'refund', amount: 400 }] })
      }
    }),
  )

  it(
    'keeps cards and charges them without their owner: good, about to expire, refused, forgotten, somebody else’s',
    withDatabase(async (sql) => {
      const { cards, open } = inside(sql)
      const left = async (choice: 'good' | 'expiring' | 'refused') => {
        const person = {
          customerKey: 'ana',
          email: 'ana@example.com',
          returnUrl: 'http://localhost:3000/',
          key: randomUUID(),
        }
        const saving = await cards!.startSaving(person)
        expect(await cards!.startSaving(person)).toEqual(saving)
        const { reference } = saving as { reference: string }
        const page = { kind: 'none', payUrl: expect.stringContaining(reference) }
        expect(await cards!.saved(reference)).toEqual(page)
        await leaveCard(sql, reference, { choice, today: '2026-03-20' })
        const saved = await cards!.saved(reference)
        if (saved.kind !== 'kept') throw new Error(saved.kind)
        return saved.card
      }
      expect(await cards!.saved('sbs_other')).toEqual({ kind: 'none' })
      const good = await left('good')
      expect(good).toMatchObject({ customer: 'cli_ana', last4: '4242', expiresOn: '2029-03-31' })
      const paid = await open(anOrder({ savedCard: good }))
      expect(paid).toMatchObject({ status: 'paid', paid: { card: { last4: '4242' } } })
      const expiring = await left('expiring')
      expect(expiring.expiresOn).toBe('2026-03-31')
      expect(await open(anOrder({ savedCard: expiring }))).toMatchObject({ status: 'paid' })
      expect(await open(anOrder({ savedCard: await left('refused') }))).toMatchObject({ status: 'refused' })
      expect(await open(anOrder({ savedCard: { ...good, customer: 'cli_luis' } }))).toMatchObject({ status: 'refused' })
      expect(await cards!.forget(good.card)).toEqual({ kind: 'forgotten' })
      expect(await cards!.forget(good.card)).toEqual({ kind: 'forgotten' })
      const order = anOrder({ savedCard: good })
      expect(await open(order)).toMatchObject({ status: 'refused', refusal: 'card_declined' })
      expect(await open(order)).toMatchObject({ status: 'refused' })
    }),
  )
})

describe('a pretend gateway that answers badly', () => {
  const answering = (fetch: () => Response | Promise<Response>) =>
    sandboxGateway({ url: 'http://gateway.example', noticeKeys: [], fetch })
  const silence = { kind: 'silence', why: expect.any(String) }

  it.each([
    ['nothing at all', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['that it is broken', () => new Response('{}', { status: 500 })],
    ['404 because something else lives there', () => Response.json({ error: 'not found' }, { status: 404 })],
    ['a page', () => new Response('<html>', { status: 200 })],
    ['half an answer', () => Response.json({ kind: 'known', status: 'paid' })],
    [
      'an amount in fractions',
      () =>
        Response.json({
          kind: 'known',
          reference: 'r',
          status: 'paid',
          returned: [],
          paid: { amount: 1.5, currency: 'MXN' },
          expiresAt: '2026-03-21T18:00:00Z',
        }),
    ],
  ])('says %s: that is no answer', async (_, fetch) => {
    const gateway = answering(fetch)
    expect(await gateway.open(anOrder())).toEqual(silence)
    expect(await gateway.ask({ order: anOrder(), reference: 'r' })).toEqual(silence)
    expect(await gateway.cards!.saved('r')).toEqual(silence)
    expect(await gateway.cards!.forget('r')).toEqual(silence)
    expect(
      await gateway.cards!.startSaving({ customerKey: 'a', email: 'a@b.c', returnUrl: 'http://x/', key: 'k' }),
    ).toEqual(silence)
  })

  it('is not waited for longer than the office has patience', async () => {
    const gateway = sandboxGateway({
      url: 'http://gateway.example',
      noticeKeys: [],
      patienceMs: 20,
      fetch: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    })
    expect(await gateway.open(anOrder())).toEqual(silence)
  })

  it('is a host of its own, to which forms may lead', () => {
    expect(sandboxGateway({ url: 'https://gateway.example/x', noticeKeys: [] }).hosts).toEqual([
      'https://gateway.example',
    ])
  })
})

describe('its notices', () => {
  const now = new Date('2026-03-20T18:00:00Z')
  const gateway = sandboxGateway({ url: 'http://gateway.example', noticeKeys: ['new', 'old'] })
  const told = (body: string, { key = 'old', at = now } = {}) =>
    gateway.readNotice({ headers: new Headers({ [signatureHeader]: sign(body, { key, now: at }) }), body, now })
  const body = JSON.stringify({ id: 'sbx_1-1', type: 'payment.paid', payment: { reference: 'sbx_1', paymentId: 'p' } })

  it('name a payment when they are signed with either key', () => {
    expect(told(body)).toEqual({ kind: 'notice', eventId: 'sbx_1-1', reference: 'sbx_1' })
    expect(told(body, { key: 'new' })).toMatchObject({ kind: 'notice' })
    expect(told(body.replace('payment.paid', 'card.saved'))).toEqual({ kind: 'ignored', eventId: 'sbx_1-1' })
  })

  it('are rejected when forged, old or unreadable', () => {
    expect(told(body, { key: 'forged' })).toEqual({ kind: 'rejected', why: 'signature' })
    expect(told(body, { at: new Date(now.getTime() - 301_000) })).toEqual({ kind: 'rejected', why: 'too-old' })
    expect(told('{')).toEqual({ kind: 'rejected', why: 'unreadable' })
    expect(told('{"id":1}')).toEqual({ kind: 'rejected', why: 'unreadable' })
    expect(gateway.readNotice({ headers: new Headers(), body, now })).toEqual({ kind: 'rejected', why: 'signature' })
  })
})
