import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../../src/demo/people.ts'
import { reservedPeople } from '../../src/demo/reserved.ts'
import { paths } from '../../src/paths.ts'
import { desktop, openBrowser, phone } from '../chromium.ts'
import { type Office, openOffice } from '../office.ts'

const people = reservedPeople(60)
const password = 'agua12'

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

/** A page of a browser of its own; what the page complains of fails the test. */
async function open(options = desktop, extra: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext({ ...options, ...extra, baseURL: office.url, acceptDownloads: true })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422')) complaints.push(message.text())
  })
  const done = async () => {
    await context.close()
    expect(complaints).toEqual([])
  }
  return { page, done }
}

async function signIn(page: Page, username: string, secret = demoPassword) {
  await page.goto(paths.home)
  await page.getByLabel('Usuario').fill(username)
  await page.getByLabel('Contraseña', { exact: true }).or(page.getByLabel('Contraseña *')).first().fill(secret)
  await page.getByRole('button', { name: 'Acceder' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mis contratos' }).waitFor()
}

async function fillReceipt(page: Page) {
  const { holder, contracts } = people.toRegister
  await page.getByLabel('Referencia (sin puntos)').fill(contracts[0]!.number)
  await page.getByLabel('Apellido paterno').fill(holder.surname.toUpperCase())
  await page.getByLabel('Apellido materno').fill('de la cueva')
  await page.getByLabel('Número de medidor').fill(contracts[0]!.meter)
  await page.getByRole('button', { name: 'Continuar' }).click()
}

async function chooseUser(page: Page, username: string, email: string) {
  await page.getByRole('heading', { name: 'Registro usuario' }).waitFor()
  await page.getByLabel('Usuario').fill(username)
  await page
    .getByLabel('Email', { exact: true })
    .or(page.getByLabel('Email *', { exact: true }))
    .first()
    .fill(email)
  await page.getByLabel('Repite el email').fill(email)
  await page.getByLabel('He leído y acepto el Aviso Legal').check()
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByText(email).first().waitFor()
}

async function activate(page: Page, email: string) {
  const mail = await office.mailTo(email)
  const link = /<a[^>]+href="([^"]+)"[^>]*>\s*aquí\s*<\/a>/.exec(String(mail.html))?.[1]?.replaceAll('&amp;', '&')
  expect(link).toContain(office.url)
  expect(mail.text).toContain(link)
  await page.goto(link!)
  await page.getByRole('heading', { level: 1, name: 'Activar la cuenta de usuario' }).waitFor()
  const fields = page.locator('input[type=password]')
  await fields.nth(0).fill(password)
  await fields.nth(1).fill(password)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByText('Felicidades, tu cuenta de usuario ya está activada').waitFor()
  await page.getByRole('link', { name: 'Acceder al Área de Clientes' }).click()
}

