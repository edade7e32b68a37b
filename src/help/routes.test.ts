import { describe, expect, it } from 'vitest'
import { aReader, aTariff } from '../../test/a-reader.ts'
import { visit } from '../../test/browser.ts'
import { anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { noticeDays } from '../payments/debit-rules.ts'
import { gatewaysOf } from '../payments/gateways.ts'
import { states as paymentStates } from '../payments/state-rules.ts'
import { daysToReopen, states as requestStates } from '../requests/state-rules.ts'
import { readProfile } from '../web/profile.ts'
import { terms } from '../web/term.tsx'
import { wordsIn } from '../words/words.ts'
import { invoiceStates, readingStates, serviceStates } from './states-rules.ts'
import { topics } from './topics-rules.ts'

const words = wordsIn('es-MX')
const officeOf = (sql: Sql) => createApp(testServices(sql, { gateways: gatewaysOf([aGateway().gateway]) }))
const open = (sql: Sql, slug: string, as?: string) => visit(officeOf(sql), paths.helpTopic(slug), { as })

describe('the help of the office', () => {
  it(
    'lists its pages for anybody, each of which is there',
    withDatabase(async (sql) => {
      const { page } = await visit(officeOf(sql), paths.help)
      const links = page.querySelectorAll('.finds a').map((link) => link.getAttribute('href')!)
      expect(links).toHaveLength(topics.length + 1)
      for (const link of links) expect((await visit(officeOf(sql), link)).response.status, link).toBe(200)
      expect((await open(sql, 'no-hay')).response.status).toBe(404)
    }),
  )

  it(
    'is one step away from each page, and in the menu of whoever is signed in',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const { page } = await visit(officeOf(sql), paths.contracts, { as })
      expect(page.querySelector(`#cuenta a[href="${paths.help}"]`)?.text.trim()).toBe('Ayuda')
      expect(page.querySelector(`footer a[href="${paths.help}"]`)?.text.trim()).toBe('Ayuda')
    }),
  )

  it(
    'says what every state means, with the badge that the office shows',
    withDatabase(async (sql) => {
      const { page } = await open(sql, 'estados')
      const shown = page.querySelectorAll('.meanings > div').map((row) => ({
        badge: row.querySelector('dt .badge')?.text.trim(),
        sentence: row.querySelector('dd')?.text.trim() ?? '',
      }))
      const expected = [
        ...invoiceStates.map((state) => words(`web.state.${state}`)),
        ...paymentStates.map((state) => words(`payments.state.${state}`)),
        ...requestStates.map((state) => words(`requests.state.${state}`)),
        words('requests.state.late'),
        ...readingStates.map((state) => words(`readings.state.${state}`)),
        ...serviceStates.map((service) => words(`web.service.${service}`)),
      ]
      for (const badge of expected) expect(shown.map((one) => one.badge)).toContain(badge)
      for (const { badge, sentence } of shown) expect(sentence.length, badge).toBeGreaterThan(15)
    }),
  )

  it(
    'numbers the parts of the receipt as its list does',
    withDatabase(async (sql) => {
      const { page } = await open(sql, 'recibo')
      const drawn = page.querySelectorAll('.receipt .pin-text').map(({ text }) => Number(text.trim()))
      const listed = page.querySelectorAll('.numbered .pin-label').map(({ text }) => Number(text.trim()))
      expect(drawn.toSorted()).toEqual(listed)
      expect(listed).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    }),
  )

  it(
    'takes each deadline from where it is decided',
    withDatabase(async (sql) => {
      const { profile } = testServices(sql)
      const { text } = await open(sql, 'plazos')
      expect(text).toContain(`reabrir la gestión durante ${daysToReopen} días`)
      expect(text).toContain(`te avisamos al menos ${noticeDays} días antes de cada cobro`)
      expect(text).toContain(`en ${profile.payments.promisedWorkingDays} días hábiles como máximo`)
      expect(text).toContain('Te decimos sí o no en 20 días hábiles. Si es sí, queda hecho en 15 días hábiles más.')
      expect(text).toContain('Trabajamos: lunes, martes, miércoles, jueves y viernes.')
      expect(text).toContain('Tampoco cuentan: 12 de diciembre (Día del personal).')
      for (const { title, answerIn } of profile.requestGroups.flatMap(({ kinds }) => kinds)) {
        expect(text).toContain(`${title} ${answerIn} ${answerIn === 1 ? 'día hábil' : 'días hábiles'}`)
      }
    }),
  )

  it(
    'reckons what a leak costs with the tariff of whoever asks, and says only the water to a stranger',
    withDatabase(async (sql) => {
      const ana = await aReader(sql)
      await aTariff(sql)
      await anInvoice(sql, { contract: ana.contract, consumption: 13 })
      const { text } = await visit(officeOf(sql), paths.helpTopic('fugas'), { as: ana.as })
      expect(text).toMatch(/5 litros 3\.6 m³ \$44 20 litros/)
      expect(text).toContain(`Con la tarifa del contrato ${ana.number}, si sin la fuga usas 13 m³ al mes.`)
      expect((await open(sql, 'fugas')).text).not.toContain('De más en tu recibo')
    }),
  )

  it(
    'speaks of paying only where the office takes payments',
    withDatabase(async (sql) => {
      expect((await open(sql, 'pagar')).text).toContain('Te damos una CLABE solo para ese pago')
      const without = await visit(createApp(testServices(sql)), paths.helpTopic('pagar'))
      expect(without.text).toContain('Por ahora no se paga en esta página.')
      expect(without.text).not.toContain('CLABE solo')
    }),
  )

  it(
    'leaves out what a utility has not told yet, and speaks English to whoever reads it',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql, { profile: readProfile('cea-queretaro') }))
      for (const { slug, name } of topics) {
        const { response, page, text } = await visit(app, paths.helpTopic(slug), {
          headers: { 'accept-language': 'en' },
        })
        expect(response.status, slug).toBe(200)
        expect(page.querySelector('h1')?.text).toBe(wordsIn('en')(`help.topic.${name}`))
        expect(text, slug).not.toMatch(/null|\(\)/)
      }
    }),
  )

  it(
    'has every word of the glossary under an anchor of its own',
    withDatabase(async (sql) => {
      const { page } = await open(sql, 'glosario')
      expect(
        page
          .querySelectorAll('dt[id]')
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual([...terms].toSorted())
    }),
  )

  it(
    'is found by the search of the office, in the words that people use',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      for (const [typed, found] of [
        ['fuga', paths.helpTopic('fugas')],
        ['entender recibo', paths.helpTopic('recibo')],
        ['días hábiles', paths.helpTopic('plazos')],
        ['qué es CLABE', paths.helpTopic('glosario')],
        ['manual', paths.manual],
      ] as const) {
        const { page } = await visit(officeOf(sql), `${paths.search}?q=${encodeURIComponent(typed)}`, { as })
        const links = page.querySelectorAll('.finds a').map((link) => link.getAttribute('href'))
        expect(links, typed).toContain(found)
      }
    }),
  )
})
