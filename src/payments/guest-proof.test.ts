import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuest, proving } from '../../test/payments/a-guest.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const noMatch = 'Los datos no coinciden con ningún contrato. Cópialos como aparecen en tu recibo.'
const linksIn = (sql: Sql) => sql<{ contractId: number }[]>`select contract_id from payment_links`

/** Proves a contract in order to register, with the data of somebody who holds it. */
const registering = (app: ReturnType<typeof createApp>, meter: string, from: string) =>
  submit(
    app,
    paths.registrationPerson,
    { reference: '404040', firstSurname: 'Peña', secondSurname: 'Ñuño', meter },
    { from },
  )

describe('who may pay without an account', () => {
  it(
    'knows the contract and its meter: what is owed is at an address that nobody guesses, for an hour',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const { text, page } = await visit(guest.app, paths.guestPay)
      expect(text).toContain('Paga sin registrarte')
      expect(page.querySelectorAll('main form input').map(({ id }) => id)).toEqual(['reference', 'meter', 'invoice'])
      const { response, location } = await proving(guest)
      expect(response.status).toBe(303)
      expect(location).toMatch(/^\/pagar\/[\w-]{43}$/)
      const [link] = await sql<{ contractId: number; minutes: number }[]>`
        select contract_id, round(extract(epoch from expires_at - now()) / 60)::int as minutes from payment_links
      `
      expect(link).toEqual({ contractId: guest.contract, minutes: 60 })
      expect((await visit(guest.app, location!)).text).toContain('$344.00')
    }),
  )

  it(
    'or the contract and any of its invoices, the oldest and paid too, with its series or without',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      await anInvoice(sql, {
        contract: guest.contract,
        number: 'IN 000119990100000001',
        issuedOn: '1999-01-20',
        balance: 0,
      })
      for (const invoice of ['IN 000120210100053772', '000119990100000001', 'in 0001 2021 0100 053772']) {
        expect((await proving(guest, { meter: '', invoice })).response.status, invoice).toBe(303)
      }
      expect((await proving(guest, { meter: 'otro', invoice: '000120210100053772' })).response.status).toBe(303)
      expect(await linksIn(sql)).toHaveLength(4)
    }),
  )

  it(
    'and types them with dots, spaces and whatever case, as in registration',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (const typed of [
        { reference: ' 404.040 ' },
        { reference: '404 040' },
        { meter: 'm77123' },
        { meter: ' M 77 123 ' },
        { meter: 'm-77.123' },
      ]) {
        expect((await proving(guest, typed)).response.status, JSON.stringify(typed)).toBe(303)
      }
    }),
  )

  it(
    'is told when a field is empty, and nothing counts as a try',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (let tries = 0; tries < 7; tries++) {
        const { response, text, page } = await proving(guest, { reference: '', meter: ' ' }, '10.9.0.1')
        expect(response.status).toBe(422)
        expect(text).toContain('Escribe la referencia, como aparece en tu recibo.')
        expect(text).toContain('Escribe el número de medidor o el de una factura')
        expect(page.querySelector('.error-summary a[href="#meter"]')).toBeTruthy()
      }
      expect((await proving(guest, {}, '10.9.0.1')).response.status).toBe(303)
    }),
  )

  it(
    'and whoever mistypes learns only that they do not match, and finds what they typed',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      const other = await aContract(sql, { number: '505050', meter: null })
      await anInvoice(sql, { contract: other, number: 'IN 000120210100099999' })
      const wrong = [
        { reference: '999999' },
        { meter: 'M-78.123' },
        { meter: '', invoice: 'IN 000120210100099999' },
        { meter: '', invoice: '53772' },
      ]
      const answers = []
      for (const typed of wrong) {
        const { response, text, page } = await proving(guest, typed, '10.9.0.2')
        expect(response.status).toBe(422)
        expect(page.querySelectorAll('.error')).toEqual([])
        const summary = page.querySelector('.error-summary')!
        expect(summary.querySelectorAll('li').map((item) => item.text)).toEqual([noMatch])
        expect(page.querySelector('#reference')!.getAttribute('value')).toBe(typed.reference ?? '404040')
        answers.push(text)
      }
      expect(new Set(answers).size).toBe(1)
      expect(await linksIn(sql)).toEqual([])
      expect(await visit(guest.app, paths.guestPay).then(({ text }) => text)).not.toContain(noMatch)
    }),
  )

  it(
    'may pay what an ended contract still owes, and nothing of one that never was',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      await sql`update contracts set status = 'ended' where id = ${guest.contract}`
      expect((await proving(guest)).response.status).toBe(303)
      await sql`update contracts set status = 'void' where id = ${guest.contract}`
      const { response, text } = await proving(guest)
      expect(response.status).toBe(422)
      expect(text).toContain(noMatch)
      expect((await proving(guest, { meter: '', invoice: 'IN 000120210100053772' })).response.status).toBe(422)
    }),
  )

  it(
    'is not let in by a meter or an invoice that the contract does not have',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      await aContract(sql, { number: '606060', meter: null })
      await aContract(sql, { number: '707070', meter: '-' })
      for (const typed of [
        { reference: '606060', meter: '-' },
        { reference: '606060', meter: 'null', invoice: '' },
        { reference: '707070', meter: '-' },
        { reference: '707070', meter: '.', invoice: '.' },
      ]) {
        const { response } = await proving(guest, typed, `10.9.1.${typed.meter.length}`)
        expect(response.status, JSON.stringify(typed)).toBe(422)
      }
    }),
  )
})

