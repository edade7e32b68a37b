import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** A connection or an open transaction: queries never need to know which. */
export type Sql = postgres.Sql | postgres.TransactionSql

// A civil date stays the text PostgreSQL writes; bigints of this office (centavos, ids, counts) fit a number.
const dateAsText = { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value }
const bigintAsNumber = { to: 20, from: [20], serialize: String, parse: Number }
const numericAsNumber = { to: 1700, from: [1700], serialize: String, parse: Number }

/** `max`: connections kept at most by this process. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): postgres.Sql {
  return postgres(url, {
    max,
    transform: postgres.camel,
    types: { dateAsText, bigintAsNumber, numericAsNumber },
    onnotice: () => {},
    connection: { application_name: 'oficina-virtual', TimeZone: 'America/Mexico_City' },
  }) as unknown as postgres.Sql
}

/** Runs `work` whole or not at all; inside another transaction it becomes a savepoint. */
export async function atomically<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  if ('savepoint' in sql) return (await sql.savepoint(work)) as T
  const line: Line = { isLost: false }
  try {
    return (await sql.begin((tx) => overLine(line, work)(tx))) as T
  } catch (error) {
    line.isLost = isGone(error)
    throw error
  }
}

/** The connection of a transaction. */
type Line = { isLost: boolean }

/**
 * postgres.js ends a transaction whose connection is gone with a `rollback` to nowhere, which takes the process down
 * (porsager/postgres#1208), and what is asked after that may run on a new connection, outside of any transaction. So
 * once the line is lost nothing more is asked, and the work never comes back: the loss itself has ended it.
 */
function overLine<T>(line: Line, work: (sql: Sql) => Promise<T>) {
  return async (tx: postgres.TransactionSql): Promise<T> => {
    try {
      return await work(guarded(tx, line))
    } catch (error) {
      // What sounds like it may be another line, such as a mail server's: ours is known to be lost a moment later.
      if (isGone(error)) await sleep(1000)
      if (line.isLost) return await new Promise<never>(() => {})
      throw error
    }
  }
}

function guarded(tx: postgres.TransactionSql, line: Line): postgres.TransactionSql {
  const mustBeOpen = () => {
    if (line.isLost) throw Object.assign(new Error('the connection is lost'), { code: 'CONNECTION_CLOSED' })
  }
  return new Proxy(tx, {
    apply: (target, self, words) => {
      mustBeOpen()
      return Reflect.apply(target, self, words)
    },
    get: (target, name) => {
      if (name === 'unsafe') mustBeOpen()
      if (name !== 'savepoint') return Reflect.get(target, name)
      return (work: (sql: Sql) => Promise<unknown>) => {
        mustBeOpen()
        return target.savepoint(overLine(line, work))
      }
    },
  })
}

const codeOf = (error: unknown) => String((error as { code?: unknown }).code)
const isGone = (error: unknown) =>
  /^(CONNECTION_(CLOSED|DESTROYED|ENDED)|ECONNRESET|EPIPE|57P0[12])$/.test(codeOf(error))
/** Gone, not to be had, or handed over: a server that shuts down, one that starts, one that no longer writes. */
const isLost = (error: unknown) =>
  isGone(error) || /^(CONNECT_TIMEOUT|ECONNREFUSED|57P03|25006|08\w{3})$/.test(codeOf(error))

const pauses = [50, 250, 1000, 2500]

/**
 * Runs a command that carries a key again when its connection was lost: nobody knows whether the commit came through,
 * and the key makes asking again harmless. Not inside a transaction.
 */
export async function persistently<T>(command: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await command()
    } catch (error) {
      if (!isLost(error)) throw error
      await sleep(pause)
    }
  }
  return await command()
}
