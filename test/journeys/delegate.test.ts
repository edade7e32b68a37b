import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoPassword } from '../../src/demo/people.ts'
import { paths } from '../../src/paths.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const { open } = there

async function signIn(page: Page, username: string, password: string) {
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: 'Acceder' }).click()
}

it('a holder lets somebody see a contract, who registers for it and sees it, until it is taken back', async () => {
  const holder = await open()
  await holder.goto(paths.home)
  await signIn(holder, 'lucia', demoPassword)
  await holder.getByRole('heading', { level: 1, name: 'Mis contratos' }).waitFor()
  const [contract] = await there.office.sql<{ number: string }[]>`
    select c.number from access a join accounts p on p.id = a.account_id join contracts c on c.id = a.contract_id
    where p.username = 'lucia' order by c.number limit 1
  `
  const { number } = contract!
  await holder.goto(paths.contractAccess(number))
  await holder.getByRole('link', { name: 'Dejar ver este contrato a alguien más' }).click()
  await holder.getByLabel('Email de la otra persona').fill('sobrino@example.com')
  await holder.getByRole('button', { name: 'Enviar invitación' }).click()
  await holder.getByRole('button', { name: 'Retirar invitación a sobrino@example.com' }).waitFor()

  const mail = await there.office.mailTo('sobrino@example.com')
  const link = /https?:\/\/\S+\/invitacion\/[\w-]+/.exec(mail.text ?? '')?.[0]
  const delegate = await open(phone)
  await delegate.goto(link!)
  await delegate.getByLabel('Tu nombre').fill('Sobrino Curioso')
  await delegate.locator('#username').fill('sobrino')
  await delegate.locator('#password').fill('agua12')
  await delegate.locator('#passwordAgain').fill('agua12')
  await delegate.getByLabel('He leído y acepto').check()
  await delegate.getByRole('button', { name: 'Crear una cuenta' }).click()
  await delegate.getByRole('button', { name: 'Acceder' }).waitFor()
  await signIn(delegate, 'sobrino', 'agua12')
  await delegate.getByText(number).first().waitFor()
  expect(new URL(delegate.url()).pathname).toBe(paths.contract(number))
  expect((await delegate.goto(paths.contract(number)))?.status()).toBe(200)
  expect(await delegate.getByRole('link', { name: 'Pagar', exact: true }).count()).toBe(0)

  await holder.goto(paths.contractAccess(number))
  await holder.getByText('s•••@example.com', { exact: true }).first().waitFor()
  await holder.getByRole('link', { name: 'Quitar acceso a s•••@example.com' }).click()
  await holder.getByRole('button', { name: 'Quitar acceso' }).click()
  await holder.getByText('Listo: quitamos el acceso').waitFor()

  expect((await delegate.goto(paths.contract(number)))?.status()).toBe(404)
  expect((await delegate.goto(link!))?.status()).toBe(410)
  await expect
    .poll(async () => (await there.office.mailTo('sobrino@example.com')).subject, { timeout: 15_000 })
    .toContain('ya no ve')
}, 120_000)
