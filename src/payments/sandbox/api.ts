import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Sql } from '../../db.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import { forgetCard, startSaving } from './card-commands.ts'
import { keptCard } from './card-rules.ts'
import { change, open } from './charge-commands.ts'
import { type Charge, snapshotOf } from './charge-rules.ts'
import { close, refund } from './choice-rules.ts'
import { orderForm, refundForm, savingOrderForm } from './order-form.ts'
import { chargeOf, savingOf, type Which } from './queries.ts'

/** Where the pretend gateway's own interface is, at the gateway. */
export const apiPaths = {
  payments: '/v1/payments',
  payment: (reference: string) => `/v1/payments/${reference}`,
  closing: (reference: string) => `/v1/payments/${reference}/closing`,
  refunds: (reference: string) => `/v1/payments/${reference}/refunds`,
  cards: '/v1/cards',
  /** Of the page it was left on; to forget one, of the card. */
  card: <Reference extends string>(reference: Reference) => `/v1/cards/${reference}` as const,
}

export type SandboxHouse = {
  sql: Sql
  /** Where its pages are. */
  publicUrl: string
  /** The day by which a card is good or has expired. */
  today: () => CivilDate
}

/**
 * The gateway's interface for the office. Whoever reaches it may do anything, as anybody may on the gateway's page: the
 * money is pretended. Inside the office it has no address and is called directly.
 */
export function sandboxApi({ sql, publicUrl, today }: SandboxHouse) {
  const answer = (c: Context, charge: Charge | undefined) =>
    charge
      ? c.json(snapshotOf(charge, `${publicUrl}${paths.demoGatewayPayment(charge.reference)}`))
      : c.json({ kind: 'unheard' }, 404)

  const pageOf = (reference: string) => `${publicUrl}${paths.demoGatewayCard(reference)}`

  return new Hono()
    .post(apiPaths.payments, async (c) => {
      const order = await read(c, orderForm)
      if (!order) return c.json({ error: 'not an order' }, 400)
      const opened = await open(sql, order, today())
      return opened.kind === 'opened'
        ? answer(c, opened.charge)
        : c.json({ error: 'this payment was opened with another amount or method' }, 409)
    })
    .get(apiPaths.payments, async (c) => answer(c, await chargeOf(sql, { paymentId: c.req.query('paymentId') ?? '' })))
    .get(apiPaths.payment(':reference'), async (c) => answer(c, await chargeOf(sql, named(c))))
    .post(apiPaths.closing(':reference'), async (c) => answer(c, await change(sql, named(c), close)))
    .post(apiPaths.refunds(':reference'), async (c) => {
      const wanted = await read(c, refundForm)
      if (!wanted) return c.json({ error: 'not a refund' }, 400)
      return answer(c, await change(sql, named(c), (charge, now) => refund(charge, { ...wanted, now })))
    })
    .post(apiPaths.cards, async (c) => {
      const person = await read(c, savingOrderForm)
      if (!person) return c.json({ error: 'not a person' }, 400)
      const reference = await startSaving(sql, person)
      return c.json({ kind: 'known', reference, payUrl: pageOf(reference) })
    })
    .get(apiPaths.card(':reference'), async (c) => {
      const saving = await savingOf(sql, c.req.param('reference'))
      if (!saving) return c.json({ kind: 'unheard' }, 404)
      return c.json(
        saving.card
          ? { kind: 'kept', card: keptCard(saving, saving.card) }
          : { kind: 'none', payUrl: pageOf(saving.reference) },
      )
    })
    .delete(apiPaths.card(':card'), async (c) => {
      await forgetCard(sql, c.req.param('card'))
      return c.json({ kind: 'forgotten' })
    })
}

const named = (c: Context): Which => ({ reference: c.req.param('reference') ?? '' })

async function read<T>(c: Context, form: z.ZodType<T>): Promise<T | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return form.safeParse(body).data
}
