import { paths } from '../paths.ts'
import { beginCard, cardToForget, endCard, giveUpCard, keepSavingReference } from './card-commands.ts'
import { completeCard } from './card-completing.ts'
import { forgetCard } from './card-forgetting.ts'
import { cardsOf } from './card-queries.ts'
import type { GatewayName } from './gateway.ts'
import type { Till } from './paying.ts'

type Owner = { accountId: string; email: string }

/** Where the person leaves a card at the gateway. Begun twice, it is the same page; one that was left is kept first. */
export async function startSavingCard(till: Till, { accountId, email }: Owner): Promise<string | undefined> {
  const { sql, log, settings } = till
  const gateway = till.gateways.current
  if (!gateway?.cards) return undefined
  const begunBefore = await beganAt(till, { accountId, gateway: gateway.name })
  if (begunBefore === 'silent') return undefined
  if (typeof begunBefore === 'object' && begunBefore.payUrl) return begunBefore.payUrl

  const id = await beginCard(sql, { accountId, gateway: gateway.name })
  const returnUrl = new URL(paths.cards, settings.baseUrl).href
  const begun = await gateway.cards.startSaving({ customerKey: accountId, email, returnUrl, key: id })
  if (begun.kind === 'silence') {
    log.warn({ gateway: gateway.name, why: begun.why }, 'a gateway did not answer')
    // Nobody was sent anywhere. Under the same key it would repeat what went wrong, and refuse a changed address, for a day.
    await giveUpCard(sql, { id, savingReference: null })
    return undefined
  }
  const isKept = await keepSavingReference(sql, id, begun.reference)
  return isKept ? begun.payUrl : undefined
}

/** What came of all that somebody began; told of the one at that gateway. */
async function beganAt(till: Till, { accountId, gateway }: { accountId: string; gateway: GatewayName }) {
  const { begun } = await cardsOf(till.sql, accountId)
  const came = await Promise.all(begun.map((card) => completeCard(till, card)))
  return came.find((_, index) => begun[index]!.gateway === gateway)
}

/** Ends a card with us first, and then at the gateway; if that one is silent, the worker tells it later. */
export async function removeCard(till: Till, { accountId, cardId }: { accountId: string; cardId: string }) {
  const outcome = await endCard(till.sql, { accountId, cardId })
  const card = outcome.kind === 'ended' ? await cardToForget(till.sql, cardId) : undefined
  if (card) await forgetCard(till, card)
  return outcome
}
