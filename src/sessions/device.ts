import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How many accounts a shared device is remembered for. */
const mostAccounts = 5
const separator = '~'

/**
 * A device that has signed in carries a mark that only whoever holds the account's password hash can make, so nothing
 * is stored, and a new password makes every old mark worthless.
 */
export function rememberDevice(cookie: string | undefined, passwordHash: string): string {
  const others = marksOf(cookie).filter((mark) => !isMarkOf(mark, passwordHash))
  const id = randomBytes(12).toString('base64url')
  return [`${id}.${signature(id, passwordHash)}`, ...others].slice(0, mostAccounts).join(separator)
}

/** The device's id if this account has signed in from it. */
export function knownDevice(cookie: string | undefined, passwordHash: string | null): string | undefined {
  const mark = passwordHash ? marksOf(cookie).find((mark) => isMarkOf(mark, passwordHash)) : undefined
  return mark?.split('.')[0]
}

const marksOf = (cookie: string | undefined) => (cookie ?? '').split(separator).filter(Boolean).slice(0, mostAccounts)

function isMarkOf(mark: string, passwordHash: string): boolean {
  const [id = '', signed = ''] = mark.split('.')
  const right = Buffer.from(signature(id, passwordHash))
  const given = Buffer.from(signed)
  return given.length === right.length && timingSafeEqual(given, right)
}

const signature = (id: string, passwordHash: string) =>
  createHmac('sha256', passwordHash).update(`device:${id}`).digest('base64url')
