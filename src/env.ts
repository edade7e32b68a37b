import { existsSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { Problem } from './problem.ts'
import { root } from './root.ts'

/** What the office is told from outside, checked; docs/operating/start.md lists the variables. */
export type Env = {
  port: number
  host: string
  baseUrl: string
  /** The address of the desk, where it has a host of its own. */
  mesaUrl: string | undefined
  trustedProxies: readonly string[]
  databaseUrl: string | undefined
  dataDir: string
  smtpUrl: string | undefined
  mailFrom: string | undefined
  demo: boolean
  today: string | undefined
  profile: string
  passwordPolicy: 'manual' | 'strong'
  satDir: string | undefined
  /** Where the antivirus listens: `host:port`, or the path of a socket. */
  clamd: string | undefined
  /** How much of what guests of one network send is kept in a day. */
  guestUploadMegabytes: number
  payments: PaymentEnv
}

/** The first gateway takes new payments; the others finish those they took. Several keys of notices: one is being replaced. */
type PaymentEnv = {
  gateways: readonly ('sandbox' | 'stripe' | 'conekta')[]
  stripe: { secretKey: string; webhookSecrets: readonly string[] } | undefined
  conekta: { privateKey: string; webhookPublicKeys: readonly string[] } | undefined
  /** A pretend gateway outside the office; else it is inside. */
  sandbox: { url: string; noticeKeys: readonly string[] } | undefined
}

/** A variable that cannot be used: one sentence that names it and says what was expected. */
export class EnvError extends Problem {}

type Variables = Record<string, string | undefined>

export function readEnv(variables: Variables): Env {
  const value = (name: string) => variables[name]?.trim() || undefined
  const port = readPort(value('PORT'))
  const host = readHost(value('HOST'))
  const baseUrl = readBaseUrl(value('BASE_URL'), host, port)
  const databaseUrl = readUrl('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:'])
  const onlyHere = !databaseUrl && isLoopback(host) && isLoopback(new URL(baseUrl).hostname)
  const demo = readChoice('DEMO', value('DEMO'), ['yes', 'no']) ?? (onlyHere ? 'yes' : 'no')
  return {
    port,
    host,
    baseUrl,
    mesaUrl: readMesaUrl(value('MESA_URL'), baseUrl),
    trustedProxies: readProxies(value('TRUSTED_PROXIES')),
    databaseUrl,
    dataDir: readDataDir(value('DATA_DIR')),
    smtpUrl: readSmtpUrl(value('SMTP_URL')),
    mailFrom: readMailFrom(value('MAIL_FROM')),
    demo: demo === 'yes',
    today: readToday(value('TODAY'), value('NODE_ENV')),
    profile: readProfileName(value('PROFILE') ?? (demo === 'yes' ? 'demo' : 'cea-queretaro')),
    passwordPolicy: readChoice('PASSWORD_POLICY', value('PASSWORD_POLICY'), ['manual', 'strong']) ?? 'manual',
    satDir: readSatDir(value('SAT_DIR')),
    clamd: readClamd(value('CLAMD')),
    guestUploadMegabytes: readMegabytes('GUEST_UPLOADS_MB', value('GUEST_UPLOADS_MB')) ?? 60,
    payments: readPayments(value, demo === 'yes'),
  }
}

function readPayments(value: (name: string) => string | undefined, demo: boolean): PaymentEnv {
  const list = (name: string) => (value(name) ?? '').split(',').flatMap((one) => one.trim() || [])
  const gateways = list('PAYMENT_GATEWAYS').map((name) => readGateway(name))
  if (gateways.length === 0 && demo) gateways.push('sandbox')
  if (gateways.includes('sandbox') && !demo) refuse('PAYMENT_GATEWAYS', 'without «sandbox» where DEMO is «no»')
  const sandboxUrl = readUrl('SANDBOX_GATEWAY_URL', value('SANDBOX_GATEWAY_URL'), ['http:', 'https:'])
  const needed = (name: string, gateway: string) =>
    value(name) ?? refuse(name, `set where PAYMENT_GATEWAYS names «${gateway}»`)
  return {
    gateways,
    stripe: gateways.includes('stripe')
      ? { secretKey: needed('STRIPE_SECRET_KEY', 'stripe'), webhookSecrets: some('STRIPE_WEBHOOK_SECRETS', list) }
      : undefined,
    conekta: gateways.includes('conekta')
      ? { privateKey: needed('CONEKTA_PRIVATE_KEY', 'conekta'), webhookPublicKeys: some('CONEKTA_WEBHOOK_KEYS', list) }
      : undefined,
    sandbox: sandboxUrl ? { url: sandboxUrl, noticeKeys: some('SANDBOX_NOTICE_KEYS', list) } : undefined,
  }
}

