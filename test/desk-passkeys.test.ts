import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../src/lib/passwords.ts'
import { deskPaths } from '../src/paths.ts'
import { aDeskSession, anOperator } from './an-operator.ts'
import { desktop, openBrowser } from './chromium.ts'
import { type Office, openOffice } from './office.ts'

const password = 'caballo-bateria-grapa'

let office: Office
let browser: Browser

beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice({ demo: false }), openBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

/** A browser in which that operator is signed in, with a key of its own plugged in. */
async function atTheDeskWithAKey(operatorId: string) {
  const context = await browser.newContext({ ...desktop, baseURL: office.url })
  const [name = '', value = ''] = (await aDeskSession(office.sql, operatorId)).split('=')
  await context.addCookies([{ name, value, url: office.url }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { context, page }
}

describe('an operator with a key', () => {
  it('adds it with their password, gets in with it instead of a code, and removes it', {
    timeout: 120_000,
  }, async () => {
    const { sql } = office
    const operatorId = await anOperator(sql, { email: 'julia@example.com' })
    await sql`update operators set password_hash = ${await hashPassword(password)} where id = ${operatorId}`
    const { context, page } = await atTheDeskWithAKey(operatorId)
    const add = async (typed: string) => {
      await page.goto(deskPaths.newPasskey)
      await page.getByLabel('Nombre de la llave').fill('Llave azul')
      await page.getByLabel('Contraseña actual').fill(typed)
      await page.getByRole('button', { name: 'Crear la llave' }).click()
    }
    await add('no-es-esta-contrasena')
    await page.getByText('Llave azul').or(page.locator('.error-summary')).first().waitFor()
    expect(await sql`select from operator_passkeys`).toHaveLength(0)
    await add(password)
    await page.waitForURL(/listo=llave/)
    expect(await page.getByText('Llave azul').count()).toBe(1)

    await context.clearCookies()
    const atTheCode = async () => {
      await page.goto(deskPaths.signIn)
      await page.locator('#email').fill('julia@example.com')
      await page.locator('#password').fill(password)
      await page.getByRole('button', { name: 'Continuar' }).click()
      await page.waitForURL((url) => url.pathname === deskPaths.code)
    }
    await atTheCode()
    await page.getByRole('button', { name: 'Entrar con mi llave' }).click()
    await page.waitForURL((url) => url.pathname === deskPaths.inbox)
    const acts = await sql`select act, reason from operator_acts where operator_id = ${operatorId} order by id`
    expect(acts.filter(({ act }) => /passkey|signed/.test(act))).toEqual([
      { act: 'passkey-added', reason: 'Llave azul' },
      { act: 'signed-in', reason: null },
    ])

    await page.goto(deskPaths.myAccess)
    await page.getByRole('button', { name: 'Quitar la llave Llave azul' }).click()
    await page.waitForURL(/listo=sin-llave/)
    await context.clearCookies()
    await atTheCode()
    expect(await page.getByRole('button', { name: 'Entrar con mi llave' }).count()).toBe(0)
    await context.close()
  })
})
