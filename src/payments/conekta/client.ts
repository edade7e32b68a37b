import type { Silence } from '../gateway.ts'
import { codeIn } from './answer-rules.ts'

export type ConektaSettings = {
  privateKey: string
  /** Of the notices; two while one is being replaced. As PEM, with `\n` for its ends of lines, or its base64 alone. */
  webhookPublicKeys: readonly string[]
  /** Where Conekta answers, if not at its own address. */
  apiUrl?: string
  /** Conekta never tells which account was paid. */
  payee?: string
  /** What Conekta is told of somebody whose address or telephone we do not have; it wants both. */
  contact?: { email: string; phone: string }
  timeoutMs?: number
}

/** `body` of any status: it is read by who asked. `lost`: nobody knows whether it was done. */
export type Reply = { status: number; body: unknown } | { lost: string }
export type Conekta = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Reply>

/** The version of which we have the description. */
const version = 'application/vnd.conekta-v2.3.0+json'

export function conektaClient({
  privateKey,
  apiUrl = 'https://api.conekta.io',
  timeoutMs = 8000,
}: ConektaSettings): Conekta {
  return async (method, path, body) => {
    try {
      const response = await fetch(new URL(path, apiUrl), {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: version,
          'accept-language': 'es',
          authorization: `Bearer ${privateKey}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = jsonOf(text)
      return json === undefined
        ? { lost: `${response.status} unreadable answer` }
        : { status: response.status, body: json }
    } catch (error) {
      return { lost: error instanceof Error ? error.name : 'no answer' }
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of an error is left out: it may repeat what was sent. */
export const silenceOf = (reply: Reply): Silence => ({
  kind: 'silence',
  why: 'lost' in reply ? reply.lost : [reply.status, codeIn(reply.body)].filter(Boolean).join(' '),
})
