import type { CivilDate } from '../lib/dates.ts'
import type { Words } from '../words/words.ts'
import type { Assets } from './assets.ts'
import type { Profile } from './profile.ts'

/** The person who is signed in, as every private page greets them. */
export type Person = {
  accountId: string
  sessionId: string
  name: string
  username: string
  email: string
  /** The one they have chosen, in every browser. */
  language: string | null
}

/** An operator looks at what this person sees, and comes back to the desk at `back`. */
export type Looking = { person: Person; back: string }

/** What every page needs besides its own facts. */
export type View = {
  words: Words
  profile: Profile
  assets: Pick<Assets, 'css' | 'js' | 'deskCss' | 'deskJs' | 'font'>
  demo: boolean
  /** The office takes payments: without a gateway nothing offers it. */
  canPay: boolean
  today: CivilDate
  /** The address of the page, without its query. */
  path: string
  /** Where whoever reads the page comes back to it: with its query, and never a form's own address. */
  here: string
  /** Told to the person when something fails, and written in the log. */
  requestId: string
  person?: Person
  looking?: Looking
}

/** What the first middleware leaves for every handler. */
export type OfficeEnv = {
  Variables: {
    view: View
    address: string
    /** Over TLS, as the browser sees it. */
    tls: boolean
    /** It came to the desk. */
    atDesk: boolean
  }
}
