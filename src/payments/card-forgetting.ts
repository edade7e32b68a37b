import { type CardToForget, noteForgotten, takeCardToForget } from './card-commands.ts'
import { gatewaysWithCards } from './card-gateways.ts'
import type { Till } from './paying.ts'

const atOnce = 20

/** Tells gateways of removed cards, each until its first silence; those that the office no longer has are not asked. */
export async function forgetCards(till: Till): Promise<void> {
  let asked = gatewaysWithCards(till.gateways)
  for (let left = atOnce; left > 0 && asked.length > 0; left--) {
    const card = await takeCardToForget(till.sql, asked)
    if (!card) return
    if (!(await forgetCard(till, card))) asked = asked.filter((name) => name !== card.gateway)
  }
}

export async function forgetCard({ sql, gateways, log }: Till, { id, gateway, card }: CardToForget): Promise<boolean> {
  const answer = await gateways.named(gateway)?.cards?.forget(card)
  if (answer?.kind === 'forgotten') await noteForgotten(sql, id)
  else log.warn({ gateway, why: answer?.why ?? 'no such gateway' }, 'a card is still to be forgotten')
  return answer?.kind === 'forgotten'
}
