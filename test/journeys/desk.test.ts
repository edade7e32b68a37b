import { expect, it } from 'vitest'
import { deskPaths, paths } from '../../src/paths.ts'
import { aRequest } from '../a-request.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const there = journeys()
const { complaints, open, operator } = there

it('ten cases are taken and answered by keyboard alone, and by nobody’s letters once they are switched off', {
  timeout: 180_000,
}, async () => {
  for (let count = 0; count < 12; count++) await aRequest(there.office.sql, { on: '2026-03-05' })
  const desk = await operator('Julia Ramos')
  await desk.goto(deskPaths.inbox)
  let keystrokes = 0
  const press = async (key: string) => {
    keystrokes++
    await desk.keyboard.press(key)
  }
  const turn = async (key: string) => {
    await Promise.all([desk.waitForEvent('load'), press(key)])
  }
  const focused = () => desk.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

  await desk.getByRole('button', { name: 'Apagar atajos de teclado' }).click()
  await desk.reload()
  await desk.keyboard.press('j')
  expect(await desk.locator('[data-row]:focus').count()).toBe(0)
  await desk.getByRole('button', { name: 'Encender atajos de teclado' }).click()

  await desk.keyboard.press('?')
  await desk.getByRole('dialog', { name: 'Atajos de teclado' }).waitFor()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('/')
  await desk.keyboard.type('jrk')
  expect(await desk.locator('#buscar-casos').inputValue()).toBe('jrk')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+j')
  expect(await desk.locator('[data-row]:focus').count()).toBe(0)

  keystrokes = 0
  const began = Date.now()
  await press('j')
  await press('j')
  await press('k')
  await turn('Enter')
  const answer = 'Tu recibo va en camino.'
  for (let answered = 0; answered < 10; answered++) {
    await turn('a')
    await press('r')
    await desk.keyboard.type(answer)
    keystrokes += answer.length
    do await press('Tab')
    while ((await focused()) !== 'Responder')
    await turn('Enter')
  }
  const seconds = (Date.now() - began) / 1000
  console.info(
    `Ten cases at the desk: ${(seconds / 10).toFixed(1)} s and ${(keystrokes / 10).toFixed(1)} keystrokes a case, ` +
      `${answer.length} of them the answer itself`,
  )
  const [counted] = await there.office.sql`
    select count(distinct r.id)::integer as answered
    from request_events e join requests r on r.id = e.request_id join operators o on o.id = r.assigned_to
    where e.said = 'answered' and e.text = ${answer} and e.operator = 'Julia Ramos' and o.name = 'Julia Ramos'
  `
  expect(counted).toEqual({ answered: 10 })
  expect(complaints).toEqual([])
})

it('a guest’s complaint is closed with evidence at the desk, read by the mailed link and rated', {
  timeout: 120_000,
}, async () => {
  const guest = await open(phone)
  await guest.goto(paths.guestRequest('consulta-general'))
  await guest.locator('#nombre').fill('Ana Núñez')
  await guest.locator('#email').fill('ana.nunez@example.com')
  await guest.locator('#mensaje').fill('Nadie contestó mi queja de enero.')
  await guest.getByRole('button', { name: 'Enviar', exact: true }).click()
  await guest.waitForURL((url) => url.pathname.startsWith('/contacto/enviada/'))
  const [sent] = await there.office.sql<{ folio: string }[]>`
    select folio from requests where message = 'Nadie contestó mi queja de enero.'
  `

  const desk = await operator('Pilar Soto')
  await desk.goto(deskPaths.inbox)
  await desk.keyboard.press('/')
  await desk.keyboard.type('queja enero')
  await Promise.all([desk.waitForEvent('load'), desk.keyboard.press('Enter')])
  await desk.keyboard.press('j')
  await Promise.all([desk.waitForEvent('load'), desk.keyboard.press('r')])
  expect(await desk.locator('#mensaje:focus').count()).toBe(1)
  await desk.keyboard.type('Revisamos tu queja y corregimos el recibo.')
  await desk.locator('#evidencia').fill('Orden 77, 20 de marzo')
  await desk.getByRole('button', { name: 'Cerrar con evidencia' }).click()
  await expect
    .poll(async () => (await there.office.mailTo('ana.nunez@example.com')).text ?? '', { timeout: 30_000 })
    .toContain('Revisamos tu queja')

  const mail = await there.office.mailTo('ana.nunez@example.com')
  const link = new RegExp(`${there.office.url}/\\S+`).exec(mail.text ?? '')![0]
  await guest.goto(link)
  await guest.getByText('Orden 77, 20 de marzo').waitFor()
  await guest.locator('input[name=estrellas][value="5"]').check({ force: true })
  await guest.getByRole('button', { name: 'Calificar' }).click()
  await desk.goto(deskPaths.request(sent!.folio))
  await desk.getByText('Calificó con 5 de 5').waitFor()
  expect(complaints).toEqual([])
})
