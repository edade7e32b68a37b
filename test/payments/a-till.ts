import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Sql } from '../../src/db.ts'
import { readEnv } from '../../src/env.ts'
import type { OvCommand, OvContext } from '../../src/ov-command.ts'
import type { Method } from '../../src/payments/gateway.ts'
import { openGateways } from '../../src/payments/gateways.ts'
import { askAbout, pay, type Till } from '../../src/payments/paying.ts'
import { change } from '../../src/payments/sandbox/charge-commands.ts'
import { type Choice, choose } from '../../src/payments/sandbox/choice-rules.ts'
import { readProfile } from '../../src/web/profile.ts'
import { aContract, anAccess, anAccount, anInvoice } from '../builders.ts'
import { withDatabase } from '../database.ts'

type Tools = Awaited<ReturnType<typeof aTill>>

/** A till with the pretend gateway inside, and the operator's commands on it; all of it is undone. */
export const withTill = (test: (tools: Tools) => Promise<void>) =>
  withDatabase(async (sql) => {
    const folder = mkdtempSync(join(tmpdir(), 'till-'))
    try {
      await test(aTill(sql, folder))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

function aTill(sql: Sql, folder: string) {
  const env = readEnv({ DEMO: 'yes', DATA_DIR: folder, TODAY: '2021-03-20' })
  const today = () => '2021-03-20'
  const profile = readProfile('demo')
  const till: Till = {
    sql,
    gateways: openGateways(env, { sql, today, profile }),
    today,
    log: pino({ level: 'silent' }),
    settings: env,
    profile,
  }

  /** What happens at the gateway, and that we hear of it unless it is said without us. */
  const decide = async (paymentId: string, choice: Choice, { heard = true } = {}) => {
    await change(sql, { paymentId }, (charge, now) => choose(charge, choice, now))
    if (heard) await askAbout(till, paymentId, 'notice')
  }

  return {
    sql,
    till,
    folder,
    choose: decide,
    /** Somebody pays an invoice of so much at the pretend gateway, and chooses there what becomes of it. */
    async paid(choice: Choice | undefined = 'accept', { amount = 34_400, method = 'card' as Method } = {}) {
      const [account, contract] = [await anAccount(sql), await aContract(sql)]
      await anAccess(sql, { account, contract })
      const invoice = await anInvoice(sql, { contract, total: amount, balance: amount })
      const outcome = await pay(till, {
        key: randomUUID(),
        payer: { accountId: account },
        wanted: [{ contractId: contract, invoiceId: invoice, amount }],
        method,
        email: null,
        terms: { leastPart: null, mostAdvance: null },
        today: today(),
      })
      if (outcome.kind !== 'go') throw new Error(`not paid: ${JSON.stringify(outcome)}`)
      const { paymentId, folio } = outcome
      if (choice) await decide(paymentId, choice)
      const [row] = await sql<{ reference: string }[]>`
        select gateway_reference as reference from payments where id = ${paymentId}
      `
      return { paymentId, folio, invoice, contract, reference: row!.reference }
    },
    async ov(command: OvCommand, ...args: string[]) {
      const printed: string[] = []
      const said: string[] = []
      const status = await command.run(args, {
        env,
        openDatabase: async () => sql as unknown as Awaited<ReturnType<OvContext['openDatabase']>>,
        print: (line) => printed.push(line),
        say: (line) => said.push(line),
      })
      return { status, printed: printed.join('\n'), said: said.join('\n') }
    },
  }
}
