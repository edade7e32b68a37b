import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import { aCardGateway, aDebit, aSavedCard, mailsLeave, numberOf, paymentsFor } from '../../test/payments/a-saver.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { debitRound } from './debit-worker.ts'
import { gatewaysOf } from './gateways.ts'

/** Somebody with one contract, in an office whose gateway keeps cards. */
async function aPerson(sql: Sql, { today = '2021-03-20' } = {}) {
  const bank = aCardGateway()
  const services = testServices(sql, { today: () => today, gateways: gatewaysOf([bank.gateway]) })
  const account = await anAccount(sql, { email: `ana-${crypto.randomUUID()}@example.com` })
  const contract = await aContract(sql, { account })
  const as = await aSession(sql, account)
  const app = createApp(services)
  return {
    ...{ sql, bank, services, account, contract, as, app },
    cards: (query = '') => visit(app, `${paths.cards}${query}`, { as }),
    begin: () => submit(app, paths.cards, {}, { as }),
  }
}

const kept = (sql: Sql, account: string) =>
  sql<{ last4: string | null; savedAt: Date | null; endedAt: Date | null; forgottenAt: Date | null }[]>`
    select last4, saved_at, ended_at, forgotten_at from saved_cards where account_id = ${account} order by created_at
  `

describe('Mis tarjetas', () => {
  it(
    'is not there where no card can be kept, and nobody sees it without signing in',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      const app = createApp({ ...ana.services, gateways: gatewaysOf([aGateway().gateway]) })
      const { as } = ana
      for (const path of [paths.cards, paths.debit('404040'), paths.cardEnd(crypto.randomUUID())])
        expect((await visit(app, path, { as })).response.status, path).toBe(404)
      expect((await submit(app, paths.cards, {}, { as })).response.status).toBe(404)
      expect((await visit(app, paths.payments, { as })).text).not.toContain('pago automático')
      expect((await visit(ana.app, paths.cards)).location).toContain(paths.signIn)
    }),
  )

  it(
    'says what to do when there is no card, no contract',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      const { text, page } = await ana.cards()
      expect(text).toContain('Todavía no guardas ninguna tarjeta')
      expect(text).toContain('su número no pasa por la Oficina Virtual')
      expect(text).toContain('Guarda una tarjeta para activarlo.')
      expect(page.querySelectorAll('a.button').map((link) => link.text.trim())).toEqual([])
      await sql`update access set ended_at = now(), ended_by = account_id where account_id = ${ana.account}`
      expect((await ana.cards()).text).toContain('Todavía no tienes contratos')
    }),
  )

  it.each([
    ['2023-04-30', null, 'Vence 04 / 2023.', undefined],
    ['2021-04-10', null, 'Vence 04 / 2021.', 'Por vencer'],
    ['2021-02-28', null, 'Venció 02 / 2021.', 'Vencida'],
    ['2023-04-30', '2021-03-18', 'Vence 04 / 2023.', 'Rechazada'],
  ])('shows a card good until %s, refused on %s', async (expiresOn, refusedOn, said, badge) => {
    await withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      const card = await aSavedCard(sql, { account: ana.account, expiresOn })
      await sql`update saved_cards set refused_on = ${refusedOn} where id = ${card}`
      const { text, page } = await ana.cards()
      expect(text).toContain('Visa terminada en 4242')
      expect(text).toContain(said)
      expect(page.querySelector('.badge')?.text.trim()).toBe(badge)
    })()
  })
})

