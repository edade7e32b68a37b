import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { TooManyTriesPage } from '../web/errors.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { deviceCookie } from './cookie.ts'
import { rememberDevice } from './device.ts'

export const visitorOf = (c: Context<OfficeEnv>) => ({
  userAgent: c.req.header('user-agent') ?? '',
  address: c.var.address,
})

/** From now on this account knows this device: strangers' wrong tries no longer slow it down. */
export function rememberIn<Env extends OfficeEnv>(c: Context<Env>, passwordHash: string): void {
  const { name, options } = deviceCookie(c.var.tls)
  const oneYear = 365 * 24 * 60 * 60
  setCookie(c, name, rememberDevice(getCookie(c, name), passwordHash), { ...options, maxAge: oneYear })
}

export function tooManyTries<Env extends OfficeEnv>(c: Context<Env>, waitSeconds: number) {
  c.header('Retry-After', String(waitSeconds))
  return c.html(<TooManyTriesPage view={c.var.view} waitSeconds={waitSeconds} />, 429)
}
