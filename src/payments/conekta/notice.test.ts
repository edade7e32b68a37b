import { constants, generateKeyPairSync, publicDecrypt, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { conektaGateway } from './gateway.ts'

const aKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [current, coming, foreign] = [aKey(), aKey(), aKey()]
const pem = current.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const bare = coming.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const gateway = conektaGateway({ privateKey: 'key_x', webhookPublicKeys: [pem.replaceAll('\n', '\\n'), bare] })

const now = new Date('2026-11-24T09:00:00Z')
const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000)
const hour = 3_600_000
const paymentId = '11111111-2222-3333-4444-555555555555'

type Sending = { key?: typeof current; payload?: string; digest?: string | null }

function sent(event: unknown, { key = current, payload = JSON.stringify(event), digest }: Sending = {}) {
  const signature = sign('sha256', Buffer.from(JSON.stringify(event)), key.privateKey).toString('base64')
  const headers = new Headers(digest === null ? {} : { digest: digest ?? signature })
  return gateway.readNotice({ headers, body: payload, now })
}

const event = (type: string, object: object, at = now) => ({
  id: '6307a60c41de27127515a575',
  object: 'event',
  type,
  livemode: true,
  created_at: seconds(at),
  webhook_status: 'pending',
  data: { object, previous_attributes: {} },
})
const order = {
  id: 'ord_1',
  object: 'order',
  metadata: { payment_id: paymentId },
  customer_info: { name: 'Ñandú Pérez' },
}
const paid = event('order.paid', order)
const notice = { kind: 'notice', eventId: paid.id, reference: paymentId }

