import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from '../../src/env.ts'
import { root } from '../../src/root.ts'
import { aFolder } from './processes.ts'

describe('the environment', () => {
  it('needs nothing: a demo on this machine', () => {
    expect(readEnv({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      trustedProxies: [],
      databaseUrl: undefined,
      dataDir: join(root, 'data'),
      smtpUrl: undefined,
      mailFrom: undefined,
      demo: true,
      today: undefined,
      profile: 'demo',
      guestUploadMegabytes: 60,
      passwordPolicy: 'manual',
      satDir: undefined,
      clamd: undefined,
      payments: { gateways: ['sandbox'], stripe: undefined, conekta: undefined, sandbox: undefined },
    })
  })

  it.each([
    [{ PAYMENT_GATEWAYS: 'paypal' }, 'PAYMENT_GATEWAYS must be'],
    [{ PAYMENT_GATEWAYS: 'stripe' }, 'STRIPE_SECRET_KEY must be set where PAYMENT_GATEWAYS names «stripe»'],
    [{ PAYMENT_GATEWAYS: 'stripe', STRIPE_SECRET_KEY: 'sk' }, 'STRIPE_WEBHOOK_SECRETS must be one key'],
    [{ PAYMENT_GATEWAYS: 'conekta' }, 'CONEKTA_PRIVATE_KEY must be set'],
    [{ PAYMENT_GATEWAYS: 'sandbox', DEMO: 'no' }, 'PAYMENT_GATEWAYS must be without «sandbox»'],
    [{ SANDBOX_GATEWAY_URL: 'ftp://x' }, 'SANDBOX_GATEWAY_URL must be'],
    [{ SANDBOX_GATEWAY_URL: 'http://localhost:1' }, 'SANDBOX_NOTICE_KEYS must be one key'],
  ])('with %o does not take money it could not account for', (variables, sentence) => {
    expect(() => readEnv(variables)).toThrow(sentence)
  })

  it('takes two keys of notices while one is being replaced, and no gateway in a real office until it is told', () => {
    const env = readEnv({
      PAYMENT_GATEWAYS: 'stripe, sandbox',
      STRIPE_SECRET_KEY: 'sk',
      STRIPE_WEBHOOK_SECRETS: 'new, old',
    })
    expect(env.payments).toMatchObject({ gateways: ['stripe', 'sandbox'], stripe: { webhookSecrets: ['new', 'old'] } })
    expect(readEnv({ DEMO: 'no' }).payments.gateways).toEqual([])
  })

  it('takes an empty value for none', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(readEnv({}))
  })

  it.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: 'localhost', BASE_URL: 'http://127.0.0.1:3000' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '192.168.1.20' }, false],
    [{ BASE_URL: 'https://oficina.example' }, false],
    [{ BASE_URL: 'http://127.0.0.1.example' }, false],
    [{ DATABASE_URL: 'postgres://u:p@localhost/office' }, false],
    [{ DATABASE_URL: 'postgres://u:p@localhost/office', DEMO: 'yes' }, true],
    [{ DEMO: 'no' }, false],
  ])('with %o is a demo: %s', (variables, demo) => {
    expect(readEnv(variables)).toMatchObject({ demo, profile: demo ? 'demo' : 'cea-queretaro' })
  })

  it.each([
    [{ PORT: '8080' }, 'http://localhost:8080'],
    [{ PORT: '80' }, 'http://localhost'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: '::' }, 'http://localhost:3000'],
    [{ HOST: 'fd00::7' }, 'http://[fd00::7]:3000'],
    [{ HOST: 'oficina.internal' }, 'http://oficina.internal:3000'],
    [{ BASE_URL: 'https://oficina.example/' }, 'https://oficina.example'],
    [{ BASE_URL: 'HTTPS://Oficina.example:443' }, 'https://oficina.example'],
  ])('with %o is reached at %s', (variables, baseUrl) => {
    expect(readEnv(variables).baseUrl).toBe(baseUrl)
  })

  it('takes what the table of variables allows', () => {
    const satDir = aFolder()
    const variables = {
      TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.1  ::1, fd00::/8',
      SMTP_URL: 'smtp://user:secret@mail.example:587?tls=required',
      MAIL_FROM: 'Oficina Virtual <no-responder@utility.example>',
      TODAY: '2024-02-29',
      PASSWORD_POLICY: 'strong',
      PROFILE: 'cea-queretaro',
      DATA_DIR: '/var/lib/oficina',
      SAT_DIR: satDir,
      CLAMD: 'clamd.internal:3310',
      PORT: '65535',
    }
    expect(readEnv(variables)).toMatchObject({
      trustedProxies: ['10.0.0.0/8', '192.168.1.1', '::1', 'fd00::/8'],
      smtpUrl: variables.SMTP_URL,
      mailFrom: variables.MAIL_FROM,
      today: '2024-02-29',
      passwordPolicy: 'strong',
      profile: 'cea-queretaro',
      dataDir: '/var/lib/oficina',
      satDir,
      clamd: 'clamd.internal:3310',
      port: 65_535,
    })
  })

  it.each([
    [{ PORT: '0' }, 'PORT must be a number from 1 to 65535, not «0».'],
    [{ PORT: '65536' }, /^PORT /],
    [{ PORT: '3000x' }, /^PORT /],
    [{ HOST: '127.0.0.1:80' }, /^HOST /],
    [{ HOST: '999.0.0.1' }, /^HOST /],
    [{ BASE_URL: 'oficina.example' }, /^BASE_URL /],
    [{ BASE_URL: 'ftp://oficina.example' }, /^BASE_URL /],
    [{ BASE_URL: 'https://example.com/oficina' }, /^BASE_URL .*without a path/],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES .*«10\.0\.0\.0\/33»/],
    [{ TRUSTED_PROXIES: '10.0.0.1,proxy' }, /^TRUSTED_PROXIES .*«proxy»/],
    [{ DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL .*postgres:\/\//],
    [{ SMTP_URL: 'mail.example:25' }, /^SMTP_URL .*smtps:\/\//],
    [{ SMTP_URL: 'smtp://mail.example?tls=maybe' }, /^SMTP_URL .*tls=required/],
    [{ MAIL_FROM: 'Oficina' }, /^MAIL_FROM /],
    [{ DEMO: 'true' }, 'DEMO must be «yes» or «no», not «true».'],
    [{ TODAY: '2026-02-29' }, /^TODAY must be a date/],
    [{ TODAY: '20 feb 2021' }, /^TODAY must be a date/],
    [{ TODAY: '2026-03-20', NODE_ENV: 'production' }, /^TODAY must not be set/],
    [{ PROFILE: 'nobody' }, /^PROFILE .*profile\/.*«nobody»/],
    [{ PROFILE: '../src' }, /^PROFILE /],
    [{ PASSWORD_POLICY: 'weak' }, /^PASSWORD_POLICY must be «manual» or «strong»/],
    [{ SAT_DIR: '/nowhere' }, /^SAT_DIR /],
    [{ CLAMD: 'localhost' }, /^CLAMD must be a host with its port/],
    [{ CLAMD: 'localhost:70000' }, /^CLAMD /],
  ])('refuses %o in a sentence', (variables, sentence) => {
    expect(() => readEnv(variables)).toThrow(sentence)
    expect(() => readEnv(variables)).toThrow(EnvError)
  })

  it('refuses a DATA_DIR that is a file', () => {
    const file = join(aFolder(), 'file')
    writeFileSync(file, '')
    expect(() => readEnv({ DATA_DIR: file })).toThrow(/^DATA_DIR must be a folder/)
  })

  it('never shows what a secret may be in', () => {
    for (const name of ['DATABASE_URL', 'SMTP_URL']) {
      expect(() => readEnv({ [name]: 'http://user:hunter2@host/' })).toThrow(/^(?!.*hunter2)/)
    }
  })
})
