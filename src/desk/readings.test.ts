import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aReader, aTariff } from '../../test/a-reader.ts'
import { visit } from '../../test/browser.ts'
import { anInvoice, aReading } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aHeldReading, aReviewer } from '../../test/held-readings.ts'
import type { Sql } from '../db.ts'
import { openReadings } from '../feed/export-queries.ts'
import { readingsFile } from '../feed/export-rules.ts'
import { deskPaths, paths } from '../paths.ts'
import { settleReadings } from '../readings/sending-commands.ts'

const newsOf = async (sql: Sql) =>
  (
    await sql<{ facts: Record<string, unknown> }[]>`select facts from mails where kind = 'reading-news' order by id`
  ).map(({ facts }) => facts)
const actsOf = async (sql: Sql, id: string) =>
  (
    await sql<
      { act: string }[]
    >`select act from operator_acts where subject_kind = 'reading' and subject = ${id} order by id`
  ).map(({ act }) => act)
const rowsOut = async (sql: Sql) =>
  readingsFile(await openReadings(sql))
    .split('\r\n')
    .slice(1, -1)

describe('a held reading at the desk', () => {
  it(
    'shows the number, why it is held with limits and inputs, water and money, history and contract',
    withDatabase(async (sql) => {
      await aTariff(sql)
      const id = await aHeldReading(await aReader(sql))
      const { open, look } = await aReviewer(sql)
      expect((await open(deskPaths.readings)).location).toBe(deskPaths.reading(id))
      const { text, page } = await look(id)
      expect(page.querySelector('h1')?.text).toBe('Lectura de 1733 m³, contrato 404040')
      expect(text).toContain('queda')
      expect(text).toContain('Sin foto')
      expect(text).toContain('Parece que se cambiaron dos cifras: con 1373 el consumo sería normal.')
      expect(text).toMatch(/Serían 374 m³, más que el límite de \d+ m³ para esos días\./)
      expect(text).toContain('1359 m³ el 20 feb 2021')
      expect(text).toMatch(/Banda aceptada De \d+ a \d+ m³; se esperaban \d+/)
      expect(text).toMatch(/En dinero Unos \$[\d,]+\.\d\d; con lo normal, \$[\d,]+\.\d\d/)
      expect(text).toContain('Últimas lecturas del contrato')
      expect(page.querySelector('.drawings svg')).toBeTruthy()
      expect(page.querySelector('#value')?.getAttribute('value')).toBe('1373')
      expect(await actsOf(sql, id)).toEqual(['reading-seen'])
    }),
  )

  it(
    'shows the picture beside it, to operators alone',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      const { app, look, open } = await aReviewer(sql)
      expect((await open(deskPaths.readingPhoto(id))).response.status).toBe(404)
      await sql`update customer_readings set photo_key = ${randomUUID()}, photo_size = 3 where id = ${id}`
      const { page } = await look(id)
      expect(page.querySelector('img')?.getAttribute('src')).toBe(deskPaths.readingPhoto(id))
      expect((await visit(app, deskPaths.readingPhoto(id), { as: reader.as })).response.status).toBe(303)
    }),
  )

  it(
    'comes in the order in which it counts for an invoice, then of its coming',
    withDatabase(async (sql) => {
      const late = await aReader(sql)
      const third = await aHeldReading(late, '1733', { fecha: '2021-03-10' })
      const fourth = await aHeldReading(late, '1734', { fecha: '2021-03-10' })
      const first = await aHeldReading(late, '1735')
      const second = await aHeldReading(late, '1736')
      const { open, look } = await aReviewer(sql)
      expect((await open(deskPaths.readings)).location).toBe(deskPaths.reading(first))
      const next = async (id: string) => (await look(id)).page.querySelector('[data-key=j]')?.getAttribute('href')
      expect([await next(first), await next(second), await next(third), await next(fourth)]).toEqual(
        [second, third, fourth].map((id) => deskPaths.reading(id)).concat([undefined as never]),
      )
      const { page } = await look(third)
      expect(page.querySelector('[data-key=k]')?.getAttribute('href')).toBe(deskPaths.reading(second))
      expect(page.querySelectorAll('.held-list a').map((link) => link.getAttribute('href'))).toEqual(
        [first, second, third, fourth].map((id) => deskPaths.reading(id)),
      )
    }),
  )
})

