import { z } from 'zod'

// What we read of Conekta's answers. Everything that a description calls optional may be missing or null.

const list = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item).nullish() }).nullish()

const paymentMethod = z.object({
  object: z.string().nullish(),
  auth_code: z.union([z.string(), z.number()]).nullish(),
  brand: z.string().nullish(),
  last4: z.string().nullish(),
  reference: z.string().nullish(),
  store_names: z.array(z.string()).nullish(),
  clabe: z.string().nullish(),
  bank: z.string().nullish(),
  reference_number: z.string().nullish(),
  receiving_account_holder_name: z.string().nullish(),
  expires_at: z.number().nullish(),
})

const charge = z.object({
  id: z.string(),
  status: z.string().nullish(),
  amount: z.number().int().nullish(),
  currency: z.string().nullish(),
  failure_code: z.string().nullish(),
  payment_method: paymentMethod.nullish(),
  refunds: list(z.object({ id: z.string(), amount: z.number().int(), status: z.string().nullish() })),
  chargeback: z.object({ status: z.string().nullish() }).nullish(),
})

const order = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  payment_status: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  checkout: z
    .object({
      id: z.string(),
      status: z.string().nullish(),
      type: z.string().nullish(),
      url: z.string().nullish(),
      expires_at: z.number().nullish(),
    })
    .nullish(),
  charges: list(charge),
})

const page = z.object({
  data: z.array(order),
  has_more: z.boolean().nullish(),
  next_page_url: z.string().nullish(),
})

const charges = z.object({ data: z.array(z.object({ id: z.string(), order_id: z.string().nullish() })) })
const failure = z.object({
  details: z.array(z.object({ code: z.string().nullish() })).nullish(),
  data: order.nullish(),
})

const event = z.object({
  id: z.string().min(1),
  type: z.string(),
  created_at: z.number(),
  data: z.object({ object: z.record(z.string(), z.unknown()).nullish() }).loose(),
})

export type ConektaOrder = z.infer<typeof order>
export type ConektaCharge = z.infer<typeof charge>
export type ConektaEvent = z.infer<typeof event>

export const orderIn = (body: unknown): ConektaOrder | undefined => order.safeParse(body).data
export const pageIn = (body: unknown) => page.safeParse(body).data
export const chargesIn = (body: unknown) => charges.safeParse(body).data?.data ?? []
export const eventIn = (body: unknown): ConektaEvent | undefined => event.safeParse(body).data
/** Conekta's name for what went wrong. */
export const codeIn = (body: unknown): string | undefined =>
  failure.safeParse(body).data?.details?.[0]?.code ?? undefined
/** A card that was declined comes with the order that was made for it. */
export const orderRefusedIn = (body: unknown): ConektaOrder | undefined =>
  failure.safeParse(body).data?.data ?? undefined

/** The key of the next page. Only the key is taken: an answer does not say where we ask. */
export function nextPageIn({
  has_more,
  next_page_url,
}: {
  has_more?: boolean | null | undefined
  next_page_url?: string | null | undefined
}): string | undefined {
  if (!has_more || !next_page_url || !URL.canParse(next_page_url)) return undefined
  return new URL(next_page_url).searchParams.get('next') ?? undefined
}

export const paymentIdIn = (metadata: ConektaOrder['metadata']): string | undefined =>
  typeof metadata?.payment_id === 'string' ? metadata.payment_id : undefined
