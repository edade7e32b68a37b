import type { Language } from '../words/words.ts'
import type { CaseNoticeFacts } from './case-notice.ts'
import type { DebitNoticeFacts } from './debit-notice.ts'

/** A token in a link, or in `links`, opens a door: it is scrubbed from the row once the mail has left. Other addresses are `page`. */
type TokenLink = { link: string }

/** `page` for an account, a link for a guest. */
type FollowedAt = Partial<TokenLink & { page: string }>

/** What may be told to people by mail, and the facts each mail needs. Links are paths of the office; times are ISO instants. */
export type NoticeFacts = DebitNoticeFacts &
  CaseNoticeFacts & {
    activation: { username: string } & TokenLink
    'password-recovery': { username: string } & TokenLink
    'username-recovery': { usernames: string[] }
    'password-changed': { username: string; at: string }
    /** To the earlier accounts (`page`: where they see and end access) and to the feed's address (no `page`). */
    'contract-added-elsewhere': { contract: string; who: string; at: string; page?: string }
    'access-ended': { contract: string; at: string; who?: string }
    /** `dueOn`: the last day on which the utility must answer; a mail of an older office does not know it. */
    'request-received': {
      folio: string
      kindLabel: string
      name: string
      message: string
      contract?: string
      at: string
      dueOn?: string
    } & FollowedAt
    /** What happened to a request, as its last event says it; `dueOn` while the utility must answer. */
    'request-news': {
      folio: string
      kindLabel: string
      said: 'message' | 'asked' | 'resumed' | 'answered' | 'closed' | 'reopened'
      text: string
      evidence: string | null
      operator: string | null
      dueOn: string | null
      /** Until when it can be opened again. */
      reopenUntil: string | null
    } & FollowedAt
    /** `page` for an account, a link for a guest. `receivedOn` is the utility's day on which the money came. */
    'payment-news': {
      folio: string
      amount: number
      state: 'received' | 'held' | 'applied' | 'returned'
      receivedOn: string | null
    } & Partial<TokenLink & { page: string }>
    /** What to pay with elsewhere, and until when. */
    'payment-instructions': {
      folio: string
      amount: number
      /** `stores`: where cash is paid, as far as it is known. */
      pay:
        | { kind: 'cash'; reference: string; stores?: string[] }
        | { kind: 'transfer'; clabe: string; bank: string; reference: string }
      expiresAt: string | null
    } & Partial<TokenLink & { page: string }>
    /** Nothing was paid, and nobody was there to see it. */
    'payment-not-made': { folio: string; amount: number; state: 'refused' | 'expired' } & Partial<
      TokenLink & { page: string }
    >
    /** The office filed the request `request` for a payment: it is late, or held because another sum came. */
    'payment-raised': {
      folio: string
      request: string
      cause: 'late' | 'held'
      amount: number
      receivedOn: string
    } & Partial<TokenLink & { page: string }>
    /**
     * To whoever sees the contracts: `count` invoices that ask for `total`, the first of them in `invoices`, each with the
     * link it is paid by at the same place of `links`. `page`: where an account sees them.
     */
    'new-invoices': {
      count: number
      total: number
      invoices: NewInvoice[]
      links: (string | null)[]
      /** How long the links serve. */
      linkDays: number
      page?: string
    }
    /** To whom somebody lets see a contract, to be taken up by the link. */
    'delegate-invited': {
      contract: string
      who: string
      role: DelegateRole
      until: string
      linkDays: number
    } & TokenLink
    /** To whoever let them. */
    'delegate-accepted': { contract: string; who: string; role: DelegateRole; until: string; page: string }
    /** To whom an organisation invites, to be taken up by the link. */
    'organisation-invited': { organisation: string; who: string; role: OrganisationRole; linkDays: number } & TokenLink
    /** To whoever invited them. */
    'organisation-joined': { organisation: string; who: string; role: OrganisationRole; page: string }
    /** To the person whose role it is. */
    'organisation-role': { organisation: string; role: OrganisationRole; page: string }
    /** To whoever is in it no longer. */
    'organisation-ended': { organisation: string; state: 'left' | 'removed' | 'closed'; at: string }
    /** To a new address of an account, which counts once the link has been opened. */
    'email-to-confirm': { username: string; hours: number } & TokenLink
    /** To the old one: `asked`, then `changed`. Masked. */
    'email-changed': { username: string; state: 'asked' | 'changed'; after: string; at: string }
    /** To a second address for a contract's digital invoices. */
    'invoice-address-to-confirm': { contract: string; who: string; days: number } & TokenLink
    'account-closed': { username: string; at: string }
    /** What became of a reading that somebody sent. */
    'reading-news': {
      contract: string
      value: number
      readOn: string
      state: 'accepted' | 'held' | 'rejected' | 'used' | 'photo'
      /** What the utility keeps instead; what an operator said; the invoice that it is in. */
      keptValue: number | null
      reason: string | null
      invoice: string | null
      page: string
    }
    /** A ZIP of invoices is ready and kept until then, or could not be prepared. */
    'download-news': { invoices: number; until: string | null; page: string }
    /** To an operator of the desk; the link names its host where the desk has one of its own. */
    'desk-invitation': { name: string; hours: number } & TokenLink
    /** `before` and `after` as they may be shown to whoever gets the mail: mask what is not theirs. */
    'contact-changed': {
      contract: string
      field: 'email' | 'phone'
      before: string | null
      after: string | null
      at: string
    }
  }

type DelegateRole = 'sees' | 'pays' | 'manages'
type OrganisationRole = 'sees' | 'pays' | 'administers'

export type NewInvoice = {
  number: string
  contract: string
  period: string
  dueOn: string
  amount: number
  /** By itself: by an agreement that the commercial system knows, or from a card that somebody keeps here. */
  collected: 'bank' | 'card' | null
}

type NoticeKind = keyof NoticeFacts
export type Notice = {
  [Kind in NoticeKind]: {
    kind: Kind
    to: string
    facts: NoticeFacts[Kind]
    /** In which what it is about was asked for: it counts where nobody at that address has chosen one. */
    language?: Language
  }
}[NoticeKind]
