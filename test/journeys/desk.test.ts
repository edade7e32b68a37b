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
    keystrokes += key.split('+').length
    await desk.keyboard.press(key)
  }
  const turn = async (key: string) => {
    await Promise.all([desk.waitForEvent('load'), press(key)])
  }

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
    await desk.keyboard.type(answer)
    keystrokes += answer.length
    await turn('Control+Enter')
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

it('with a saved text a case takes five keys; nothing typed is lost on the way, and the list stands beside it', {
  timeout: 120_000,
}, async () => {
  const { sql } = there.office
  const folios: string[] = []
  for (let count = 0; count < 3; count++) folios.push(await aRequest(sql, { on: `2026-01-0${5 + count}` }))
  const desk = await operator('Rosa Tapia')
  await sql`
    insert into response_templates (name, body, changed_by)
    select t.name, t.body, o.id
    from operators o, (values ('Avería', 'Vamos para allá.'), ('Recibo', 'Va la {folio}.')) as t (name, body)
    where o.name = 'Rosa Tapia'
  `
  const turn = (act: () => Promise<unknown>) => Promise.all([desk.waitForEvent('load'), act()])
  const field = desk.locator('#mensaje')

  await desk.goto(deskPaths.inbox)
  await desk.keyboard.press('j')
  await turn(() => desk.keyboard.press('a'))
  expect(await desk.locator('#mensaje:focus').count()).toBe(1)
  await desk.keyboard.press('Escape')
  expect(await desk.locator('[data-row][aria-current=true]').getAttribute('href')).toContain(folios[0]!)
  for (const key of ['t', 'r', 'Enter']) await desk.keyboard.press(key)
  await expect.poll(() => field.inputValue()).toBe(`Va la ${folios[0]!}.`)
  await turn(() => desk.keyboard.press('Control+Enter'))

  expect(new URL(desk.url()).pathname).toBe(deskPaths.request(folios[1]!))
  await desk.keyboard.press('r')
  await desk.keyboard.type('Hola.  Saludos.')
  for (let back = 0; back < 9; back++) await desk.keyboard.press('ArrowLeft')
  await desk.getByLabel('Texto guardado').selectOption('Recibo')
  await desk.getByRole('button', { name: 'Insertar texto guardado' }).click()
  const whole = `Hola. Va la ${folios[1]!}. Saludos.`
  await expect.poll(() => field.inputValue()).toBe(whole)
  await turn(() => desk.getByRole('button', { name: 'Asignarme' }).click())
  expect(await field.inputValue()).toBe(whole)
  await turn(() => desk.reload())
  expect(await field.inputValue()).toBe(whole)
  await desk.setViewportSize({ width: 1000, height: 800 })
  expect(await desk.locator('.desk-list').isVisible()).toBe(false)
  await desk.setViewportSize({ width: 1100, height: 800 })
  expect(await desk.locator('.desk-list').isVisible()).toBe(true)
  await desk.getByLabel('Al terminar, abrir la siguiente').uncheck()
  await field.focus()
  await turn(() => desk.keyboard.press('Control+Enter'))
  expect(new URL(desk.url()).pathname).toBe(deskPaths.request(folios[1]!))
  expect(await field.inputValue()).toBe('')

  await desk.keyboard.press('n')
  await desk.waitForURL((url) => url.pathname === deskPaths.request(folios[2]!))
  expect(await desk.getByLabel('Al terminar, abrir la siguiente').isChecked()).toBe(false)
  const said = await sql<{ text: string }[]>`
    select e.text from request_events e join requests r on r.id = e.request_id
    where r.folio in ${sql(folios)} and e.by = 'operator' order by e.id
  `
  expect(said.map(({ text }) => text)).toEqual([`Va la ${folios[0]!}.`, whole])
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
