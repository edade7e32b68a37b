import type { PaymentState } from './state-rules.ts'

/** A receipt says that what was asked for came: there is none before, nor while it is looked into. */
export const hasReceipt = (state: PaymentState) => state === 'received' || state === 'applied' || state === 'returned'

export const receiptFileName = (folio: string) => `comprobante-${folio.replace(/[^\w-]/g, '')}.pdf`
