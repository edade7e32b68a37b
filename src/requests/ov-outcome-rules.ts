import { type DisputeOutcome, disputeOutcomes, type Outcomes, outcomeOf } from '../disputes/rules.ts'

/** What `--outcome` said, each time it was given. */
export type TypedOutcomes = { all: DisputeOutcome | undefined; each: { number: string; outcome: DisputeOutcome }[] }

const outcomeNamed = (name: string) => disputeOutcomes.find((known) => known === name.trim())

/** `upheld` for every invoice, `IN 53772=rejected` for that one; undefined where either cannot be read. */
export function outcomesTyped(given: readonly string[]): TypedOutcomes | undefined {
  const typed: TypedOutcomes = { all: undefined, each: [] }
  for (const one of given) {
    const cut = one.lastIndexOf('=')
    const outcome = outcomeNamed(one.slice(cut + 1))
    const number = one.slice(0, Math.max(0, cut)).trim()
    const isTwice = cut < 0 ? typed.all : typed.each.some((other) => isSame(other.number, number))
    if (!outcome || isTwice || (cut >= 0 && !number)) return undefined
    if (cut < 0) typed.all = outcome
    else typed.each.push({ number, outcome })
  }
  return typed
}

type OpenDispute = { id: number; number: string }

/** An outcome for each dispute that is open: or what was named and is not disputed, or the invoices without one. */
export function outcomesFor(
  { all, each }: TypedOutcomes,
  disputes: readonly OpenDispute[],
): { outcomes: Outcomes; unknown: string[]; missing: string[] } {
  const unknown = each.map(({ number }) => number).filter((one) => !disputes.some(({ number }) => isSame(one, number)))
  const outcomes = new Map(
    disputes.flatMap(({ id, number }) => {
      const outcome = each.find((one) => isSame(one.number, number))?.outcome ?? all
      return outcome ? [[id, outcome] as const] : []
    }),
  )
  const missing = disputes.filter(({ id }) => !outcomeOf(outcomes, id)).map(({ number }) => number)
  return { outcomes, unknown, missing }
}

const isSame = (one: string, other: string) => one.toUpperCase() === other.toUpperCase()
