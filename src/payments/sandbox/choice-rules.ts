import type { Centavos } from '../../lib/money.ts'
import { type Card, type Charge, type EventKind, leftToReturn, ordinaryCard, type Step } from './charge-rules.ts'

/** What a person can make happen on the gateway's page. */
export const choices = [
  'accept',
  'slow',
  'lost',
  'duplicate',
  'disordered',
  'wrong',
  'refuse',
  'leave',
  'late',
  'refund',
  'refund-part',
  'chargeback',
  'chargeback-won',
] as const
export type Choice = (typeof choices)[number]

/** How long money takes that comes later, and a notice that is overtaken. */
export const slowMs = 20_000
const overtakenMs = 4000

const payingChoices = ['accept', 'slow', 'lost', 'duplicate', 'disordered', 'wrong'] as const

/** What can still happen to a charge; `charge` as of now. */
export function choicesFor(charge: Charge): Choice[] {
  switch (charge.status) {
    case 'open':
      return charge.method === 'card' ? [...payingChoices, 'refuse', 'leave'] : [...payingChoices]
    case 'expired':
    case 'cancelled':
    case 'refused':
      return ['late']
    case 'processing':
      return []
    case 'paid': {
      const left = leftToReturn(charge)
      const won = charge.returned.some(({ kind, amount }) => kind === 'chargeback' && amount > 0)
      return [
        ...(left > 0 ? (['refund'] as const) : []),
        ...(left > 1 ? (['refund-part'] as const) : []),
        ...(left > 0 ? (['chargeback'] as const) : []),
        ...(won ? (['chargeback-won'] as const) : []),
      ]
    }
  }
}

/** Sends the person back to the office afterwards; else they stay and see what came of it. */
export const leadsBack = (choice: Choice, charge: Charge): boolean =>
  choice === 'leave' || (charge.method === 'card' && (payingChoices as readonly Choice[]).includes(choice))

/** What comes of a choice; nothing when it can no longer be chosen. */
export function choose(charge: Charge, choice: Choice, now: Date, card: Card = ordinaryCard): Step | undefined {
  if (!choicesFor(charge).includes(choice)) return undefined
  switch (choice) {
    case 'accept':
    case 'late':
      return tell(paidNow(charge, charge.amount, now, card), ['payment.paid', 0])
    case 'lost':
      return { charge: paidNow(charge, charge.amount, now, card), notices: [] }
    case 'wrong':
      return tell(paidNow(charge, wrongAmount(charge.amount), now, card), ['payment.paid', 0])
    case 'duplicate': {
      const step = tell(paidNow(charge, charge.amount, now, card), ['payment.paid', 0])
      return { ...step, notices: [...step.notices, ...step.notices] }
    }
    case 'disordered': {
      const { charge: told, notices } = tell(
        paidNow(charge, charge.amount, now, card),
        ['payment.processing', overtakenMs],
        ['payment.paid', 0],
      )
      return { charge: told, notices }
    }
    case 'slow': {
      const settlesAt = new Date(now.getTime() + slowMs)
      const later: Charge = {
        ...paidNow(charge, charge.amount, settlesAt, card),
        status: 'processing',
        settlesAt: settlesAt.toISOString(),
      }
      return tell(later, ['payment.processing', 0], ['payment.paid', slowMs])
    }
    case 'refuse':
      // The page stays open for another card; only leaving it makes the refusal final.
      return { charge: { ...charge, refusal: 'card_declined' }, notices: [] }
    case 'leave':
      return charge.refusal
        ? tell({ ...charge, status: 'refused' }, ['payment.refused', 0])
        : tell({ ...charge, status: 'cancelled' }, ['payment.cancelled', 0])
    case 'refund':
      return giveBack(charge, { kind: 'refund', amount: leftToReturn(charge), now })
    case 'refund-part':
      return giveBack(charge, { kind: 'refund', amount: Math.floor(leftToReturn(charge) / 2), now })
    case 'chargeback':
      return giveBack(charge, { kind: 'chargeback', amount: leftToReturn(charge), now })
    case 'chargeback-won':
      return tell(withoutChargebacks(charge), ['payment.returned', 0])
  }
}

/** The office gives money back. Asked again under the same key it is the same refund; more than there is, none. */
export function refund(
  charge: Charge,
  { amount, key, now }: { amount: Centavos; key: string; now: Date },
): Step | undefined {
  const reference = `dev_${key}`
  if (charge.returned.some((one) => one.reference === reference)) return { charge, notices: [] }
  if (amount <= 0 || amount > leftToReturn(charge)) return undefined
  return giveBack(charge, { kind: 'refund', amount, now, reference })
}

/** The office closes a charge nobody has paid. One that is on its way or has ended stays as it is. */
export function close(charge: Charge): Step {
  return charge.status === 'open'
    ? tell({ ...charge, status: 'cancelled' }, ['payment.cancelled', 0])
    : { charge, notices: [] }
}

/** A kept card is charged without its owner. */
export function chargeCard(charge: Charge, { card, isGood, now }: { card: Card; isGood: boolean; now: Date }): Step {
  return isGood
    ? tell(paidNow(charge, charge.amount, now, card), ['payment.paid', 0])
    : tell({ ...charge, status: 'refused', refusal: 'card_declined' }, ['payment.refused', 0])
}

const wrongAmount = (amount: Centavos): Centavos => (amount > 100 ? amount - 100 : amount + 100)

function paidNow(charge: Charge, amount: Centavos, at: Date, card: Card): Charge {
  const { refusal: _, settlesAt: __, ...rest } = charge
  const authorisation = charge.reference.replace(/\D/g, '').padEnd(6, '7').slice(0, 6)
  return {
    ...rest,
    status: 'paid',
    paid: { amount, authorisation, at: at.toISOString(), ...(charge.method === 'card' && { card }) },
  }
}

type Return = { kind: 'refund' | 'chargeback'; amount: Centavos; now: Date; reference?: string }

function giveBack(charge: Charge, { kind, amount, now, reference }: Return): Step {
  const name = reference ?? `${kind === 'refund' ? 'dev' : 'con'}_${charge.reference}_${charge.returned.length + 1}`
  const returned = [...charge.returned, { reference: name, kind, amount, at: now.toISOString() }]
  return tell({ ...charge, returned }, ['payment.returned', 0])
}

/** A chargeback that was won keeps its name and comes to nothing. */
const withoutChargebacks = (charge: Charge): Charge => ({
  ...charge,
  returned: charge.returned.map((one) => (one.kind === 'chargeback' ? { ...one, amount: 0 } : one)),
})

function tell(charge: Charge, ...events: [kind: EventKind, afterMs: number][]): Step {
  const notices = events.map(([kind, afterMs], index) => ({
    eventId: `${charge.reference}-${charge.events + index + 1}`,
    kind,
    afterMs,
  }))
  return { charge: { ...charge, events: charge.events + events.length }, notices }
}
