import { BlockList, isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Where a request comes from, and whether its proxy says that it came over TLS. */
export type Client = { address: string; tls: boolean }

/** The socket's address, or what a trusted proxy says of it. `proxies` are addresses or CIDR ranges. */
export function clientReader(proxies: readonly string[]) {
  const trusted = new BlockList()
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix) trusted.addSubnet(address, Number(prefix), family)
    else trusted.addAddress(address, family)
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (c: Context): Client => {
    const socket = addressIn(socketAddressOf(c))
    const tls = isTrusted(socket) && /^\s*https\b/i.test(c.req.header('x-forwarded-proto') ?? '')
    let address = socket
    // From the nearest hop outwards, as far as each is vouched for by one of ours.
    for (const hop of (c.req.header('x-forwarded-for') ?? '').split(',').map(addressIn).reverse()) {
      if (!isTrusted(address) || isIP(hop) === 0) break
      address = hop
    }
    return { address, tls }
  }
}

/** What limits count: an IPv4 address, or the /64 that one IPv6 customer holds. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const middle = address.includes('::') ? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0') : []
  return `${[...groups, ...middle, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** Without the port that some proxies add; an IPv4 client on a dual-stack socket (`::ffff:192.0.2.1`) is `192.0.2.1`. */
function addressIn(text: string): string {
  const hop = text.trim()
  const bare = /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare
}

function socketAddressOf(c: Context): string {
  // Tests call the application without a socket.
  return 'incoming' in (c.env ?? {})
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : (c.req.header('x-test-address') ?? '127.0.0.1')
}
