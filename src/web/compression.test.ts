import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aContract, anAccess, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

const opened = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync }

const ask = (sql: Sql, path: string, headers: Record<string, string>) =>
  createApp(testServices(sql)).request(path, { headers })

async function aCustomer(sql: Sql) {
  const account = await anAccount(sql)
  const contract = await aContract(sql, { number: '410' })
  await anAccess(sql, { account, contract })
  await anInvoice(sql, { contract, number: 'IN 1' })
  await aReading(sql, { contract })
  return aSession(sql, account)
}

describe('a page on its way', () => {
  it(
    'is as small as the browser can read it, and the same page however it comes',
    withDatabase(async (sql) => {
      const cookie = await aCustomer(sql)
      const plain = await (await ask(sql, paths.invoices, { cookie })).text()
      for (const [accepted, coding] of [
        ['gzip, deflate, br, zstd', 'zstd'],
        ['gzip, deflate, br', 'br'],
        ['gzip, deflate', 'gzip'],
        ['zstd;q=0, br;q=0.0, gzip;q=0.5', 'gzip'],
      ] as const) {
        const response = await ask(sql, paths.invoices, { cookie, 'accept-encoding': accepted })
        expect(response.headers.get('content-encoding'), accepted).toBe(coding)
        expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
        expect(response.headers.get('vary')).toContain('Accept-Encoding')
        const bytes = new Uint8Array(await response.arrayBuffer())
        expect(bytes.byteLength).toBeLessThan(plain.length / 3)
        const page = opened[coding](bytes).toString()
        expect(page.length).toBe(plain.length)
        expect(page.endsWith('</html>')).toBe(true)
      }
    }),
  )

  it(
    'keeps its status, and its refusals are compressed too',
    withDatabase(async (sql) => {
      const response = await ask(sql, '/nada', { 'accept-encoding': 'br' })
      expect(response.status).toBe(404)
      expect(response.headers.get('content-encoding')).toBe('br')
    }),
  )

  it(
    'comes as it is to who does not say what they read',
    withDatabase(async (sql) => {
      for (const headers of [{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'gzip;q=0' }]) {
        expect((await ask(sql, paths.home, headers)).headers.get('content-encoding')).toBeNull()
      }
    }),
  )

  it(
    'does not tell by its length what it holds: a link of another site gets it plain where somebody may be signed in',
    withDatabase(async (sql) => {
      const cookie = await aCustomer(sql)
      const led = async (from: string, more: Record<string, string>) => {
        const headers = { 'accept-encoding': 'br', 'sec-fetch-site': from, ...more }
        return (await ask(sql, `${paths.invoices}?q=410`, headers)).headers.get('content-encoding')
      }
      expect(await led('cross-site', { cookie })).toBeNull()
      expect(await led('same-site', { cookie })).toBeNull()
      expect(await led('same-origin', { cookie })).toBe('br')
      expect(await led('none', { cookie })).toBe('br')
      const stranger = await ask(sql, paths.home, { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' })
      expect(stranger.headers.get('content-encoding')).toBe('br')
    }),
  )

  it(
    'is not a file: what is compressed by its own form goes out as it is',
    withDatabase(async (sql) => {
      const cookie = await aCustomer(sql)
      for (const path of [paths.invoicePdf('IN 1'), about(paths.consumptionExcel, '410')]) {
        const response = await ask(sql, path, { cookie, 'accept-encoding': 'gzip, br, zstd' })
        expect(response.status, path).toBe(200)
        expect(response.headers.get('content-encoding'), path).toBeNull()
      }
    }),
  )
})
