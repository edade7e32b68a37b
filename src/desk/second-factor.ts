import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { secretIn } from '../lib/secrets.ts'
import { hashToken } from '../lib/tokens.ts'

const period = 30

const derived = (dataDir: string, purpose: string) =>
  createHmac('sha256', secretIn(dataDir, 'desk-key')).update(purpose).digest()

/** What an app is given before anything is kept: the same each time the page of that token is opened. */
export const secretToEnrol = (dataDir: string, token: string): Buffer =>
  derived(dataDir, `enrol:${token}`).subarray(0, 20)

/** Tied to its operator: moved to another's row it opens nothing. */
export function sealSecret(dataDir: string, operatorId: string, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derived(dataDir, 'at rest'), nonce).setAAD(Buffer.from(operatorId))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Nothing where it was sealed with another key, or for somebody else. */
export function openSecret(dataDir: string, operatorId: string, sealed: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived(dataDir, 'at rest'), sealed.subarray(0, 12))
      .setAAD(Buffer.from(operatorId))
      .setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

type Named = { issuer: string; email: string }

const totp = (secret: Buffer, { issuer, email }: Named = { issuer: '', email: '' }) =>
  new TOTP({
    issuer,
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period,
    // Of its own memory: otpauth reads the whole of what a small buffer is cut from.
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  })

/** What an app reads from the square, and what is typed into one that cannot. */
export const enrolment = (secret: Buffer, named: Named) => ({
  address: totp(secret, named).toString(),
  typed: totp(secret, named).secret.base32.replace(/(.{4})(?=.)/g, '$1 '),
})

export const codeAt = (secret: Buffer, at: number): string => totp(secret).generate({ timestamp: at })

/** The time step of a code that is right now, or was or will be within half a minute. */
export function stepOfCode(secret: Buffer, code: string, at: number): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totp(secret).validate({ token, window: 1, timestamp: at })
  return delta === null ? undefined : Math.floor(at / 1000 / period) + delta
}

/** Without letters that look alike; 49 bits each. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const word = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
    return `${word()}-${word()}`
  })

export const hashRecoveryCode = (typed: string): Buffer => hashToken(typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
