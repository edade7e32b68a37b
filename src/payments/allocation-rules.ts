import { type Centavos, sum } from '../lib/money.ts'
import type { GatewayName } from './gateway.ts'

export type LedgerAccount = 'gateway' | 'bank' | 'fees' | 'invoice' | 'credit' | 'held' | 'commercial'

/** A line of an entry. Debit is positive, credit negative; the lines of an entry add up to nothing. */
export type LedgerLine = {
  account: LedgerAccount
  amount: Centavos
  position?: number
  contractId?: number
  invoiceId?: number
  balanceBefore?: Centavos
}

/** What somebody pays for. `open`: what may still be taken for the invoice; nothing for an advance. */
export type PayableItem = {
  position: number
  contractId: number
  invoiceId: number | null
  amount: Centavos
  open: Centavos
  /** What the commercial system would ask for the invoice now, had it seen nothing of what we keep for it. */
  balance: Centavos
}

/**
 * For whom the money is kept. An invoice takes what it still asks; what is over, be it an advance or paid twice, is the
 * contract's credit. Too little fills the items in their order.
 */
function keptFor(items: readonly PayableItem[], amount: Centavos): LedgerLine[] {
  const lines: LedgerLine[] = []
  let left = amount
  items.forEach((item, index) => {
    const isLast = index === items.length - 1
    const share = isLast ? left : Math.min(item.amount, left)
    left -= share
    const { position, contractId, invoiceId, balance } = item
    const forInvoice = invoiceId === null ? 0 : Math.min(share, item.open)
    const over = share - forInvoice
    if (invoiceId !== null && forInvoice > 0) {
      lines.push({
        account: 'invoice',
        amount: -forInvoice,
        position,
        contractId,
        invoiceId,
        balanceBefore: balance,
      })
    }
    if (over > 0) lines.push({ account: 'credit', amount: -over, position, contractId })
  })
  return lines
}

export const receivedLines = (items: readonly PayableItem[], amount: Centavos): LedgerLine[] => [
  { account: 'gateway', amount },
  ...keptFor(items, amount),
]

export const heldLines = (amount: Centavos): LedgerLine[] => [
  { account: 'gateway', amount },
  { account: 'held', amount: -amount },
]

export const releasedLines = (items: readonly PayableItem[], amount: Centavos): LedgerLine[] => [
  { account: 'held', amount },
  ...keptFor(items, amount),
]

/** What a payment's lines come to, by account and item. Kept money is negative. */
export type Standing = Omit<LedgerLine, 'balanceBefore'>

/**
 * Money that goes back is taken from where it is: first from what is over, then from the invoices, the last first, then
 * from what is held, and last from what the commercial system has already posted, which it must then take back.
 * Nothing when there is not that much: then somebody is told something that cannot be.
 */
export function returnedLines(standing: readonly Standing[], amount: Centavos): LedgerLine[] | undefined {
  const order: LedgerAccount[] = ['credit', 'invoice', 'held', 'commercial']
  const kept = standing
    .filter((line) => order.includes(line.account) && line.amount < 0)
    .sort((a, b) => order.indexOf(a.account) - order.indexOf(b.account) || (b.position ?? 0) - (a.position ?? 0))
  const lines: LedgerLine[] = []
  let left = amount
  for (const line of kept) {
    const part = Math.min(left, -line.amount)
    if (part > 0) lines.push({ ...line, amount: part })
    left -= part
  }
  return left > 0 ? undefined : [{ account: 'gateway', amount: -amount }, ...lines]
}

/** An item that the commercial system has posted leaves the house: all that is kept for it becomes its own. */
export function postedLines(standing: readonly Standing[], position: number): LedgerLine[] {
  const kept = standing.filter(
    (line) =>
      line.position === position && (line.account === 'invoice' || line.account === 'credit') && line.amount < 0,
  )
  if (kept.length === 0) return []
  const [{ contractId }] = kept as [Standing]
  return [
    ...kept.map((line): LedgerLine => ({ ...line, amount: -line.amount })),
    { account: 'commercial', amount: sum(kept.map(({ amount }) => amount)), position, contractId: contractId! },
  ]
}

/** The gateway and the commercial system settle by lines of whole payments. */
export const settledLines = ({ gross, fee, net }: { gross: Centavos; fee: Centavos; net: Centavos }): LedgerLine[] =>
  [
    { account: 'bank' as const, amount: net },
    { account: 'fees' as const, amount: fee },
    { account: 'gateway' as const, amount: -gross },
  ].filter(({ amount }) => amount !== 0)

export type NewEntry = {
  /** What makes it happen once. */
  key: string
  kind: 'received' | 'held' | 'released' | 'posted' | 'refund' | 'chargeback' | 'regained' | 'settled'
  gateway: GatewayName
  paymentId: string | null
  lines: readonly LedgerLine[]
}
