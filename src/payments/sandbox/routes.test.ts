import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { submit, visit } from '../../../test/browser.ts'
import { withDatabase } from '../../../test/database.ts'
import { testServices } from '../../../test/services.ts'
import { createApp } from '../../app.tsx'
import type { Sql } from '../../db.ts'
import { paths } from '../../paths.ts'
import type { Snapshot, Voucher } from '../gateway.ts'
import { gatewaysOf } from '../gateways.ts'
import { deliverNotices } from './deliver.ts'
import { sandboxInside } from './gateway.ts'

const returnUrl = 'http://localhost:3000/pagos/regreso/1'

function demoOffice(sql: Sql) {
  const gateway = sandboxInside({
    sql,
    baseUrl: 'http://localhost:3000',
    today: () => '2026-03-20',
    noticeKeys: ['key'],
  })
  const usual = testServices(sql)
  const services = { ...usual, gateways: gatewaysOf([gateway]), settings: { ...usual.settings, demo: true } }
  const aCharge = async (method: 'card' | 'cash' | 'transfer' = 'card') =>
    (await gateway.open({
      id: randomUUID(),
      folio: `PG-26-${randomUUID().slice(0, 7)}`,
      method,
      amount: 34_400,
      description: 'Aguas del Encinal, PG-26-0000001',
      email: 'ana@example.com',
      name: 'Ana',
      returnUrl,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
    })) as Snapshot
  return { app: createApp(services), gateway, aCharge }
}

const noticesOf = (sql: Sql, reference: string) =>
  sql<{ eventId: string; kind: string }[]>`
    select event_id, kind from sandbox_notices where reference = ${reference} order by id
  `

describe('the page of the pretend gateway', () => {
  it(
    'says that it is pretend, what is paid and what can happen',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      const { text, response } = await visit(app, paths.demoGatewayPayment(reference))
      expect(text).toMatch(
        /Pasarela de prueba.*Ningún dinero se mueve.*\$344\.00.*Aceptar el pago.*Rechazar la tarjeta/,
      )
      expect(response.headers.get('cache-control')).toBe('no-store')
    }),
  )

  it(
    'takes the payment and sends the person back, once',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      const path = paths.demoGatewayPayment(reference)
      expect((await submit(app, path, { eleccion: 'accept' })).location).toBe(returnUrl)
      expect((await submit(app, path, { eleccion: 'accept' })).location).toBe(path)
      expect(await noticesOf(sql, reference)).toMatchObject([{ kind: 'payment.paid' }])
      expect((await visit(app, path)).text).toMatch(/pagado.*Cobrado \$344\.00.*Devolver el dinero.*Contracargo/)
    }),
  )

  it(
    'lets somebody close the page after paying, like a person whose phone dies',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      const path = paths.demoGatewayPayment(reference)
      expect((await submit(app, path, { eleccion: 'lost', quedarse: 'si' })).location).toBe(path)
      expect(await noticesOf(sql, reference)).toEqual([])
    }),
  )

  it(
    'refuses a card, then takes another',
    withDatabase(async (sql) => {
      const { app, gateway, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      const path = paths.demoGatewayPayment(reference)
      expect((await submit(app, path, { eleccion: 'refuse' })).location).toBe(path)
      expect((await visit(app, path)).text).toMatch(
        /El banco rechazó la tarjeta\. No se cobró nada.*Paga con otra tarjeta/,
      )
      expect((await submit(app, path, { eleccion: 'accept' })).location).toBe(returnUrl)
      expect(await gateway.ask({ order: { id: '' } as never, reference })).toMatchObject({ status: 'paid' })
    }),
  )

  it(
    'does what it is asked with refunds and chargebacks, and nothing that it does not offer',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      const path = paths.demoGatewayPayment(reference)
      await submit(app, path, { eleccion: 'refund' })
      await submit(app, path, { eleccion: 'nonsense' })
      expect((await visit(app, path)).text).toMatch(/Estado en la pasarela abierto/)
      await submit(app, path, { eleccion: 'accept' })
      await submit(app, path, { eleccion: 'refund-part' })
      expect((await visit(app, path)).text).toMatch(/Devuelto \$172\.00/)
      await submit(app, path, { eleccion: 'chargeback' })
      expect((await visit(app, path)).text).toMatch(/Devuelto \$344\.00.*Ganar el contracargo/)
    }),
  )

  it(
    'shows money on its way without anything to choose',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      await submit(app, paths.demoGatewayPayment(reference), { eleccion: 'slow' })
      const { text, page } = await visit(app, paths.demoGatewayPayment(reference))
      expect(text).toMatch(/El dinero viene en camino/)
      expect(page.querySelectorAll('main button')).toEqual([])
    }),
  )

  it(
    'is not there outside the demonstration, without the gateway, and for a payment nobody opened',
    withDatabase(async (sql) => {
      const { app, gateway, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      expect((await visit(app, paths.demoGatewayPayment('sbx_other'))).response.status).toBe(404)
      expect((await submit(app, paths.demoGatewayPayment('sbx_other'), { eleccion: 'accept' })).response.status).toBe(
        404,
      )
      const usual = testServices(sql)
      const real = createApp({ ...usual, gateways: gatewaysOf([gateway]) })
      expect((await visit(real, paths.demoGatewayPayment(reference))).response.status).toBe(404)
      const without = createApp({ ...usual, settings: { ...usual.settings, demo: true } })
      expect((await visit(without, paths.demoGateway)).response.status).toBe(404)
    }),
  )
})

