import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { ana, anaOfTheManual, numberOf } from '../../test/manual-invoices.ts'
import { addMonths } from '../lib/dates.ts'
import { about, paths } from '../paths.ts'

type Visited = Awaited<ReturnType<typeof visit>>
const rowsOf = ({ page }: Visited) =>
  page
    .querySelectorAll('#tabla-facturas tbody tr')
    .map((row) => row.querySelectorAll('td').map((cell) => cell.structuredText.replace(/\s+/g, ' ').trim()))

describe('Mis facturas', () => {
  it(
    "shows the manual's table",
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const visited = await visit(app, about(paths.invoices, '404040'), { as })
      expect(visited.page.querySelectorAll('#tabla-facturas th').map((cell) => cell.text.trim())).toEqual([
        'Fecha de emisión',
        'Periodo facturado',
        'Importe',
        'Estado',
        'Factura',
      ])
      const seen = rowsOf(visited)
      expect(seen).toHaveLength(14)
      expect(seen.slice(0, 4)).toEqual([
        [
          '20 feb 2021 IN 000120210200053772',
          'Periodo 2 / 2021',
          '$344.00',
          'VENCIDA',
          'Ver Factura Digital Aclarar esta factura',
        ],
        ['23 ene 2021 IN 000120210100053772', 'Periodo 1 / 2021', '$368.00', 'PAGADA', 'Ver Factura Digital'],
        ['22 dic 2020 IN 000120201200053772', 'Periodo 12 / 2020', '$342.00', 'PAGADA', 'Ver Factura Digital'],
        ['24 nov 2020 IN 000120201100053772', 'Periodo 11 / 2020', '$320.00', 'PAGADA', 'Ver Factura Digital'],
      ])
    }),
  )

  it(
    'says what is owed, since when, and how it compares with the year before',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { text, page } = await visit(app, paths.invoices, { as })
      expect(text).toContain('Por pagar $344.00 Venció el domingo 7 de marzo, hace 13 días.')
      expect(text).toContain('$18.00 más que en febrero de 2020')
      expect(text).toContain('Es 6 % más. Usaste 1 m³ más.')
      expect(page.querySelector('.due-now a')?.getAttribute('href')).toBe(paths.invoicePdf(numberOf('2021-02')))
    }),
  )

  it(
    'draws the evolution under exactly one name, says it and lists it',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const { text, page } = await visit(app, paths.invoices, { as })
      expect(page.querySelectorAll('[role=img][aria-label="Evolución de la factura"]')).toHaveLength(1)
      expect(text).toContain(
        'En los últimos 12 meses tus recibos suman $4,184.00. El más alto fue el de junio: $377.00.',
      )
      const rows = page.querySelectorAll('details tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '))
      expect(rows).toHaveLength(12)
      expect(rows.at(-1)).toContain('feb 2021 $344.00 $326.00')
      expect(rows[0]).toContain('mar 2020 $312.00 sin factura')
    }),
  )

  it.each([
    ['2021-02-28', 'Vence el domingo 7 de marzo. Quedan 7 días.', 'PENDIENTE'],
    ['2021-03-06', 'Vence el domingo 7 de marzo. Queda 1 día.', 'PENDIENTE'],
    ['2021-03-07', 'Vence hoy, domingo 7 de marzo.', 'PENDIENTE'],
    ['2021-03-08', 'Venció el domingo 7 de marzo, hace 1 día.', 'VENCIDA'],
    ['2022-03-07', 'Venció el domingo 7 de marzo de 2021, hace 365 días.', 'VENCIDA'],
  ])('on %s says «%s»', (today, sentence, state) =>
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql, today)
      const visited = await visit(app, paths.invoices, { as })
      expect(visited.text).toContain(sentence)
      expect(rowsOf(visited)[0]![3]).toBe(state)
    })(),
  )

  it(
    'adds up several debts, and forgets the cancelled one',
    withDatabase(async (sql) => {
      const { app, as, contract } = await anaOfTheManual(sql)
      await anInvoice(sql, { contract, issuedOn: '2021-03-19', total: 30_000, dueOn: '2021-04-03' })
      await anInvoice(sql, { contract, issuedOn: '2021-03-18', total: 99_900, dueOn: '2021-01-01', cancelled: true })
      const visited = await visit(app, paths.invoices, { as })
      expect(visited.text).toContain(
        '$644.00 Son 2 facturas. La más antigua venció el domingo 7 de marzo, hace 13 días.',
      )
      expect(rowsOf(visited)[1]).toContain('CANCELADA')
    }),
  )

  it(
    'says that nothing is owed, and which invoice was paid last',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      await sql`update invoices set balance = 0, paid_on = '2021-03-05' where number = ${numberOf('2021-02')}`
      const { text } = await visit(app, paths.invoices, { as })
      expect(text).toContain('$0.00 No debes nada. La factura de febrero de 2021 se pagó el 5 de marzo de 2021.')
    }),
  )

  it(
    'reads well with no contract, no invoice and one invoice',
    withDatabase(async (sql) => {
      const alone = await aSession(sql, await anAccount(sql))
      const { app, as, contract } = await ana(sql)
      expect((await visit(app, paths.invoices, { as: alone })).text).toContain('Todavía no hay contratos en tu cuenta')
      expect((await visit(app, paths.invoices, { as })).text).toContain('Aún no hay facturas de este contrato')

      await anInvoice(sql, { contract })
      const { text } = await visit(app, paths.invoices, { as })
      expect(text).toContain('Sin comparación con febrero de 2020')
      expect(text).toContain('En los últimos 12 meses hay un solo recibo: el de febrero de 2021, de $344.00.')
    }),
  )

  it(
    'turns the pages of 25 years, and finds a year long past',
    withDatabase(async (sql) => {
      const { app, as, contract } = await ana(sql)
      for (let month = 0; month < 300; month++) {
        const period = addMonths('2021-02-01', -month)
        await anInvoice(sql, { contract, number: numberOf(period.slice(0, 7)), issuedOn: period, balance: 0 })
      }
      const last = await visit(app, `${paths.invoices}?contrato=404040&pagina=15`, { as })
      expect(rowsOf(last)).toHaveLength(20)
      expect(last.text).toContain('Página 15 de 15')
      expect(last.page.querySelectorAll('.chips a').map((chip) => chip.text)).toEqual([
        'Todas 300',
        '2021 2',
        '2020 12',
        '2019 12',
        '2018 12',
        '2017 12',
        '2016 12',
        'Años anteriores 238',
      ])
      const old = await visit(app, `${paths.invoices}?q=febrero+1999`, { as })
      expect(rowsOf(old).map(([, period]) => period)).toEqual(['Periodo 2 / 1999'])
      const older = await visit(app, `${paths.invoices}?ver=anteriores&pagina=2`, { as })
      expect(older.text).toContain('238 facturas que suman $81,872.00.')
      expect(older.page.querySelector('a[rel=next]')?.getAttribute('href')).toContain('ver=anteriores')
    }),
  )
})

