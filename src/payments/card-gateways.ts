import type { GatewayName } from './gateway.ts'
import type { Gateways } from './paying.ts'

/** Cards that were left at a gateway can be charged there as long as the office has it, whoever takes new payments. */
export const keepsCards =
  ({ named }: Gateways) =>
  (gateway: GatewayName): boolean =>
    named(gateway)?.cards !== undefined

export const gatewaysWithCards = (gateways: Gateways): GatewayName[] =>
  (['stripe', 'conekta', 'sandbox'] as const).filter(keepsCards(gateways))

/** There is something to see of saved cards: somebody's may be charged, even where no new ones are taken. */
export const mayHaveCards = (gateways: Gateways): boolean => gatewaysWithCards(gateways).length > 0
