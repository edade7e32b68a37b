import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Request = {
  method: string
  path: string
  search: string
  headers: IncomingHttpHeaders
  text: string
}
export type Reply = { status: number; body: unknown }
/** `lost`: it does what it is asked, and its answer never arrives. */
type Mishap = 'hang' | 'lost' | 'cut' | 'garbage' | Reply

export type VendorServer = {
  url: string
  requests: Request[]
  /** What happens to the next requests instead of an answer, one after the other. */
  mishaps: Mishap[]
  close: () => Promise<void>
}

/** A vendor on this machine. It must be closed; requests that hang are cut then. */
export async function vendorServer(answer: (request: Request) => Reply): Promise<VendorServer> {
  const requests: Request[] = []
  const mishaps: Mishap[] = []
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://vendor')
    let text = ''
    for await (const chunk of incoming) text += chunk
    const request = {
      method: incoming.method ?? '',
      path: url.pathname,
      search: url.search.slice(1),
      headers: incoming.headers,
      text,
    }
    requests.push(request)
    const mishap = mishaps.shift()
    if (mishap === 'hang') return
    if (mishap === 'cut') return void incoming.socket.destroy()
    if (mishap === 'garbage') return void response.writeHead(200).end('<html>502 Bad Gateway</html>')
    if (typeof mishap === 'object') return send(response, mishap)
    const reply = answer(request)
    if (mishap !== 'lost') send(response, reply)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    mishaps,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1' }).end(JSON.stringify(body))
}
