import { z } from 'zod'

/** An answer of the pretend gateway, as the office believes it. */
export const snapshotForm = z.object({
  kind: z.literal('known'),
  reference: z.string().min(1),
  status: z.enum(['open', 'processing', 'paid', 'refused', 'expired', 'cancelled']),
  paymentId: z.string().optional(),
  paid: z
    .object({
      amount: z.int(),
      currency: z.string(),
      authorisation: z.string().optional(),
      card: z.object({ brand: z.string(), last4: z.string() }).optional(),
    })
    .optional(),
  returned: z.array(z.object({ reference: z.string(), kind: z.enum(['refund', 'chargeback']), amount: z.int() })),
  payUrl: z.url().optional(),
  voucher: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('cash'), reference: z.string(), barcode: z.string() }),
      z.object({
        kind: z.literal('transfer'),
        clabe: z.string(),
        bank: z.string(),
        reference: z.string(),
        beneficiary: z.string(),
      }),
    ])
    .optional(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
  refusal: z.string().optional(),
})

export const noticeForm = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  payment: z.object({ reference: z.string().min(1).max(255) }),
})

export const savingForm = z.object({ kind: z.literal('known'), reference: z.string().min(1), payUrl: z.url() })

export const savedForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('kept'),
    card: z.object({
      customer: z.string(),
      card: z.string(),
      brand: z.string(),
      last4: z.string(),
      expiresOn: z.iso.date(),
    }),
  }),
  z.object({ kind: z.literal('none'), payUrl: z.url() }),
])

export const forgottenForm = z.object({ kind: z.literal('forgotten') })