describe('an operator', () => {
  it(
    'accepts it: its sender is told, it goes out accepted, and an invoice made from it is named',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      const { decide, open } = await aReviewer(sql)
      const { response, location } = await decide(id, { decision: 'accept' })
      expect(response.status).toBe(303)
      expect((await open(location!)).text).toContain('Aceptaste la lectura de 1733 m³ del contrato 404040.')
      expect((await reader.open(paths.sentReading(id))).text).toContain('La aceptamos.')
      expect(await newsOf(sql)).toMatchObject([{ state: 'held' }, { state: 'accepted', value: 1733 }])
      expect(await rowsOut(sql)).toEqual([
        expect.stringMatching(
          /^[\da-f-]+#\d+,2021-03-20,404040,M-77,1733,ACEPTADA,CIFRAS_CAMBIADAS CONSUMO_MUY_ALTO,$/,
        ),
      ])
      expect(await actsOf(sql, id)).toEqual(['reading-seen', 'reading-accepted'])

      const { contract } = reader
      const invoice = await anInvoice(sql, { contract, number: 'F-9' })
      await sql`update invoices set current_reading = 1733, current_read_on = '2021-03-20' where id = ${invoice}`
      await settleReadings(sql)
      expect((await reader.open(paths.sentReading(id))).text).toContain('Tu factura F-9 se hizo con esta lectura.')
    }),
  )

  it(
    'corrects it: both numbers are kept and said, the corrected one counts',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      const { decide } = await aReviewer(sql)
      const reason = 'En tu foto se lee 1373.'
      expect((await decide(id, { decision: 'correct', value: '1373', correctReason: reason })).response.status).toBe(
        303,
      )
      expect(await sql`select value, corrected_value, counts_as, consumption, state from customer_readings`).toEqual([
        { value: 1733, correctedValue: 1373, countsAs: 1373, consumption: 14, state: 'accepted' },
      ])
      const { text } = await reader.open(paths.sentReading(id))
      expect(text).toContain('La aceptamos como 1373 m³.')
      expect(text).toContain(reason)
      expect(text).toContain('Lectura 1733')
      expect((await newsOf(sql)).at(-1)).toMatchObject({ state: 'accepted', value: 1733, keptValue: 1373, reason })
      expect(await rowsOut(sql)).toEqual([expect.stringContaining(',1373,CORREGIDA,')])

      const { contract, meter } = { ...reader, meter: 'M-77' }
      await aReading(sql, { contract, meter, readOn: '2021-03-20', value: 1373, consumption: 14, kind: 'customer' })
      await settleReadings(sql)
      expect(await sql`select state, kept_value from customer_readings`).toEqual([
        { state: 'accepted', keptValue: 1373 },
      ])
      expect(await rowsOut(sql)).toEqual([])
    }),
  )

  it(
    'is asked twice before an odd number is put in place of an odd one',
    withDatabase(async (sql) => {
      const id = await aHeldReading(await aReader(sql))
      const { decide } = await aReviewer(sql)
      const typed = { decision: 'correct', value: '1833', correctReason: 'Se lee así.' }
      const { response, text, page } = await decide(id, typed)
      expect(response.status).toBe(422)
      expect(text).toContain('Con 1833 también queda fuera de lo normal')
      const knowing = page.querySelector('input[name=knowing]')!.getAttribute('value')!
      expect((await decide(id, { ...typed, value: '1834', knowing })).response.status).toBe(422)
      expect((await decide(id, { ...typed, knowing })).response.status).toBe(303)
    }),
  )

  it(
    'rejects it with a reason that the customer reads, on the page and in the mail',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      const { decide, look } = await aReviewer(sql, { name: 'Julia Ramos' })
      const more = 'La serie de la foto termina en 9.'
      await decide(id, { decision: 'reject', why: 'photo-other-meter', more })
      const { text } = await reader.open(paths.sentReading(id))
      expect(text).toContain('No se tomó.')
      expect(text).toContain(
        `Tu foto es de otro medidor. Revisa el número de serie, lee el tuyo y envía su foto. ${more}`,
      )
      expect(text).not.toContain('Julia')
      expect((await newsOf(sql)).at(-1)).toMatchObject({ state: 'rejected', reason: expect.stringContaining(more) })
      expect(await rowsOut(sql)).toEqual([expect.stringContaining(',1733,RECHAZADA,FOTO_DE_OTRO_MEDIDOR,')])
      expect((await look(id)).text).toContain('Julia Ramos la rechazó')
    }),
  )

  it(
    'keeps what was typed when something is missing, and nothing is decided',
    withDatabase(async (sql) => {
      const id = await aHeldReading(await aReader(sql))
      const { decide } = await aReviewer(sql)
      const tries = [
        [{ decision: 'reject', why: '', more: 'x' }, 'Elige por qué se rechaza.'],
        [{ decision: 'reject', why: 'other', more: '' }, 'Escribe el motivo'],
        [{ decision: 'reject', why: 'photo-unclear', more: 'x'.repeat(500) }, 'Escribe 500 letras como máximo.'],
        [{ decision: 'correct', value: '13x', correctReason: 'y' }, 'Escribe la lectura con números'],
        [{ decision: 'correct', value: '1733', correctReason: 'y' }, 'Es la misma que se envió.'],
        [{ decision: 'correct', value: '1373', correctReason: ' ' }, 'Escribe por qué se corrige'],
      ] as const
      for (const [fields, message] of tries) {
        const { response, text } = await decide(id, fields)
        expect([response.status, text.includes(message)], message).toEqual([422, true])
      }
      expect((await decide(id, { decision: 'nothing' })).response.status).toBe(422)
      expect(await sql`select state from customer_readings`).toEqual([{ state: 'held' }])
      expect(await sql`select from customer_reading_reviews`).toHaveLength(0)
    }),
  )

  it(
    'who is second is told who was first; the same form twice decides once',
    withDatabase(async (sql) => {
      const id = await aHeldReading(await aReader(sql))
      const julia = await aReviewer(sql, { name: 'Julia Ramos' })
      const omar = await aReviewer(sql, { name: 'Omar Díaz' })
      const key = randomUUID()
      await julia.decide(id, { decision: 'accept', key })
      expect((await julia.decide(id, { decision: 'accept', key })).response.status).toBe(303)
      const { response, text } = await omar.decide(id, { decision: 'reject', why: 'no-photo', more: '' })
      expect(response.status).toBe(409)
      expect(text).toContain('Julia Ramos la aceptó')
      expect(text).toContain('Lo que enviaste no cambió nada.')
      expect(await sql`select decision from customer_reading_reviews`).toEqual([{ decision: 'accept' }])
      expect(await newsOf(sql)).toHaveLength(2)
    }),
  )

  it(
    'cannot decide with the key of another form',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const [one, other] = [await aHeldReading(reader), await aHeldReading(reader, '1734')]
      const { decide } = await aReviewer(sql)
      const key = randomUUID()
      await decide(one, { decision: 'accept', key })
      expect((await decide(other, { decision: 'accept', key })).response.status).toBe(404)
      expect(await sql`select state from customer_readings where id = ${other}`).toEqual([{ state: 'held' }])
    }),
  )
})