describe('Historial de facturas', () => {
  it.each([
    ['IN 000120210200053772', ['2 / 2021']],
    ['000120210200053772', ['2 / 2021']],
    ['2 / 2021', ['2 / 2021']],
    ['FEBRERO 2021', ['2 / 2021']],
    ['344', ['2 / 2021']],
    ['$344.00', ['2 / 2021']],
    ['vencída', ['2 / 2021']],
    ['2021', ['2 / 2021', '1 / 2021']],
    ['pagada 2021', ['1 / 2021']],
  ])('finds «%s»', (typed, periods) =>
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const visited = await visit(app, `${paths.invoices}?q=${encodeURIComponent(typed)}`, { as })
      expect(rowsOf(visited).map(([, period]) => period)).toEqual(periods.map((period) => `Periodo ${period}`))
      expect(visited.page.querySelector('#buscar-facturas')?.getAttribute('value')).toBe(typed)
    })(),
  )

  it(
    'says what to try when nothing is found, whatever was typed',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      for (const typed of ['abril 2019', "%'; drop table invoices; --", '<script>alert(1)</script>', '(']) {
        const { text, page } = await visit(app, `${paths.invoices}?q=${encodeURIComponent(typed)}`, { as })
        expect(text).toContain(`Ninguna factura coincide con «${typed}»`)
        expect(page.querySelectorAll('main script')).toEqual([])
      }
    }),
  )

  it(
    'filters by what is owed and by year',
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      const owed = await visit(app, `${paths.invoices}?ver=por-pagar`, { as })
      expect(rowsOf(owed)).toHaveLength(1)
      const year = await visit(app, `${paths.invoices}?ver=2020`, { as })
      expect(rowsOf(year)).toHaveLength(12)
      expect(year.text).toContain('12 facturas que suman $4,133.00.')
      expect(year.page.querySelector('.chips [aria-current]')?.text).toBe('2020 12')
    }),
  )
})

describe('Descargas disponibles', () => {
  it(
    "lists each invoice's PDF, the utility's own with its size, and the spreadsheet",
    withDatabase(async (sql) => {
      const { app, as } = await anaOfTheManual(sql)
      await sql`
        insert into invoice_documents (invoice_id, file_key, size, sha256)
        select id, gen_random_uuid(), 48278, '\\x00' from invoices where number = ${numberOf('2021-01')}
      `
      const { text, page } = await visit(app, about(paths.invoiceDownloads, '404040'), { as })
      expect(text).toContain('1 / 2021 PDF de Aguas')
      expect(text).toContain(', 48 kB')
      expect(text).toContain('2 / 2021 PDF de esta oficina, sin validez fiscal')
      expect(page.querySelectorAll('a').filter((link) => link.text === 'Ver Factura Digital')).toHaveLength(14)
      expect(page.querySelector(`a[href="${about(paths.consumptionExcel, '404040')}"]`)?.text).toBe(
        'Descargar Excel (XLS)',
      )
    }),
  )
})
