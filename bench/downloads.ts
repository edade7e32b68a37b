import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'node-html-parser'
import postgres from 'postgres'
import { connect } from '../src/db.ts'
import { startDownloadWorker } from '../src/downloads/worker.ts'
import { openEmbeddedDatabase } from '../src/embedded/embedded.ts'
import { filesIn } from '../src/lib/files.ts'
import { migrate } from '../src/migrate.ts'
import { about, paths } from '../src/paths.ts'
import { root } from '../src/root.ts'
import { aSession } from '../test/builders.ts'
import { aStampedFeed } from '../test/stamped-feed.ts'
import { benchServices, serve, startFlags } from './serve.ts'

const contracts = Number(process.env.CONTRACTS ?? 400)
const months = 24
const dataDir = join(root, '.bench-data')
const folder = join(dataDir, `downloads-${contracts}`)
const say = (line: string) => process.stdout.write(`${line}\n`)

if (process.argv[2] === '--serve') {
  const services = benchServices(process.argv[3]!, folder)
  if (process.argv[4] === 'working') startDownloadWorker(services)
  await serve('office', services)
} else await bench()

/** How fast the office answers while it makes one ZIP of 400 contracts × 24 months, beside the same office at rest. */
async function bench() {
  const server = await openEmbeddedDatabase({ dataDir, log: () => {} })
  let office: Office | undefined
  try {
    const { url, as, number } = await openData(server.url)
    office = await startOffice(url)
    const page = about(paths.invoices, number)
    await load(office, page, as, 200)
    const rest = await load(office, page, as, 400)
    const restMemory = await office.ask('memory')

    const asked = await fetch(`http://127.0.0.1:${office.port}${paths.bulkDownloads}`, {
      method: 'POST',
      headers: { cookie: as, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ key: randomUUID(), cuales: 'todos' }),
      redirect: 'manual',
    })
    if (asked.status !== 303) throw new Error(`the ZIP could not be asked for: ${asked.status}`)
    const start = performance.now()
    const busy: Load = { times: [], cpu: 0 }
    const memory: { office: number; printing: number }[] = []
    let address: string | undefined
    while (!address) {
      const round = await load(office, page, as, 20)
      busy.times.push(...round.times)
      busy.cpu += round.cpu
      memory.push({ office: await office.ask('memory'), printing: memoryOfChildren(office.child.pid!) })
      address = await readyAddress(office, as)
      await sleep(500)
    }
    const seconds = (performance.now() - start) / 1000
    const got = await download(office, address, as)

    const peak = (who: 'office' | 'printing') => Math.max(...memory.map((one) => one[who]))
    say(
      `\n${contracts} contracts × ${months} months: ${(got.bytes / 1_000_000).toFixed(0)} MB made in ${seconds.toFixed(0)} s`,
    )
    say(
      `Memory: office ${restMemory} MB at rest, ${peak('office')} MB at most while making, printing ${peak('printing')} MB at most`,
    )
    say(`Mis facturas, ms: at rest ${quantiles(rest.times)}; while making ${quantiles(busy.times)}`)
    const each = (one: Load) => one.cpu / one.times.length
    say(
      `CPU of the office's process per page, its share of the making included: ${(each(busy) / each(rest)).toFixed(2)} × at rest`,
    )
    say(`Download: ${(got.bytes / 1_000_000 / got.seconds).toFixed(0)} MB/s, office ${got.memory} MB at most meanwhile`)
  } finally {
    office?.child.kill('SIGTERM')
    await server.close()
  }
}

/** A database of its own, filled once and kept. */
async function openData(serverUrl: string) {
  const name = `bench_downloads_${contracts}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  const [known] = await admin`select 1 from pg_database where datname = ${name}`
  if (!known) await admin.unsafe(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const sql = connect(url.href, { max: 4 })
  await migrate(sql)
  const [filled] = await sql<{ id: string }[]>`select account_id as id from access_rows limit 1`
  if (!filled) say(`Filling a database with ${contracts * months} stamped invoices …`)
  const account = filled?.id ?? (await aStampedFeed(sql, filesIn(folder), { contracts, months })).account
  await sql`update downloads set removed_at = now() where removed_at is null`
  const [contract] = await sql<{ number: string }[]>`select number from contracts order by id limit 1`
  const as = await aSession(sql, account)
  await sql.end()
  return { url: url.href, as, number: contract!.number }
}

type Office = { child: ChildProcess; port: number; ask(question: 'cpu' | 'memory'): Promise<number> }

async function startOffice(databaseUrl: string): Promise<Office> {
  const child = spawn(process.execPath, [...startFlags(), process.argv[1]!, '--serve', databaseUrl, 'working'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told = () => new Promise<number>((resolve) => child.once('message', (answer) => resolve(answer as number)))
  const port = await told()
  const ask = (question: string) => {
    const answer = told()
    child.send(question)
    return answer
  }
  return { child, port, ask }
}

type Load = { times: number[]; cpu: number }

/** One after another, as one person would. */
async function load({ port, ask }: Office, path: string, as: string, count: number): Promise<Load> {
  const before = await ask('cpu')
  const times: number[] = []
  while (times.length < count) {
    const start = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: as } })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    times.push(performance.now() - start)
  }
  return { times, cpu: (await ask('cpu')) - before }
}

async function readyAddress({ port }: Office, as: string): Promise<string | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}${paths.bulkDownloads}`, { headers: { cookie: as } })
  const page = parse(await response.text())
  if (page.querySelector('.zips .badge.overdue')) throw new Error('the ZIP could not be made')
  return page.querySelector('.zips a')?.getAttribute('href')
}

async function download({ port, ask }: Office, path: string, as: string) {
  const start = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: as } })
  let bytes = 0
  let memory = 0
  let next = 0
  for await (const chunk of response.body!) {
    bytes += chunk.length
    if (bytes < next) continue
    memory = Math.max(memory, await ask('memory'))
    next = bytes + 20_000_000
  }
  if (bytes !== Number(response.headers.get('content-length'))) throw new Error('the ZIP is not whole')
  return { bytes, memory, seconds: (performance.now() - start) / 1000 }
}

/** What the print process takes, in MB; 0 where the machine does not tell. */
function memoryOfChildren(parent: number): number {
  if (!existsSync('/proc/self/stat')) return 0
  const fieldsOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
    } catch {
      return []
    }
  }
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && fieldsOf(pid)[1] === String(parent))
  return children.reduce((sum, pid) => sum + Math.round((Number(fieldsOf(pid)[21] ?? 0) * 4096) / 1_000_000), 0)
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)
  return `median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}`
}
