import type { Sql } from '../db.ts'
import type { Env } from '../env.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Profile } from '../web/profile.ts'
import { conektaGateway } from './conekta/gateway.ts'
import { contactOf } from './conekta/request-rules.ts'
import type { Gateway, GatewayName } from './gateway.ts'
import type { Gateways } from './paying.ts'
import { sandboxGateway, sandboxInside } from './sandbox/gateway.ts'
import { sandboxKeyIn } from './sandbox/keys.ts'
import { stripeGateway } from './stripe/gateway.ts'

type Needs = { sql: Sql; today: () => CivilDate; profile: Pick<Profile, 'email' | 'phone'> }

/** The gateways that the office is configured with, opened. */
export function openGateways(env: Env, needs: Needs): Gateways {
  const opened = env.payments.gateways.map((name) => open(name, env, needs))
  return gatewaysOf(opened.filter((gateway) => gateway !== undefined))
}

/** The first takes new payments. */
export const gatewaysOf = (gateways: readonly Gateway[]): Gateways => ({
  current: gateways[0],
  named: (name) => gateways.find((gateway) => gateway.name === name),
})

function open(name: GatewayName, env: Env, needs: Needs): Gateway | undefined {
  switch (name) {
    case 'stripe':
      return env.payments.stripe && stripeGateway(env.payments.stripe)
    case 'conekta':
      return env.payments.conekta && conektaGateway({ ...env.payments.conekta, contact: contactOf(needs.profile) })
    case 'sandbox':
      return env.payments.sandbox
        ? sandboxGateway(env.payments.sandbox)
        : sandboxInside({ ...needs, baseUrl: env.baseUrl, noticeKeys: [sandboxKeyIn(env.dataDir)] })
  }
}
