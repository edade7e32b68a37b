import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientReader, networkOf } from './client-address.ts'

const proxies = ['10.0.0.0/8', '192.0.2.1', '2001:db8:ffff::/48']

async function clientOf(from: string, headers: Record<string, string> = {}, trusted = proxies) {
  const read = clientReader(trusted)
  const app = new Hono().get('/', (c) => c.json(read(c)))
  const response = await app.request('/', { headers: { 'x-test-address': from, ...headers } })
  return (await response.json()) as { address: string; tls: boolean }
}

describe('who asks', () => {
  it.each([
    ['nobody may speak for a stranger', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['a proxy of ours says who asked it', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['by its one address, too', '192.0.2.1', '198.51.100.1', '198.51.100.1'],
    ['which is that address and no other', '192.0.2.2', '198.51.100.1', '192.0.2.2'],
    ['what the client made up stands further out', '10.1.2.3', '127.0.0.1, 198.51.100.1', '198.51.100.1'],
    ['several proxies of ours are passed by', '10.1.2.3', '198.51.100.1, 10.9.9.9, 192.0.2.1', '198.51.100.1'],
    ['over IPv6 as well', '2001:db8:ffff::1', '2001:db8:1:2::3', '2001:db8:1:2::3'],
    ['an IPv4 proxy on an IPv6 socket is the same', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['some proxies add the port', '10.1.2.3', '198.51.100.1:40312', '198.51.100.1'],
    ['and brackets', '10.1.2.3', '[2001:db8:1:2::3]:40312', '2001:db8:1:2::3'],
    ['somebody within our own network has an address of their own', '10.1.2.3', '10.7.7.7', '10.7.7.7'],
    ['what is no address says nothing', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['and ends the chain', '10.1.2.3', '198.51.100.1, _hidden, 10.9.9.9', '10.9.9.9'],
    ['an empty header says nothing', '10.1.2.3', '', '10.1.2.3'],
  ])('%s', async (_, socket, forwarded, address) =>
    expect((await clientOf(socket, { 'x-forwarded-for': forwarded })).address).toBe(address),
  )

  it('is the socket where no proxy is trusted, whatever is said', async () => {
    expect((await clientOf('10.1.2.3', { 'x-forwarded-for': '198.51.100.1' }, [])).address).toBe('10.1.2.3')
  })
})

describe('whether the browser came over TLS', () => {
  it.each([
    ['10.1.2.3', 'https', true],
    ['10.1.2.3', 'https, http', true],
    ['10.1.2.3', 'http', false],
    ['10.1.2.3', '', false],
    ['203.0.113.7', 'https', false],
  ])('from %s, said to be «%s»', async (from, proto, tls) =>
    expect((await clientOf(from, { 'x-forwarded-proto': proto })).tls).toBe(tls),
  )
})

describe('what limits count', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network))
})
