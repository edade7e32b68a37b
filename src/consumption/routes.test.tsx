import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { addMonths } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'
import { ana, anaOfTheManual } from './manual-for-tests.ts'

const rowsOf = ({ page }: Awaited<ReturnType<typeof visit>>) =>
  page.querySelectorAll('#lecturas tbody tr').map((row) => row.querySelectorAll('td').map((cell) => cell.text.trim()))

describe('Mis consumos', () => {
  it(
    'shows the manual’s table',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const visited = await visit(app, about(paths.consumption, '404040'), { as })
      expect(visited.page.querySelectorAll('#lecturas thead th').map((head) => head.text.trim())).toEqual([
        'Fecha de lectura',
        'Lectura m³',
        'Consumo m³',
      ])
      expect(rowsOf(visited).slice(0, 5)).toEqual([
        ['26 ene 2021', '1359', '14'],
        ['28 dic 2020', '1345', '15'],
        ['26 nov 2020', '1330', '14'],
        ['26 oct 2020', '1316', '13'],
        ['28 sep 2020', '1303', '15'],
      ])
    }),
  )

  it(
    'tells the last consumption, what it is a day, and how it compares with the same month a year before',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { text, page } = await visit(app, paths.consumption, { as })
      expect(text).toContain('Del 28 de diciembre de 2020 al 26 de enero de 2021: 483 litros al día, o 0.48 m³.')
      expect(text).toContain('1 m³ más que en enero de 2020')
      expect(text).toContain('Es 8 % más. Es lo normal en este contrato: entre 13 y 16 m³ al mes.')
      expect(page.querySelectorAll('[role=img]').map((image) => image.getAttribute('aria-label'))).toEqual([
        'enero de 2020: 13 m³; enero de 2021: 14 m³',
        'Evolución del consumo',
        'Carátula: 1359 m³',
      ])
    }),
  )

  it(
    'says in a sentence what the drawing shows',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { page } = await visit(app, paths.consumption, { as })
      expect(page.querySelector('figcaption')!.text).toBe(
        'En 14 meses usaste 198 m³, unos 14.1 al mes. Desde febrero de 2021 no hay lecturas.',
      )
    }),
  )

  it(
    'turns the pages of a long history, and shows it whole when asked',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const second = await visit(app, `${about(paths.consumption, '404040')}&pagina=2`, { as })
      expect(rowsOf(second).map(([date]) => date)).toEqual(['27 ene 2020', '27 dic 2019'])

      const link = second.page.querySelectorAll('a').find((a) => a.text.trim() === 'Ver datos tabla')!
      const whole = await visit(app, link.getAttribute('href')!.split('#')[0]!, { as })
      expect(rowsOf(whole)).toHaveLength(14)
      expect(rowsOf(whole)[0]).toEqual(['26 ene 2021', '1359', '14', '29', 'Real', '404040404'])
    }),
  )

  it(
    'finds readings by month, year, figure and kind, whatever the case and the accents',
    withDatabase(async (sql) => {
      const { app, as, contract } = await anaOfTheManual(sql)
      await aReading(sql, {
        contract,
        meter: '404040404',
        readOn: '2019-11-26',
        value: 1161,
        consumption: 9,
        kind: 'estimated',
        incident: 'Medidor no accesible: daño',
      })
      const found = async (query: string) =>
        rowsOf(await visit(app, `${about(paths.consumption, '404040')}&q=${encodeURIComponent(query)}`, { as })).map(
          ([date]) => date!.slice(0, 11),
        )
      expect(await found('ene 2021')).toEqual(['26 ene 2021'])
      expect(await found('ENERO')).toEqual(['26 ene 2021', '27 ene 2020'])
      expect(await found('1345')).toEqual(['28 dic 2020'])
      expect(await found('estimado')).toEqual(['26 nov 2019'])
      expect(await found('dano')).toEqual(['26 nov 2019'])
      expect(await found('2019')).toEqual(['27 dic 2019', '26 nov 2019'])
    }),
  )

  it(
    'says so when nothing was found, and gives back what was typed',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { text, page } = await visit(app, `${paths.consumption}?q=%3Cb%3Eabril%201950`, { as })
      expect(text).toContain('Ninguna lectura coincide con «<b>abril 1950»')
      expect(page.querySelector('#buscar-consumos')!.getAttribute('value')).toBe('<b>abril 1950')
      expect(text).toContain('Ver todo')
    }),
  )

  it(
    'tells estimates, corrections, incidents and readings of the customer apart',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql, { meter: 'M-1' })
      const reading = { contract, meter: 'M-1' }
      await aReading(sql, { ...reading, readOn: '2020-11-26', value: 100, consumption: 10 })
      await aReading(sql, {
        ...reading,
        readOn: '2020-12-26',
        value: 130,
        consumption: 30,
        kind: 'estimated',
        incident: 'Medidor tapado',
      })
      await aReading(sql, { ...reading, readOn: '2021-01-26', value: 120, consumption: -10, kind: 'customer' })
      const visited = await visit(app, paths.consumption, { as })
      const [correction, estimate] = rowsOf(visited)
      expect(correction![0]).toMatch(/Lectura del cliente.*Corrige lo que se había estimado de más/s)
      expect(correction![2]).toBe('-10')
      expect(estimate![0]).toMatch(/Estimado.*Medidor tapado/s)
      expect(visited.text).toContain('Esta lectura corrige lo que se había estimado de más.')
      expect(visited.page.querySelector('svg.broad')!.querySelectorAll('.est')).toHaveLength(1)
    }),
  )

  it(
    'shows a meter exchange as such: the last reading of the old one, then the first of the new one',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql, { meter: 'NUEVO-2' })
      const at = (readOn: string, meter: string, value: number, consumption: number) =>
        aReading(sql, { contract, readOn, meter, value, consumption })
      await at('2020-12-26', 'VIEJO-1', 980, 15)
      await at('2021-01-14', 'NUEVO-2', 0, 0)
      await at('2021-01-14', 'VIEJO-1', 987, 7)
      await at('2021-01-26', 'NUEVO-2', 9, 9)
      const visited = await visit(app, paths.consumption, { as })
      const rows = rowsOf(visited)
      expect(rows.map(([, value, consumption]) => [value, consumption])).toEqual([
        ['9', '9'],
        ['0', '0'],
        ['987', '7'],
        ['980', '15'],
      ])
      expect(rows[1]![0]).toMatch(/Cambio de medidor.*Primera lectura del medidor NUEVO-2/s)
      expect(rows[2]![0]).toMatch(/Cambio de medidor.*Última lectura del medidor VIEJO-1/s)
      expect(visited.text).toContain('El 14 de enero de 2021 se cambió el medidor.')
      expect(visited.text).toMatch(/Último consumo 16 ?m³/)
      expect(visited.page.querySelector('svg.broad')!.text).toContain('14 ene: cambio de medidor')
      expect(visited.text).toMatch(/Primera lectura 14 ene 2021/)
    }),
  )

  it(
    'explains a dial that passed its highest figure',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql, { meter: 'M-1' })
      await aReading(sql, { contract, meter: 'M-1', readOn: '2020-12-26', value: 9995, consumption: 15 })
      await aReading(sql, { contract, meter: 'M-1', readOn: '2021-01-26', value: 9, consumption: 14 })
      const visited = await visit(app, paths.consumption, { as })
      expect(rowsOf(visited)[0]![0]).toContain('volvió a contar desde cero')
      expect(visited.page.querySelectorAll('.register text').map((figure) => figure.text)).toEqual([
        '0',
        '0',
        '0',
        '9',
        'm³',
      ])
    }),
  )

  it(
    'reads well with one reading, and with none',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql)
      const empty = await visit(app, paths.consumption, { as })
      expect(empty.text).toContain('Todavía no hay lecturas')

      await aReading(sql, { contract, readOn: '2021-03-05', value: 7, consumption: 7 })
      const one = await visit(app, paths.consumption, { as })
      expect(one.text).toContain('Lectura del 5 de marzo de 2021. Con la siguiente sabrás cuánta agua usas al día.')
      expect(one.text).toContain('Todavía no hay con qué comparar')
      expect(one.text).toContain('En marzo de 2021 usaste 7 m³.')
      expect(one.text).toContain('Este medidor todavía no tiene lecturas.')
    }),
  )

  it(
    'says of a contract without a meter that it has none',
    withDatabase(async (sql) => {
      const { app, as } = await ana(sql, { meter: null })
      expect((await visit(app, paths.consumption, { as })).text).toContain('Este contrato no tiene medidor')
    }),
  )

  it(
    'leads who has no contract to adding one',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const { text, response } = await visit(createApp(testServices(sql)), paths.consumption, { as })
      expect(response.status).toBe(200)
      expect(text).toContain('Agregar un contrato')
    }),
  )

  it(
    'carries 25 years of quarterly readings, and draws the last two',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql, { meter: 'Q-1' })
      for (let quarter = 0; quarter < 100; quarter++) {
        const readOn = addMonths('1996-05-12', quarter * 3)
        await aReading(sql, { contract, meter: 'Q-1', readOn, value: 1000 + quarter * 40, consumption: 40 })
      }
      const visited = await visit(app, `${about(paths.consumption, '404040')}&tabla=si`, { as })
      expect(rowsOf(visited)).toHaveLength(100)
      expect(visited.page.querySelector('svg.broad')!.querySelectorAll('.col')).toHaveLength(8)
      expect(visited.text).toContain('En 24 meses usaste 320 m³, unos 13.3 al mes.')
      expect(visited.text).toContain('Igual que en febrero de 2020')
    }),
  )

  it(
    'chooses the contract with the latest invoice, and any other by its number',
    withDatabase(async (sql) => {
      const { app, as, account, contract } = await ana(sql, { number: '100100' })
      const other = await aContract(sql, { account, number: '200200', meter: 'M-2' })
      await anInvoice(sql, { contract })
      await aReading(sql, { contract: other, meter: 'M-2', value: 4321 })
      expect((await visit(app, paths.consumption, { as })).text).toContain('Todavía no hay lecturas')
      expect((await visit(app, about(paths.consumption, '200.200'), { as })).text).toContain('4321')
    }),
  )

  it(
    'answers to another account’s contract as to one that does not exist',
    withDatabase(async (sql) => {
      const { app } = await anaOfTheManual(sql)
      const luis = await aSession(sql, await anAccount(sql))
      for (const path of [paths.consumption, paths.consumptionExcel]) {
        const others = await visit(app, about(path, '404040'), { as: luis })
        const nobodys = await visit(app, about(path, '999999'), { as: luis })
        expect([others.response.status, nobodys.response.status]).toEqual([404, 404])
        expect(others.text.replace(/problema: \w+/, '')).toBe(nobodys.text.replace(/problema: \w+/, ''))
      }
    }),
  )

  it(
    'sends a stranger to sign in',
    withDatabase(async (sql) => {
      const { response, location } = await visit(createApp(testServices(sql)), paths.consumptionExcel)
      expect(response.status).toBe(303)
      expect(location).toContain(encodeURIComponent(paths.consumptionExcel))
    }),
  )

  it(
    'asks the database three questions at most, all by index',
    withDatabase(async (sql) => {
      const { as } = await anaOfTheManual(sql)
      await sql`set local enable_seqscan = off`
      const plans: string[] = []
      await visit(createApp(testServices(explaining(sql, plans))), about(paths.consumption, '404040'), { as })
      expect(plans).toHaveLength(3)
      for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/)
    }),
  )
})
