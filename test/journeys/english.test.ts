import { expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../../src/demo/people.ts'
import { paths } from '../../src/paths.ts'
import { desktop, phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const { open, complaints } = there

it('somebody who reads English signs in, reads a bill, asks and gets the answer by mail in English; their choice goes with them', {
  timeout: 120_000,
}, async () => {
  const page = await open({ ...phone, locale: 'en-GB' })
  await page.goto(paths.home)
  await page.getByLabel('Username').fill(demoUsernames.oneContract)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'My contracts' }).waitFor()

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /invoices$/i })
    .click()
  await page.getByRole('heading', { name: 'Invoice history' }).waitFor()
  const bill = await page
    .getByRole('link', { name: /^View digital invoice/ })
    .first()
    .getAttribute('href')
  const printed = await page.request.get(bill!)
  expect(printed.headers()['content-type']).toContain('application/pdf')

  await page.goto(paths.request('consulta-general'))
  await page.getByRole('textbox', { name: /^Message/ }).fill('How do I read my meter?')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'We received your message' }).waitFor()
  const [person] = await there.office.sql<{ email: string }[]>`
    select email from accounts where username = ${demoUsernames.oneContract}
  `
  expect((await there.office.mailTo(person!.email)).subject).toMatch(/^We received/)

  // Chosen once, and theirs in another browser that asks for something else.
  await page.getByRole('button', { name: 'Español' }).first().click()
  await page.getByRole('button', { name: 'English' }).first().click()
  await page.waitForFunction(() => document.documentElement.lang === 'en')
  const another = await open(desktop)
  await another.goto(paths.home)
  await another.locator('#username').fill(demoUsernames.oneContract)
  await another.locator('#password').fill(demoPassword)
  await another.getByRole('button', { name: 'Acceder' }).click()
  await another.getByRole('heading', { level: 1, name: 'My contracts' }).waitFor()
  expect(complaints).toEqual([])
})
