import type { z } from 'zod'
import type { Silence } from '../gateway.ts'

export type Reaching = {
  /** Where the pretend gateway is. */
  url: string
  /** How it is reached; over the network unless said otherwise. */
  fetch?: (request: Request) => Response | Promise<Response>
  patienceMs?: number
}

type Question<T> = { form: z.ZodType<T>; body?: unknown; method?: 'GET' | 'POST' | 'DELETE' }

/** Asks the pretend gateway; whatever is not a clear answer is silence. */
export async function reach<T>(
  { url, fetch = globalThis.fetch, patienceMs = 10_000 }: Reaching,
  path: string,
  { form, body, method = body === undefined ? 'GET' : 'POST' }: Question<T>,
): Promise<T | { kind: 'unheard' } | Silence> {
  try {
    const request = new Request(new URL(path, url), {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const response = await fetch(request)
    const answer: unknown = await response.json()
    // Anything may answer 404 at a wrong address: only the gateway's own word means that it knows no such thing.
    if (response.status === 404 && isUnheard(answer)) return { kind: 'unheard' }
    if (!response.ok) return { kind: 'silence', why: `status ${response.status}` }
    const { success, data } = form.safeParse(answer)
    return success ? data : { kind: 'silence', why: 'not an answer' }
  } catch (error) {
    return { kind: 'silence', why: String((error as Error).cause ?? error).slice(0, 200) }
  }
}

const isUnheard = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'unheard'
