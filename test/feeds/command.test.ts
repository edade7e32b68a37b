import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WriteStream } from 'node:tty'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { importCommand } from '../../src/feed/ov.ts'
import { progressOn } from '../../src/feed/progress.ts'
import type { OvContext } from '../../src/ov-command.ts'
import { Problem } from '../../src/problem.ts'
import { wordsIn } from '../../src/words/words.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** `ov import …` as an operator sees it. */
async function ovImport(args: string[], context: Partial<OvContext> = {}) {
  const printed: string[] = []
  const said: string[] = []
  const status = await importCommand.run(args, {
    env: readEnv({ DEMO: 'yes', DATA_DIR: office.dataDir, TODAY: '2021-03-20' }),
    openDatabase: async () => office.sql,
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
    ...context,
  })
  return { status, printed, said }
}

function aFolder(rows = [aContractRow()]): string {
  const folder = mkdtempSync(join(office.dataDir, 'feed-'))
  writeFileSync(join(folder, 'contratos.csv'), csv(rows))
  return folder
}

it('ends in one line that says what came; the second time that nothing changed', async () => {
  const folder = aFolder()
  const line = (what: string) =>
    new RegExp(`^${what} · 0 rechazos · \\d+\\.\\d s · informe: .*/reports/\\d{4}-\\d\\d-\\d\\d-\\d+$`)
  const first = await ovImport([folder])
  expect(first).toEqual({ status: 0, said: [], printed: [expect.stringMatching(line('contratos 1 \\(1 nuevo\\)'))] })
  const second = await ovImport([folder])
  expect(second.printed).toEqual([expect.stringMatching(line('contratos 1 · nada cambió'))])
  expect(second.status).toBe(0)
})

it('says how many were told of new invoices, and of nobody nothing', async () => {
  await ovImport([aFolder([aContractRow({ correo: 'ana@example.com', factura_digital: 'S' })])])
  const folder = mkdtempSync(join(office.dataDir, 'feed-'))
  writeFileSync(join(folder, 'facturas.csv'), csv([anInvoiceRow({ fecha_emision: '2021-03-19' })]))
  const told = 'Se avisó por correo de facturas nuevas a una dirección'
  expect((await ovImport([folder])).printed).toEqual([expect.stringContaining('facturas 1 (1 nueva)'), told])
  const [mail] = await office.sql<{ facts: { links: string[] } }[]>`select facts from mails`
  expect(mail!.facts.links[0]).toMatch(/^\/pagar\/[\w-]{43}$/)
  expect((await ovImport([folder])).printed).toHaveLength(1)
})

it('ends in 1, with a sentence, when something was refused', async () => {
  const folder = aFolder([aContractRow(), aContractRow({ contrato: '2', tipo_persona: 'X' })])
  symlinkSync('/etc/hostname', join(folder, 'facturas.csv'))
  const { status, said, printed } = await ovImport([folder])
  expect(status).toBe(1)
  expect(said).toEqual(['facturas.csv no se importó. Se esperaba un archivo dentro de la carpeta; es un enlace.'])
  expect(printed.join()).toContain(' · 1 archivo rechazado · 1 rechazo · ')
})

it.each([
  ['is missing', () => '/no/such/folder'],
  ['is a file', () => join(aFolder(), 'contratos.csv')],
])('ends in 2, with a sentence, when the folder %s', async (_what, folderOf) => {
  const folder = folderOf()
  const { status, said, printed } = await ovImport([folder])
  expect(status).toBe(2)
  expect(printed).toEqual([])
  expect(said).toEqual([`Se esperaba una carpeta que se pueda leer, con archivos del intercambio, en ${folder}.`])
})

it.each([[[]], [['a', 'b']]])('takes one folder, not %j', async (args) => {
  const { status, said } = await ovImport(args)
  expect(status).toBe(2)
  expect(said.join()).toMatch(/takes one folder/)
})

it('imports nothing when the report cannot be written, and says so', async () => {
  const place = join(aFolder(), 'contratos.csv')
  for (const report of [place, join(place, 'deeper'), '/proc/nope', '/proc/nope/deeper']) {
    const { status, said } = await ovImport([aFolder([aContractRow({ contrato: 'NEVER' })]), '--report', report])
    expect(status).toBe(2)
    expect(said).toEqual([
      expect.stringMatching(
        /^El informe no se puede escribir en .*rechazos\.csv; el sistema dice: E\w+\. No se importó nada\.$/,
      ),
    ])
  }
  expect(await office.sql`select from contracts where number = 'NEVER'`).toHaveLength(0)
})

it('says when there is no database, and that nothing landed', async () => {
  const openDatabase = () => Promise.reject(new Problem('The database does not answer.'))
  expect(await ovImport([aFolder()], { openDatabase })).toEqual({
    status: 2,
    printed: [],
    said: ['The database does not answer.'],
  })
})

it('leaves its report for the owner alone, folders above it included', async () => {
  const report = join(office.dataDir, 'a', 'b')
  await ovImport([aFolder(), '--report', report])
  const places = [join(office.dataDir, 'a'), report, join(report, 'rechazos.csv')]
  const modes = places.map((path) => (lstatSync(path).mode & 0o777).toString(8))
  expect(modes).toEqual(['700', '700', '600'])
  expect(readFileSync(join(report, 'rechazos.csv'), 'utf8')).toBe('archivo,linea,columna,valor,motivo\r\n')
})

it('writes how it goes over and over on one line of a terminal, and nothing elsewhere', async () => {
  const shown = async (isTTY: boolean) => {
    let text = ''
    const terminal = { isTTY, columns: 60, write: (more: string) => (text += more) } as unknown as WriteStream
    const progress = progressOn(terminal, wordsIn('es-MX'))
    progress.show({ file: 'facturas.csv', rows: 0, part: 0 })
    await new Promise((resolve) => setTimeout(resolve, 600))
    progress.show({ file: 'facturas.csv', rows: 12_000, part: 0.5 })
    progress.clear()
    return text
  }
  expect(await shown(true)).toMatch(/^\r.\[Kfacturas\.csv · 12,000 filas · [\d,]+ filas\/s · faltan 0:0\d\r.\[K$/s)
  expect(await shown(false)).toBe('')
})
