import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { demoUsernames } from '../../src/demo/people.ts'
import { paths } from '../../src/paths.ts'
import { phone } from '../chromium.ts'
import { journeys } from './browsing.ts'

const { customer, complaints } = journeys()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

it('somebody types the beginning of what they want, walks down to it and is there, by keyboard alone', async () => {
  const page = await customer(demoUsernames.company)
  const field = page.getByRole('combobox', { name: 'Buscar en la oficina' })
  await field.focus()
  await page.keyboard.type('contras')
  const option = page.getByRole('option', { name: 'Contraseña y sesiones' })
  await option.waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'))
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => (window as never as { axe: typeof import('axe-core') }).axe.run())
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === paths.security)

  expect(complaints).toEqual([])
  await page.context().close()
})

it('Escape puts the suggestions away and Enter shows all that was found, on a phone too', async () => {
  const page = await customer(demoUsernames.company, phone)
  const field = page.getByRole('combobox', { name: 'Buscar en la oficina' })
  await field.focus()
  await page.keyboard.type('nadaqueseparezca')
  await page.getByRole('option', { name: /^Nada en tu cuenta/ }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('option').count()).toBe(0)
  expect(await field.inputValue()).toBe('nadaqueseparezca')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Resultados de «nadaqueseparezca»' }).waitFor()

  expect(complaints).toEqual([])
  await page.context().close()
})
