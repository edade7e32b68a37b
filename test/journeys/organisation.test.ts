import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoUsernames } from '../../src/demo/people.ts'
import { about, paths } from '../../src/paths.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

it('an accountant is invited by a company, accepts on a phone, sees forty contracts, pays one, loses the access and sees nothing', async () => {
  const company = await there.customer(demoUsernames.company)
  await company.getByRole('main').getByRole('link', { name: 'Mi organización' }).click()
  await company.getByRole('link', { name: 'Crear una organización' }).click()
  await company.getByLabel('Nombre de la organización').fill('Inmobiliaria Peña Alta')
  await company.getByRole('button', { name: 'Crear organización' }).click()
  await heading(company, 'Inmobiliaria Peña Alta')
  await company.getByText('40 contratos en la organización').waitFor()
  await company.getByRole('link', { name: 'Invitar a alguien' }).click()
  await company.getByLabel('Email de la otra persona').fill('contadora@example.com')
  await company.getByRole('radio', { name: /^Ve y paga/ }).check()
  await company.getByRole('button', { name: 'Enviar invitación' }).click()
  await company.getByRole('button', { name: /^Retirar .*contadora@example\.com/ }).waitFor()

  const mail = await there.office.mailTo('contadora@example.com')
  const link = /https?:\/\/\S+\/organizacion\/invitacion\/[\w-]+/.exec(mail.text ?? '')?.[0]
  const accountant = await there.open(phone)
  await accountant.goto(link!)
  await accountant.getByLabel('Tu nombre').fill('Guadalupe Montes')
  await accountant.locator('#username').fill('lupe')
  await accountant.locator('#password').fill('agua12')
  await accountant.locator('#passwordAgain').fill('agua12')
  await accountant.getByLabel('He leído y acepto').check()
  await accountant.getByRole('button', { name: 'Crear una cuenta' }).click()
  await accountant.locator('#username').fill('lupe')
  await accountant.locator('#password').fill('agua12')
  await accountant.getByRole('button', { name: 'Acceder' }).click()
  await heading(accountant, 'Inmobiliaria Peña Alta')
  await accountant.getByRole('link', { name: 'Ver mis contratos' }).click()
  await heading(accountant, 'Mis contratos')
  await accountant.getByText('40 contratos').first().waitFor()

  const [owing] = await there.office.sql<{ number: string }[]>`
    select c.number from access a join accounts p on p.id = a.account_id join contracts c on c.id = a.contract_id
    join invoices i on i.contract_id = c.id
    where p.username = 'lupe' and a.ended_at is null and i.balance > 0 and not i.cancelled order by c.number limit 1
  `
  const { number } = owing!
  await accountant.goto(about(paths.newPayment, number))
  await accountant.getByRole('button', { name: /^Pagar \$/ }).click()
  await accountant.getByRole('button', { name: 'Aceptar el pago', exact: true }).click()
  await heading(accountant, '¿Dónde está mi pago?')

  await company.goto(paths.organisations)
  await company.getByRole('link', { name: 'Inmobiliaria Peña Alta' }).click()
  await company.getByRole('link', { name: 'Quitar a Guadalupe Montes' }).click()
  await company.getByText('Deja de ver').waitFor()
  await company.getByRole('button', { name: 'Quitar' }).click()
  await company.getByText(/^Listo: esa persona ya no/).waitFor()
  await company.getByRole('link', { name: 'Ver historial' }).click()
  await company.getByText('quitó a Guadalupe Montes').waitFor()

  for (const path of [paths.contract(number), about(paths.invoices, number)]) {
    expect((await accountant.goto(path))?.status()).toBe(404)
  }
  await accountant.goto(paths.contracts)
  expect(await accountant.getByText(number).count()).toBe(0)
  expect((await accountant.goto(link!))?.status()).toBe(410)
  await expect
    .poll(async () => (await there.office.mailTo('contadora@example.com')).subject, { timeout: 15_000 })
    .toContain('Inmobiliaria Peña Alta')
}, 120_000)
