import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { testServices } from '../../test/services.ts'
import { connect } from '../db.ts'
import { paths } from '../paths.ts'
import { startWorkers } from '../workers.ts'
import { queueNotice, type Sending, sendNextMail, type WaitingMail } from './commands.ts'
import { aMailServer } from './smtp.fixture.ts'

// These workers really send and really commit: their outbox is one that no other test looks into.
const schema = `outbox_${randomUUID().slice(0, 8)}`
const connections = connect(`${inject('databaseUrl')}?search_path=${schema},public`, { max: 4 })
beforeAll(async () => {
  await connections.unsafe(`create schema ${schema}; create table ${schema}.mails (like public.mails including all)`)
})
afterAll(async () => {
  await connections.unsafe(`drop schema ${schema} cascade`)
  await connections.end()
})

/** Everything a test opened, closed again after it. */
const toClose: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
  await connections`delete from mails`
})

const { profile } = testServices(connections)
const someone = (name: string) => `${name}@example.com`

async function mailServer(options: Parameters<typeof aMailServer>[0] = {}) {
  const server = await aMailServer({ disabledCommands: ['STARTTLS'], ...options })
  toClose.push(server.close)
  return server
}

function workers(smtpUrl: string | undefined, log = pino({ level: 'silent' })) {
  const services = testServices(connections, { log })
  const running = startWorkers({ ...services, settings: { ...services.settings, mailFrom: undefined, smtpUrl } })
  toClose.push(running.stop)
  return running
}

const activation = (to: string) =>
  queueNotice(connections, {
    kind: 'activation',
    to,
    facts: { username: 'ana.nunez', link: paths.activation('el-token') },
  })

type Row = { attempts: number; lastError: string | null; sent: boolean; givenUp: boolean; facts: object; wait: number }
async function rowOf(to: string) {
  const [row] = await connections<Row[]>`
    select attempts, last_error, sent_at is not null as sent, given_up_at is not null as given_up, facts,
           extract(epoch from not_before - now())::integer as wait
    from mails where to_address = ${to}
  `
  return row!
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 50 })

