import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

/** What an antivirus says of a file; `away` when it says nothing that can be understood. */
export type Scan = (path: string) => Promise<'clean' | 'infected' | 'away'>

const patience = 30_000
const mostAnswer = 4096

/** clamd at `host:port` or at the path of its socket. */
export function clamdAt(address: string): Scan {
  const [, host, port] = /^(?:\[?([^\]]+?)\]?):(\d+)$/.exec(address) ?? []
  const dial = () => (host && port ? connect({ host, port: Number(port) }) : connect({ path: address }))
  return async (path) => {
    const socket = dial()
    socket.setTimeout(patience, () => socket.destroy(new Error('clamd does not answer')))
    try {
      return verdictIn(await ask(socket, path))
    } catch {
      return 'away'
    } finally {
      socket.destroy()
    }
  }
}

/** The command INSTREAM: pieces, each after its length in four bytes, and a length of nothing at the end. */
async function ask(socket: Socket, path: string): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let said = ''
    socket.on('data', (piece) => {
      said += piece.toString('latin1')
      if (said.includes('\0') || said.length > mostAnswer) resolve(said)
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('clamd hung up')))
  })
  // Whoever hangs up early is heard of by writing, too.
  answer.catch(() => {})
  await write(socket, Buffer.from('zINSTREAM\0', 'latin1'))
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    await write(socket, Buffer.concat([length, piece]))
  }
  await write(socket, Buffer.alloc(4))
  return await answer
}

const write = (socket: Socket, piece: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(piece, (error) => (error ? reject(error) : resolve())))

const verdictIn = (answer: string) =>
  /^stream: OK\0/.test(answer) ? 'clean' : /^stream: .+ FOUND\0/.test(answer) ? 'infected' : 'away'
