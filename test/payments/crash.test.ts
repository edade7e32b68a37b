import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Sql } from '../../src/db.ts'
import { Random } from '../../src/demo/random.ts'
import { root } from '../../src/root.ts'
import { ownDatabase } from '../office.ts'
import { aFreePort } from '../start/processes.ts'
import { kill, MortalOffice, startProcess, untilOpen } from './crash-office.ts'
import { aPerson, aPlan, payAsPlanned, type World } from './crash-people.ts'
import { letTimePass, untruePages, untruths } from './crash-truth.ts'

/** A few in every run of the tests; `npm run test:crash` has 200. */
const payments = Number(process.env.CRASH_PAYMENTS ?? 12)
const atOnce = 6
const requestsToADeath = payments > 100 ? 14 : 12
const seed = Number(process.env.CRASH_SEED ?? 20_260_320)

it(`keeps every one of ${payments} payments true while the office is killed again and again`, {
  timeout: 1_500_000,
}, async () => {
  const { office, gateway, world } = await aWorld()
  const people = await Promise.all(Array.from({ length: payments }, (_, n) => aPerson(world.sql, n)))
  const random = new Random(seed)
  const plans = people.map(() => aPlan(random))
  await office.open()

  let next = 0
  const hands = Array.from({ length: atOnce }, async () => {
    for (let n = next++; n < payments; n = next++) await payAsPlanned(world, people[n]!, plans[n]!)
  })
  await Promise.all(hands)
  await office.isBack()
  await fetch(`${world.gatewayUrl}/calm`, { method: 'POST' })

  let left: string[] = []
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(1000)) {
    await letTimePass(world.sql, gateway)
    await pause(6000)
    left = await untruths(world.sql, gateway)
    if (left.length === 0) break
  }
  const cookies = new Map(people.map(({ accountId, cookie }) => [accountId, cookie]))
  const shownUntruly = await untruePages(world.sql, office.url, cookies)
  await office.close()
  const figures = await figuresOf(world, gateway)
  process.stdout.write(`${JSON.stringify({ seed, payments, ...figures })}\n`)
  expect(left).toEqual([])
  expect(shownUntruly).toEqual([])
  expect(world.oddities).toEqual([])
  expect(figures.paidAtTheGateway).toBeGreaterThan(payments / 3)
  expect(figures.deaths).toBeGreaterThanOrEqual(payments > 100 ? 20 : 2)
})

async function aWorld() {
  const [ours, theirs] = [await ownDatabase(), await ownDatabase()]
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'))
  const [port, gatewayPort] = [await aFreePort(), await aFreePort()]
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`
  const office = new MortalOffice({
    PORT: port,
    DATABASE_URL: ours.url,
    DATA_DIR: dataDir,
    DEMO: 'yes',
    TODAY: '2026-03-20',
    PAYMENT_GATEWAYS: 'sandbox',
    SANDBOX_GATEWAY_URL: gatewayUrl,
    SANDBOX_NOTICE_KEYS: 'crash',
  })
  const program = join(root, 'test', 'payments', 'crash-gateway.ts')
  const gateway = startProcess([program, theirs.url, gatewayPort, office.url, 'crash', String(seed)])
  onTestFinished(async () => {
    await office.close()
    office.forget()
    await kill(gateway.child)
    await ours.close()
    await theirs.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await untilOpen(gateway, /open/)
  const world: World = {
    office,
    gatewayUrl,
    sql: ours.sql,
    oddities: [],
    cutOff: { count: 0 },
    onRequest: deathBy(office),
  }
  return { office, gateway: theirs.sql, world }
}

/** The office dies some requests after it came back, at any moment of their work. */
function deathBy(office: MortalOffice): () => void {
  const random = new Random(seed, 3)
  let left = random.int(3, requestsToADeath)
  return () => {
    left--
    if (left > 0) return
    left = random.int(4, 2 * requestsToADeath)
    setTimeout(() => office.die(random.int(0, 400)), random.int(0, 150))
  }
}

async function figuresOf({ office, sql, cutOff }: World, gateway: Sql) {
  const [ours] = await sql<
    { begun: number; received: number; held: number; paidTwice: number; refusedMoves: number; fromNotices: number }[]
  >`
    select (select count(*) from payments) as begun,
      (select count(*) from ledger_entries where kind = 'received') as received,
      (select count(*) from ledger_entries where kind = 'held') as held,
      (select count(distinct payment_id) from ledger_lines where account = 'credit') as paid_twice,
      (select count(*) from payment_events where outcome = 'refused') as refused_moves,
      (select count(*) from gateway_notices) as from_notices
  `
  const [theirs] = await gateway<{ opened: number; paid: number; lost: number }[]>`
    select count(*) as opened, count(*) filter (where facts ->> 'status' = 'paid') as paid,
      (select count(*) from sandbox_notices where last_error is not null) as lost
    from sandbox_payments
  `
  return {
    ...ours,
    openedAtTheGateway: theirs!.opened,
    paidAtTheGateway: theirs!.paid,
    noticesLost: theirs!.lost,
    deaths: office.deaths,
    requestsCutOff: cutOff.count,
    errorsLogged: office.errors.length,
  }
}
