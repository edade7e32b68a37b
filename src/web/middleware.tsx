import { createHash, randomUUID } from 'node:crypto'
import { type Context, type ErrorHandler, Hono, type MiddlewareHandler, type NotFoundHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { deskPaths, paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../words/words.ts'
import { clientReader } from './client-address.ts'
import { compressPages } from './compression.ts'
import { answersHere, isAtDesk, officeOf } from './desk-host.ts'
import { brandStyle } from './document.tsx'
import { type Trouble, TroublePage } from './errors.tsx'
import { languageOf } from './language.tsx'
import { isOurOrigin } from './our-origin.ts'
import { profileIn } from './profile-languages.ts'
import { mostWordBytes } from './upload-rules.ts'
import type { OfficeEnv } from './view.ts'

/** These forms may bring files: what is before them here must not wait for those, and reads nothing of them. */
const uploadRoutes = [
  paths.request(':kind'),
  paths.guestRequest(':kind'),
  paths.myRequestMessages(':folio'),
  paths.requestLinkMessages(':token'),
  paths.sentReadings,
  paths.readingPhotos(':id'),
  paths.fiscalData(':number'),
  paths.contractNames,
  deskPaths.caseSayings(':folio'),
].map((route) => new RegExp(`^${route.replace(/:\w+/, '[^/]+')}$`))

/** Their guard comes first, then their own limit (`limitUploads`), and only then the body. */
const bringsFiles = (c: Context) =>
  c.req.method === 'POST' &&
  /^multipart\/form-data/i.test(c.req.header('content-type') ?? '') &&
  uploadRoutes.some((route) => route.test(c.req.path))

const unlessFiles = (middleware: MiddlewareHandler<OfficeEnv>): MiddlewareHandler<OfficeEnv> =>
  createMiddleware((c, next) => (bringsFiles(c) ? next() : middleware(c, next)))

/** Puts in front of every handler what no handler should have to remember. */
export function askFirst(app: Hono<OfficeEnv>, services: Services) {
  return (
    app
      .use(viewOf(services))
      .use(headersOf(services))
      .use(compressPages)
      // PostgreSQL keeps any character but this one: no page has it in its address.
      .use((c, next) => (c.req.url.includes('%00') ? Promise.resolve(trouble(c, 'notFound', 404)) : next()))
      .use((c, next) => (answersHere(c, services.settings) ? next() : Promise.resolve(trouble(c, 'notFound', 404))))
      .use(unlessFiles(bodyLimit({ maxSize: mostWordBytes, onError: (c) => trouble(c, 'tooLarge', 413) })))
      .use(csrf({ origin: ours(services) }))
      .use(unlessFiles(bodyOf))
  )
}

/** What the pages need of the request, and the number by which the log and the person speak of it. */
function viewOf({ profile, assets, settings, today, gateways }: Services) {
  const readClient = clientReader(settings.trustedProxies)
  return createMiddleware<OfficeEnv>(async (c, next) => {
    const requestId = randomUUID().slice(0, 8)
    const { address, tls } = readClient(c)
    c.set('address', address)
    c.set('tls', tls || officeOf(c, settings).startsWith('https:'))
    c.set('atDesk', isAtDesk(c, settings))
    const language = languageOf(c)
    c.set('view', {
      words: wordsIn(language),
      profile: profileIn(profile, language),
      assets,
      demo: settings.demo,
      canPay: gateways.current !== undefined,
      today: today(),
      path: c.req.path,
      here: pageOf(c),
      requestId,
    })
    c.header('X-Request-Id', requestId)
    if (isRead(c.req.path)) {
      c.header('Content-Language', language)
      c.header('Vary', 'Accept-Language, Cookie, Accept-Encoding')
    }
    await next()
  })
}

/** Scripts, pictures and the answers to programs are the same in every language. */
const isRead = (path: string) => !path.startsWith('/assets/') && path !== paths.icon && path !== paths.health

/** The page on which somebody stands: for a form that comes back with what is wrong, the one it was sent from. */
function pageOf(c: Context): string {
  const url = URL.parse(c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? ''))
  return url ? url.pathname + url.search : paths.home
}

function headersOf({ profile, gateways }: Services) {
  const brandHash = createHash('sha256').update(brandStyle(profile.hue)).digest('base64')
  const payAt = gateways.current?.hosts ?? []
  const plain = headersBy(securityHeaders({ brandHash, payAt, tls: false }))
  const overTls = headersBy(securityHeaders({ brandHash, payAt, tls: true }))
  return createMiddleware<OfficeEnv>(async (c, next) => {
    for (const [name, value] of await (c.var.tls ? overTls : plain)) c.header(name, value)
    await next()
  })
}

/**
 * What a middleware adds to an answer, found out once: set before the answer is made they cost a third of what it costs to
 * open an answer again.
 */
async function headersBy(middleware: MiddlewareHandler) {
  const answer = await new Hono().get('/', middleware, (c) => c.body(null)).request('/')
  return [...answer.headers]
}

/** A form may lead to the page of the gateway, and nowhere else outside. */
const securityHeaders = ({ brandHash, tls, payAt }: { brandHash: string; tls: boolean; payAt: readonly string[] }) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", `'sha256-${brandHash}'`],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'", ...payAt],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: tls ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  })

