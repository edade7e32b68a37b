import { type CivilDate, daysBetween } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'

/** A movement of an item, and what the commercial system says of it: null when it does not name it. */
export type Movement = { id: string; amount: Centavos; posted: Centavos | null; postedOn: CivilDate | null }

/** Every sum that came is posted as it is, or the whole of the item is: some systems post a payment in parts or net. */
export function isPosted(movements: readonly Movement[]): boolean {
  const came = movements.filter(({ amount }) => amount > 0)
  if (came.every(({ amount, posted }) => posted === amount)) return true
  const named = movements.filter(({ posted }) => posted !== null)
  const total = sum(named.map(({ posted }) => posted!))
  const net = sum(movements.map(({ amount }) => amount))
  return named.length > 0 && (total === net || total === sum(came.map(({ amount }) => amount)))
}

/** What is posted with another amount than went out, if anything is. */
export const misposted = (movements: readonly Movement[]): Movement | undefined =>
  isPosted(movements) ? undefined : movements.find(({ posted, amount }) => posted !== null && posted !== amount)

/** How long the commercial system may name a payment before its invoice shows it. */
const daysUntilBelieved = 3

/** Posted, and seen in the invoice; some days later the commercial system is believed without. */
export function mayLeave(
  {
    movements,
    balance,
    balanceAfter,
  }: { movements: readonly Movement[]; balance: number | null; balanceAfter: number | null },
  today: CivilDate,
): boolean {
  const days = movements.flatMap(({ postedOn }) => postedOn ?? []).sort()
  const latest = days.at(-1)
  if (latest === undefined || !isPosted(movements)) return false
  if (balance === null || balanceAfter === null || balance <= balanceAfter) return true
  return daysBetween(latest, today) > daysUntilBelieved
}
