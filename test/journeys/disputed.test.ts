import { expect, it } from 'vitest'
import { demoUsernames } from '../../src/demo/people.ts'
import { deskPaths, paths } from '../../src/paths.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const { complaints, customer, operator } = there

it('a high bill is disputed, its rest is paid, and the answer at the desk says how it ends', {
  timeout: 120_000,
}, async () => {
  const username = demoUsernames.fiveContracts
  const mine = there.office.sql`
    select a.contract_id from access a join accounts p on p.id = a.account_id
    where p.username = ${username} and a.ended_at is null order by a.contract_id limit 1
  `
  await there.office.sql`
    update invoices i set balance = 0
    from access a join accounts p on p.id = a.account_id
    where p.username = ${username} and i.contract_id = a.contract_id
  `
  const [bill] = await there.office.sql<{ contract: string }[]>`
    update invoices i set balance = 34400, total = 34400, due_on = '2026-03-10', cancelled = false
    from contracts c
    where c.id = i.contract_id and i.id = (
      select l.id from invoices l where l.contract_id = (${mine}) order by l.issued_on desc, l.number desc limit 1
    )
    returning c.number as contract
  `
  const me = await customer(username, phone)
  const invoices = `${paths.invoices}?${new URLSearchParams({ contrato: bill!.contract })}`
  // biome-ignore lint/performance/useDomNodeTextContent: what a word means is closed, and not read.
  const main = () => me.getByRole('main').innerText()

  await me.goto(invoices)
  expect(await main()).toMatch(/vencida/i)
  await me.getByRole('link', { name: 'Aclarar esta factura' }).first().click()
  await me.locator('[name=mensaje]').fill('Mi recibo subió al triple.')
  await me
    .locator('details:has([name^=aclarar-])')
    .first()
    .evaluate((details) => details.setAttribute('open', ''))
  await me.locator('[name^=aclarar-]').first().fill('200.00')
  await me
    .locator('form', { has: me.locator('[name=mensaje]') })
    .locator('button[type=submit]')
    .last()
    .click()
  await me
    .getByText(/OV-2026-\d{6}/)
    .first()
    .waitFor()
  const folio = /OV-2026-\d{6}/.exec(await main())![0]

  await me.goto(invoices)
  await me.getByText('En aclaración: $200.00. Paga $144.00 mientras tanto.').first().waitFor()
  await me.goto(paths.newPayment)
  await me.getByRole('button', { name: 'Pagar $144.00' }).click()
  await me.getByRole('button', { name: 'Aceptar el pago', exact: true }).click()
  await me.getByRole('heading', { level: 1, name: '¿Dónde está mi pago?' }).waitFor()
  await me.goto(invoices)
  await me.getByText('No tienes que pagarlo hasta que respondamos.').first().waitFor()
  expect(await main()).not.toMatch(/vencida/i)

  const desk = await operator()
  await desk.goto(deskPaths.request(folio))
  await desk.locator('#mensaje').fill('Revisamos tu medidor: mide bien.')
  await desk.getByRole('radio', { name: /^No procede/ }).check()
  await desk.getByRole('button', { name: /^Responder/ }).click()
  await desk.waitForLoadState()

  await me.goto(paths.myRequest(folio))
  await me
    .getByText(/que estaban en aclaración sí se deben\. Págalos a más tardar el/)
    .first()
    .waitFor()
  await me.goto(invoices)
  expect(await main()).not.toMatch(/vencida/i)
  expect(await main()).not.toContain('En aclaración')
  await me.goto(paths.newPayment)
  await me.getByRole('button', { name: 'Pagar $200.00' }).waitFor()
  expect(complaints).toEqual([])
})
