import { z } from 'zod'

const text = (most: number) => z.string().min(1).max(most)

/** What the office sends to open a payment. */
export const orderForm = z.object({
  paymentId: text(64),
  folio: text(64),
  method: z.enum(['card', 'cash', 'transfer']),
  amount: z.int().positive().max(99_999_999_999),
  description: text(500),
  email: text(254).optional(),
  name: text(500).optional(),
  returnUrl: z.url({ protocol: /^https?$/ }),
  expiresAt: z.iso.datetime(),
  savedCard: z.object({ customer: text(64), card: text(64) }).optional(),
})

export const refundForm = z.object({ amount: z.int().positive(), key: text(200) })

/** What the office sends so that somebody may leave a card. */
export const savingOrderForm = z.object({
  customerKey: text(200),
  email: text(254),
  returnUrl: z.url({ protocol: /^https?$/ }),
  key: text(200),
})
