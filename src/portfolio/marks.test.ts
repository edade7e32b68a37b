import { describe, expect, it } from 'vitest'
import { anAccountant } from '../../test/an-accountant.ts'
import { visit } from '../../test/browser.ts'
import { anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'
import { gatewaysOf } from '../payments/gateways.ts'

describe('groups and labels', () => {
  it(
    'are made, renamed, deleted and taken back',
    withDatabase(async (sql) => {
      const { open, send, list, group, label } = await anAccountant(sql)
      expect((await send(paths.contractMarks, { tipo: 'grupo', 'grupo-nuevo': '  Sucursales   Sur ' })).location).toBe(
        `${paths.contractMarks}?hecho=si`,
      )
      const again = await send(paths.contractMarks, { tipo: 'grupo', 'grupo-nuevo': 'SUCURSALES SÚR' })
      expect(again.response.status).toBe(422)
      expect(again.text).toContain('Ya tienes «Sucursales Sur»')
      const long = await send(paths.contractMarks, { tipo: 'etiqueta', 'etiqueta-nueva': 'x'.repeat(41) })
      expect(long.text).toContain('hasta 40 letras')
      expect(long.page.querySelector('#etiqueta-nueva')?.getAttribute('value')).toHaveLength(41)
      expect((await send(paths.contractMarks, { tipo: 'etiqueta', 'etiqueta-nueva': 'a, b' })).text).toContain(
        'sin comas',
      )

      await group(['70.0001', '70.0002'], 'sucursales sur')
      await label(['70.0002'], 'Cocina')
      expect((await open(paths.contractMarks)).text).toMatch(/Sucursales Sur 2 contratos.*Cocina un contrato/)
      const id = (await open(paths.contractMarks)).page
        .querySelector('form[action$="/fin"]')!
        .getAttribute('action')!
        .split('/')
        .at(-2)!
      await send(paths.contractMark(id), { [`nombre-${id}`]: 'Sucursales del Sur' })
      expect((await list('grupo=sucursales+del+sur')).names).toEqual(['Local 01', 'Local 02'])

      const deleted = await send(paths.contractMarkEnd(id), {})
      expect((await open(deleted.location!)).text).toContain('Borramos «Sucursales del Sur», que tenía 2 contratos')
      expect((await list('grupo=-')).totals.contracts).toBe('12')
      const undone = await send(paths.arrangementUndo, {})
      expect((await open(undone.location!)).text).toContain('Deshicimos tu último cambio')
      expect((await list('grupo=sucursales+del+sur')).names).toEqual(['Local 01', 'Local 02'])
      expect((await list('etiqueta=Cocina')).names).toEqual(['Local 02'])
      expect((await open((await send(paths.arrangementUndo, {})).location!)).text).toContain(
        'Ya no hay nada que deshacer',
      )
    }),
  )

  it(
    'are put on all that match at once, said with their number, and taken back',
    withDatabase(async (sql) => {
      const { open, send, list, contracts } = await anAccountant(sql)
      await anInvoice(sql, { contract: contracts[2]!, total: 12_300 })
      const chosen = await open(`${paths.chosenContracts}?todos=si&zona=QUER%C3%89TARO%2FCENTRO`)
      expect(chosen.text).toContain('6 contratos: $123.00 por pagar, $123.00 vencido.')
      const form = chosen.page.querySelector('form[action="/mis-contratos/elegidos"]')!
      const fields = Object.fromEntries(
        form
          .querySelectorAll('input[type=hidden]')
          .map((field) => [field.getAttribute('name')!, field.getAttribute('value')!]),
      )
      const empty = await send(paths.chosenContracts, { ...fields, hacer: 'poner', 'nombre-grupo': ' ' })
      expect(empty.response.status).toBe(422)
      expect(empty.text).toContain('Escribe el nombre')
      expect(empty.text).toContain('6 contratos:')
      const done = await send(paths.chosenContracts, { ...fields, hacer: 'poner', 'nombre-grupo': 'Centro' })
      expect((await open(done.location!)).text).toContain('6 contratos están ahora en «Centro».')
      expect((await list('grupo=centro')).totals.contracts).toBe('6')

      await send(paths.chosenContracts, { contratos: '700001 700003', hacer: 'sacar' })
      expect((await list('grupo=centro')).totals.contracts).toBe('4')
      await send(paths.arrangementUndo, {})
      expect((await list('grupo=centro')).totals.contracts).toBe('6')
      expect((await open(`${paths.chosenContracts}`)).text).toContain('No elegiste ningún contrato')
    }),
  )

  it(
    'lead from several contracts to paying for them alone',
    withDatabase(async (sql) => {
      const { contracts, as, open } = await anAccountant(sql)
      for (const contract of contracts.slice(0, 3)) await anInvoice(sql, { contract, total: 10_000 })
      const app = createApp(testServices(sql, { gateways: gatewaysOf([aGateway().gateway]) }))
      expect((await open(`${paths.chosenContracts}?contrato=70.0001`)).text).not.toContain('Pagar lo que deben')
      const chosen = await visit(app, `${paths.chosenContracts}?contrato=70.0001&contrato=70.0003`, { as })
      const pay = chosen.page
        .querySelector(`a[href^="${paths.newPayment}"]`)!
        .getAttribute('href')!
        .replaceAll('&amp;', '&')
      const paying = await visit(app, pay, { as })
      expect(paying.page.querySelectorAll('.choose-number').map((number) => number.text.trim())).toEqual([
        'Contrato 70.0001',
        'Contrato 70.0003',
      ])
      expect(paying.page.querySelector('input[name=contrato]')?.getAttribute('value')).toBe('70.0001,70.0003')
      const all = await visit(app, `${pay}&todo=si`, { as })
      expect(all.text).toContain('$200.00')
    }),
  )

  it(
    'are ten on one contract at most, and a label that nobody has is not taken off',
    withDatabase(async (sql) => {
      const { send, label, list } = await anAccountant(sql)
      for (let n = 1; n <= 10; n++) await label(['70.0001'], `Marca ${n}`)
      const eleventh = await label(['70.0001', '70.0002'], 'Una más')
      expect(eleventh.response.status).toBe(422)
      expect(eleventh.text).toContain('El contrato 70.0001 ya lleva 10 etiquetas')
      expect((await label(['70.0001'], 'marca 3')).response.status).toBe(303)
      const off = { contratos: '700001', hacer: 'desetiquetar', 'nombre-etiqueta': 'Ninguna' }
      expect((await send(paths.chosenContracts, off)).text).toContain('Ninguna etiqueta tuya se llama «Ninguna»')
      await send(paths.chosenContracts, { ...off, 'nombre-etiqueta': 'MARCA 3' })
      expect((await list('etiqueta=marca+3')).text).toMatch(/Ningún contrato coincide/)
    }),
  )
})

describe('the table of contracts', () => {
  it(
    'is kept as its account wants it, on every device, until it wants it back',
    withDatabase(async (sql) => {
      const { account, app, send, list } = await anAccountant(sql)
      await send(paths.contractTable, { filas: '50', orden: '-contrato', 'columna-owed': 'si', 'columna-due': 'si' })
      const elsewhere = await visit(app, paths.contracts, { as: await aSession(sql, account) })
      expect(elsewhere.page.querySelectorAll('th').map((th) => th.text.trim())).toEqual([
        'Contrato',
        'Dirección del suministro',
        'Última factura',
        'Por pagar',
        'Vence',
        'Opciones',
      ])
      expect((await list('')).names[0]).toBe('Local 12')
      expect((await list('orden=nombre')).names[0]).toBe('Local 01')
      expect((await send(paths.contractTable, { filas: '7', orden: 'precio' })).location).toBe(paths.contractTable)
      const back = await send(paths.contractTable, { hacer: 'restablecer' })
      expect((await visit(app, back.location!, { as: await aSession(sql, account) })).text).toContain(
        'Guardamos cómo quieres',
      )
      expect((await list('')).names[0]).toBe('Local 01')
    }),
  )
})
