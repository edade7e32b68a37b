import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoPassword, demoUsernames } from '../src/demo/people.ts'
import { paths } from '../src/paths.ts'
import { root } from '../src/root.ts'
import { openBrowser } from '../test/chromium.ts'
import { startFlags } from './serve.ts'

const pages: { name: string; path: string; isPrivate?: boolean }[] = [
  { name: 'Inicio', path: paths.home },
  { name: 'Acceder', path: paths.signIn },
  { name: 'Mis contratos', path: paths.contracts, isPrivate: true },
  { name: 'Mis facturas', path: paths.invoices, isPrivate: true },
  { name: 'Mis consumos', path: paths.consumption, isPrivate: true },
]
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
const runs = Number(process.env.RUNS ?? 3)
const languages = (process.env.LANGUAGES ?? 'es-MX,en').split(',')

const say = (line: string) => process.stdout.write(`${line}\n`)

type Audit = { score: number | null; title: string; displayValue?: string; numericValue?: number }
type Result = {
  runtimeError?: { message: string }
  finalDisplayedUrl: string
  environment: { benchmarkIndex: number }
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Result }>

process.exitCode = await judgePages()

/**
 * Lighthouse as it stands, for a phone: a line and a processor slowed down by reckoning, nothing of it changed. The median
 * of the runs counts, for its performance is measured by the clock of a machine that does other things too.
 */
async function judgePages(): Promise<number> {
  const [port, debuggingPort] = [await freePort(), await freePort()]
  const office = await startOffice(port)
  const browser = await openBrowser([`--remote-debugging-port=${debuggingPort}`])
  let isGood = true
  try {
    const url = `http://localhost:${port}`
    const cookie = await signIn(url)
    const lighthouse = await loadLighthouse()
    say(`\n${'page'.padEnd(22)} ${categories.join('  ')}   FCP · LCP · TBT · CLS   (median of ${runs})`)
    for (const language of languages) {
      for (const { name, path, isPrivate } of pages) {
        const results: Result[] = []
        while (results.length < runs && !isSettled(results)) {
          const { lhr } = await lighthouse(url + path, {
            port: debuggingPort,
            logLevel: 'error',
            output: 'json',
            onlyCategories: categories,
            extraHeaders: { 'Accept-Language': language, ...(isPrivate && { Cookie: cookie }) },
          })
          if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`)
          if (new URL(lhr.finalDisplayedUrl).pathname !== path)
            throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`)
          results.push(lhr)
        }
        isGood = report(`${name}, ${language}`, results) && isGood
      }
    }
  } finally {
    await browser.close()
    office.kill('SIGTERM')
  }
  say(isGood ? '\nEvery page has 100 in every category.' : '\nNot every page has 100 in every category.')
  return isGood ? 0 : 1
}

/** Two of three that are perfect are the median, whatever the third would be. */
function isSettled(results: Result[]): boolean {
  return results.length * 2 > runs && results.every((one) => categories.every((id) => one.categories[id]!.score === 1))
}

function report(name: string, results: Result[]): boolean {
  const scores = categories.map((one) => Math.round(median(results.map((lhr) => lhr.categories[one]!.score)) * 100))
  const measured = times.map((id) => median(results.map((lhr) => lhr.audits[id]!.numericValue ?? Number.NaN)))
  const speed = Math.round(median(results.map((lhr) => lhr.environment.benchmarkIndex)))
  const [first, largest, blocked, shift] = measured as [number, number, number, number]
  say(
    `${name.padEnd(22)} ${scores.map((score, at) => String(score).padEnd(categories[at]!.length)).join('  ')}   ` +
      `${seconds(first)} · ${seconds(largest)} · ${Math.round(blocked)} ms · ${shift.toFixed(3)}   (machine ${speed})`,
  )
  const last = results.at(-1)!
  categories.forEach((one, at) => {
    if (scores[at] === 100) return
    for (const { id, weight } of last.categories[one]!.auditRefs) {
      const { score, title, displayValue = '' } = last.audits[id]!
      if (weight > 0 && score !== null && score < 1) say(`   ${one}: ${title} ${displayValue} (${score})`)
    }
  })
  return scores.every((score) => score === 100)
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

async function loadLighthouse(): Promise<Lighthouse> {
  const folder = join(root, '.tools', 'lighthouse', 'node_modules', 'lighthouse')
  const module = await import(pathToFileURL(join(folder, 'core', 'index.js')).href)
  return module.default as Lighthouse
}

/** As `npm start` runs it, with the demo's data and files of its own, on a day that does not move. */
async function startOffice(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...startFlags(), join(root, 'bin', 'start.mjs')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(root, '.bench-data', 'lighthouse'),
      TODAY: '2026-03-20',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (said) => {
      process.stdout.write(said)
      if (String(said).includes('The office is open')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the office ended with ${code}`)))
  })
  return child
}

/** The cookies of the person with five contracts. */
async function signIn(url: string): Promise<string> {
  const answer = await fetch(url + paths.signIn, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ username: demoUsernames.fiveContracts, password: demoPassword }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
