import { createServer, type Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app.tsx'
import { loadDemo } from './demo/load.ts'
import { lockOffice } from './embedded/office-lock.ts'
import { type Env, readEnv } from './env.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { Problem } from './problem.ts'
import { createServices } from './services.ts'
import { onStopSignal } from './stop-signal.ts'
import { startWorkers } from './workers.ts'

/** How long requests in flight may take to be answered once the office has been asked to stop. */
const patience = 10_000

try {
  await open()
} catch (error) {
  process.stderr.write(`\n${error instanceof Problem ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}

async function open(): Promise<void> {
  const env = readEnv(process.env)
  const undo: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  onStopSignal(async () => {
    await close()
    process.exit(0)
  })
  try {
    await openIn(env, undo)
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
}

/** Each thing that is opened says how it is closed; they are closed the other way round. */
async function openIn(env: Env, undo: (() => Promise<void>)[]): Promise<void> {
  const database = await openDatabase(env, say)
  undo.push(database.close)
  if (!env.databaseUrl) undo.push((await lockOffice({ url: database.url, dataDir: env.dataDir })).release)
  await mustBeFree(env)

  await migrate(database.sql, { log: say })
  const services = createServices(env, database.sql)
  await services.refreshProfile()
  if (env.demo) await loadDemo({ services, log: say })

  const server = createAdaptorServer({ fetch: createApp(services).fetch }) as Server
  // Longer than a load balancer keeps its connections, so that it is never us who closes one it is about to use.
  server.keepAliveTimeout = 65_000
  await listen(server, env)
  const workers = startWorkers(services)
  undo.push(async () => void (await Promise.all([answerWhatIsInFlight(server), workers.stop()])))
  say(`The office is open at ${env.baseUrl} (started in ${(process.uptime()).toFixed(1)} s)`)
}

/** Before the long work of a first start, so that nobody waits for it in vain. */
async function mustBeFree(env: Env): Promise<void> {
  const probe = createServer()
  await listen(probe, env)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: Server, { port, host }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Problem(whyNotListening(error, host, port))))
    server.listen(port, host, resolve)
  })
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: stop it, or choose another port (PORT=${port === 65_535 ? 3000 : port + 1} npm start).`
  }
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: choose a PORT above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST (${host}) is not an address of this machine.`
  return `The office cannot listen on ${host}, port ${port}: ${message}.`
}

function answerWhatIsInFlight(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
