import { describe, expect, it } from 'vitest'
import { demoPassword } from '../../src/demo/people.ts'
import { hashPassword } from '../../src/lib/passwords.ts'
import { paths } from '../../src/paths.ts'
import { anAccount } from '../builders.ts'
import type { Office } from '../office.ts'
import { journeys } from './browsing.ts'

const travel = journeys()

/** An accountant with 400 shops in two towns; every tenth has not paid what was due on 10 March 2026. */
async function anAccountant({ sql }: Office): Promise<string> {
  const username = 'contadora400'
  const account = await anAccount(sql, { username, passwordHash: await hashPassword(demoPassword) })
  await sql`
    insert into contracts (number, person_kind, company_name, address, neighbourhood, municipality, meter)
    select '77' || lpad(n::text, 4, '0'), 'company', 'Tiendas del Bajío', 'CALLE ' || n, 'COLONIA ' || n % 7,
      case when n <= 200 then 'QUERÉTARO' else 'CORREGIDORA' end, 'T' || n
    from generate_series(1, 400) n
  `
  await sql`
    insert into access (account_id, contract_id, proof)
    select ${account}, c.id, 'meter' from contracts c where c.company_name = 'Tiendas del Bajío'
  `
  await sql`
    insert into invoices (number, contract_id, issued_on, period, due_on, total, balance, consumption)
    select 'TB ' || c.number || '-' || m, c.id, make_date(2026, m, 1), make_date(2026, m, 1), make_date(2026, m, 10), 10000,
      case when m = 3 and c.number like '77%0' then 10000 else 0 end, 12
    from contracts c, generate_series(1, 3) m where c.company_name = 'Tiendas del Bajío'
  `
  return username
}

describe('an accountant with 400 contracts', () => {
  it('groups a town, finds what is overdue in it, names many with a file and finds the table as they left it', {
    timeout: 120_000,
  }, async () => {
    const username = await anAccountant(travel.office)
    const page = await travel.customer(username)
    const total = (name: string) => page.locator('.list-totals .stat', { hasText: name }).locator('dd').textContent()

    await page.getByRole('button', { name: 'Filtrar y ordenar' }).click()
    await page.getByLabel('Zona').selectOption({ label: 'Todo CORREGIDORA' })
    await page.getByRole('button', { name: 'Ver contratos' }).click()
    await page.getByRole('link', { name: /Zona: CORREGIDORA/ }).waitFor()
    expect(await total('Contratos')).toBe('200')
    await page.getByRole('button', { name: 'Seguir con los 200 que coinciden' }).click()
    await page.getByLabel('Grupo').fill('Sucursales Sur')
    await page.getByRole('button', { name: 'Poner en el grupo' }).click()
    await page.getByText('200 contratos están ahora en «Sucursales Sur».').waitFor()

    await page.goto(`${paths.contracts}?grupo=sucursales+sur`)
    await page.getByRole('link', { name: /^Vencidos/ }).click()
    expect(await total('Contratos')).toBe('20')
    expect(await total('Vencido')).toBe('$2,000.00')
    const ticks = page.getByRole('checkbox', { name: /^Elegir/ })
    await ticks.nth(0).check()
    await ticks.nth(4).click({ modifiers: ['Shift'] })
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    expect(await page.getByRole('checkbox', { name: /^Elegir/, checked: true }).count()).toBe(6)
    await page.getByRole('button', { name: 'Seguir con los elegidos' }).click()
    await page.getByText('6 contratos: $600.00 por pagar, $600.00 vencido.').waitFor()
    await page.getByLabel('Etiqueta').fill('Reclamar')
    await page.getByRole('button', { name: 'Poner la etiqueta' }).click()
    await page.getByText('6 contratos llevan ahora la etiqueta «Reclamar».').waitFor()

    await page.getByRole('button', { name: 'Organizar' }).click()
    await page.getByRole('link', { name: 'Nombres y grupos con un archivo' }).click()
    const upload = async (lines: string[]) => {
      const buffer = Buffer.from(['Contrato,Nombre,Grupo', ...lines].join('\r\n'))
      await page.getByLabel('Archivo CSV').setInputFiles({ name: 'tiendas.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Revisar el archivo' }).click()
    }
    await upload(['770001,Tienda Centro,Norte', '990001,De nadie,Norte', '770002,Tienda Alameda,norte'])
    await page.getByText('Renglón 3: no tienes un contrato «990001».').waitFor()
    expect(await page.getByRole('button', { name: /^Aplicar/ }).count()).toBe(0)
    await upload(['770001,Tienda Centro,Norte', '770002,Tienda Alameda,norte'])
    await page.getByText('tiendas.csv: 2 contratos cambian, ninguno queda igual.').waitFor()
    await page.getByRole('button', { name: 'Aplicar los 2 cambios' }).click()
    await page.getByText('Tu archivo cambió 2 contratos.').waitFor()

    await page.getByRole('button', { name: 'Organizar' }).click()
    await page.getByRole('link', { name: 'Ajustar la tabla' }).click()
    await page.getByLabel('Saldo por pagar').check()
    await page.getByLabel('Contratos por página').selectOption('100')
    await page.getByLabel('Orden al abrirla').selectOption({ label: 'Saldo por pagar, de mayor a menor' })
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByText('Guardamos cómo quieres tu tabla.').waitFor()

    const elsewhere = await travel.customer(username)
    expect(await elsewhere.locator('tbody tr').count()).toBe(100)
    expect(await elsewhere.getByRole('columnheader').allTextContents()).toContain('Por pagar')
    await elsewhere.goto(`${paths.contracts}?grupo=norte`)
    expect((await elsewhere.locator('tbody .main').allTextContents()).sort()).toEqual([
      'Tienda Alameda',
      'Tienda Centro',
    ])
    expect(travel.complaints).toEqual([])
  })
})
