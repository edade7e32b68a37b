import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type ParsedMail, simpleParser } from 'mailparser'
import postgres from 'postgres'
import { SMTPServer } from 'smtp-server'
import { inject } from 'vitest'
import { createApp } from '../src/app.tsx'
import { connect } from '../src/db.ts'
import { loadDemo } from '../src/demo/load.ts'
import { filesIn } from '../src/lib/files.ts'
import { gatewaysOf } from '../src/payments/gateways.ts'
import { sandboxInside } from '../src/payments/sandbox/gateway.ts'
import { sandboxKeyIn } from '../src/payments/sandbox/keys.ts'
import type { Services } from '../src/services.ts'
import { startWorkers } from '../src/workers.ts'
import { dropDatabase } from './drop-database.ts'
import { testServices } from './services.ts'

/** The whole office on a port of its own, as people reach it: own database, own files, real mail, the demo's data. */
export async function openOffice({ today = '2026-03-20', demo = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  const database = await ownDatabase()
  const post = await openPost()
  const port = await freePort()
  const url = `http://localhost:${port}`

  const usual = testServices(database.sql)
  const sandbox = sandboxInside({
    sql: database.sql,
    baseUrl: url,
    today: () => today,
    noticeKeys: [sandboxKeyIn(folder)],
  })
  const services: Services = {
    ...usual,
    today: () => today,
    files: filesIn(join(folder, 'files')),
    gateways: gatewaysOf(demo ? [sandbox] : []),
    settings: { ...usual.settings, baseUrl: url, demo, smtpUrl: post.url, dataDir: folder },
  }
  if (demo) await loadDemo({ services, contracts: 60, months: 26, log: () => {} })
  const server = createAdaptorServer({ fetch: createApp(services).fetch }) as Server
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const workers = startWorkers(services)

  /** From here on nobody reaches it, as without a network. */
  const hangUp = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })

  return {
    url,
    services,
    sql: database.sql,
    mailTo: post.mailTo,
    hangUp,
    async close() {
      await hangUp()
      await workers.stop()
      await post.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

/** A database like the one of the other tests, for what cannot be rolled back. */
export async function ownDatabase() {
  const name = `office_${randomUUID().replaceAll('-', '')}`
  const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template ${inject('template')}`)
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  const sql = connect(url.href)
  return {
    sql,
    url: url.href,
    async close() {
      await sql.end()
      await dropDatabase(admin, name)
      await admin.end()
    },
  }
}

/** A mail server that keeps what it is given. */
async function openPost() {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const find = (address: string) => mails.findLast((mail) => [mail.to].flat().some((to) => to?.text.includes(address)))
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The latest mail to that address, as soon as it is there. */
    async mailTo(address: string): Promise<ParsedMail> {
      for (let tries = 0; tries < 150; tries++) {
        const mail = find(address)
        if (mail) return mail
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error(`no mail to ${address} within 15 s`)
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function freePort() {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
