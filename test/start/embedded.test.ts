import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openEmbeddedDatabase } from '../../src/embedded/embedded.ts'
import { root } from '../../src/root.ts'
import { aDataDir, aFolder, node } from './processes.ts'

// Real processes and servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const isRoot = process.getuid?.() === 0
const program = join(root, 'test', 'start', 'hold-database.ts')
const nobody = { uid: 65_534, gid: 65_534 }

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const isRunning = (dataDir: string) => existsSync(join(dataDir, 'postgres', 'postmaster.pid'))

/** A process that has the database open. */
async function aHolder(dataDir: string, start = () => node([program, dataDir])) {
  const holder = start()
  onTestFinished(async () => {
    holder.child.kill('SIGTERM')
    await holder.ended
  })
  const [, url, started] = await holder.until(/open (\S+) (\w+)/)
  return { ...holder, url: url!, started: started === 'true' }
}

async function ask(url: string, query: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const rows = await sql.unsafe(query)
  await sql.end()
  return rows
}

describe('the embedded database', () => {
  it('is one, however many open it at once, and ends with the last', async () => {
    const dataDir = join(aFolder(), 'made', 'on', 'the', 'way')
    const holders = await Promise.all([aHolder(dataDir), aHolder(dataDir), aHolder(dataDir)])

    expect(new Set(holders.map(({ url }) => url)).size).toBe(1)
    expect(holders.filter(({ started }) => started)).toHaveLength(1)
    for (const [index, { child, ended }] of holders.entries()) {
      expect(isRunning(dataDir)).toBe(true)
      child.kill('SIGTERM')
      expect(await ended, String(index)).toMatchObject({ code: 0 })
    }
    expect(isRunning(dataDir)).toBe(false)
  })

  it('outlives an office that is killed, and the next one finds it', async () => {
    const dataDir = await aDataDir()
    const killed = await aHolder(dataDir)
    killed.child.kill('SIGKILL')
    await killed.ended

    const next = await aHolder(dataDir)
    expect(next).toMatchObject({ url: killed.url, started: false })
  })

  it('keeps what was committed when everything is killed, though its number went to another process', async () => {
    const dataDir = await aDataDir()
    const killed = await aHolder(dataDir)
    await ask(killed.url, 'create table promises as select 1 as kept')
    killed.child.kill('SIGKILL')
    process.kill(-postmasterOf(dataDir), 'SIGKILL')
    await killed.ended
    const other = spawn('sleep', ['60'])
    onTestFinished(() => void other.kill())
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(other.pid)))

    const { url, started } = await openEmbeddedDatabase({ dataDir }).then(closedWithTheTest)
    expect(started).toBe(true)
    expect(url).toBe(killed.url)
    expect(await ask(url, 'select kept from promises')).toEqual([{ kept: 1 }])
  })

  it('is started again under the office when it is killed alone', async () => {
    const dataDir = await aDataDir()
    const { url } = await openEmbeddedDatabase({ dataDir }).then(closedWithTheTest)
    const first = postmasterOf(dataDir)
    process.kill(first, 'SIGKILL')

    await expect.poll(() => isRunning(dataDir) && postmasterOf(dataDir), { timeout: 15_000 }).not.toBe(first)
    await expect.poll(() => ask(url, 'select 1').catch(() => []), { timeout: 15_000 }).toHaveLength(1)
  })

  it('takes a folder of mode 0700, however long its name, and does without its lost password', async () => {
    const dataDir = join(aFolder(), `con espacio y ñ ${'x'.repeat(120)}`)
    mkdirSync(dataDir, { mode: 0o700 })
    await (await openEmbeddedDatabase({ dataDir })).close()
    rmSync(join(dataDir, 'secrets', 'database-password'))
    // As a copy or a backup that was put back often has it.
    chmodSync(join(dataDir, 'postgres'), 0o755)

    const { url } = await openEmbeddedDatabase({ dataDir }).then(closedWithTheTest)
    const [role] = await ask(url, 'select rolsuper from pg_roles where rolname = current_user')
    expect(role).toEqual({ rolsuper: false })
  })

  it('says it when DATA_DIR cannot be made', async () => {
    const file = join(aFolder(), 'file')
    writeFileSync(file, '')
    await expect(openEmbeddedDatabase({ dataDir: join(file, 'data') })).rejects.toThrow(
      /^DATA_DIR \(.*\) cannot be used/,
    )
  })
})

describe.runIf(isRoot)('the embedded database, for root', () => {
  it('runs in a checkout below a folder that only root may enter', async () => {
    const secret = join(aFolder(), 'secret')
    mkdirSync(secret, { mode: 0o700 })
    const checkout = join(secret, 'checkout')
    for (const part of ['src/embedded', 'src/problem.ts', 'src/root.ts', 'bin', 'test/start', 'package.json']) {
      cpSync(join(root, part), join(checkout, part), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))

    const { started } = await aHolder(join(checkout, 'data'), () =>
      node([join(checkout, 'test', 'start', 'hold-database.ts'), join(checkout, 'data')]),
    )
    expect(started).toBe(true)
  })

  it('runs as the user who owns it, when that is not root', async () => {
    const dataDir = aFolder()
    chownSync(dataDir, nobody.uid, nobody.gid)
    const reachable = spawnSync(process.execPath, ['--check', program], nobody).status === 0
    if (!reachable) return
    const theirs = await aHolder(dataDir, () => node([program, dataDir], nobody))
    theirs.child.kill('SIGTERM')
    expect(await theirs.ended).toMatchObject({ code: 0 })

    expect(await aHolder(dataDir)).toMatchObject({ started: true })
  })

  it('runs as a system user where user namespaces are forbidden, or says why it cannot', async () => {
    const folder = aFolder()
    const forbidden = join(folder, 'bin')
    mkdirSync(forbidden)
    writeFileSync(join(forbidden, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const env = { PATH: `${forbidden}:${process.env.PATH}` }
    if (spawnSync('id', ['oficina-virtual']).status !== 0)
      onTestFinished(() => void spawnSync('userdel', ['oficina-virtual']))

    const closed = node([program, join(folder, 'data')], { env })
    expect((await closed.ended).stderr).toMatch(/who cannot enter .*choose a DATA_DIR/)

    chmodSync(folder, 0o711)
    const open = await aHolder(join(folder, 'other'), () => node([program, join(folder, 'other')], { env }))
    expect(open.started).toBe(true)
    const owner = spawnSync('stat', ['-c', '%U', join(folder, 'other', 'postgres')], { encoding: 'utf8' }).stdout.trim()
    expect(owner).toBe('oficina-virtual')
  })
})

function closedWithTheTest<Opened extends { close(): Promise<void> }>(opened: Opened): Opened {
  onTestFinished(() => opened.close())
  return opened
}