describe('the manual, chapter by chapter', () => {
  it('1–5: a customer registers against a receipt, activates by mail and signs in', async () => {
    const { page, done } = await open()
    await page.goto(paths.home)
    await page.getByRole('link', { name: 'Registro particular' }).click()
    await fillReceipt(page)
    await chooseUser(page, 'sofia.núñez', 'sofia@example.com')
    await activate(page, 'sofia@example.com')
    await signIn(page, 'SOFIA.NÚÑEZ', password)
    expect(await page.getByRole('main').textContent()).toContain(people.toRegister.contracts[0]!.number)
    await page.getByRole('button', { name: 'Cerrar sesión' }).click()
    await page.getByRole('heading', { name: 'Accede a tu cuenta' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Accede a tu cuenta' }).waitFor()
    expect(await page.content()).not.toContain(people.toRegister.contracts[0]!.number)
    await page.goto(paths.contracts)
    expect(new URL(page.url()).pathname).not.toBe(paths.contracts)
    await done()
  })

  it('2–5 again, on a phone and without JavaScript', async () => {
    const { page, done } = await open(phone, { javaScriptEnabled: false })
    await page.goto(paths.home)
    await page.getByRole('link', { name: 'Registro empresa' }).click()
    const { holder, contracts } = people.company
    await page.getByLabel('Referencia (sin puntos)').fill(contracts[0]!.number.replace(/(\d{3})(\d{3})/, '$1.$2'))
    await page.getByLabel('Nombre de la empresa').fill(holder.name.replace(/,? S\.A\..*/, '').toLowerCase())
    await page.getByLabel('Número de medidor').fill('equivocado')
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByText('Los datos no coinciden con ningún contrato').first().waitFor()
    await page.getByLabel('Número de medidor').fill(contracts[0]!.meter)
    await page.getByRole('button', { name: 'Continuar' }).click()
    await chooseUser(page, 'contador', 'contador@example.com')
    await activate(page, 'contador@example.com')
    await signIn(page, 'contador', password)
    await page.getByRole('link', { name: 'facturas' }).first().click()
    await page.getByRole('heading', { name: 'Historial de facturas' }).waitFor()
    await page.getByLabel('Buscar facturas').fill('pagada')
    await page.getByLabel('Buscar facturas').press('Enter')
    await page.waitForURL(/q=pagada/)
    await done()
  })

  it('6: contracts, invoices, consumption, a bill and a spreadsheet', async () => {
    const { page, done } = await open()
    await signIn(page, demoUsernames.fiveContracts)
    const wanted = people.fiveContracts.contracts[2]!.number
    await page.getByLabel('Buscar contratos').fill(wanted)
    await page
      .getByRole('row', { name: new RegExp(wanted) })
      .getByRole('link', { name: 'Ver facturas' })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Historial de facturas' }).waitFor()
    expect(await page.getByRole('img', { name: 'Evolución de la factura' }).count()).toBe(1)

    const href = await page.getByRole('link', { name: 'Ver Factura Digital' }).last().getAttribute('href')
    const bill = await page.request.get(href!)
    expect(bill.headers()['content-type']).toContain('application/pdf')
    expect((await bill.body()).subarray(0, 5).toString()).toBe('%PDF-')

    await page.getByRole('link', { name: 'Mis consumos' }).click()
    await page.goto(`${paths.consumption}?contrato=${wanted}`)
    await page.getByRole('heading', { name: 'Detalle de consumo' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar Excel (XLS)' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    expect(
      readFileSync((await download.path())!)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await done()
  })

  it('6: a stranger writes to the utility and gets a folio', async () => {
    const { page, done } = await open(phone)
    await page.goto(paths.home)
    await page.getByRole('link', { name: 'Vías de contacto' }).first().click()
    await page.getByRole('link', { name: 'Consulta general' }).click()
    await page.getByLabel('Nombre').fill('Luis')
    await page.getByLabel('Email').fill('luis@example.com')
    await page.getByLabel('Mensaje').fill('¿Cuándo leen mi medidor?')
    await page.getByRole('button', { name: 'Enviar' }).click()
    await page.getByText('Folio', { exact: true }).waitFor()
    const folio = /OV-2026-\d{6}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0]
    expect((await office.mailTo('luis@example.com')).text).toContain(folio)
    await done()
  })

  it('a customer with forty contracts finds one by keyboard alone', async () => {
    const { page, done } = await open()
    await page.goto(paths.home)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel('Usuario').focus()
    await page.keyboard.type(demoUsernames.company)
    await page.keyboard.press('Tab')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Mis contratos' }).waitFor()
    const wanted = people.company.contracts.at(-1)!.number
    await page.getByLabel('Buscar contratos').focus()
    await page.keyboard.type(wanted)
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await page
      .getByRole('link', { name: /^Ver detalle/ })
      .last()
      .focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(wanted))
    await done()
  })

  it('who forgot the password sets a new one by mail', async () => {
    const { page, done } = await open()
    await page.goto(paths.home)
    await page.getByRole('link', { name: '¿Olvidaste tu contraseña?' }).click()
    await page.getByLabel('Usuario').fill(demoUsernames.oneContract)
    await page.locator('main button[type=submit]').click()
    const mail = await office.mailTo(people.oneContract.email)
    const link = /href="([^"]*\/recuperar\/contrasena\/[^"]+)"/.exec(String(mail.html))?.[1]
    await page.goto(link!)
    const fields = page.locator('input[type=password]')
    await fields.nth(0).fill('lluvia34')
    await fields.nth(1).fill('lluvia34')
    await page.locator('main button[type=submit]').click()
    await signIn(page, demoUsernames.oneContract, 'lluvia34')
    await done()
  })
})