describe('an office whose first gateway keeps no cards any more', () => {
  it(
    'still shows, stops and removes what is at the other, takes no new ones, and goes on charging',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql, { today: '2021-03-12' })
      const card = await aSavedCard(sql, { account: ana.account })
      await aDebit(sql, { account: ana.account, contract: ana.contract, card })
      const invoice = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20' })
      const newest = { ...aGateway().gateway, name: 'conekta' as const }
      const gateways = gatewaysOf([newest, ana.bank.gateway])
      const app = createApp({ ...ana.services, gateways })
      const { text, page } = await visit(app, paths.cards, { as: ana.as })
      expect(text).toContain('Visa terminada en 4242')
      expect(text).toContain('Por ahora no se guardan tarjetas nuevas.')
      expect(page.querySelector(`main form[action="${paths.cards}"][method=post]`)).toBeNull()
      expect((await submit(app, paths.cards, {}, { as: ana.as })).response.status).toBe(404)
      await debitRound({ ...ana.services, gateways })
      await mailsLeave(sql, '2021-03-12')
      await debitRound({ ...ana.services, gateways, today: () => '2021-03-17' })
      expect(await paymentsFor(sql, invoice)).toMatchObject([{ state: 'received', gateway: 'sandbox' }])
      const number = await numberOf(sql, ana.contract)
      expect((await visit(app, paths.debit(number), { as: ana.as })).text).toContain('Detener el pago automático')
      expect((await submit(app, paths.debitEnd(number), {}, { as: ana.as })).response.status).toBe(303)
      expect((await submit(app, paths.cardEnd(card), {}, { as: ana.as })).response.status).toBe(303)
      expect(ana.bank.forgotten).toHaveLength(1)
    }),
  )
})

describe('saving a card', () => {
  it(
    "leads to the gateway's page and back, and asks the gateway what came of it",
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      const { location, response } = await ana.begin()
      expect(response.status).toBe(303)
      const [begun] = ana.bank.begun
      expect(location).toBe(`https://pay.example/tarjeta/${begun!.key}`)
      expect(begun).toMatchObject({ customerKey: ana.account, returnUrl: `http://localhost:3000${paths.cards}` })
      expect(await kept(sql, ana.account)).toMatchObject([{ savedAt: null }])

      expect((await ana.cards()).text).toContain('Empezaste a guardar una tarjeta y todavía no la tenemos.')
      ana.bank.leavesCard()
      const back = await ana.cards()
      expect(back.text).toContain('Tu tarjeta quedó guardada.')
      expect(back.text).toContain('Visa terminada en 4242')
      expect((await ana.cards()).text).not.toContain('Tu tarjeta quedó guardada.')
    }),
  )

  it(
    'in two tabs leads to one page, and coming back twice gives one card',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      const [first, second] = [await ana.begin(), await ana.begin()]
      expect(first.location).toBe(second.location)
      ana.bank.leavesCard()
      await ana.cards()
      await ana.cards()
      expect(await kept(sql, ana.account)).toMatchObject([{ last4: '4242', endedAt: null }])
    }),
  )

  it(
    'whose return was lost is completed when the page is opened, or when another is begun',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      await ana.begin()
      ana.bank.leavesCard()
      const { location } = await ana.begin()
      expect(location).toContain(ana.bank.begun[1]!.key)
      expect(ana.bank.begun[1]!.key).not.toBe(ana.bank.begun[0]!.key)
      expect(await kept(sql, ana.account)).toMatchObject([{ last4: '4242' }, { savedAt: null }])
    }),
  )

  it(
    'of somebody else is never asked about',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      await ana.begin()
      ana.bank.leavesCard()
      const luis = await anAccount(sql)
      const { text } = await visit(ana.app, paths.cards, { as: await aSession(sql, luis) })
      expect(text).not.toContain('4242')
      expect(await kept(sql, ana.account)).toMatchObject([{ savedAt: null }])
    }),
  )

  it(
    'at a silent gateway says so, keeps nothing, and can be begun again',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      ana.bank.vaultFallsSilent()
      const { response, text } = await ana.begin()
      expect(response.status).toBe(503)
      expect(text).toContain('La pasarela de prueba no responde. No se guardó ninguna tarjeta.')
      ana.bank.vaultFallsSilent(false)
      expect((await ana.begin()).location).toContain('https://pay.example/tarjeta/')
    }),
  )

  it(
    'that was begun long ago and never ended is forgotten; one that was left is kept however late',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      await ana.begin()
      await sql`update saved_cards set created_at = now() - interval '25 hours'`
      await ana.cards()
      expect((await kept(sql, ana.account))[0]!.endedAt).not.toBeNull()
      await ana.begin()
      await sql`update saved_cards set created_at = now() - interval '25 hours'`
      ana.bank.leavesCard()
      expect((await ana.cards()).text).toContain('Tu tarjeta quedó guardada.')
    }),
  )

  it(
    'is stopped after twenty in an hour',
    withDatabase(async (sql) => {
      const ana = await aPerson(sql)
      for (let n = 0; n < 20; n++) expect((await ana.begin()).response.status).toBe(303)
      expect((await ana.begin()).response.status).toBe(429)
      expect(ana.bank.begun).toHaveLength(1)
    }),
  )
})

