import type { InvoiceState } from '../invoices/rules.ts'
import type { ReadingState } from '../readings/sending-queries.ts'

type Service = 'active' | 'limited' | 'cut' | 'suspended'

/** Every state of each kind: one that is missing does not compile. */
const all = <State extends string>(states: Record<State, true>) => Object.keys(states) as State[]

export const invoiceStates = all<InvoiceState>({
  pending: true,
  overdue: true,
  received: true,
  paid: true,
  disputed: true,
  cancelled: true,
})
export const readingStates = all<ReadingState>({ received: true, held: true, accepted: true, rejected: true })
export const serviceStates = all<Service>({ active: true, limited: true, cut: true, suspended: true })
