import type { Centavos } from '../lib/money.ts'
import type { CardVault } from './card-vault.ts'

export type GatewayName = 'stripe' | 'conekta' | 'sandbox'
export type Method = 'card' | 'cash' | 'transfer'

/**
 * A payment as a gateway is asked for it. `id` is the key under which asking twice is asking once, so one payment is
 * always the same order, to the letter: a gateway refuses another body under a key it knows.
 */
export type Order = {
  id: string
  folio: string
  method: Method
  amount: Centavos
  /** What the person reads at the gateway: `Aguas del Encinal, factura 2 / 2021`. */
  description: string
  email: string | undefined
  name: string | undefined
  /** Where the gateway sends the person back to, whatever came of it. */
  returnUrl: string
  /** When we made it: no gateway has heard of it before. */
  createdAt: Date
  expiresAt: Date
  /** A card kept at the gateway, charged without the person. */
  savedCard?: SavedCard
}
export type SavedCard = { customer: string; card: string }

/** What to pay with elsewhere. `barcode`: the digits under the bars, Code 128. `stores`: where, if not at OXXO. */
export type Voucher =
  | { kind: 'cash'; reference: string; barcode: string; stores?: readonly string[] }
  | { kind: 'transfer'; clabe: string; bank: string; reference: string; beneficiary: string }

export type GatewayStatus = 'open' | 'processing' | 'paid' | 'refused' | 'expired' | 'cancelled'

/** All that a gateway knows of a payment at one moment; a later one supersedes it, and it may be told twice. */
export type Snapshot = {
  kind: 'known'
  /** The gateway's own name for the payment. */
  reference: string
  status: GatewayStatus
  /** What was paid, once it is. `currency` is upper case; `payee` is the account that was paid, where it is told. */
  paid?: { amount: Centavos; currency: string; authorisation?: string; card?: { brand: string; last4: string } }
  /** Our id as the gateway has it: another one means that this is not the payment we asked for. */
  paymentId: string | undefined
  payee?: string
  /** Money that went back, each once under its own reference. A chargeback that was won has amount 0. */
  returned: readonly { reference: string; kind: 'refund' | 'chargeback'; amount: Centavos }[]
  payUrl?: string
  voucher?: Voucher
  expiresAt?: Date
  /** In the gateway's words; never shown as they are. */
  refusal?: string
}

/** `silence`: no answer in time, or one that decides nothing. It is not a refusal. `unheard`: it has no such payment. */
export type Answer = Snapshot | Silence | { kind: 'unheard' }
export type Silence = { kind: 'silence'; why: string }

/** A gateway's notice, its signature checked. `reference` is the gateway's name for the payment or our id of it. */
export type Notice =
  | { kind: 'notice'; eventId: string; reference: string }
  /** Signed, and about nothing of ours. */
  | { kind: 'ignored'; eventId: string }
  | { kind: 'rejected'; why: 'signature' | 'too-old' | 'unreadable' }

/**
 * A line of the gateway's settlement file. `reference` as in `Notice`; `net` is `gross` less `fee`. `id`: the gateway's name
 * for this very movement, the same in each file that has it.
 */
export type SettlementLine = {
  line: number
  id?: string
  reference: string
  gross: Centavos
  fee: Centavos
  net: Centavos
}

/** What the office needs of a gateway. No function throws for what a network or a gateway may do. */
export type Gateway = {
  name: GatewayName
  /** What it offers, in the order in which it is shown. */
  methods: readonly Method[]
  /** The most that a method takes at once, where there is a most. */
  mostPer?: Partial<Record<Method, Centavos>>
  /** Hosts a person is sent to: the pages' policy must let a form lead there. */
  hosts: readonly string[]
  /** The account that must have been paid, where the gateway tells; else nothing to compare with. */
  payee: string | undefined
  open(order: Order): Promise<Answer>
  /** `reference` is missing when our question to open it was never answered: then it is looked for by its id. */
  ask(payment: { order: Order; reference: string | undefined }): Promise<Answer>
  /** Makes an open payment unpayable, where it can, and says how it stands then. */
  close(payment: { order: Order; reference: string }): Promise<Answer>
  /**
   * `key`: asking twice is asking once. `before`: what had gone back when it was first asked, by which a gateway without
   * keys tells whether it was done. The answer lists the refund among `returned`.
   */
  refund(payment: {
    order: Order
    reference: string
    amount: Centavos
    key: string
    before?: Centavos | undefined
  }): Promise<Answer>
  /** Our id of the payment that a notice or a settlement line calls by another name than `Snapshot.reference`. */
  paymentOf?(reference: string): Promise<string | undefined>
  /** Where people may leave a card, if they may. */
  cards?: CardVault
  readNotice(notice: { headers: Headers; body: string; now: Date }): Notice
  /** Reads the settlement file; what it cannot read is a sentence. */
  readSettlement(text: string): { lines: SettlementLine[]; faults: { line: number; why: string }[] }
}