describe('the outbox', () => {
  it('sends a mail within ten seconds of its cause, in HTML and in text, and then forgets its link', async () => {
    const server = await mailServer()
    workers(server.url)
    await activation(someone('ana'))
    await until(() => expect(server.taken).toHaveLength(1))

    const [mail] = server.taken
    expect(mail?.from?.value[0]).toEqual({ name: profile.name, address: 'no-responder@localhost' })
    expect(mail?.replyTo?.value[0]?.address).toBe(profile.email)
    expect(mail?.subject).toBe('Activa tu cuenta de la Oficina Virtual')
    expect(mail?.html).toContain('<a href="http://localhost:3000/activar/el-token">aquí</a>')
    expect(mail?.html).toMatch(/<html lang="es-MX">.*<title>Activa tu cuenta/s)
    expect(mail?.text).toContain('entra aquí')
    expect(mail?.text?.match(/http:\/\/localhost:3000\/activar\/el-token/g)).toHaveLength(1)
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')

    await until(async () => expect((await rowOf(someone('ana'))).sent).toBe(true))
    expect((await rowOf(someone('ana'))).facts).toEqual({ username: 'ana.nunez' })
    const [{ messageId } = { messageId: '' }] = await connections<{ messageId: string }[]>`
      select message_id from mails where to_address = ${someone('ana')}
    `
    expect(mail?.messageId).toBe(`<${messageId}@localhost>`)
  })

  it('loses nothing while the mail server is down, and sends it once when it is back', async () => {
    const gone = await aMailServer()
    await gone.close()
    workers(gone.url)
    await activation(someone('ana'))
    await activation(someone('luis'))
    await until(async () => expect((await rowOf(someone('ana'))).lastError).toMatch(/ECONNREFUSED|ESOCKET/))
    expect((await rowOf(someone('ana'))).facts).toHaveProperty('link')

    const back = await mailServer({ port: gone.port })
    await connections`update mails set not_before = now()`
    await until(() => expect(back.taken).toHaveLength(2))
    await pause(2500)
    expect(back.taken).toHaveLength(2)
    expect(await rowOf(someone('luis'))).toMatchObject({ sent: true, lastError: null })
  })

  it('is emptied by several processes at once, each mail once', async () => {
    const server = await mailServer()
    for (let n = 0; n < 20; n++) await activation(someone(`n${n}`))
    workers(server.url)
    workers(server.url)
    await until(() => expect(server.taken.length).toBeGreaterThanOrEqual(20))
    await pause(300)
    const ids = server.taken.map((mail) => mail.messageId)
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })

  it('lets a mail that is under way arrive, and be noted, before it stops', async () => {
    const server = await mailServer({
      onRcptTo: (_address, _session, done) => void setTimeout(() => done(), 500),
    })
    const running = workers(server.url)
    await activation(someone('ana'))
    await activation(someone('luis'))
    await pause(2300)
    await running.stop()
    const noted = [await rowOf(someone('ana')), await rowOf(someone('luis'))].filter(({ sent }) => sent)
    expect(server.taken.length).toBeGreaterThan(0)
    expect(noted).toHaveLength(server.taken.length)
  })

  it('gives up an address the server refuses for good, tries again later what it puts off, and sends the rest', async () => {
    const answers: Record<string, number> = { [someone('nadie')]: 550, [someone('lleno')]: 452 }
    const server = await mailServer({
      onRcptTo: ({ address }, _, done) => {
        const code = answers[address]
        done(code ? Object.assign(new Error('mailbox trouble'), { responseCode: code }) : null)
      },
    })
    workers(server.url)
    for (const name of ['nadie', 'lleno', 'ana']) await activation(someone(name))
    await until(async () => expect((await rowOf(someone('ana'))).sent).toBe(true))
    expect(await rowOf(someone('nadie'))).toMatchObject({
      sent: false,
      givenUp: true,
      facts: { username: 'ana.nunez' },
    })
    expect((await rowOf(someone('nadie'))).lastError).toMatch(/550 mailbox trouble/)
    const later = await rowOf(someone('lleno'))
    expect(later).toMatchObject({ sent: false, givenUp: false, attempts: 1 })
    expect(later.wait).toBeGreaterThan(3)
  })

  it('gives up what has no address at all, and is not held up by it', async () => {
    const server = await mailServer()
    workers(server.url)
    await activation(' ')
    await activation(someone('ana'))
    await until(async () => expect((await rowOf(' ')).givenUp).toBe(true))
    await until(async () => expect((await rowOf(someone('ana'))).sent).toBe(true))
  })

  it('sends a mail again with the same Message-ID when the office is killed before it has noted it', async () => {
    await activation(someone('ana'))
    const seen: string[] = []
    const taken = async ({ messageId }: WaitingMail): Promise<Sending> => {
      seen.push(messageId)
      return { kind: 'sent' }
    }
    const killed = connections.begin(async (sql) => {
      await sendNextMail(sql, taken)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await sendNextMail(connections, taken)).toBe('sent')
    expect(await sendNextMail(connections, taken)).toBe('none-due')
    expect(seen).toEqual([seen[0], seen[0]])
  })

  it('lets nobody write a line of its head, nor add an addressee', async () => {
    const server = await mailServer()
    workers(server.url)
    const contract = '4\r\nBcc: evil@example.com\r\n\r\n'
    await queueNotice(connections, {
      kind: 'access-ended',
      to: someone('ana,evil'),
      facts: { contract, at: '2021-03-20T12:00:00Z' },
    })
    await until(() => expect(server.taken).toHaveLength(1))
    expect(server.taken[0]?.bcc).toBeUndefined()
    expect([server.taken[0]?.to].flat().map((to) => to?.text)).toEqual(['"ana,evil"@example.com'])
  })

  it('uses TLS when it is offered, and with tls=required sends nothing without it', async () => {
    const offering = await mailServer({ disabledCommands: [] })
    const plain = await mailServer()
    const insisting = workers(`${plain.url}/?tls=required`)
    await activation(someone('ana'))
    await until(async () => expect((await rowOf(someone('ana'))).attempts).toBeGreaterThan(0))
    expect(plain.taken).toHaveLength(0)
    expect(await rowOf(someone('ana'))).toMatchObject({ sent: false, givenUp: false })
    await insisting.stop()

    workers(offering.url)
    await connections`update mails set not_before = now() where to_address = ${someone('ana')}`
    await until(() => expect(offering.taken).toHaveLength(1))
    expect(JSON.stringify([...(offering.taken[0]?.headerLines ?? [])])).not.toContain('undefined')
  })

  it('waits without a mail server, and writes no secret in the log', async () => {
    const lines: string[] = []
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    const server = await mailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
    })
    workers(undefined, log)
    await activation(someone('ana'))
    await pause(300)
    expect((await rowOf(someone('ana'))).attempts).toBe(0)

    workers(`smtp://oficina:clave-secreta@127.0.0.1:${server.port}`, log)
    await until(async () => expect((await rowOf(someone('ana'))).lastError).toMatch(/EAUTH/))
    const told = lines.join('') + (await rowOf(someone('ana'))).lastError
    expect(told).toMatch(/a mail was not taken/)
    expect(told).not.toMatch(/clave-secreta|el-token|ana@/)
    expect(await rowOf(someone('ana'))).toMatchObject({ givenUp: false, sent: false })
  })
})
