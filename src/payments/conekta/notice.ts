import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Gateway } from '../gateway.ts'
import { eventIn } from './answer-rules.ts'
import { isInTime, referenceIn } from './notice-rules.ts'

/**
 * Conekta signs the very bytes of the body: RSA with PKCS #1 v1.5 over SHA-256, as base64 in the header DIGEST. Any of
 * the keys will do: two are good while one is being replaced.
 */
export function conektaNotices(publicKeys: readonly string[]): Gateway['readNotice'] {
  const keys = publicKeys.map(keyOf)
  return ({ headers, body, now }) => {
    const signature = Buffer.from(headers.get('digest') ?? '', 'base64')
    const bytes = Buffer.from(body)
    if (!keys.some((key) => verify('sha256', bytes, key, signature))) return { kind: 'rejected', why: 'signature' }
    const event = eventIn(jsonOf(body))
    if (!event) return { kind: 'rejected', why: 'unreadable' }
    if (!isInTime(event, now)) return { kind: 'rejected', why: 'too-old' }
    const reference = referenceIn(event)
    return reference ? { kind: 'notice', eventId: event.id, reference } : { kind: 'ignored', eventId: event.id }
  }
}

/** Throws for what is no key: it is found when the office starts. */
function keyOf(text: string): KeyObject {
  const pem = text.replaceAll('\\n', '\n').trim()
  try {
    if (pem.startsWith('-----')) return createPublicKey(pem)
    return createPublicKey({ key: Buffer.from(pem, 'base64'), format: 'der', type: 'spki' })
  } catch {
    throw new Error('one of the keys of Conekta’s notices is no public key')
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
