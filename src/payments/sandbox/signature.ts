import { createHmac, timingSafeEqual } from 'node:crypto'

export const signatureHeader = 'sandbox-signature'
/** A notice that is older is not believed: whoever recorded it cannot send it again later. */
const mostAgeSeconds = 300

/** `t=1700000000,v1=…`: the time and the body, signed together. */
export function sign(body: string, { key, now }: { key: string; now: Date }): string {
  const time = Math.floor(now.getTime() / 1000)
  return `t=${time},v1=${digest(`${time}.${body}`, key)}`
}

/** Two keys are good while one is being replaced. */
export function verify(
  body: string,
  { header, keys, now }: { header: string | null; keys: readonly string[]; now: Date },
): 'good' | 'signature' | 'too-old' {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (!match) return 'signature'
  const [, time, given] = match as unknown as [string, string, string]
  const isGood = keys.some((key) => timingSafeEqual(Buffer.from(digest(`${time}.${body}`, key)), Buffer.from(given)))
  if (!isGood) return 'signature'
  return Math.abs(now.getTime() / 1000 - Number(time)) <= mostAgeSeconds ? 'good' : 'too-old'
}

const digest = (text: string, key: string): string => createHmac('sha256', key).update(text).digest('hex')
