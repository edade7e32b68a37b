import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { dropDatabase } from '../drop-database.ts'

/** An empty database on the server of the tests, for one test. */
export async function anEmptyDatabase(): Promise<string> {
  const name = `empty_${process.pid}_${Date.now()}`
  const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  onTestFinished(async () => {
    await dropDatabase(admin, name)
    await admin.end()
  })
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  return url.href
}
