import sharp from 'sharp'
import { expect, it } from 'vitest'
import { demoPassword, demoUsernames } from '../../src/demo/people.ts'
import { paths } from '../../src/paths.ts'
import { journeys } from './browsing.ts'

const there = journeys()

it('two files are dropped, a picture is pasted, and what was typed is there again after the session was lost', {
  timeout: 120_000,
}, async () => {
  const page = await there.customer(demoUsernames.oneContract)
  await page.goto(paths.request('consulta-general'))
  const colours = { 'medidor.jpg': '#2a6f97', 'recibo.jpg': '#c9184a', 'captura.jpg': '#f4a259' }
  const pictures: Record<string, string> = {}
  for (const [name, background] of Object.entries(colours)) {
    const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background } })
    pictures[name] = (await drawn.jpeg().toBuffer()).toString('base64')
  }

  /** As the browser does it when somebody drops or pastes. */
  const bring = (how: 'drop' | 'paste', names: string[]) =>
    page.locator('[data-attach]').evaluate(
      (place, { how, names, pictures }) => {
        const all = new DataTransfer()
        for (const name of names) {
          const bytes = Uint8Array.from(atob(pictures[name]!), (letter) => letter.charCodeAt(0))
          all.items.add(new File([bytes], name, { type: 'image/jpeg' }))
        }
        const event =
          how === 'drop'
            ? new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: all, bubbles: true, cancelable: true })
        ;(how === 'drop' ? place : document.body).dispatchEvent(event)
      },
      { how, names, pictures },
    )
  const chosen = page.locator('.files.chosen li')
  await bring('drop', ['medidor.jpg', 'recibo.jpg'])
  await bring('paste', ['captura.jpg'])
  expect((await chosen.allTextContents()).map((line) => /\w+\.jpg/.exec(line)?.[0])).toEqual([
    'medidor.jpg',
    'recibo.jpg',
    'captura.jpg',
  ])

  await page.locator('[name=mensaje]').fill('Mi recibo no llegó, y el medidor marca otra cosa.')
  await page.locator('[data-saved]').filter({ hasText: /\S/ }).waitFor()

  await there.office.sql`delete from sessions`
  await page.goto(paths.request('consulta-general'))
  await page.locator('#username').fill(demoUsernames.oneContract)
  await page.locator('#password').fill(demoPassword)
  await page.getByRole('button', { name: 'Acceder' }).click()
  await page.waitForURL((url) => url.pathname === paths.request('consulta-general'))
  expect(await page.locator('[name=mensaje]').inputValue()).toBe('Mi recibo no llegó, y el medidor marca otra cosa.')

  await bring('drop', ['medidor.jpg', 'recibo.jpg'])
  await bring('paste', ['captura.jpg'])
  await page.getByRole('button', { name: 'Enviar' }).click()
  await page
    .getByText(/OV-\d{4}-\d{6}/)
    .first()
    .waitFor()
  const sent = await there.office.sql`select name from attachments where request_event_id is not null order by name`
  expect(sent.map(({ name }) => name)).toEqual(['captura.jpg', 'medidor.jpg', 'recibo.jpg'])
  expect(there.complaints).toEqual([])
})