describe('guessing', () => {
  it(
    'ends after five wrong tries, for a quarter of an hour and for that network alone',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (let tries = 0; tries < 5; tries++) {
        expect((await proving(guest, { meter: `M-${tries}` }, '10.9.0.3')).response.status).toBe(422)
      }
      const { response, text, page } = await proving(guest, {}, '10.9.0.3')
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800)
      expect(text).toMatch(/Vuelve a intentarlo en 15 minutos\. Lo que escribiste sigue aquí/)
      expect(page.querySelector('#meter')!.getAttribute('value')).toBe('M-77.123')
      expect(await linksIn(sql)).toEqual([])
      expect((await proving(guest, {}, '10.9.0.4')).response.status).toBe(303)
    }),
  )

  it(
    'is counted together with registration: tries here are none left there, and the other way round',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (let tries = 0; tries < 3; tries++) await proving(guest, { meter: `M-${tries}` }, '10.9.0.5')
      for (let tries = 0; tries < 2; tries++) {
        expect((await registering(guest.app, `M-${tries}`, '10.9.0.5')).response.status).toBe(422)
      }
      expect((await registering(guest.app, 'M-77.123', '10.9.0.5')).response.status).toBe(429)
      expect((await proving(guest, {}, '10.9.0.5')).response.status).toBe(429)
      expect((await registering(guest.app, 'M-77.123', '10.9.0.6')).response.status).toBe(303)
    }),
  )

  it(
    'a contract that was tried all day answers slowly at both doors, and still opens to whoever knows it',
    { timeout: 20_000 },
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (let tries = 0; tries < 11; tries++) {
        await registering(guest.app, `M-${tries}`, `10.9.2.${tries}`)
      }
      const before = performance.now()
      expect((await proving(guest, {}, '10.9.0.7')).response.status).toBe(303)
      expect(performance.now() - before).toBeGreaterThan(1900)
    }),
  )

  it(
    'right answers cost nothing: a counter’s clerk pays for one after another',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (let times = 0; times < 8; times++) {
        expect((await proving(guest, {}, '10.9.0.8')).response.status).toBe(303)
      }
    }),
  )
})

describe('the door to it', () => {
  it(
    'is on the way in, for whoever has no account, and open to who has one',
    withDatabase(async (sql) => {
      const guest = await aGuest(sql)
      for (const path of [paths.home, paths.signIn]) {
        const { page } = await visit(guest.app, path)
        const door = page.querySelector(`main a[href="${paths.guestPay}"]`)
        expect(door?.text, path).toContain('Pagar sin registrarse')
      }
      const as = await aSession(sql, await anAccount(sql))
      const { response, cookie } = await visit(guest.app, paths.guestPay, { as })
      expect(response.status).toBe(200)
      expect(cookie).toBe('')
    }),
  )

  it(
    'is nowhere in an office that takes no payments',
    withDatabase(async (sql) => {
      const closed = createApp(testServices(sql))
      for (const path of [paths.home, paths.signIn]) {
        const { page } = await visit(closed, path)
        expect(page.querySelectorAll(`[href^="${paths.guestPay}"]`), path).toEqual([])
      }
      expect((await visit(closed, paths.guestPay)).response.status).toBe(404)
      expect((await submit(closed, paths.guestPay, {})).response.status).toBe(404)
    }),
  )

  it(
    'keeps what is typed out of every cache',
    withDatabase(async (sql) => {
      const { app } = await aGuest(sql)
      const { response } = await visit(app, paths.guestPay)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(response.headers.get('x-robots-tag')).toBeNull()
    }),
  )
})