/** Whoever runs the office learns from the log when people use another address than BASE_URL. */
function ours({ settings, log }: Services) {
  return (origin: string, c: Context) => {
    const host = c.req.header('host')
    const baseUrl = officeOf(c, settings)
    const isOurs = isOurOrigin(origin, { host, baseUrl })
    if (!isOurs) log.warn({ origin, host, baseUrl }, 'a form from another address was refused')
    return isOurs
  }
}

/** Reads what was sent, once for all handlers: what cannot be read is no fault of ours. */
const bodyOf = createMiddleware<OfficeEnv>(async (c, next) => {
  if (c.req.method === 'POST') {
    const sent = await c.req.parseBody({ all: true }).catch(() => undefined)
    if (!sent) return trouble(c, 'unreadable', 400)
    if (Object.values(sent).flat().some(holdsNul)) withoutNul(await c.req.formData())
  }
  return next()
})

/** The one character that PostgreSQL does not keep: no handler sees it. */
const holdsNul = (value: unknown): value is string => typeof value === 'string' && value.includes('\0')

/** Hono reads a form once: what is taken out of it here is gone for every handler. */
function withoutNul(form: FormData): void {
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name)
    if (!values.some(holdsNul)) continue
    form.delete(name)
    for (const value of values) form.append(name, holdsNul(value) ? value.replaceAll('\0', '') : value)
  }
}

export const isNotFound =
  (_: Services): NotFoundHandler<OfficeEnv> =>
  (c) =>
    trouble(c, 'notFound', 404)

/** An exception is a bug or a database that is away: logged once, here, and answered with what to do next. */
export const answerTrouble =
  ({ log, settings }: Services): ErrorHandler<OfficeEnv> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status === 403)
      return c.html(
        <TroublePage
          view={c.var.view}
          trouble="crossSite"
          office={c.var.atDesk ? officeOf(c, settings) + deskPaths.inbox : settings.baseUrl}
          atDesk={c.var.atDesk}
        />,
        403,
      )
    if (error instanceof HTTPException && error.status === 400) return trouble(c, 'unreadable', 400)
    if (error instanceof HTTPException && error.status === 413) return trouble(c, 'tooLarge', 413)
    log.error(
      { error, requestId: c.var.view.requestId, method: c.req.method, path: c.req.routePath },
      'a request failed',
    )
    return isDatabaseAway(error) ? trouble(c, 'unavailable', 503) : trouble(c, 'broken', 500)
  }

function trouble(c: Context<OfficeEnv>, what: Trouble, status: 400 | 403 | 404 | 413 | 500 | 503) {
  return c.html(<TroublePage view={c.var.view} trouble={what} atDesk={c.var.atDesk} />, status)
}

const isDatabaseAway = (error: Error) =>
  'code' in error && /^(ECONNREFUSED|ECONNRESET|CONNECT_TIMEOUT|CONNECTION_|57P0[1-3]|53300)/.test(String(error.code))
