import { isClosed, isOpen, type PaymentState } from './state-rules.ts'

export type Stop = {
  state: PaymentState | 'started'
  /** Done and certain; going on now; still to come; or where it ended otherwise. */
  kind: 'done' | 'now' | 'next' | 'ended'
  at?: string
}

type Travelled = { state: PaymentState; createdAt: Date; steps: readonly { state: PaymentState; at: string }[] }

/** The way of a payment through its states: where it was, where it is, and what is still to come. */
export function wayOf({ state, createdAt, steps }: Travelled): Stop[] {
  // That nobody knew for a while is of no matter once it is known.
  const known = steps.filter((step, index) => step.state !== 'unknown' || index === steps.length - 1)
  const been = known.slice(0, -1).filter((step, index) => known[index - 1]?.state !== step.state)
  const last = known.at(-1)
  const isEnd = isClosed(state) || state === 'returned'
  const here: Stop = {
    state,
    kind: isEnd ? 'ended' : state === 'received' || state === 'applied' ? 'done' : 'now',
    ...(last && { at: last.at }),
  }
  return [
    { state: 'started', kind: 'done', at: createdAt.toISOString() },
    ...been.map((step): Stop => ({ ...step, kind: isTrouble(step.state) ? 'ended' : 'done' })),
    here,
    ...ahead(state).map((state): Stop => ({ state, kind: 'next' })),
  ]
}

const isTrouble = (state: PaymentState) => isClosed(state) || state === 'returned'

function ahead(state: PaymentState): PaymentState[] {
  if (isOpen(state)) return ['received', 'applied']
  return state === 'received' || state === 'held' ? ['applied'] : []
}
