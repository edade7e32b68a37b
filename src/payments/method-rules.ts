import type { Centavos } from '../lib/money.ts'
import { capitalised } from '../lib/text.ts'
import type { Words } from '../words/words.ts'
import { type ChoosableContract, payableOf } from './choice-rules.ts'
import type { Gateway, GatewayName, Method, Voucher } from './gateway.ts'
import { openAmount, type PaymentTerms } from './rules.ts'

/** How somebody can pay where new payments go now. */
export type Offered = Pick<Gateway, 'name' | 'methods' | 'mostPer'> & {
  /** The cards that the person keeps, each a way to pay. */
  saved?: readonly PaidCard[]
}
export type PaidCard = { id: string; gateway: GatewayName; brand: string; last4: string }

/** Conekta's shops are many, and OXXO need not be among them; whoever else takes cash takes it at OXXO. */
const isAtOxxo = (gateway: GatewayName) => gateway !== 'conekta'

type Way = { method: Method; gateway: GatewayName }

/** What people call a way to pay. */
export const methodName = ({ method, gateway }: Way): Method | 'shops' =>
  method === 'cash' && !isAtOxxo(gateway) ? 'shops' : method

export const methodWords = (words: Words, way: Way) => words(`payments.method.${methodName(way)}`)

/** `Visa terminada en 4242` */
export const savedCardName = (words: Words, { brand, last4 }: Pick<PaidCard, 'brand' | 'last4'>) =>
  words('cards.name', { brand: capitalised(brand), last4 })

/** Where a voucher is paid: none where its gateway does not say. */
export function storesOf({ voucher, gateway }: { voucher: Voucher; gateway: GatewayName }): readonly string[] {
  if (voucher.kind !== 'cash') return []
  const { stores = [] } = voucher
  return stores.length > 0 ? stores : isAtOxxo(gateway) ? ['OXXO'] : []
}

/** The shop by its name, or that it is one of many. */
export const placeWords = (words: Words, stores: readonly string[]): string =>
  stores.length === 1 ? stores[0]! : words(stores.length === 0 ? 'payments.place.any' : 'payments.place.several')

const mostFor = ({ mostPer }: Pick<Offered, 'mostPer'>, method: Method): Centavos => mostPer?.[method] ?? Infinity

/** The most that the method takes at once, if that is less than `amount`. */
export function overMost(gateway: Pick<Offered, 'mostPer'>, method: Method, amount: Centavos): Centavos | undefined {
  const most = mostFor(gateway, method)
  return amount > most ? most : undefined
}

/** The gateway with those methods alone that take so much at once. */
export const offeredFor = (gateway: Offered, amount: Centavos): Offered => ({
  name: gateway.name,
  methods: gateway.methods.filter((method) => amount <= mostFor(gateway, method)),
  ...(gateway.mostPer && { mostPer: gateway.mostPer }),
  ...(gateway.saved && { saved: gateway.saved }),
})

/** The least that somebody could pay of all this. */
export function leastChoice(contracts: readonly ChoosableContract[], terms: PaymentTerms): Centavos {
  if (terms.mostAdvance !== null) return 0
  const open = payableOf(contracts).map((invoice) => Math.min(openAmount(invoice), terms.leastPart ?? Infinity))
  return open.length === 0 ? 0 : Math.min(...open)
}
