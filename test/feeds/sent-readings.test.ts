import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { exportCommand } from '../../src/feed/export.ts'
import { importCommand } from '../../src/feed/ov.ts'
import type { OvCommand } from '../../src/ov-command.ts'
import { aReader } from '../a-reader.ts'
import { aReadingRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const aFolder = () => mkdtempSync(join(office.dataDir, 'readings-'))

async function ov(command: OvCommand, args: string[]) {
  const printed: string[] = []
  const status = await command.run(args, {
    env: readEnv({ DEMO: 'yes', DATA_DIR: office.dataDir, TODAY: '2021-03-20' }),
    openDatabase: async () => office.sql,
    print: (line) => printed.push(line),
    say: (line) => printed.push(line),
  })
  return { status, printed: printed.join('\n') }
}

async function exported(number: string) {
  const folder = aFolder()
  const { status, printed } = await ov(exportCommand, [folder])
  expect(status).toBe(0)
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'lecturas_portal.csv'), 'utf8'), {
    columns: true,
  })
  return {
    printed,
    number: readFileSync(join(folder, 'exportacion.txt'), 'utf8').trim(),
    rows: rows.filter(({ contrato }) => contrato === number),
  }
}

async function imported(rows: Record<string, string | number>[]) {
  const folder = aFolder()
  writeFileSync(join(folder, 'lecturas.csv'), csv(rows.map((row) => aReadingRow(row))))
  return ov(importCommand, [folder])
}

let next = 700_000
/** Somebody who sent 1373, and 1733 held, each of a day of its own. */
async function aSender() {
  const number = String(next++)
  const reader = await aReader(office.sql, { number, meter: `S${number}` })
  const accepted = (await reader.send('1373', { fecha: '2021-03-19' })).location!
  const held = (await reader.send('1733', { otra: '1733' })).location!
  const row = { contrato: number, medidor: `S${number}`, tipo: 'CLIENTE' }
  return { ...reader, accepted, held, row }
}

describe('readings that people sent', () => {
  it('go out with their state and the rules that held them, again until somebody acknowledges them', async () => {
    const { number } = await aSender()
    const first = await exported(number)
    expect(first.printed).toMatch(/lecturas_portal [1-9]/)
    expect(first.rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        fecha: '2021-03-19',
        contrato: number,
        medidor: `S${number}`,
        lectura_m3: '1373',
        estado: 'ACEPTADA',
        motivo: '',
        foto: '',
      },
      expect.objectContaining({
        lectura_m3: '1733',
        estado: 'RETENIDA',
        motivo: 'CIFRAS_CAMBIADAS CONSUMO_MUY_ALTO',
      }),
    ])
    const again = await exported(number)
    expect(again.rows).toEqual(first.rows)
    expect((await ov(exportCommand, ['--ack', again.number])).status).toBe(0)
    expect((await exported(number)).rows).toEqual([])
  })

  it('are taken when the feed has the same number of that day, and do not go out again', async () => {
    const { number, open, accepted, row } = await aSender()
    await exported(number)
    const { printed } = await imported([{ ...row, fecha: '2021-03-19', lectura_m3: '1373', consumo_m3: '14' }])
    expect(printed).toContain('Se supo qué pasó con una lectura enviada en el portal')
    expect((await open(accepted)).text).toContain('Ya está entre tus lecturas.')
    expect((await exported(number)).rows.map(({ lectura_m3 }) => lectura_m3)).toEqual(['1733'])
  })

  it('are not taken when it has another one, and the person sees which', async () => {
    const { open, held, row, number } = await aSender()
    const rows = [{ ...row, fecha: '2021-03-20', lectura_m3: '1375', consumo_m3: '16' }]
    await imported(rows)
    const { text } = await open(held)
    expect(text).toContain('No se tomó.')
    expect(text).toContain('tiene otra lectura: 1375')
    expect((await imported(rows)).printed).not.toContain('Se supo')
    expect((await exported(number)).rows.map(({ lectura_m3 }) => lectura_m3)).toEqual(['1373'])
  })
})
