import { describe, expect, it } from 'vitest'
import { anAccountant } from '../../test/an-accountant.ts'
import { submitFiles } from '../../test/browser.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { paths } from '../paths.ts'

describe('a file of names', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
  const upload = (contents: Uint8Array<ArrayBuffer>) => ({
    fields: {},
    files: [{ field: 'archivo', name: 'nombres.csv', contents }],
  })

  it(
    'is downloaded, changed and uploaded: what changes is seen first, applied whole and taken back',
    withDatabase(async (sql) => {
      const { app, as, open, send, list, group } = await anAccountant(sql)
      await group(['70.0001'], 'Norte')
      await sql`update contract_aliases set alias = '=1+1' where alias = 'Local 02'`
      const csv = await (await open(paths.contractNamesCsv)).response.text()
      expect(csv).toContain(`70.0001,"CALLE 19, CENTRO, QUERÉTARO",Local 01,Norte,`)
      expect(csv, 'no spreadsheet calculates it').toContain(`,'=1+1,`)

      const changed = csv
        .replace('Local 01,Norte,', 'Oficina,norte,"Cocina, Bar"')
        .replace('Local 03,,', 'Local 03,Sur,cocina')
      const sent = await submitFiles(app, paths.contractNames, upload(bytes(changed)), { as })
      expect(sent.location).toBe(paths.contractNames)
      const preview = await open(paths.contractNames)
      expect(preview.text).toContain('nombres.csv: 2 contratos cambian, 10 quedan igual.')
      expect(preview.text).toMatch(/Nombre: Local 01.*Nombre: Oficina/)
      expect((await list('')).names).toContain('Local 01')

      const visto = preview.page.querySelector('input[name=visto]')!.getAttribute('value')!
      const applied = await send(paths.contractNamesApplied, { visto })
      expect((await open(applied.location!)).text).toContain('Tu archivo cambió 2 contratos')
      expect((await list('grupo=norte')).names).toEqual(['Oficina'])
      expect((await list('etiqueta=Cocina')).names.sort()).toEqual(['Local 03', 'Oficina'])
      expect((await send(paths.contractNamesApplied, { visto })).location, 'sent twice').toBe(paths.contractNames)

      await send(paths.arrangementUndo, {})
      expect((await list('grupo=norte')).names).toEqual(['Local 01'])
      expect((await list('etiqueta=Cocina')).names).toEqual([])
      expect((await open(paths.contractMarks)).text).not.toContain('Sur')
    }),
  )

  it(
    'with something wrong changes nothing and says what and where',
    withDatabase(async (sql) => {
      const { app, as, open, send } = await anAccountant(sql)
      await aContract(sql, { account: await anAccount(sql), number: '909090' })
      const lines = [
        'Contrato;Nombre;Etiquetas',
        '70.0001;Bien;',
        `700002;${'x'.repeat(61)};`,
        '909090;De otro;',
        '700001;Otra vez;',
        ';Sin número;',
        `700003;Tres;${'y'.repeat(41)}`,
        '700004;Cuatro;a,b,c,d,e,f,g,h,i,j,k',
        '700005;Cinco;;de más',
      ]
      await submitFiles(app, paths.contractNames, upload(bytes(lines.join('\r\n'))), { as })
      const { text, page } = await open(paths.contractNames)
      expect(text).toContain('7 renglones tienen algo que corregir')
      for (const sentence of [
        'Renglón 3: el nombre lleva hasta 60 letras',
        'Renglón 4: no tienes un contrato «909090»',
        'Renglón 5: el contrato «700001» ya está en el renglón 2',
        'Renglón 6: falta el número',
        `Renglón 7: la etiqueta «${'y'.repeat(41)}»`,
        'Renglón 8: hasta 10 etiquetas',
        'Renglón 9: tiene más celdas',
      ]) {
        expect(text).toContain(sentence)
      }
      expect(page.querySelector('input[name=visto]')).toBeNull()
      expect((await send(paths.contractNamesApplied, { visto: 'x' })).response.status).toBe(409)
      await send(paths.contractNamesApplied, { hacer: 'descartar' })
      expect((await open(paths.contractNames)).text).not.toContain('Renglón')
    }),
  )

  it(
    'with a long word that is no contract says its whole letters',
    withDatabase(async (sql) => {
      const { app, as, open } = await anAccountant(sql)
      const file = bytes(`Contrato,Etiquetas\n${'9'.repeat(59)}😀😀,x\n700001,${'y'.repeat(59)}😀\n`)
      expect((await submitFiles(app, paths.contractNames, upload(file), { as })).location).toBe(paths.contractNames)
      expect((await open(paths.contractNames)).text).toContain(`no tienes un contrato «${'9'.repeat(59)}😀»`)
    }),
  )

  it.each([
    { what: 'UTF-8 with its mark', contents: bytes('\uFEFFContrato,Nombre\n700001,Peñón\n') },
    { what: 'UTF-8 without it', contents: bytes('contrato,nombre\n700001,Peñón\n') },
    { what: 'Windows-1252 with semicolons', contents: bytes('CONTRATO;NOMBRE\r\n70.0001;Peñón\r\n', 'latin1') },
    {
      what: 'what Excel calls Unicode text',
      contents: bytes('\uFEFFContrato\tNombre\r\n700001\tPeñón\r\n', 'utf16le'),
    },
    {
      what: 'what a spreadsheet makes of a number that begins with zeros',
      contents: bytes('Contract,Name\n123,Peñón\n'),
    },
  ])('is read as $what', ({ contents }) =>
    withDatabase(async (sql) => {
      const { account, app, as, open } = await anAccountant(sql)
      await aContract(sql, { account, number: '000123', alias: 'Local 01' })
      await submitFiles(app, paths.contractNames, upload(contents), { as })
      expect((await open(paths.contractNames)).text).toMatch(/Nombre: Local 01.*Nombre: Peñón/)
    })(),
  )

  it(
    'that is none, or has no head, is said to be so',
    withDatabase(async (sql) => {
      const { app, as } = await anAccountant(sql)
      const answer = async (contents: Uint8Array<ArrayBuffer>) => {
        const { response, text } = await submitFiles(app, paths.contractNames, upload(contents), { as })
        expect(response.status).toBe(422)
        return text
      }
      expect(await answer(bytes(''))).toContain('Elige el archivo')
      expect(await answer(bytes('PK\u0003\u0004…'))).toContain('guárdalo como CSV')
      expect(await answer(bytes('a,b\n1,2\n'))).toContain('debe llevar la columna «Contrato»')
      expect(await answer(bytes('Contrato,Nombre\n'))).toContain('no tiene renglones')
      expect(await answer(bytes(`Contrato,Nombre\n${'x\n'.repeat(900_000)}`))).toContain('más de 5,000 renglones')
      expect(await answer(bytes(`${','.repeat(20_000)}Contrato,Nombre\nx,y\n`))).toContain('No pudimos leer')
      expect(await answer(bytes(`Contrato,Nombre\n${'x'.repeat(3 * 1024 * 1024)}`))).toContain('pesa más de 2 MB')
    }),
  )
})
