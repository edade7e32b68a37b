import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { paths } from '../../src/paths.ts'
import type { Method } from '../../src/payments/gateway.ts'
import { submit, visit } from '../browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../builders.ts'
import { type Office, openOffice } from '../office.ts'
import { folioOf, paying } from './a-payer.ts'

let office: Office
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  office = await openOffice()
  app = createApp(office.services)
}, 120_000)
afterAll(() => office?.close())

const methods = { card: 'tarjeta', cash: 'efectivo', transfer: 'spei' } as const satisfies Record<Method, string>

/** Somebody who has begun to pay $344.00 in the demonstration; `page` is the pretend gateway's page of it. */
async function aBeginner(method: Method = 'card') {
  const { sql, url } = office
  const account = await anAccount(sql)
  await anInvoice(sql, { contract: await aContract(sql, { account }) })
  const as = await aSession(sql, account)
  const from = { as, headers: { origin: url } }
  const { location } = await paying({ app, as }, { method: methods[method] })
  const folio = await folioOf(sql, account)
  const { location: page } = await visit(app, `${paths.demoGateway}?referencia=${folio}`)
  const choose = (eleccion: string, more = {}) => submit(app, page!, { eleccion, ...more }, from)
  const state = async () =>
    /Datos del pago (.*?) Importe/.exec((await visit(app, paths.payment(folio), { as })).text)?.[1]
  const becomes = (said: string) => expect.poll(state, { timeout: 20_000, interval: 200 }).toBe(said)
  return { folio, location, page, choose, state, becomes, as, account }
}

const entriesOf = (folio: string) =>
  office.sql<{ kind: string; amount: number }[]>`
    select e.kind, l.amount from ledger_entries e
    join ledger_lines l on l.entry_id = e.id and l.account = 'gateway'
    join payments p on p.id = l.payment_id
    where p.folio = ${folio} order by e.id
  `

describe('paying in the demonstration', () => {
  it('leads to the pretend gateway and back, and shows the money', async () => {
    const ana = await aBeginner()
    expect(ana.location).toBe(office.url + ana.page)
    const { location } = await ana.choose('accept')
    expect(location).toMatch(new RegExp(`^${office.url}/pagos/regreso/`))
    const back = await visit(app, new URL(location!).pathname, { as: ana.as })
    expect(back.location).toBe(paths.payment(ana.folio))
    expect(await ana.state()).toBe('Recibido')
    expect(await entriesOf(ana.folio)).toEqual([{ kind: 'received', amount: 34_400 }])
  })

  it.each(['accept', 'duplicate', 'disordered'])(
    'hears of it by a notice though nobody comes back (%s)',
    async (choice) => {
      const ana = await aBeginner()
      await ana.choose(choice, { quedarse: 'si' })
      await ana.becomes('Recibido')
      expect(await entriesOf(ana.folio)).toEqual([{ kind: 'received', amount: 34_400 }])
    },
  )

  it('asks by itself when the notice was lost and nobody comes back', async () => {
    const ana = await aBeginner()
    await ana.choose('lost', { quedarse: 'si' })
    expect(await ana.state()).toBe('Esperando tu pago')
    await office.sql`update payments set next_check_at = clock_timestamp() where folio = ${ana.folio}`
    await ana.becomes('Recibido')
  })

  it.each(['cash', 'transfer'] as const)('is paid at the pretend shop and bank (%s)', async (method) => {
    const ana = await aBeginner(method)
    expect(ana.location).toBe(paths.payment(ana.folio))
    expect(await ana.state()).toBe('Esperando tu pago')
    await ana.choose('accept')
    await ana.becomes('Recibido')
  })

  it('holds money that is not what was asked for', async () => {
    const ana = await aBeginner()
    await ana.choose('wrong', { quedarse: 'si' })
    await ana.becomes('En revisión')
    expect(await entriesOf(ana.folio)).toEqual([{ kind: 'held', amount: 34_300 }])
  })

  it('shows a payment that is on its way as confirming', async () => {
    const ana = await aBeginner()
    await ana.choose('slow')
    await ana.becomes('Confirmando')
  })

  it('shows a refused card as refused, and lets the person pay again', async () => {
    const ana = await aBeginner()
    await ana.choose('refuse')
    expect(await ana.state()).toBe('Esperando tu pago')
    await ana.choose('leave')
    await ana.becomes('Rechazado')
    const again = await paying({ app, as: ana.as }, { method: 'tarjeta' })
    expect(again.location).toMatch(/\/demo\/pasarela\/pagos\//)
  })

  it('gives back what the gateway gives back', async () => {
    const ana = await aBeginner()
    await ana.choose('accept', { quedarse: 'si' })
    await ana.becomes('Recibido')
    await ana.choose('chargeback')
    await ana.becomes('Devuelto')
    await ana.choose('chargeback-won')
    await ana.becomes('Recibido')
    expect((await entriesOf(ana.folio)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['received', 34_400],
      ['chargeback', -34_400],
      ['regained', 34_400],
    ])
  })
})
