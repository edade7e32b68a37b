import type { Order } from '../gateway.ts'

type Contact = { email: string; phone: string }

/** An address that leads nowhere, and the telephone of Conekta's own examples. */
const nobody: Contact = { email: 'sin-correo@example.com', phone: '+5215555555555' }

/**
 * What Conekta is told of somebody whose address or telephone we do not have: it wants both, so it gets the utility's
 * own, who can answer for a payment. Ten digits are a number in Mexico.
 */
export function contactOf({ email, phone }: { email: string | null; phone: string | null }): Contact {
  const digits = (phone ?? '').replace(/\D/g, '')
  const dialled = digits.length === 10 ? `+52${digits}` : /^52\d{10,11}$/.test(digits) ? `+${digits}` : nobody.phone
  return { email: email ?? nobody.email, phone: dialled }
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

/** An order of Conekta: a card is paid at Conekta's page, cash and SPEI have their charge at once. */
export function orderRequest(order: Order, contact: Contact) {
  const expires_at = seconds(order.expiresAt)
  return {
    currency: 'MXN',
    customer_info: {
      name: order.name ?? 'Cliente',
      email: order.email ?? contact.email,
      phone: contact.phone,
    },
    line_items: [{ name: order.description.slice(0, 249), unit_price: order.amount, quantity: 1, sku: order.folio }],
    metadata: { payment_id: order.id, folio: order.folio },
    ...(order.method === 'card' && {
      checkout: {
        type: 'HostedPayment',
        name: order.folio,
        allowed_payment_methods: ['card'],
        monthly_installments_enabled: false,
        success_url: order.returnUrl,
        failure_url: order.returnUrl,
        expires_at,
      },
    }),
    ...(order.method !== 'card' && {
      charges: [
        {
          amount: order.amount,
          reference_id: order.folio,
          payment_method: { type: order.method === 'cash' ? 'cash' : 'spei', expires_at },
        },
      ],
    }),
  }
}

export const refundRequest = (amount: number) => ({ amount, reason: 'requested_by_client' })

/** All orders since a moment before ours was made, so that ours is among them. */
export function pageOfOrders({ createdAt }: Order, next?: string): string {
  const query = new URLSearchParams({ limit: '250', 'created_at.gte': String(seconds(createdAt) - 60) })
  if (next) query.set('next', next)
  return `/orders?${query}`
}
