import { limiter } from '../lib/limits.ts'
import { giveUpCard, keepCard } from './card-commands.ts'
import { type BegunCard, begunCards } from './card-queries.ts'
import type { Saved } from './card-vault.ts'
import type { GatewayName } from './gateway.ts'
import type { Till } from './paying.ts'

/** Nobody waits for it, so each is asked about once an hour, and a few in a round. */
const askedAgain = { name: 'begun-cards', points: 1, seconds: 3600 }
const atOnce = 20

/** `open`: somebody may still leave a card there. */
export type CameOf = 'saved' | 'over' | 'silent' | { kind: 'open'; payUrl: string | undefined }

/** Asks about the cards whose owners did not come back, at each gateway until its first silence. */
export async function completeBegunCards(till: Till): Promise<void> {
  const limit = limiter(till.sql, askedAgain)
  const silent = new Set<GatewayName>()
  let left = atOnce
  for (const card of await begunCards(till.sql)) {
    if (silent.has(card.gateway) || (await limit.consume(card.id)).waitSeconds > 0) continue
    if ((await completeCard(till, card)) === 'silent') silent.add(card.gateway)
    if (--left === 0) return
  }
}

/** Asks what came of the cards that somebody began to leave, whether or not they came back. */
export async function completeCards(till: Till, begun: readonly BegunCard[]): Promise<'saved' | 'not-yet' | undefined> {
  const came = await Promise.all(begun.map((card) => completeCard(till, card)))
  if (came.includes('saved')) return 'saved'
  // Of one that was begun days ago nobody waits for news.
  return came.some((one, index) => one !== 'over' && !begun[index]!.isOld) ? 'not-yet' : undefined
}

/** Asks what came of one. It is given up when the gateway says that there is none, and not because it says nothing. */
export async function completeCard(till: Till, begun: BegunCard): Promise<CameOf> {
  const { id, gateway, savingReference, isOld } = begun
  const saved = await savedAt(till, begun)
  switch (saved.kind) {
    case 'kept':
      await keepCard(till.sql, id, saved.card)
      return 'saved'
    case 'none': {
      // Without a name it is being begun at this moment, or its beginning was cut short.
      const isOver = isOld || (savingReference !== null && !saved.payUrl)
      if (isOver) await giveUpCard(till.sql, { id, savingReference })
      return isOver ? 'over' : { kind: 'open', payUrl: saved.payUrl }
    }
    case 'silence':
      till.log.warn({ gateway, why: saved.why }, 'a gateway did not answer')
      return 'silent'
  }
}

async function savedAt({ gateways }: Till, { gateway, savingReference }: BegunCard): Promise<Saved> {
  // Nobody was sent there.
  if (!savingReference) return { kind: 'none' }
  return (await gateways.named(gateway)?.cards?.saved(savingReference)) ?? { kind: 'silence', why: 'no such gateway' }
}
