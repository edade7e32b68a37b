import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { about, paths } from '../src/paths.ts'
import { root } from '../src/root.ts'
import { readAssets } from '../src/web/assets.ts'
import { openBenchDatabases, type Size, token } from './data.ts'
import { benchServices, serve, startFlags } from './serve.ts'

const pages = {
  'Mis contratos': paths.contracts,
  'Mis facturas': about(paths.invoices, '100001'),
  'Mis consumos': about(paths.consumption, '100001'),
}
type Kind = 'office' | 'floor'
const rounds = Number(process.env.ROUNDS ?? 15)
const requests = Number(process.env.REQUESTS ?? 200)

if (process.argv[2] === '--serve') await serve(process.argv[3] as Kind, benchServices(process.argv[4]!))
else await bench()

async function bench() {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const databases = await openBenchDatabases(join(root, '.bench-data'), say)
  const start = (kind: Kind, size: Size) => startServer(kind, databases.urls[size])
  const servers = {
    office: await start('office', 'small'),
    officeLarge: await start('office', 'large'),
    floor: await start('floor', 'small'),
  }
  try {
    say(
      `\nCPU per page: ${rounds} rounds of ${requests} requests each, alternating; median (quartiles) of the ratios\n`,
    )
    say(
      'page            bytes   office    floor   office : floor      4,800,000 : 48,000 invoices   compressed : plain',
    )
    const measured = [
      { server: servers.office, coding: 'identity' },
      { server: servers.officeLarge, coding: 'identity' },
      { server: servers.floor, coding: 'identity' },
      { server: servers.office, coding: 'zstd' },
    ]
    for (const [name, path] of Object.entries(pages)) {
      const costs = await measure(measured, path)
      const [office, large, floor, compressed] = costs as [number[], number[], number[], number[]]
      const bytes = (await load(servers.office.port, path, 1)).bytes
      say(
        `${name.padEnd(15)} ${String(bytes).padStart(6)}  ${micro(office)}  ${micro(floor)}   ${ratio(office, floor)}   ${ratio(large, office)}            ${ratio(compressed, office)}`,
      )
    }
    say(`\nMemory of the office after ${(rounds + 1) * requests * 3} pages: ${await servers.office.memory()} MB`)
    await firstView(servers.office.port, say)
  } finally {
    for (const server of Object.values(servers)) server.child.kill('SIGTERM')
    await databases.close()
  }
}

/** Microseconds of CPU per request, one figure a round for each server; the order changes so that noise falls on all. */
async function measure(measured: { server: Server; coding: string }[], path: string) {
  for (const { server, coding } of measured) await load(server.port, path, requests, coding)
  const costs: number[][] = measured.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < measured.length; turn++) {
      const which = (turn + round) % measured.length
      const { server, coding } = measured[which]!
      const before = await server.cpu()
      await load(server.port, path, requests, coding)
      costs[which]!.push(((await server.cpu()) - before) / requests)
    }
  }
  return costs
}

async function load(port: number, path: string, count: number, coding = 'identity') {
  let bytes = 0
  let left = count
  const one = async () => {
    while (left-- > 0) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { cookie: `sesion=${token}`, 'accept-encoding': coding },
        redirect: 'manual',
      })
      const body = await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
      bytes = body.byteLength
    }
  }
  await Promise.all([one(), one(), one(), one()])
  return { bytes }
}

async function firstView(port: number, say: (line: string) => void) {
  const assets = readAssets()
  const gzip = (address: string) => gzipSync(assets.files.get(address)!.plain).byteLength
  const font = assets.files.get(assets.font)!.plain.byteLength
  say('\nFirst view, kB compressed with gzip: HTML + CSS + JS + font')
  for (const [name, path] of Object.entries({ Inicio: paths.home, ...pages })) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: path === paths.home ? {} : { cookie: `sesion=${token}` },
    })
    const html = Buffer.from(await response.arrayBuffer())
    const parts = [gzipSync(html).byteLength, gzip(assets.css), gzip(assets.js), font]
    const total = parts.reduce((sum, part) => sum + part)
    say(
      `${name.padEnd(15)} ${parts.map((part) => kilo(part)).join(' + ')} = ${kilo(total)}   (HTML with brotli: ${kilo(brotliCompressSync(html).byteLength)})`,
    )
  }
}

type Server = { child: ChildProcess; port: number; cpu(): Promise<number>; memory(): Promise<number> }

async function startServer(kind: Kind, databaseUrl: string): Promise<Server> {
  const flags = kind === 'office' ? startFlags() : []
  const child = spawn(process.execPath, [...flags, process.argv[1]!, '--serve', kind, databaseUrl], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ask = (question: string) =>
    new Promise<number>((resolve) => {
      child.once('message', (answer) => resolve(answer as number))
      child.send(question)
    })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as number))
    child.once('exit', (code) => reject(new Error(`the ${kind} ended with ${code}`)))
  })
  return { child, port, cpu: () => ask('cpu'), memory: () => ask('memory') }
}

function micro(costs: number[]) {
  return `${Math.round(quantile(costs, 0.5))} µs`.padStart(8)
}

function kilo(bytes: number) {
  return (bytes / 1000).toFixed(1)
}

function ratio(costs: number[], against: number[]) {
  const ratios = costs.map((cost, round) => cost / against[round]!)
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(2))
  return `${middle} × (${low}–${high})`.padEnd(19)
}

function quantile(numbers: number[], share: number) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (high - low) * (at % 1)
}
