import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine, readHeader } from '../../src/feed/csv.ts'
import { root } from '../../src/root.ts'
import { aContractRow, csv, type FeedOffice, openOffice } from './office.ts'

const oddFiles = join(root, '..', 'shared', 'data', 'bad-input', 'csv-spectrum')
const naughty = join(root, '..', 'shared', 'data', 'bad-input', 'naughty-strings', 'blns.json')

describe.skipIf(!existsSync(oddFiles))('odd CSV files (skipped where ../shared/data is not there)', () => {
  let office: FeedOffice
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  const names = existsSync(oddFiles) ? readdirSync(join(oddFiles, 'csvs')) : []
  it.each(names)('%s is read as its twin in JSON says', async (name) => {
    const rows = JSON.parse(readFileSync(join(oddFiles, 'json', name.replace('.csv', '.json')), 'utf8')) as object[]
    const path = join(oddFiles, 'csvs', name)
    expect(await readHeader(path, await examine(path))).toEqual(Object.keys(rows[0]!))

    // The same rows as part of a feed: every value comes back as it was.
    const values = rows.flatMap((row) => Object.values(row)) as string[]
    const feed = values.map((value, at) => aContractRow({ contrato: `${name} ${at}`, colonia: value }))
    const text = csv(feed)
    const taken = await office.take({
      'contratos.csv': name.includes('crlf') ? text.replaceAll(/\n(?=\S+ \d)/g, '\r\n') : text,
    })
    expect(taken.rejected).toEqual([])
    for (const [at, value] of values.entries()) {
      const [kept] = await office.sql`select neighbourhood from contracts where number = ${`${name} ${at}`}`
      expect(kept!.neighbourhood ?? '').toBe(value)
    }
  })

  it.each(names)('%s in the place of contratos.csv is refused with a sentence', async (name) => {
    const { status, notices } = await office.take({ 'contratos.csv': readFileSync(join(oddFiles, 'csvs', name)) })
    expect(status).toBe(2)
    expect(notices.join()).toMatch(/contratos\.csv no se importó\. Faltan las columnas obligatorias/)
  })
})

describe.skipIf(!existsSync(naughty))('naughty strings (skipped where ../shared/data is not there)', () => {
  it('are kept byte for byte, or left out with what was expected', async () => {
    const office = await openOffice()
    const strings = JSON.parse(readFileSync(naughty, 'utf8')) as string[]
    try {
      const feed = strings.map((value, at) => aContractRow({ contrato: at + 1, colonia: value, localizacion: '' }))
      const { rejected } = await office.take({ 'contratos.csv': csv(feed) })
      const left = new Set(rejected.map(({ motivo }) => motivo))
      expect([...left].every((motive) => /sin caracteres de control|200 caracteres/.test(motive))).toBe(true)
      expect(rejected.length).toBeLessThan(15)
      const kept = await office.sql<{ number: string; neighbourhood: string | null }[]>`select * from contracts`
      expect(kept.length).toBe(strings.length - rejected.length)
      for (const { number, neighbourhood } of kept) {
        const given = strings[Number(number) - 1]!
        expect(neighbourhood).toBe(given.trim() === '' ? null : given)
      }

      // As contract numbers they are kept as given, and an invoice finds each of them.
      const asKeys = await office.take({
        'contratos.csv': csv(strings.map((contrato) => aContractRow({ contrato }))),
        'lecturas.csv': csv(
          strings.map((contrato) => ({ contrato, medidor: 'ABC', fecha: '2021-01-01', lectura_m3: 1, consumo_m3: 1 })),
        ),
      })
      const faultsIn = (file: string) =>
        asKeys.rejected.filter(({ archivo }) => archivo === file).map(({ linea }) => linea)
      expect(faultsIn('lecturas.csv').length).toBe(faultsIn('contratos.csv').length)
    } finally {
      await office.close()
    }
  })
})

it('a file may end anywhere, and only says so or is read', async () => {
  const office = await openOffice()
  const text = csv([aContractRow({ direccion: 'CALLE "LA FUENTE", 1', nombre: 'María\nJosé' })])
  try {
    for (let end = 0; end < Buffer.byteLength(text); end += 7) {
      const { status, rejected } = await office.take({ 'contratos.csv': Buffer.from(text).subarray(0, end) })
      expect([0, 1, 2]).toContain(status)
      if (status !== 0) expect(rejected.length).toBeGreaterThan(0)
    }
  } finally {
    await office.close()
  }
})