const readGateway = (name: string): PaymentEnv['gateways'][number] =>
  (['sandbox', 'stripe', 'conekta'] as const).find((known) => known === name) ??
  refuse('PAYMENT_GATEWAYS', '«sandbox», «stripe» or «conekta», several with commas between', name)

const some = (name: string, list: (name: string) => string[]): string[] => {
  const keys = list(name)
  return keys.length > 0 ? keys : refuse(name, 'one key, or two with a comma between while one is being replaced')
}

/** Never shows what a secret may be in. */
function refuse(name: string, expected: string, given?: string): never {
  throw new EnvError(`${name} must be ${expected}${given === undefined ? '' : `, not «${given}»`}.`)
}

function readPort(text = '3000'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : refuse('PORT', 'a number from 1 to 65535', text)
}

function readMegabytes(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const megabytes = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return megabytes >= 1 ? megabytes : refuse(name, 'a whole number of megabytes, at least 1', text)
}

function readHost(text = '127.0.0.1'): string {
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text)
  return isIP(text) || isName ? text : refuse('HOST', 'an IP address or the name of a machine, without a port', text)
}

function readBaseUrl(text: string | undefined, host: string, port: number): string {
  if (text === undefined) {
    const isEverywhere = host === '0.0.0.0' || host === '::'
    const name = isEverywhere || host === '127.0.0.1' || host === '::1' ? 'localhost' : host
    return new URL(`http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`).origin
  }
  return originIn(text) ?? refuse('BASE_URL', 'an address such as https://oficina.example, without a path', text)
}

/** Cookies do not tell ports apart: two addresses that differ in nothing else would share them. */
function readMesaUrl(text: string | undefined, baseUrl: string): string | undefined {
  if (text === undefined) return undefined
  const origin = originIn(text)
  if (origin && new URL(origin).hostname !== new URL(baseUrl).hostname) return origin
  return refuse('MESA_URL', 'an address such as https://mesa.example, on another host than BASE_URL', text)
}

function originIn(text: string): string | undefined {
  const url = URL.parse(text)
  const isOrigin = url && !url.search && !url.hash && !url.username && /^\/*$/.test(url.pathname)
  return isOrigin && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined
}

function readUrl(name: string, text: string | undefined, protocols: string[]): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url?.hostname && protocols.includes(url.protocol)) return text
  return refuse(name, `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
}

function readSmtpUrl(text: string | undefined): string | undefined {
  const url = readUrl('SMTP_URL', text, ['smtp:', 'smtps:'])
  if (!url) return undefined
  const tls = new URL(url).searchParams.get('tls')
  if (tls !== null && tls !== 'required') refuse('SMTP_URL', 'without a `tls` parameter or with `tls=required`')
  return url
}

function readMailFrom(text: string | undefined): string | undefined {
  if (text === undefined || /^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text)) return text
  return refuse('MAIL_FROM', 'an e-mail address, alone or as «Name <address>»', text)
}

function readChoice<Choice extends string>(name: string, text: string | undefined, choices: Choice[]) {
  if (text === undefined) return undefined
  return choices.find((choice) => choice === text) ?? refuse(name, choices.map((one) => `«${one}»`).join(' or '), text)
}

function readProxies(text = ''): string[] {
  const proxies = text.split(/[\s,]+/).filter(Boolean)
  const bad = proxies.find((proxy) => !isAddressOrRange(proxy))
  return bad ? refuse('TRUSTED_PROXIES', 'IP addresses or ranges (10.0.0.0/8) with commas between', bad) : proxies
}

function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}

function readDataDir(text = 'data'): string {
  const folder = resolve(root, text)
  if (existsSync(folder) && !statSync(folder).isDirectory()) refuse('DATA_DIR', 'a folder', text)
  return folder
}

function readToday(text: string | undefined, nodeEnv: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (nodeEnv === 'production')
    throw new EnvError('TODAY must not be set when NODE_ENV is «production»: the clock counts.')
  const day = new Date(`${text}T00:00:00Z`)
  const isCivilDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())
  return isCivilDate && day.toISOString().startsWith(text) ? text : refuse('TODAY', 'a date such as 2026-03-20', text)
}

function readProfileName(name: string): string {
  const exists = /^[a-z0-9][a-z0-9-]*$/.test(name) && isFolder(join(root, 'profile', name))
  return exists ? name : refuse('PROFILE', 'the name of a folder under profile/', name)
}

function readSatDir(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const folder = resolve(root, text)
  return isFolder(folder) ? folder : refuse('SAT_DIR', 'a folder with the schemas of the SAT', text)
}

function readClamd(text: string | undefined): string | undefined {
  const port = Number(/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text ?? '')?.[1] ?? 0)
  if (text === undefined || text.startsWith('/') || (port >= 1 && port <= 65_535)) return text
  return refuse('CLAMD', 'a host with its port (127.0.0.1:3310) or the whole path of a socket', text)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}
