import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aReader, aTariff, reviewOf } from '../../test/a-reader.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { about, paths } from '../paths.ts'

describe('Introducir lectura medidor', () => {
  it(
    'is reached from Mis consumos, by these words',
    withDatabase(async (sql) => {
      const { open, number, entry } = await aReader(sql)
      const { page } = await open(about(paths.consumption, number))
      const link = page.querySelectorAll('main a').find((one) => one.text.trim() === 'Introducir lectura medidor')
      expect(link?.getAttribute('href')).toBe(entry)
    }),
  )

  it(
    'shows what the dial showed last, and which days count for the next invoice',
    withDatabase(async (sql) => {
      const { open } = await aReader(sql)
      const { page, text } = await open()
      expect(page.querySelector('h1')?.text).toBe('Introducir lectura medidor')
      expect(page.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('El medidor marcaba 1359 m³')
      expect(page.querySelector('#lectura')?.getAttribute('inputmode')).toBe('numeric')
      expect(page.querySelector('#fecha')?.getAttribute('value')).toBe('2021-03-20')
      expect(text).toContain('del 17 mar 2021 al 23 mar 2021')
      expect(text).toContain(
        'Tu medidor se lee cada mes: por las últimas 13 lecturas esperamos la próxima hacia el 20 de',
      )
      expect(text).toContain('Todavía no has enviado lecturas de este contrato.')
    }),
  )

  it(
    'says what a reading means before it is sent',
    withDatabase(async (sql) => {
      await aTariff(sql)
      const { review } = await aReader(sql)
      const { text, response } = await review('1373')
      expect(response.status).toBe(200)
      expect(text).toContain('14m³ en 28 días')
      expect(text).toContain('Desde la última lectura, 1359 el 20 de febrero de 2021.')
      expect(text).toContain('500 litros')
      expect(text).toMatch(/Lo normal en esos días De \d+ a \d+ m³ .*las mismas semanas de otros años/)
      expect(text).toMatch(/Con tu tarifa Unos \$264\.00; lo normal serían \$2\d\d\.00/)
      expect(text).toContain(
        'puede usarse en tu siguiente factura: cuentan las lecturas del 17 mar 2021 al 23 mar 2021',
      )
      expect(text).not.toContain('Mira otra vez tu medidor')
    }),
  )

  it(
    'takes it, once for the form however often it comes',
    withDatabase(async (sql) => {
      const { send, open, contract } = await aReader(sql)
      const key = randomUUID()
      const first = await send('1373', { key })
      expect(first.response.status).toBe(303)
      const again = await send('1373', { key })
      expect(again.location).toBe(`${first.location}?otra-vez=si`)
      expect(await sql`select from customer_readings where contract_id = ${contract}`).toHaveLength(1)

      const { text, page } = await open(first.location!)
      expect(page.querySelector('h1')?.text).toBe('Lectura del 20 mar 2021')
      expect(text).toContain('La aceptamos.')
      expect((await open(again.location!)).text).toContain('Ya habías enviado esta lectura.')
      expect((await open()).text).toContain('20 mar 2021 1373 Aceptada')
    }),
  )

  it(
    'says «already sent» to the same number of the same day with another form',
    withDatabase(async (sql) => {
      const { send, contract } = await aReader(sql)
      const first = await send('1373', { key: randomUUID() })
      expect((await send('01373', { key: randomUUID() })).location).toBe(`${first.location}?otra-vez=si`)
      expect((await send('1374', { key: randomUUID() })).location).not.toContain(first.location!)
      expect(await sql`select from customer_readings where contract_id = ${contract}`).toHaveLength(2)
    }),
  )
})

describe('an odd reading', () => {
  it(
    'is asked about in plain words, with the number that was meant to be taken by a button',
    withDatabase(async (sql) => {
      const { review } = await aReader(sql)
      const { text, page } = await review('1733')
      expect(text).toContain('Parece que cambiaste dos cifras: ¿querías escribir 1373?')
      expect(text).toMatch(/Serían 374 m³, mucho más de lo normal/)
      const button = page.querySelector('button[name=lectura]')!
      expect([button.text.trim(), button.getAttribute('value')]).toEqual(['Sí, es 1373', '1373'])
      expect((await review(button.getAttribute('value')!)).text).toContain('14m³ en 28 días')
    }),
  )

  it(
    'is not kept before somebody has looked again',
    withDatabase(async (sql) => {
      const { send, contract } = await aReader(sql)
      const { response, text } = await send('1733')
      expect(response.status).toBe(422)
      expect(text).toContain('Ve otra vez al medidor y escribe aquí lo que marca.')
      expect(await sql`select from customer_readings where contract_id = ${contract}`).toHaveLength(0)
    }),
  )

  it(
    'is judged anew when the second look shows another number',
    withDatabase(async (sql) => {
      const { send } = await aReader(sql)
      const { response, text, page } = await send('1733', { otra: '1373' })
      expect(response.status).toBe(422)
      expect(text).toContain('Antes escribiste 1733 y ahora 1373.')
      expect(page.querySelector('input[name=lectura]')?.getAttribute('value')).toBe('1373')
      expect(text).toContain('14m³ en 28 días')
    }),
  )

  it(
    'is held with its reasons, never refused; what each rule was found from is kept',
    withDatabase(async (sql) => {
      const { send, open, contract } = await aReader(sql)
      const { location } = await send('1733', { otra: '1733' })
      const { text } = await open(location!)
      expect(text).toContain('Está en revisión: alguien la va a mirar.')
      expect(text).toContain('Por qué se revisa')
      expect(text).toContain('Parece que cambiaste dos cifras')
      const [kept] = await sql`
        select id, state, consumption, findings, band from customer_readings where contract_id = ${contract}
      `
      expect(kept).toMatchObject({
        state: 'held',
        consumption: 374,
        findings: [
          { name: 'swapped-digits', suggestion: 1373 },
          { name: 'too-high', facts: { consumption: 374 } },
        ],
        band: { since: { value: 1359 }, days: 28, usual: { basis: 'season' } },
      })
      const states = await sql`
        select state, cause from customer_reading_states where customer_reading_id = ${kept!.id} order by id
      `
      expect(states.map(({ state, cause }) => `${state} ${cause}`)).toEqual(['received person', 'held rules'])
    }),
  )

  it.each([
    ['1358', 'La lectura es menor que la anterior (1359).'],
    ['0', 'Escribiste cero y la última vez marcaba 1359.'],
    ['1359', 'Es la misma lectura que la última vez'],
    ['13733', 'Escribiste 5 cifras y tu medidor tiene 4.'],
    ['3731', 'Parece que escribiste las cifras al revés: ¿querías escribir 1373?'],
    ['137', 'Parece que sobra o falta una cifra'],
  ])('%s: %s', (value, words) =>
    withDatabase(async (sql) => {
      const { review } = await aReader(sql)
      expect((await review(value)).text).toContain(words)
    })(),
  )

  it(
    'is known as that of another contract of the same person',
    withDatabase(async (sql) => {
      const { review, account } = await aReader(sql)
      const other = await aContract(sql, { account, number: '404041', meter: 'M-88' })
      await aReading(sql, { contract: other, meter: 'M-88', readOn: '2021-02-20', value: 5210, consumption: 15 })
      expect((await review('5221')).text).toContain(
        'Parece la lectura de tu otro contrato, 404041: su medidor marcaba 5210.',
      )
    }),
  )
})

describe('what cannot be a reading', () => {
  it.each([
    ['', '2021-03-20', 'Escribe la lectura con números'],
    ['13a9', '2021-03-20', 'Escribe la lectura con números'],
    ['-5', '2021-03-20', 'Escribe la lectura con números'],
    ['1234567890123', '2021-03-20', 'La lectura tiene demasiadas cifras'],
    ['1373', '', 'Escribe el día con su año'],
    ['1373', '2021-02-30', 'Escribe el día con su año'],
    ['1373', '2021-03-21', 'Ese día todavía no llega'],
    ['1373', '2020-03-19', 'Ese día es anterior al 20 mar 2020'],
  ])('«%s» on «%s»: %s', (value, fecha, words) =>
    withDatabase(async (sql) => {
      const { review } = await aReader(sql)
      const { response, text, page } = await review(value, { fecha })
      expect(response.status).toBe(422)
      expect(text).toContain(words)
      expect(page.querySelector('#lectura')?.getAttribute('value')).toBe(value)
      expect(page.querySelector('#fecha')?.getAttribute('value')).toBe(fecha)
    })(),
  )

  it(
    'takes a date as it is written on paper',
    withDatabase(async (sql) => {
      const { review } = await aReader(sql)
      expect((await review('1373', { fecha: '19/3/2021' })).text).toContain('14m³ en 27 días')
    }),
  )
})

describe('contracts of which no reading comes', () => {
  it(
    'says so where there is no meter, and where the contract has ended',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      await aContract(sql, { account, number: '500001', meter: null })
      const ended = await aContract(sql, { account, number: '500002' })
      await sql`update contracts set status = 'ended' where id = ${ended}`
      const app = createApp(testServices(sql))
      const as = await aSession(sql, account)
      expect((await visit(app, about(paths.newReading, '500001'), { as })).text).toContain(
        'Este contrato no tiene medidor',
      )
      expect((await visit(app, about(paths.newReading, '500002'), { as })).text).toContain('Este contrato ya terminó')
      const sent = await submit(
        app,
        paths.sentReadings,
        { contrato: '500002', lectura: '9', fecha: '2021-03-20' },
        { as },
      )
      expect(sent.response.status).toBe(422)
      expect(await sql`select from customer_readings where contract_id = ${ended}`).toHaveLength(0)
    }),
  )

  it(
    'holds the first reading of a contract without a history',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      await aContract(sql, { account, number: '500003', meter: 'M-1' })
      const app = createApp(testServices(sql))
      const as = await aSession(sql, account)
      const path = about(paths.newReading, '500003')
      expect((await visit(app, path, { as })).text).toContain('El medidor M-1 todavía no tiene lecturas.')
      const fields = { contrato: '500003', lectura: '12', fecha: '2021-03-20' }
      const { text } = await visit(app, reviewOf(fields), { as })
      expect(text).toContain('Es la primera lectura del medidor M-1')
      expect(text).toContain('No hay una lectura anterior con qué comparar')
      expect((await submit(app, paths.sentReadings, { ...fields, otra: '12' }, { as })).response.status).toBe(303)
    }),
  )

  it(
    'goes to Mis consumos without any contract',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      expect((await visit(createApp(testServices(sql)), paths.newReading, { as })).location).toBe(paths.consumption)
    }),
  )
})
