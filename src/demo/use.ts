import type { Contract } from './contracts.ts'
import type { Random } from './random.ts'
import type { Plan } from './stories.ts'

/** January to December: the dry heat of April to June uses most, the rains and the cold least. */
const seasons = [0.92, 0.94, 1.03, 1.14, 1.22, 1.13, 0.97, 0.93, 0.91, 0.95, 0.95, 0.98]

/** Litres used in each month of the history. */
export function useOf({ months, litresADay, dwellings, tariff }: Contract, plan: Plan, random: Random): number[] {
  const feelsSeason = tariff === 'INDUSTRIAL' || tariff === 'COMERCIAL' ? 0.4 : 1
  // One home has its moods; many homes even each other out.
  const mood = 0.7 / Math.sqrt(dwellings)
  const leak = 3 + random.next() * 3
  const use: number[] = []
  for (let at = 0; at < plan.visits.length; at++) {
    const month = months[at + 1]!
    const season = 1 + (seasons[month.month]! - 1) * feelsSeason
    const weeks = (random.next() + random.next() + random.next() + random.next()) / 4
    const away = random.chance(0.02) ? 0.45 : 1
    const leaking = plan.leakFrom >= 0 && at >= plan.leakFrom && at < plan.leakFrom + 3 ? leak : 1
    const days = month.readOn - months[at]!.readOn
    use.push(Math.round(litresADay * days * season * (1 + (weeks - 0.5) * mood) * away * leaking))
  }
  return use
}
