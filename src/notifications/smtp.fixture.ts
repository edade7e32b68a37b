import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A real mail server that keeps what it takes. */
export async function aMailServer({ port = 0, ...options }: SMTPServerOptions & { port?: number } = {}) {
  const taken: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        taken.push(mail)
        done()
      }, done)
    },
    ...options,
  })
  // A client that goes away in the middle of a handshake is the test's own doing.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo
  return {
    taken,
    to: (recipient: string) => taken.filter((mail) => JSON.stringify(mail.to).includes(recipient)),
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
