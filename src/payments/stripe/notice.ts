import Stripe from 'stripe'
import type { Gateway, Notice } from '../gateway.ts'
import { referenceIn } from './notice-rules.ts'

/** A notice older than this may have been kept by somebody, to be sent again. */
const toleranceSeconds = 300

type Sent = { signature: string; body: string; now: Date }

/** Any of the secrets will do: two are good while one is being replaced. */
export function stripeNotices(stripe: Stripe, secrets: readonly string[]): Gateway['readNotice'] {
  return ({ headers, body, now }) => {
    const sent = { signature: headers.get('stripe-signature') ?? '', body, now }
    for (const secret of secrets) {
      const notice = readWith(stripe, secret, sent)
      if (notice.kind !== 'rejected' || notice.why !== 'signature') return notice
    }
    return { kind: 'rejected', why: 'signature' }
  }
}

function readWith(stripe: Stripe, secret: string, { signature, body, now }: Sent): Notice {
  if (!isSigned(stripe, secret, { signature, body })) return { kind: 'rejected', why: 'signature' }
  try {
    const event = stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now.getTime())
    return noticeOf(event)
  } catch (error) {
    const isOld = error instanceof Stripe.errors.StripeSignatureVerificationError
    return { kind: 'rejected', why: isOld ? 'too-old' : 'unreadable' }
  }
}

/** Signed with this secret, whenever that was. Whatever the library stumbles over in a header is no signature. */
function isSigned(stripe: Stripe, secret: string, { signature, body }: Omit<Sent, 'now'>): boolean {
  try {
    return stripe.webhooks.signature?.verifyHeader(body, signature, secret, 0) ?? false
  } catch {
    return false
  }
}

function noticeOf(event: Stripe.Event): Notice {
  if (typeof event?.id !== 'string' || typeof event.type !== 'string' || typeof event.data?.object !== 'object')
    return { kind: 'rejected', why: 'unreadable' }
  const reference = referenceIn(event)
  return reference ? { kind: 'notice', eventId: event.id, reference } : { kind: 'ignored', eventId: event.id }
}