describe('the pretend shop and bank', () => {
  it.each([
    { method: 'cash' as const, button: 'Pagar en la tienda', number: (v: Voucher) => v.reference },
    { method: 'transfer' as const, button: 'Hacer la transferencia', number: (v: Voucher) => 'clabe' in v && v.clabe },
  ])('find a payment by what stands on its voucher ($method)', async ({ method, button, number }) => {
    await withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference, voucher } = await aCharge(method)
      const typed = String(number(voucher!)).replace(/(....)/g, '$1 ')
      const found = await visit(app, `${paths.demoGateway}?referencia=${encodeURIComponent(typed)}`)
      expect(found.location).toBe(paths.demoGatewayPayment(reference))
      const { page } = await visit(app, found.location!)
      expect(page.querySelector('button[value=accept]')?.text).toBe(button)
      await submit(app, found.location!, { eleccion: 'accept' })
      expect((await visit(app, paths.demoGateway)).text).toMatch(/pagado/)
    })()
  })

  it(
    'say so when there is no such payment, and list what there is',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      expect((await visit(app, paths.demoGateway)).text).toMatch(/Todavía no hay pagos/)
      await aCharge('cash')
      const { text } = await visit(app, `${paths.demoGateway}?referencia=123`)
      expect(text).toMatch(/Ningún pago tiene esa referencia.*Efectivo en tienda abierto \$344\.00/)
    }),
  )

  it(
    'settle what was paid',
    withDatabase(async (sql) => {
      const { app, gateway, aCharge } = demoOffice(sql)
      const [paid] = [await aCharge('transfer'), await aCharge()]
      await submit(app, paths.demoGatewayPayment(paid.reference), { eleccion: 'accept' })
      const { response } = await visit(app, paths.demoGatewaySettlement)
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="liquidacion.csv"')
      const settled = gateway.readSettlement(await response.text())
      expect(settled).toEqual({
        lines: [{ line: 2, reference: paid.reference, gross: 34_400, fee: 800, net: 33_600 }],
        faults: [],
      })
    }),
  )
})

describe('the page on which a card is left', () => {
  it(
    'takes one card, and the person goes back',
    withDatabase(async (sql) => {
      const { app, gateway } = demoOffice(sql)
      const started = await gateway.cards!.startSaving({
        customerKey: 'a',
        email: 'ana@example.com',
        returnUrl,
        key: 'k1',
      })
      const { reference, payUrl } = started as { reference: string; payUrl: string }
      const path = paths.demoGatewayCard(reference)
      expect(payUrl).toBe(`http://localhost:3000${path}`)
      expect((await visit(app, path)).text).toMatch(/Guardar una tarjeta.*ana@example\.com.*vence este mes/)
      expect((await submit(app, path, { eleccion: 'none' })).location).toBe(returnUrl)
      expect(await gateway.cards!.saved(reference)).toEqual({ kind: 'none', payUrl })
      expect((await submit(app, path, { eleccion: 'expiring' })).location).toBe(returnUrl)
      await submit(app, path, { eleccion: 'good' })
      expect(await gateway.cards!.saved(reference)).toMatchObject({ kind: 'kept', card: { last4: '4444' } })
      expect((await visit(app, path)).text).toMatch(/La tarjeta mastercard que termina en 4444 quedó guardada/)
      expect((await visit(app, paths.demoGatewayCard('sbs_other'))).response.status).toBe(404)
      expect((await submit(app, paths.demoGatewayCard('sbs_other'), {})).response.status).toBe(404)
    }),
  )
})

describe('notices', () => {
  it(
    'reach the office signed, are sent again while it is away, and are lost at last',
    withDatabase(async (sql) => {
      const { app, gateway, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      await submit(app, paths.demoGatewayPayment(reference), { eleccion: 'duplicate' })
      const heard: unknown[] = []
      let isAway = true
      const office = new Hono().post(paths.gatewayNotice('sandbox'), async (c) => {
        if (isAway) return c.text('away', 503)
        heard.push(gateway.readNotice({ headers: c.req.raw.headers, body: await c.req.text(), now: new Date() }))
        return c.text('kept')
      })
      const delivery = {
        sql,
        officeUrl: await listening(office),
        key: 'key',
        log: pino({ level: 'silent' }),
        mostTries: 2,
      }

      await deliverNotices(delivery)
      const again = () => sql`update sandbox_notices set next_try_at = clock_timestamp() where reference = ${reference}`
      isAway = false
      await again()
      await deliverNotices(delivery)
      const notice = { kind: 'notice', eventId: `${reference}-1`, reference }
      expect(heard).toEqual([notice, notice])

      await submit(app, paths.demoGatewayPayment(reference), { eleccion: 'refund' })
      isAway = true
      for (let times = 0; times < 3; times++) {
        await again()
        await deliverNotices(delivery)
      }
      const [lost] = await sql<{ tries: number; lastError: string; doneAt: Date }[]>`
        select tries, last_error, done_at from sandbox_notices where reference = ${reference} order by id desc limit 1
      `
      expect(lost).toMatchObject({ tries: 2, lastError: 'status 503', doneAt: expect.any(Date) })
    }),
  )

  it(
    'wait for an office that is not there',
    withDatabase(async (sql) => {
      const { app, aCharge } = demoOffice(sql)
      const { reference } = await aCharge()
      await submit(app, paths.demoGatewayPayment(reference), { eleccion: 'accept' })
      const officeUrl = `http://127.0.0.1:${await aClosedPort()}`
      await deliverNotices({ sql, officeUrl, key: 'key', log: pino({ level: 'silent' }) })
      const [waiting] = await sql<{ lastError: string; doneAt: Date | null }[]>`
        select last_error, done_at from sandbox_notices where reference = ${reference}
      `
      expect(waiting).toMatchObject({ lastError: expect.stringMatching(/ECONNREFUSED/), doneAt: null })
    }),
  )
})

async function listening(app: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function aClosedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
