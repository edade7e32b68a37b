import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../../src/demo/people.ts'
import { about, paths } from '../../src/paths.ts'
import { aContract, anInvoice } from '../builders.ts'
import { desktop, openBrowser, phone } from '../chromium.ts'
import { type Office, openOffice } from '../office.ts'

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

/** A browser of their own, signed in, with a bill of $344.00 on each of their contracts. */
async function signedIn(username: string, options = desktop, extra: { javaScriptEnabled?: boolean } = {}) {
  await office.sql`
    update invoices i set balance = 34400, total = 34400, due_on = '2026-04-07', cancelled = false
    from access a join accounts p on p.id = a.account_id
    where p.username = ${username} and i.contract_id = a.contract_id
      and i.id = (select id from invoices l where l.contract_id = i.contract_id order by issued_on desc, number desc limit 1)
  `
  await office.sql`
    update invoices i set balance = 0
    from access a join accounts p on p.id = a.account_id
    where p.username = ${username} and i.contract_id = a.contract_id and i.balance <> 34400
  `
  const context = await browser.newContext({ ...options, ...extra, baseURL: office.url })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(paths.home)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(demoPassword)
  await page.getByRole('button', { name: 'Acceder' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mis contratos' }).waitFor()
  const done = async () => {
    await context.close()
    expect(complaints).toEqual([])
  }
  return { page, done }
}

const where = (page: Page) => page.getByRole('heading', { level: 1, name: '¿Dónde está mi pago?' }).waitFor()
const folioOn = async (page: Page) => /PG-26-\d{7}/.exec((await page.getByRole('main').textContent()) ?? '')![0]

/** Somebody at the till or in their bank's app, with what stands on the voucher. */
async function payElsewhere(page: Page, folio: string, button: string) {
  await page.goto(paths.demoGateway)
  await page.getByLabel('Referencia, CLABE o folio').fill(folio)
  await page.getByRole('button', { name: 'Ir al pago' }).click()
  await page.getByRole('button', { name: button }).click()
}

describe('paying', () => {
  it('several contracts by card: refused, then with another', { timeout: 120_000 }, async () => {
    const { page, done } = await signedIn(demoUsernames.fiveContracts)
    await page.getByRole('link', { name: 'Mis facturas' }).first().click()
    await page
      .getByRole('link', { name: /^Pagar/ })
      .first()
      .click()
    await page.goto(paths.newPayment)
    await page.getByRole('button', { name: 'Pagar $1,720.00' }).waitFor()
    await page.getByRole('checkbox').last().uncheck()
    await page.getByRole('button', { name: 'Pagar $1,376.00' }).click()

    await page.getByRole('button', { name: 'Rechazar la tarjeta' }).click()
    await page.getByText('El banco rechazó la tarjeta').waitFor()
    await page.getByRole('button', { name: 'Volver sin pagar' }).click()
    await where(page)
    await page.getByText('Tu banco no aceptó el pago.').waitFor()
    const refused = await folioOn(page)

    await page.getByRole('link', { name: 'Pagar otra vez' }).click()
    await page.getByRole('button', { name: 'Pagar $1,720.00' }).click()
    await page.getByRole('button', { name: 'Aceptar el pago', exact: true }).click()
    await where(page)
    await page.getByText('Ya lo tenemos. Queda aplicado a tu cuenta a más tardar el martes 24 de marzo.').waitFor()
    const folio = await folioOn(page)
    const receipt = await page.getByRole('link', { name: 'Comprobante (PDF)' }).getAttribute('href')
    const printed = await page.request.get(receipt!)
    expect(printed.headers()['content-type']).toContain('application/pdf')

    await page.goto(paths.payments)
    for (const [number, state] of [
      [folio, 'Recibido'],
      [refused, 'Rechazado'],
    ] as const) {
      await page.getByRole('row', { name: new RegExp(`${number}.*${state}`) }).waitFor()
    }
    await page.goBack()
    await page.goto(paths.newPayment)
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await page.getByText('Pago recibido, por aplicar').first().waitFor()
    await done()
  })

  it('by OXXO on a phone without JavaScript: the total first, then bars for the till', {
    timeout: 120_000,
  }, async () => {
    const { page, done } = await signedIn(demoUsernames.oneContract, phone, { javaScriptEnabled: false })
    await page.goto(paths.newPayment)
    await page.getByRole('radio', { name: /Efectivo en OXXO/ }).check()
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('heading', { level: 1, name: 'Revisa tu pago' }).waitFor()
    await page.getByRole('button', { name: 'Pagar $344.00' }).click()
    await where(page)
    expect(await page.getByRole('img', { name: /Código de barras de la referencia/ }).count()).toBe(1)
    const folio = await folioOn(page)
    await payElsewhere(page, folio, 'Pagar en la tienda')
    await expect
      .poll(
        async () => {
          await page.goto(paths.payment(folio))
          return await page.getByText('Ya lo tenemos.').count()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(1)
    await done()
  })

  it('by SPEI: the CLABE is copied, and the page tells by itself when the money is there', {
    timeout: 120_000,
  }, async () => {
    const { page, done } = await signedIn(demoUsernames.company)
    await page.context().grantPermissions(['clipboard-write'])
    const contract = await page
      .getByRole('link', { name: 'Ver facturas' })
      .first()
      .getAttribute('href')
      .then((href) => new URL(href!, office.url).searchParams.get('contrato')!)
    await page.goto(about(paths.newPayment, contract))
    await page.getByRole('radio', { name: /SPEI/ }).check()
    await page.getByRole('button', { name: 'Pagar $344.00' }).click()
    await where(page)
    // It says «Copiado» only once the clipboard has it; reading the clipboard back hangs a browser without a screen, now and then.
    const copy = page.getByRole('button', { name: 'Copiar CLABE' })
    expect(await copy.getAttribute('data-copy')).toMatch(/^\d{18}$/)
    await copy.click()
    await page.getByText('Copiado').waitFor()

    const bank = await (await browser.newContext({ ...desktop, baseURL: office.url })).newPage()
    await payElsewhere(bank, (await copy.getAttribute('data-copy'))!, 'Hacer la transferencia')
    await bank.context().close()
    await page.getByText('Ya lo tenemos.').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('button', { name: 'Copiar CLABE' }).count()).toBe(0)
    await done()
  })

  it('as a guest without JavaScript: two data of a receipt, a refused card, another, and where it is', {
    timeout: 120_000,
  }, async () => {
    const contract = await aContract(office.sql, {
      company: 'Panadería La Espiga, S.A. de C.V.',
      address: 'CALLE SECRETA 8',
    })
    await anInvoice(office.sql, { contract, issuedOn: '2026-03-01', dueOn: '2026-04-07' })
    const [{ number, meter }] = (await office.sql`select number, meter from contracts where id = ${contract}`) as [
      { number: string; meter: string },
    ]
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false, baseURL: office.url })
    const page = await context.newPage()
    await page.goto(paths.home)
    await page.getByRole('link', { name: 'Pagar sin registrarse' }).click()
    await page.getByLabel('Referencia').fill(number)
    await page.getByLabel('Número de medidor').fill('otro')
    await page.getByRole('button', { name: 'Ver cuánto se debe' }).click()
    await page.getByText('Los datos no coinciden con ningún contrato.').waitFor()
    await page.getByLabel('Número de medidor').fill(meter)
    await page.getByRole('button', { name: 'Ver cuánto se debe' }).click()

    await page.getByRole('heading', { level: 1, name: 'Lo que se debe' }).waitFor()
    expect(await page.content()).not.toMatch(/Panadería|Espiga|SECRETA/)
    await page.getByText('P. L. E.').waitFor()
    await page.getByLabel('Correo para el comprobante').fill('vecina@correo.mx')
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('button', { name: 'Pagar $344.00' }).click()
    await page.getByRole('button', { name: 'Rechazar la tarjeta' }).click()
    await page.getByRole('button', { name: 'Volver sin pagar' }).click()
    await where(page)
    await page.getByText('Tu banco no aceptó el pago.').waitFor()

    await page.getByRole('link', { name: 'Pagar otra vez' }).click()
    await page.getByLabel('Correo para el comprobante').fill('vecina@correo.mx')
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('button', { name: 'Pagar $344.00' }).click()
    await page.getByRole('button', { name: 'Aceptar el pago', exact: true }).click()
    await where(page)
    await page.getByText('Ya lo tenemos.').waitFor()
    const folio = await folioOn(page)
    await page.goto(paths.guestPay)
    await page.getByLabel('Referencia').fill(number)
    await page.getByLabel('Número de medidor').fill(meter)
    await page.getByRole('button', { name: 'Ver cuánto se debe' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ya tenemos lo que se debía' }).waitFor()

    const { text } = await office.mailTo('vecina@correo.mx')
    await page.goto(/http\S+\/pagar\/[\w-]+/.exec(text!)![0])
    await where(page)
    expect(await folioOn(page)).toBe(folio)
    const receipt = await page.getByRole('link', { name: 'Comprobante (PDF)' }).getAttribute('href')
    expect((await page.request.get(receipt!)).headers()['content-type']).toContain('application/pdf')
    await context.close()
  })
})
