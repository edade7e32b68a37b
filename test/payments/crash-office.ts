import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../src/root.ts'

/** A program in a process of its own. What it says is kept for when something goes wrong. */
export function startProcess(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  return { child, said }
}

export async function untilOpen({ child, said }: ReturnType<typeof startProcess>, pattern: RegExp): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(20)) {
    if (said.some((text) => pattern.test(text))) return
    if (child.exitCode !== null) break
  }
  throw new Error(`it did not open: ${said.join('')}`)
}

export async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  else return
  await ended
}

/** The built office, which dies when it is told to and comes back. */
export class MortalOffice {
  readonly url: string
  readonly errors: string[] = []
  deaths = 0
  #env: Record<string, string>
  /** Its own: another run may build meanwhile. Beside dist/, as src/root.ts expects of every program. */
  #program = join(root, `dist.crash-${process.pid}`)
  #now: ReturnType<typeof startProcess> | undefined
  #coming: Promise<void> = Promise.resolve()

  constructor(env: Record<string, string> & { PORT: string }) {
    this.#env = env
    this.url = `http://localhost:${env.PORT}`
    cpSync(join(root, 'dist'), this.#program, { recursive: true })
  }

  async open(): Promise<void> {
    this.#now = startProcess([join(this.#program, 'server.js')], this.#env)
    await untilOpen(this.#now, /The office is open/)
  }

  /** Dies at once, without a word; somebody starts it again after a while. */
  die(absentMs: number): void {
    this.#coming = this.#coming.then(async () => {
      await this.close()
      this.deaths++
      await pause(absentMs)
      await this.open()
    })
  }

  forget(): void {
    rmSync(this.#program, { recursive: true, force: true })
  }

  isBack = (): Promise<void> => this.#coming

  async close(): Promise<void> {
    if (!this.#now) return
    await kill(this.#now.child)
    this.errors.push(
      ...this.#now.said
        .join('')
        .split('\n')
        .filter((line) => line.includes('"level":50')),
    )
    this.#now = undefined
  }
}