describe('a notice of Conekta', () => {
  it('names our payment where Conekta has our mark', () => {
    for (const type of [
      'order.paid',
      'order.expired',
      'order.canceled',
      'order.pending_payment',
      'order.charged_back',
    ]) {
      expect(sent(event(type, order))).toEqual(notice)
    }
  })

  it('names the order, or the charge, where Conekta tells no more', () => {
    const charge = { id: 'charge-1', object: 'charge', order_id: 'ord_1' }
    expect(sent(event('charge.paid', charge))).toMatchObject({ kind: 'notice', reference: 'ord_1' })
    expect(sent(event('charge.refunded', charge))).toMatchObject({ kind: 'notice', reference: 'ord_1' })
    const chargeback = { id: 'chbk_1', object: 'chargeback', charge_id: 'charge-1' }
    expect(sent(event('charge.chargeback.created', chargeback))).toMatchObject({
      kind: 'notice',
      reference: 'charge-1',
    })
  })

  it('is good under either of two keys, while one is being replaced', () => {
    expect(sent(paid, { key: coming })).toEqual(notice)
    expect(sent(paid, { key: foreign })).toEqual({ kind: 'rejected', why: 'signature' })
  })

  it('is good as long as Conekta may send it again, and no longer', () => {
    const at = (moment: number) => sent(event('order.paid', order, new Date(moment)))
    expect(at(now.getTime() - 96 * hour)).toEqual(notice)
    expect(at(now.getTime() - 96 * hour - 1000)).toEqual({ kind: 'rejected', why: 'too-old' })
    expect(at(now.getTime() + 300_000)).toEqual(notice)
    expect(at(now.getTime() + 301_000)).toEqual({ kind: 'rejected', why: 'too-old' })
  })

  it('is believed to the letter only', () => {
    const signature = { kind: 'rejected', why: 'signature' }
    expect(sent(paid, { payload: `${JSON.stringify(paid)} ` })).toEqual(signature)
    expect(sent(paid, { payload: JSON.stringify(paid, null, 1) })).toEqual(signature)
    expect(sent(paid, { payload: '' })).toEqual(signature)
    for (const digest of [
      '',
      '%%%',
      'AAAA',
      Buffer.alloc(256).toString('base64'),
      Buffer.alloc(9000).toString('base64'),
    ]) {
      expect(sent(paid, { digest })).toEqual(signature)
    }
    expect(sent(paid, { digest: null })).toEqual(signature)
    expect(sent(paid, { payload: 'x'.repeat(5_000_000) })).toEqual(signature)
  })

  it('is heard and left when it is not about a payment of ours', () => {
    const ignored = { kind: 'ignored', eventId: paid.id }
    expect(sent({ ...event('webhook_ping', {}), data: { action: 'ping', livemode: true } })).toEqual(ignored)
    expect(sent(event('customer.created', { ...order, object: 'customer' }))).toEqual(ignored)
    expect(sent(event('order.paid', { ...order, metadata: {} }))).toEqual(ignored)
    expect(sent(event('order.paid', { ...order, metadata: null }))).toEqual(ignored)
  })

  it('is rejected when it is signed and is no event', () => {
    for (const nonsense of [
      null,
      [],
      'text',
      7,
      {},
      { ...paid, id: '' },
      { ...paid, created_at: 'soon' },
      { ...paid, data: 7 },
    ]) {
      expect(sent(nonsense)).toEqual({ kind: 'rejected', why: 'unreadable' })
    }
    const body = '{'
    const digest = sign('sha256', Buffer.from(body), current.privateKey).toString('base64')
    const answer = gateway.readNotice({ headers: new Headers({ digest }), body, now })
    expect(answer).toEqual({ kind: 'rejected', why: 'unreadable' })
  })

  it('is signed as the one that Conekta has published', () => {
    // Conekta's documented key and the header that goes with it; of the body only the beginning is published.
    const published = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0iz57mpVAvxQtuxOyWsW
hM1Jai7WB5cNZFs8xK53A9X9LQiXz30pzoFIhVo9Zm5K5GBpb9frCH8w6yr+/xrX
0VUjbp1VTgZ2iGOm83ykLN7YYQJk5pCt/B69eFPYbMCKFzvauwTtN9tf2KcLQQ2y
Sohxd3H51uUIGcxnSR5oVPoCdY4geSWfK0/FE4SAyVsTB/b3mS0KUor7R2tZupKm
rS26O6QFQrk0ELuGIIriJimjxaQG9V7E/TumKkbDPAcJsiZBF8oep02sXbdNpaxl
j5PNkVIQ2F09BfDJl71DrcAIKYXG7HSgDEoiRkZ3jIzudUNA+qkpYwHJ5Qx9qmgy
uQIDAQAB
-----END PUBLIC KEY-----`
    const digest =
      'PY0lEriF5Tt4T0ZVqwEQtS5+skbqUpCWwwDs5EtBEX5vriK15KuLCuTndttDR4jvlSvDsDVSUOCxXrpxMJ0x0cePCa79xGa23r/hcv4CPcfr2UMe4IKJuJSlJc3XCfOQB1rfk6fQCMr7AbiVtvacr91yYxg7QoJq2/Y0YRo7RreT61X7/dmGhgzFrG0TALQ2R0PbQyAXIvO7l5+00Yncdc0IeyCBTL3/Wa0zN+Dc4UZW3iWFpNOIyljDKxmBp+2D0DxPeLfXw7fnVskQMSCM7rCVXSoP7k8BCyIDRZ62QieMXW5CubixFaPFrI1f6K8gh67lguYF2XSY/bYb7IU4Jg=='
    const signed = publicDecrypt(
      { key: published, padding: constants.RSA_PKCS1_PADDING },
      Buffer.from(digest, 'base64'),
    )
    const sha256InPkcs1 = '3031300d060960864801650304020105000420'
    expect(signed.toString('hex')).toMatch(new RegExp(`^${sha256InPkcs1}[0-9a-f]{64}$`))
    expect(() => conektaGateway({ privateKey: 'key_x', webhookPublicKeys: [published] })).not.toThrow()
    expect(() => conektaGateway({ privateKey: 'key_x', webhookPublicKeys: ['nonsense'] })).toThrow()
  })
})
