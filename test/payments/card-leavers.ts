import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import { paths } from '../../src/paths.ts'
import { completeBegunCards } from '../../src/payments/card-completing.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import { submit, visit } from '../browser.ts'
import { anAccount, aSession } from '../builders.ts'
import { testServices } from '../services.ts'
import { aCardGateway } from './a-saver.ts'

/** People who leave cards at one gateway, each in a browser of her own. */
export function aCardOffice(sql: Sql) {
  const bank = aCardGateway()
  const services = testServices(sql, { gateways: gatewaysOf([bank.gateway]) })
  const app = createApp(services)
  return {
    ...{ sql, bank, services, app },
    round: () => completeBegunCards(services),
    /** An hour goes by for what the office has counted. */
    anHour: () => sql`update rate_limits set expire = 0`,
    async aPerson() {
      const account = await anAccount(sql, { email: `ana-${crypto.randomUUID()}@example.com` })
      const as = await aSession(sql, account)
      const rows = () => sql<{ last4: string | null; isSaved: boolean; isEnded: boolean; page: string | null }[]>`
        select last4, saved_at is not null as is_saved, ended_at is not null as is_ended, saving_reference as page
        from saved_cards where account_id = ${account} order by created_at, id
      `
      return {
        ...{ account, rows },
        cards: () => visit(app, paths.cards, { as }),
        begin: () => submit(app, paths.cards, {}, { as }),
        /** Begun that many hours ago. */
        ago: (hours: number) => sql`
          update saved_cards set created_at = clock_timestamp() - make_interval(mins => ${Math.round(hours * 60)})
          where account_id = ${account}
        `,
      }
    },
  }
}

/** How a row of such a card stands. */
export const begun = { isSaved: false, isEnded: false }
export const saved = { isSaved: true, isEnded: false, last4: '4242' }
export const givenUp = { isSaved: false, isEnded: true }