describe('removing a card', () => {
  const aKept = async (sql: Sql) => {
    const ana = await aPerson(sql)
    const card = await aSavedCard(sql, { account: ana.account })
    const remove = () => submit(ana.app, paths.cardEnd(card), {}, { as: ana.as })
    return { ...ana, card, remove, ask: () => visit(ana.app, paths.cardEnd(card), { as: ana.as }) }
  }

  it(
    'says first which contracts are then no longer paid by themselves',
    withDatabase(async (sql) => {
      const ana = await aKept(sql)
      expect((await ana.ask()).text).toContain('No paga ningún contrato, así que nada más cambia.')
      for (let n = 1; n <= 7; n++) {
        const contract = await aContract(sql, { account: ana.account, number: `70000${n}` })
        await aDebit(sql, { account: ana.account, contract, card: ana.card })
      }
      const { text, page } = await ana.ask()
      expect(page.querySelector('h1')!.text).toBe('¿Quitar la Visa terminada en 4242?')
      expect(text).toContain('Estos 7 contratos dejan de pagarse solos:')
      expect(page.querySelectorAll('main li a').map((link) => link.text)).toHaveLength(5)
      expect(text).toContain('y otros 2 más')
    }),
  )

  it(
    'ends it and its debits, and the gateway forgets it',
    withDatabase(async (sql) => {
      const ana = await aKept(sql)
      await aDebit(sql, { account: ana.account, contract: ana.contract, card: ana.card })
      const { location } = await ana.remove()
      expect((await ana.cards(location!.slice(paths.cards.length))).text).toContain('La tarjeta ya no está guardada.')
      const [card] = await kept(sql, ana.account)
      expect(card!.endedAt).not.toBeNull()
      expect(card!.forgottenAt).not.toBeNull()
      expect(ana.bank.forgotten).toHaveLength(1)
      expect(await sql`select end_cause from debits`).toEqual([{ endCause: 'card' }])
      expect((await ana.remove()).response.status).toBe(404)
      expect((await ana.ask()).response.status).toBe(404)
    }),
  )

  it(
    'while the gateway is silent removes it here, and tells the gateway later, once',
    withDatabase(async (sql) => {
      const ana = await aKept(sql)
      ana.bank.vaultFallsSilent()
      expect((await ana.remove()).response.status).toBe(303)
      expect((await ana.cards()).text).not.toContain('4242')
      expect((await kept(sql, ana.account))[0]!.forgottenAt).toBeNull()
      ana.bank.vaultFallsSilent(false)
      await debitRound(ana.services)
      expect(ana.bank.forgotten).toEqual([])
      await sql`update saved_cards set next_forget_at = now() - interval '1 second' where next_forget_at is not null`
      await debitRound(ana.services)
      await debitRound(ana.services)
      expect(ana.bank.forgotten).toHaveLength(1)
      expect((await kept(sql, ana.account))[0]!.forgottenAt).not.toBeNull()
    }),
  )

  it(
    "of somebody else's is not found, and nothing happens to it",
    withDatabase(async (sql) => {
      const ana = await aKept(sql)
      const luis = await aSavedCard(sql, { account: await anAccount(sql) })
      for (const path of [paths.cardEnd(luis), paths.cardEnd(crypto.randomUUID()), paths.cardEnd('no-id')]) {
        expect((await visit(ana.app, path, { as: ana.as })).response.status).toBe(404)
        expect((await submit(ana.app, path, {}, { as: ana.as })).response.status).toBe(404)
      }
      expect(ana.bank.forgotten).toEqual([])
    }),
  )
})
