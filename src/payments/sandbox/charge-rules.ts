import type { Centavos } from '../../lib/money.ts'
import type { GatewayStatus, Method, SavedCard, Snapshot, Voucher } from '../gateway.ts'
import { pretendClabe, shopReference } from './numbers-rules.ts'

/** A payment as the pretend gateway keeps it; instants are texts, as in JSON. */
export type Charge = {
  reference: string
  paymentId: string
  folio: string
  method: Method
  amount: Centavos
  description: string
  email?: string | undefined
  name?: string | undefined
  returnUrl: string
  expiresAt: string
  openedAt: string
  status: GatewayStatus
  /** When money that is on its way arrives. */
  settlesAt?: string
  paid?: { amount: Centavos; authorisation: string; at: string; card?: Card }
  refusal?: string
  returned: { reference: string; kind: 'refund' | 'chargeback'; amount: Centavos; at: string }[]
  voucher?: Voucher
  /** How many events it has told of: an event's name is the charge's and its number. */
  events: number
}
export type Card = { brand: string; last4: string }

export type NewCharge = Pick<
  Charge,
  'paymentId' | 'folio' | 'method' | 'amount' | 'description' | 'email' | 'name' | 'returnUrl' | 'expiresAt'
> & { savedCard?: SavedCard | undefined }

export type EventKind = `payment.${GatewayStatus | 'returned'}`
/** An event to tell the office of. Twice in a list with one `eventId`, it is sent twice. */
type PlannedNotice = { eventId: string; kind: EventKind; afterMs: number }
/** What came of something: the charge as it is then, and whom to tell what. */
export type Step = { charge: Charge; notices: PlannedNotice[] }

export const ordinaryCard: Card = { brand: 'visa', last4: '4242' }
const pretendBankName = 'Banco de prueba'

/** `serial`: eleven digits nobody else has. */
export function openCharge(
  order: NewCharge,
  { reference, serial, now }: { reference: string; serial: string; now: Date },
): Charge {
  const { savedCard: _, ...facts } = order
  return {
    ...facts,
    reference,
    openedAt: now.toISOString(),
    status: 'open',
    returned: [],
    events: 0,
    ...(order.method !== 'card' && { voucher: voucherOf(order.method, serial) }),
  }
}

function voucherOf(method: 'cash' | 'transfer', serial: string): Voucher {
  if (method === 'cash') return { kind: 'cash', reference: shopReference(serial), barcode: shopReference(serial) }
  return {
    kind: 'transfer',
    clabe: pretendClabe(serial),
    bank: pretendBankName,
    reference: serial.slice(-7),
    beneficiary: 'Pasarela de prueba',
  }
}

export const voucherNumber = ({ voucher }: Charge): string | null =>
  voucher ? (voucher.kind === 'cash' ? voucher.reference : voucher.clabe) : null

/** A charge as it is at `now`: money on its way has arrived by itself, and nobody can pay it after its last minute. */
export function asOf(charge: Charge, now: Date): Charge {
  const instant = now.toISOString()
  if (charge.status === 'processing' && charge.settlesAt && charge.settlesAt <= instant)
    return { ...charge, status: 'paid' }
  if (charge.status === 'open' && charge.expiresAt <= instant) return { ...charge, status: 'expired' }
  return charge
}

const isMoneyIn = ({ status }: Charge): boolean => status === 'paid'

export const returnedAmount = ({ returned }: Charge): Centavos =>
  returned.reduce((total, { amount }) => total + amount, 0)

export const leftToReturn = (charge: Charge): Centavos =>
  isMoneyIn(charge) && charge.paid ? charge.paid.amount - returnedAmount(charge) : 0

/** What the office is told when it asks. */
export const snapshotOf = (charge: Charge, payUrl: string): Omit<Snapshot, 'expiresAt'> & { expiresAt: string } => ({
  kind: 'known',
  reference: charge.reference,
  status: charge.status,
  paymentId: charge.paymentId,
  expiresAt: charge.expiresAt,
  returned: charge.returned.map(({ reference, kind, amount }) => ({ reference, kind, amount })),
  ...(isMoneyIn(charge) &&
    charge.paid && {
      paid: {
        amount: charge.paid.amount,
        currency: 'MXN',
        authorisation: charge.paid.authorisation,
        ...(charge.paid.card && { card: charge.paid.card }),
      },
    }),
  ...(charge.voucher ? { voucher: charge.voucher } : { payUrl }),
  ...(charge.refusal && charge.status === 'refused' && { refusal: charge.refusal }),
})
