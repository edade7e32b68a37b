import { randomUUID } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { submitFiles } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { aPdf, aPhoto } from '../../test/sent-files.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { clamdAt } from './clamd.ts'

const virus = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

/** A clamd that knows one virus, and what it was sent. `answer` says something else. */
async function aClamd(at: number | string, answer?: (socket: Socket) => void) {
  const seen: string[] = []
  const server: Server = createServer((socket) => {
    let all: Buffer = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece: Buffer) => {
      all = Buffer.concat([all, piece])
      const contents = streamIn(all)
      if (contents === undefined) return
      seen.push(contents)
      if (answer) answer(socket)
      else socket.end(contents.includes(virus) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) =>
    typeof at === 'string' ? server.listen(at, resolve) : server.listen(at, '127.0.0.1', resolve),
  )
  const address = server.address()
  const where = typeof address === 'object' && address ? `127.0.0.1:${address.port}` : String(at)
  return { where, seen, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** What was streamed, once its end is there. */
function streamIn(all: Buffer): string | undefined {
  const command = 'zINSTREAM\0'
  if (all.toString('latin1', 0, command.length) !== command) return undefined
  let [at, contents] = [command.length, '']
  while (at + 4 <= all.length) {
    const length = all.readUInt32BE(at)
    if (length === 0) return contents
    contents += all.toString('latin1', at + 4, at + 4 + length)
    at += 4 + length
  }
  return undefined
}

const send = (sql: Sql, clamd: string, contents: Uint8Array<ArrayBuffer>) =>
  submitFiles(createApp(testServices(sql, { scan: clamdAt(clamd) })), paths.guestRequest('sugerencia'), {
    fields: { key: randomUUID(), nombre: 'Luis', email: 'luis@example.com', mensaje: 'Aquí va' },
    files: [{ field: 'adjuntos', name: 'recibo.pdf', contents }],
  })

describe('an antivirus', () => {
  it(
    'sees the whole file as it came, and what it finds nothing in is taken',
    withDatabase(async (sql) => {
      const clamd = await aClamd(0)
      const photo = await aPhoto({ width: 900, height: 700, format: 'png' })
      expect((await send(sql, clamd.where, photo)).response.status).toBe(303)
      await clamd.close()
      expect(clamd.seen).toEqual([Buffer.from(photo).toString('latin1')])
    }),
  )

  it(
    'keeps out what it finds something in',
    withDatabase(async (sql) => {
      const clamd = await aClamd(join(tmpdir(), `clamd-${randomUUID()}`))
      const { response, text } = await send(sql, clamd.where, aPdf(`/X(${virus})`))
      await clamd.close()
      expect(response.status).toBe(422)
      expect(text).toContain('El antivirus encontró algo en «recibo.pdf»')
      expect(await sql`select from attachments`).toHaveLength(0)
    }),
  )

  it.each([
    ['answers nonsense', (socket: Socket) => socket.end('what\0')],
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['finds the file too large', (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
  ])('that %s lets nothing through', (_, answer) =>
    withDatabase(async (sql) => {
      const clamd = await aClamd(0, answer)
      const { response, text, page } = await send(sql, clamd.where, aPdf())
      await clamd.close()
      expect(response.status).toBe(422)
      expect(text).toContain('No pudimos revisar «recibo.pdf» con el antivirus. Intenta más tarde')
      expect(page.querySelector('#mensaje')?.text).toBe('Aquí va')
      expect(await sql`select from attachments`).toHaveLength(0)
    })(),
  )

  it(
    'that is away lets nothing through either',
    withDatabase(async (sql) => {
      const clamd = await aClamd(0)
      await clamd.close()
      expect((await send(sql, clamd.where, aPdf())).text).toContain('Intenta más tarde')
    }),
  )
})
