import { addDays, addMonths, type CivilDate, monthOf } from '../../lib/dates.ts'
import type { KeptCard } from '../card-vault.ts'
import type { Card } from './charge-rules.ts'

/** What a person can leave on the gateway's page for cards. */
export const cardChoices = ['good', 'expiring', 'refused', 'none'] as const
export type CardChoice = (typeof cardChoices)[number]

export type LeftCard = Card & { id: string; expiresOn: CivilDate; isRefused: boolean }
/** A page on which somebody leaves a card, and the card once there is one. */
export type Saving = { reference: string; customer: string; email: string; returnUrl: string; card?: LeftCard }

/** The card of a choice; nothing when the person left none. `id`: a name nobody else has. */
export function leftCard(choice: CardChoice, { id, today }: { id: string; today: CivilDate }): LeftCard | undefined {
  switch (choice) {
    case 'good':
      return { id, brand: 'visa', last4: '4242', expiresOn: endOfMonth(addMonths(today, 36)), isRefused: false }
    case 'expiring':
      return { id, brand: 'mastercard', last4: '4444', expiresOn: endOfMonth(today), isRefused: false }
    case 'refused':
      return { id, brand: 'visa', last4: '0002', expiresOn: endOfMonth(addMonths(today, 36)), isRefused: true }
    case 'none':
      return undefined
  }
}

export const isCardGood = ({ isRefused, expiresOn }: LeftCard, today: CivilDate): boolean =>
  !isRefused && today <= expiresOn

export const keptCard = ({ customer }: Saving, { id, brand, last4, expiresOn }: LeftCard): KeptCard => ({
  customer,
  card: id,
  brand,
  last4,
  expiresOn,
})

const endOfMonth = (date: CivilDate): CivilDate => addDays(addMonths(monthOf(date), 1), -1)
