import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoUsernames } from '../../src/demo/people.ts'
import { about, paths } from '../../src/paths.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const online = { ...phone, serviceWorkers: 'allow' } as const

/** What the browser keeps of this person's. */
const keptOf = (page: Page) =>
  page.evaluate(async () => {
    const copies = (await caches.has('copias')) ? await (await caches.open('copias')).keys() : []
    return copies.map(({ url }) => new URL(url).pathname + new URL(url).search).sort()
  })

const isWatched = (page: Page) =>
  page.waitForFunction(async () => navigator.serviceWorker.controller && (await caches.has('copias')))

it('a person without a network reads the last bills, the consumption and the contact page, each with its age; who signed out left nothing', {
  timeout: 180_000,
}, async () => {
  const gone = await there.customer(demoUsernames.fiveContracts, online)
  await isWatched(gone)
  await gone.goto(paths.invoices)
  await expect.poll(() => keptOf(gone)).toEqual([paths.contracts, paths.invoices])
  await gone.getByRole('button', { name: 'Cerrar sesión' }).click()
  await gone.getByRole('heading', { name: 'Accede a tu cuenta' }).waitFor()
  expect(await keptOf(gone)).toEqual([])

  const page = await there.customer(demoUsernames.oneContract, online)
  await isWatched(page)
  await page.goto(paths.invoices)
  await page.goto(paths.consumption)
  await page.goto(`${paths.invoices}?q=nada`)
  await expect.poll(() => keptOf(page)).toEqual([paths.consumption, paths.contracts, paths.invoices])

  await there.office.hangUp()
  for (const [path, heading] of [
    [paths.contracts, 'Mis contratos'],
    [paths.invoices, 'Historial de facturas'],
    [paths.consumption, 'Detalle de consumo'],
    [paths.contact, 'Vías de contacto'],
  ] as const) {
    await page.goto(path)
    await page.getByText(/^Sin conexión\. Ves una copia del \d+ de .*, (ahora|hace \d+ minutos?)\./).waitFor()
    await page.getByRole('heading', { name: heading }).first().waitFor()
    expect(
      await page
        .getByRole('link', { name: /^Pagar/ })
        .filter({ visible: true })
        .evaluateAll((links) => links.map((link) => link.outerHTML)),
    ).toEqual([])
  }

  const notKept = `${about(paths.newReading, '1')}&x=$&$\``
  await page.goto(notKept)
  await page.getByRole('heading', { level: 1, name: 'Sin conexión' }).waitFor()
  expect(await page.locator('main a.button').getAttribute('href')).toMatch(new RegExp(`${RegExp.escape(notKept)}$`))
  await page.getByRole('link', { name: /^Mis contratos/ }).click()
  await page.getByText('Sin conexión. Ves una copia').waitFor()

  await page.getByRole('button', { name: 'Cerrar sesión' }).click()
  await page.getByText('Borramos de este aparato lo que estaba guardado').waitFor()
  expect(await keptOf(page)).toEqual([])
  await page.goto(paths.contracts)
  await page.getByText('En este aparato no hay nada tuyo guardado.').waitFor()
})
