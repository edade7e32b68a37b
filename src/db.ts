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
export function atomically<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  return ('savepoint' in sql ? sql.savepoint(work) : sql.begin(work)) as Promise<T>
}
