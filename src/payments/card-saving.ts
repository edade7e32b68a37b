import { paths } from '../paths.ts'
import {
  beginCard,
  type CardToForget,
  cardToForget,
  endCard,
  giveUpCard,
  keepCard,
  keepSavingReference,
  noteForgotten,
  takeCardsToForget,
} from './card-commands.ts'
import { type BegunCard, cardsOf } from './card-queries.ts'
import type { Till } from './paying.ts'

type Owner = { accountId: string; email: string }

/** Where the person leaves a card at the gateway. Begun twice, it is the same page; one that was left is kept first. */
export async function startSavingCard(till: Till, { accountId, email }: Owner): Promise<string | undefined> {
  const gateway = till.gateways.current
  if (!gateway?.cards) return undefined
  await completeCards(till, (await cardsOf(till.sql, accountId)).begun)
  const id = await beginCard(till.sql, { accountId, gateway: gateway.name })
  const returnUrl = new URL(paths.cards, till.settings.baseUrl).href
  const begun = await gateway.cards.startSaving({ customerKey: accountId, email, returnUrl, key: id })
  if (begun.kind === 'silence') {
    till.log.warn({ gateway: gateway.name, why: begun.why }, 'a gateway did not answer')
    return undefined
  }
  await keepSavingReference(till.sql, id, begun.reference)
  return begun.payUrl
}

/** Asks what came of the cards that somebody began to leave, whether or not they came back. */
export async function completeCards(till: Till, begun: readonly BegunCard[]): Promise<'saved' | 'not-yet'> {
  const isSaved = await Promise.all(begun.map((card) => complete(till, card)))
  return isSaved.includes(true) ? 'saved' : 'not-yet'
}

async function complete({ sql, gateways }: Till, { id, gateway, savingReference, isOld }: BegunCard): Promise<boolean> {
  const card = savingReference ? await gateways.named(gateway)?.cards?.saved(savingReference) : undefined
  if (card) await keepCard(sql, id, card)
  else if (isOld) await giveUpCard(sql, id)
  return card !== undefined
}

/** Ends a card with us first, and then at the gateway; if that one is silent, the worker tells it later. */
export async function removeCard(till: Till, { accountId, cardId }: { accountId: string; cardId: string }) {
  const outcome = await endCard(till.sql, { accountId, cardId })
  const card = outcome.kind === 'ended' ? await cardToForget(till.sql, cardId) : undefined
  if (card) await forget(till, card)
  return outcome
}

export async function forgetCards(till: Till): Promise<void> {
  for (const card of await takeCardsToForget(till.sql, 20)) await forget(till, card)
}

async function forget({ sql, gateways, log }: Till, { id, gateway, card }: CardToForget): Promise<void> {
  const answer = await gateways.named(gateway)?.cards?.forget(card)
  if (answer?.kind === 'forgotten') await noteForgotten(sql, id)
  else log.warn({ gateway, why: answer?.why ?? 'no such gateway' }, 'a card is still to be forgotten')
}
