import { join } from 'node:path'
import { grantAccess } from '../access/commands.ts'
import { atomically } from '../db.ts'
import { addDemoOperator } from '../desk/demo-commands.ts'
import { importFolder } from '../feed/import.ts'
import { hashPassword } from '../lib/passwords.ts'
import { openAccount } from '../registration/commands.ts'
import type { Services } from '../services.ts'
import { activateAccount, issueMailLink } from '../sessions/commands.ts'
import { generateDemoFeed } from './generate.ts'
import { demoOperator, demoPassword, demoUsernames } from './people.ts'
import { contractIdsOf, demoIsWelcome, demoLacksOperator } from './queries.ts'
import { reservedPeople } from './reserved.ts'

type Loading = { services: Services; contracts?: number; months?: number; log: (sentence: string) => void }

/**
 * On a first start: the invented utility's feed, brought in as any feed is, three people who have registered, and somebody at
 * the desk, whom a demo of before gets too.
 */
export async function loadDemo({ services, contracts = 500, months = 36, log }: Loading): Promise<void> {
  const { sql, files, gateways, settings, today } = services
  const people = reservedPeople(contracts)
  const demoContract = people.oneContract.contracts[0]?.number ?? ''
  if (await demoLacksOperator(sql, demoContract)) {
    const passwordHash = await hashPassword(demoPassword)
    await addDemoOperator(sql, { ...demoOperator, passwordHash, dataDir: settings.dataDir })
    log(`Added ${demoOperator.email}, who works at the desk of the demo`)
  }
  if (!(await demoIsWelcome(sql, demoContract))) return

  const start = performance.now()
  const folder = join(settings.dataDir, 'demo-feed')
  const written = await generateDemoFeed({ folder, contracts, months, today: today() })
  const reportsFolder = join(settings.dataDir, 'reports')
  await importFolder({ sql, files, folder, today: today(), canPay: gateways.current !== undefined, reportsFolder })
  const passwordHash = await hashPassword(demoPassword)
  await atomically(sql, async (sql) => {
    const all = { ...services, sql }
    await register(all, { ...demoAccount(people.oneContract), username: demoUsernames.oneContract }, passwordHash)
    await register(all, { ...demoAccount(people.fiveContracts), username: demoUsernames.fiveContracts }, passwordHash)
    await register(all, { ...demoAccount(people.company), username: demoUsernames.company }, passwordHash)
    await addDemoOperator(sql, { ...demoOperator, passwordHash, dataDir: settings.dataDir })
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  log(`Invented and imported ${written.contratos} contracts with ${written.facturas} invoices in ${seconds} s`)
}

type Reserved = ReturnType<typeof reservedPeople>

const demoAccount = ({ holder, email, contracts }: Reserved['oneContract'] | Reserved['company']) => ({
  name: holder.kind === 'FISICA' ? `${holder.firstNames} ${holder.surname}` : holder.name,
  email,
  contracts: contracts.map(({ number }) => number),
})

type DemoAccount = ReturnType<typeof demoAccount> & { username: string }

/** By the same commands as anybody's registration. */
async function register({ sql, profile }: Services, account: DemoAccount, passwordHash: string) {
  const { contracts, ...person } = account
  const accepted = Object.entries(profile.documents).map(([document, { version }]) => ({ document, version }))
  const made = await openAccount(sql, { ...person, accepted })
  if (made.kind === 'username-taken') return
  const { accountId } = made
  for (const contractId of await contractIdsOf(sql, contracts)) {
    await grantAccess(sql, { accountId, contractId, proof: 'meter' })
  }
  const token = await issueMailLink(sql, { accountId, purpose: 'activation', hours: 1 })
  await activateAccount(sql, { token, passwordHash })
}
