import { atomically, type Sql } from '../db.ts'
import { recordAct } from './record-commands.ts'
import { codeAt, sealSecret, secretToEnrol } from './second-factor.ts'

/** Of no invitation: nobody else is given what is made of it. */
const nonce = 'demo'

type DemoOperator = { email: string; name: string; passwordHash: string; dataDir: string }

/** Somebody invented who administers the desk, and whose codes the demo shows. */
export function addDemoOperator(sql: Sql, { email, name, passwordHash, dataDir }: DemoOperator): Promise<void> {
  return atomically(sql, async (sql) => {
    const [made] = await sql<{ id: string }[]>`
      insert into operators (email, name, role) values (${email}, ${name}, 'administers')
      on conflict (email_key) do nothing
      returning id
    `
    if (!made) return
    const sealed = sealSecret(dataDir, made.id, secretToEnrol(dataDir, nonce))
    await sql`
      update operators set password_hash = ${passwordHash}, second_factor = ${sealed} where id = ${made.id}
    `
    await recordAct(sql, { operatorId: null, act: 'operator-added', subject: { kind: 'operator', ref: email } })
  })
}

/** What that operator's app would show. */
export const demoCodeAt = (dataDir: string, at: number): string => codeAt(secretToEnrol(dataDir, nonce), at)
