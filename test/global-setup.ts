import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { build } from '../bin/build.mjs'
import { connect } from '../src/db.ts'
import { openEmbeddedDatabase } from '../src/embedded/embedded.ts'
import { migrate } from '../src/migrate.ts'
import { root } from '../src/root.ts'
import { dropDatabase } from './drop-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
    /** The name of the migrated, empty database that others are copied from. */
    template: string
  }
}

/** One database a run, copied from a template that is migrated once per set of migrations. */
export default async function setup(project: TestProject) {
  await build()
  const server = await openEmbeddedDatabase({ dataDir: join(root, '.test-data'), log: () => {} })
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  const template = `template_${migrationsHash()}`
  const database = `test_${process.pid}_${Date.now()}`

  await admin`select pg_advisory_lock(1)`
  const [known] = await admin`select 1 from pg_database where datname = ${template}`
  if (!known) {
    await admin.unsafe(`create database ${template}`)
    const sql = connect(databaseUrl(server.url, template), { max: 1 })
    await migrate(sql)
    await sql.end()
  }
  await admin.unsafe(`create database ${database} template ${template}`)
  await admin`select pg_advisory_unlock(1)`

  project.provide('databaseUrl', databaseUrl(server.url, database))
  project.provide('adminUrl', server.url)
  project.provide('template', template)
  return async () => {
    await dropDatabase(admin, database)
    await admin.end()
    await server.close()
  }
}

function databaseUrl(url: string, database: string) {
  const at = new URL(url)
  at.pathname = `/${database}`
  return at.href
}

function migrationsHash() {
  const folder = join(root, 'db', 'migrations')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
