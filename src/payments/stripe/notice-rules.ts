import type Stripe from 'stripe'

/** What an event tells us of that may move one of our payments. Everything else is heard and left. */
const ofInterest =
  /^(checkout\.session\.|payment_intent\.|charge\.(refund|dispute|succeeded|failed|expired|captured)|refund\.)/

/**
 * The payment an event is about: our id where Stripe has it, else Stripe's name for the payment or the charge, which is
 * all that a chargeback and a refund made by hand tell.
 */
export function referenceIn(event: Stripe.Event): string | undefined {
  if (!ofInterest.test(event.type)) return undefined
  const thing: Partial<Record<string, unknown>> = { ...event.data.object }
  if (thing.mode !== undefined && thing.mode !== 'payment') return undefined
  const ours = idIn(thing.metadata)
  if (ours) return ours
  // A session or an intent without our mark was made by somebody else with the same account.
  if (thing.object === 'checkout.session' || thing.object === 'payment_intent') return undefined
  return nameIn(thing.payment_intent) ?? nameIn(thing.charge)
}

function idIn(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('payment_id' in metadata)) return undefined
  return typeof metadata.payment_id === 'string' ? metadata.payment_id : undefined
}

/** Stripe writes a thing or only its name. */
function nameIn(thing: unknown): string | undefined {
  if (typeof thing === 'string') return thing
  if (typeof thing !== 'object' || thing === null || !('id' in thing)) return undefined
  return typeof thing.id === 'string' ? thing.id : undefined
}
