import type { PaymentEnv } from '../env.ts'
import type { Gateway, GatewayName } from './gateway.ts'
import type { Gateways } from './paying.ts'

/** The gateways that the office is configured with, opened. */
export function openGateways(env: PaymentEnv): Gateways {
  const opened = env.gateways.map((name) => open(name, env))
  return gatewaysOf(opened.filter((gateway) => gateway !== undefined))
}

/** The first takes new payments. */
export const gatewaysOf = (gateways: readonly Gateway[]): Gateways => ({
  current: gateways[0],
  named: (name) => gateways.find((gateway) => gateway.name === name),
})

function open(name: GatewayName, _env: PaymentEnv): Gateway | undefined {
  switch (name) {
    case 'stripe':
    case 'conekta':
    case 'sandbox':
      return undefined
  }
}
