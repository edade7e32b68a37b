import type { RequestKind } from '../web/profile.ts'
import type { View } from '../web/view.ts'

/** What can be asked for, of all groups. */
export const kindsOf = ({ profile }: View): RequestKind[] =>
  profile.requestGroups.flatMap(({ kinds }) => kinds).filter(({ hidden }) => !hidden)

/** The kind by which a bill or a payment is disputed, where this utility has one. */
export const kindThatDisputes = (view: View, what: NonNullable<RequestKind['disputes']>): RequestKind | undefined =>
  kindsOf(view).find(({ disputes }) => disputes === what)

/** By which a leak in the street is reported; its slug is every utility's. */
export const kindOfLeaks = (view: View): RequestKind | undefined =>
  kindsOf(view).find(({ slug }) => slug === 'fuga-en-la-calle')
