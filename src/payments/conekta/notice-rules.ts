import { type ConektaEvent, paymentIdIn } from './answer-rules.ts'

/** The payment an event is about: our id where Conekta has it, else the order, else the charge. */
export function referenceIn({ type, data }: ConektaEvent): string | undefined {
  const thing = data.object
  if (!thing || !/^(order|charge)\./.test(type)) return undefined
  const text = (name: string) => {
    const value = thing[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  if (thing.object === 'order') {
    const metadata = thing.metadata
    return typeof metadata === 'object' && metadata !== null ? paymentIdIn({ ...metadata }) : undefined
  }
  return text('order_id') ?? text('charge_id')
}

/**
 * An event keeps its day while Conekta sends it again and again, so the window is as wide as that: a notice only says
 * which payment to ask about, and one that was heard is not heard twice.
 */
const oldestMs = 4 * 24 * 3_600_000
const fromTomorrowMs = 5 * 60_000

export function isInTime({ created_at }: ConektaEvent, now: Date): boolean {
  const age = now.getTime() - created_at * 1000
  return age <= oldestMs && age >= -fromTomorrowMs
}
