import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

export type PasswordPolicy = 'manual' | 'strong'
export type PasswordProblem = 'too-short' | 'too-few-digits' | 'too-few-letters' | 'too-long' | 'too-common'

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }

type Cost = typeof now

const derive = promisify(argon2)
const tagOf = (password: string, nonce: Buffer, cost: Cost, tagLength: number) =>
  // The same word typed on two keyboards may arrive composed or decomposed.
  derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost } satisfies Argon2Parameters)

/** What the database keeps: the cost beside the hash, so that the cost can grow and old hashes still verify. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await tagOf(password, salt, now, 32)
  const { memory, passes, parallelism } = now
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Takes as long when there is no usable hash as when the password is wrong. */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const parts = phc.exec(hash ?? '')
  if (!parts) return verifyNothing(password)
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const kept = Buffer.from(tag, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return timingSafeEqual(await tagOf(password, Buffer.from(salt, 'base64'), cost, kept.length), kept)
}

/** For a person who does not exist: false, after the same work. */
export async function verifyNothing(password: string): Promise<false> {
  await tagOf(password, randomBytes(16), now, 32)
  return false
}

const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
