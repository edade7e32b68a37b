import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { withLock } from '../../bin/lock.mjs'
import { Problem } from '../problem.ts'
import { createCluster, resetPassword, startServer, stopServer, untilGone, untilReady } from './cluster.ts'
import { findPostmaster, isAlive, type Postmaster } from './postmaster.ts'
import { lasting, untilItWorks } from './revive.ts'
import { chooseRunner } from './runner.ts'

export type EmbeddedDatabase = { url: string; started: boolean; close(): Promise<void> }

/**
 * The PostgreSQL server under `dataDir`: the one that runs, else created and started. It belongs to all who have it
 * open; `close()` stops it when nobody else is connected.
 */
export async function openEmbeddedDatabase(options: {
  dataDir: string
  log?: (sentence: string) => void
}): Promise<EmbeddedDatabase> {
  const { dataDir, log = () => {} } = options
  const isNew = prepare(dataDir)
  const place = { dataDir, folder: join(dataDir, 'postgres'), isNew, log }
  return await withLock(dataDir, 'postgres', async () => {
    const running = await findRunning(place.folder)
    const server = running ?? (await start(place))
    const url = `postgres://office:${readSecret(dataDir)}@127.0.0.1:${server.port}/office`
    return { url, started: !running, close: await keepOpen(url, place) }
  })
}

function prepare(dataDir: string): boolean {
  try {
    const isNew = mkdirSync(dataDir, { recursive: true, mode: 0o700 }) !== undefined
    mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
    return isNew
  } catch (error) {
    throw new Problem(
      `DATA_DIR (${dataDir}) cannot be used: ${(error as Error).message}. Choose a folder this user may write.`,
    )
  }
}

async function findRunning(folder: string): Promise<Postmaster | undefined> {
  const server = findPostmaster(folder)
  if (!server) return undefined
  if (server.status === 'stopping') {
    await untilGone(folder, server.pid)
    return undefined
  }
  return await untilReady(folder, () => isAlive(server.pid))
}

type Place = { dataDir: string; folder: string; isNew: boolean; log: (sentence: string) => void }

async function start({ dataDir, folder, isNew, log }: Place): Promise<Postmaster> {
  const begin = performance.now()
  const runner = chooseRunner({ dataDir, folder, isNew })
  const exists = existsSync(folder)
  // PostgreSQL refuses a folder that others may read, as a copy of one often is.
  if (exists) chmodSync(folder, 0o700)
  if (!exists || !existsSync(secretFile(dataDir))) {
    const password = randomBytes(24).toString('hex')
    if (exists) resetPassword(runner, folder, password)
    else createCluster(runner, folder, password)
    writeSecret(dataDir, password)
  }
  const server = await startServer(runner, folder, join(dataDir, 'postgres.log'))
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  log(`${exists ? 'Started' : 'Created and started'} the embedded database in ${seconds} s`)
  return server
}

/**
 * A connection as long as we have it open, so that whoever closes last can see that they are. When it is lost the server
 * was killed: it is started again, on the same port if nobody took it, and whoever uses it goes on.
 */
async function keepOpen(url: string, place: Place): Promise<() => Promise<void>> {
  const { dataDir, folder, log } = place
  const revival = untilItWorks(
    async () => {
      await withLock(dataDir, 'postgres', async () => (await findRunning(folder)) ?? (await start(place)))
      await keeper`select 1`
    },
    (error) => log(`The embedded database was lost: ${error.message}`),
  )
  const keeper = postgres(url, { ...lasting, onclose: revival.start })
  await keeper`select 1`

  let closing: Promise<void> | undefined
  const close = async () => {
    revival.end()
    await withLock(dataDir, 'postgres', async () => {
      const alone = await isAlone(keeper)
      await keeper.end({ timeout: 5 })
      const server = findPostmaster(folder)
      if (alone && server) await stopServer(folder, server)
    })
  }
  return () => {
    closing ??= close()
    return closing
  }
}

async function isAlone(keeper: postgres.Sql): Promise<boolean> {
  // Connections that were closed just now need a moment to go.
  for (let attempt = 0; attempt < 5; attempt++) {
    if (attempt > 0) await wait(60)
    const others = await keeper`
      select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1
    `.catch(() => undefined)
    if (!others) return false
    if (others.length === 0) return true
  }
  return false
}

function secretFile(dataDir: string): string {
  return join(dataDir, 'secrets', 'database-password')
}

function readSecret(dataDir: string): string {
  return readFileSync(secretFile(dataDir), 'utf8').trim()
}

function writeSecret(dataDir: string, password: string): void {
  const fresh = `${secretFile(dataDir)}.new`
  writeFileSync(fresh, `${password}\n`, { mode: 0o600 })
  renameSync(fresh, secretFile(dataDir))
}
