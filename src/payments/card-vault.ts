import type { CivilDate } from '../lib/dates.ts'
import type { SavedCard, Silence } from './gateway.ts'

/** A card that a person left at the gateway. `expiresOn` is the last day on which it is good. */
export type KeptCard = SavedCard & { brand: string; last4: string; expiresOn: CivilDate }

/** What came of a page. `none`: nobody left a card there; with `payUrl` somebody still may. */
export type Saved = { kind: 'kept'; card: KeptCard } | { kind: 'none'; payUrl?: string } | Silence

/** Cards kept at the gateway, to be charged while the person is not there. We never see a number. */
export type CardVault = {
  /** Where the person leaves a card. `customerKey`: our name for the person. `key`: asking twice is asking once. */
  startSaving(person: {
    customerKey: string
    email: string
    returnUrl: string
    key: string
  }): Promise<{ kind: 'known'; reference: string; payUrl: string } | Silence>
  /** The card that came of a page. A person's page waits for the answer, so it comes within `savedPatienceMs` or is silence. */
  saved(reference: string): Promise<Saved>
  /** A card that the gateway does not know is forgotten too. */
  forget(card: string): Promise<{ kind: 'forgotten' } | Silence>
}

export const savedPatienceMs = 3000
