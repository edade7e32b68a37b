import { type Centavos, sum } from '../lib/money.ts'
import type { SettlementLine } from './gateway.ts'

/** What our ledger says of a payment at its gateway. */
export type Books = {
  /** Money that came and went, in its order. */
  movements: readonly Centavos[]
  /** What the gateway has settled so far, line by line. */
  settled: readonly Centavos[]
}

export type SettlementMatch =
  /** As our ledger has it, up to some moment: the lines are booked. */
  | { kind: 'matches' }
  /** It was settled by another file. */
  | { kind: 'already' }
  | { kind: 'differs'; ours: Centavos; theirs: Centavos }

/**
 * A gateway settles what had happened up to some moment: a payment that came and went may be settled whole, in two lines,
 * or in what was left of it, and what happened since is for another file.
 */
export function matchOf(
  { movements, settled }: Books,
  lines: readonly Pick<SettlementLine, 'gross'>[],
): SettlementMatch {
  const theirs = sum(lines.map(({ gross }) => gross))
  const before = sum(settled)
  let soFar = 0
  const moments = movements.map((movement) => (soFar += movement))
  const open = moments.slice(firstAfter(moments, before)).map((moment) => moment - before)
  if (open.includes(theirs)) return { kind: 'matches' }
  const ours = sum(movements) - before
  const wasSettled = theirs === before || lines.every(({ gross }) => settled.includes(gross))
  return settled.length > 0 && wasSettled ? { kind: 'already' } : { kind: 'differs', ours, theirs }
}

/** The moments after the one that was settled last. */
const firstAfter = (moments: readonly Centavos[], settled: Centavos) =>
  settled === 0 ? 0 : moments.indexOf(settled) + 1

/** A fee that cannot be: the gateway gives some with the payment, or takes all of it. */
export const isOddFee = ({ gross, fee }: Pick<SettlementLine, 'gross' | 'fee'>): boolean =>
  gross > 0 && (fee < 0 || fee >= gross)