describe('who is not an operator', () => {
  it(
    'is sent to the door, whether the reading exists or not',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      const doors = await Promise.all(
        [id, randomUUID(), 'nothing'].map(async (one) => {
          const { response, location } = await visit(reader.app, deskPaths.reading(one), { as: reader.as })
          return [response.status, location?.split('?')[0]]
        }),
      )
      expect(new Set(doors.map(String))).toEqual(new Set([String([303, deskPaths.signIn])]))
      expect(await actsOf(sql, id)).toEqual([])
    }),
  )

  it(
    'and an operator finds nothing where nothing is',
    withDatabase(async (sql) => {
      const { look, open, decide } = await aReviewer(sql)
      expect((await open(deskPaths.readings)).text).toContain('No hay lecturas en revisión')
      const answers = [
        await look(randomUUID()),
        await look('nothing'),
        await decide(randomUUID(), { decision: 'accept' }),
      ]
      expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404])
    }),
  )

  it(
    'no longer sees the contract: the reading is decided all the same, and no mail goes out',
    withDatabase(async (sql) => {
      const reader = await aReader(sql)
      const id = await aHeldReading(reader)
      await sql`update access_rows set ended_at = now(), ended_by = ${reader.account}`
      const { decide } = await aReviewer(sql)
      expect((await decide(id, { decision: 'accept' })).response.status).toBe(303)
      expect(await newsOf(sql)).toHaveLength(1)
    }),
  )
})
