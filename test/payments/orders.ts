import { expect } from 'vitest'
import type { Answer, Order, Snapshot } from '../../src/payments/gateway.ts'

export const minutes = 60_000

export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    id: crypto.randomUUID(),
    folio: 'PG-26-0000017',
    method: 'card',
    amount: 125_050,
    description: 'Aguas del Encinal, PG-26-0000017',
    email: 'ana@example.com',
    name: 'Ana Robles',
    returnUrl: 'https://oficina.example/pagos/PG-26-0000017',
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 60 * minutes),
    ...changes,
  }
}
export const aVoucher = (changes: Partial<Order> = {}) =>
  anOrder({ method: 'cash', expiresAt: new Date(Date.now() + 3 * 24 * 60 * minutes), ...changes })
export const aTransfer = (changes: Partial<Order> = {}) => aVoucher({ method: 'transfer', ...changes })
export const aSavedCard = (card = 'pm_1') => anOrder({ savedCard: { customer: 'cus_ana', card } })

export function known(answer: Answer): Snapshot {
  expect(answer).toMatchObject({ kind: 'known' })
  return answer as Snapshot
}
