import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoUsernames } from '../../src/demo/people.ts'
import { deskPaths, paths } from '../../src/paths.ts'
import { settleReadings } from '../../src/readings/sending-commands.ts'
import { anInvoice } from '../builders.ts'
import { phone } from '../chromium.ts'
import { aPhoto } from '../sent-files.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const { complaints, customer: signedIn, operator } = there

/** A customer on a phone sends a number that cannot be, with a picture; answers with where it is told of. */
async function sendOdd(customer: Page, more: number, picture?: Uint8Array) {
  await customer.goto(paths.consumption)
  await customer.getByRole('link', { name: 'Introducir lectura medidor' }).first().click()
  const last = Number(/La última vez marcaba (\d+)/.exec((await customer.locator('main').textContent()) ?? '')![1])
  const value = String(last + more)
  await customer.getByLabel('Lectura del medidor').fill(value)
  await customer.getByRole('button', { name: 'Revisar lectura' }).click()
  await customer.getByLabel('Lectura, otra vez').fill(value)
  if (picture) {
    const file = { name: 'medidor.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture) }
    await customer.locator('input[type=file]').first().setInputFiles(file)
  }
  await customer.getByRole('button', { name: 'Enviar lectura' }).click()
  await customer.getByText('Está en revisión: alguien la va a mirar.').waitFor()
  return { value: Number(value), page: new URL(customer.url()).pathname }
}

it('a reading that is held is accepted at the desk by keyboard; its sender is told, and an invoice uses it', {
  timeout: 120_000,
}, async () => {
  const customer = await signedIn(demoUsernames.oneContract, phone)
  const first = await sendOdd(customer, 900, await aPhoto())
  const second = await sendOdd(customer, 1800)
  const [person] = await there.office.sql<{ email: string }[]>`
    select email from accounts where username = ${demoUsernames.oneContract}
  `
  expect((await there.office.mailTo(person!.email)).subject).toContain('está en revisión')

  const desk = await operator()
  await desk.goto(deskPaths.readings)
  const titled = (value: number) => desk.getByRole('heading', { level: 1, name: `Lectura de ${value} m³` }).waitFor()
  await titled(first.value)
  const shown = desk.getByRole('img', { name: /Medidor del contrato/ })
  await expect.poll(() => shown.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  await desk.keyboard.press('j')
  await titled(second.value)
  await desk.keyboard.press('k')
  await titled(first.value)
  await desk.keyboard.press('a')
  await desk.getByRole('status').getByText(`Aceptaste la lectura de ${first.value} m³`).waitFor()
  await titled(second.value)
  // In a field a letter is a letter.
  await desk.keyboard.press('r')
  await desk.keyboard.press('Tab')
  await desk.keyboard.type('aja')
  expect(await desk.locator('#more').inputValue()).toBe('aja')
  await desk.keyboard.press('Shift+Tab')
  await desk.keyboard.type('Sin foto')
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Enter')
  await desk.getByText('No hay lecturas en revisión').waitFor()

  await customer.goto(first.page)
  await customer.getByText('La aceptamos.').waitFor()
  await expect
    .poll(async () => (await there.office.mailTo(person!.email)).text ?? '', { timeout: 20_000 })
    .toContain('Sin una foto no podemos confirmarla')
  const mails = await there.office.sql<{ subject: string }[]>`
    select facts ->> 'state' as subject from mails where kind = 'reading-news' order by id
  `
  expect(mails.map(({ subject }) => subject)).toEqual(['held', 'held', 'accepted', 'rejected'])

  const [sent] = await there.office.sql<{ contractId: number; readOn: string }[]>`
    select contract_id, read_on from customer_readings where id = ${first.page.split('/').at(-1)!}
  `
  const invoice = await anInvoice(there.office.sql, { contract: sent!.contractId, number: 'IN 900' })
  await there.office.sql`
    update invoices set current_reading = ${first.value}, current_read_on = ${sent!.readOn}, meter = null where id = ${invoice}
  `
  await settleReadings(there.office.sql)
  await customer.reload()
  await customer.getByText('Tu factura IN 900 se hizo con esta lectura.').waitFor()
  await customer.goto(second.page)
  await customer.getByText('No se tomó.').first().waitFor()
  expect(complaints).toEqual([])
})

it('twenty held readings are decided by keyboard alone, and by nobody’s letters once they are switched off', {
  timeout: 240_000,
}, async () => {
  await there.office.sql`
    insert into customer_readings
      (form_key, account_id, contract_id, meter, read_on, value, consumption, state, findings, band, created_on)
    select gen_random_uuid(), a.account_id, c.id, c.meter, '2026-03-20', 90000 + n, 80000 + n, 'held', '[]', '{}', '2026-03-20'
    from generate_series(1, 20) n
    cross join (select * from access where ended_at is null order by id limit 1) a
    join contracts c on c.id = a.contract_id
  `
  const desk = await operator()
  await desk.goto(deskPaths.readings)
  const press = async (key: string) => {
    await Promise.all([desk.waitForEvent('load'), desk.keyboard.press(key)])
  }
  await desk.getByRole('button', { name: 'Apagar atajos de teclado' }).click()
  await desk.keyboard.press('a')
  await desk.reload()
  await desk.keyboard.press('j')
  expect(await there.office.sql`select from customer_readings where state = 'held'`).toHaveLength(20)
  await desk.getByRole('button', { name: 'Encender atajos de teclado' }).click()

  for (let decided = 0; decided < 20; decided++) {
    if (decided % 10 === 9) {
      await desk.keyboard.press('r')
      await desk.keyboard.type('No concuerda')
      await desk.keyboard.press('Tab')
      await press('Enter')
    } else await press('a')
  }
  await desk.getByText('No hay lecturas en revisión').waitFor()
  const [counted] = await there.office.sql`
    select count(*) filter (where decision = 'accept') as accepted, count(*) filter (where why = 'not-possible') as rejected
    from customer_reading_reviews where sent_value > 90000
  `
  expect(counted).toEqual({ accepted: 18, rejected: 2 })
})
