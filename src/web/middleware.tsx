import { createHash, randomUUID } from 'node:crypto'
import type { Context, ErrorHandler, Hono, NotFoundHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Services } from '../services.ts'
import { wordsIn } from '../words/words.ts'
import { addressReader } from './client-address.ts'
import { type Trouble, TroublePage } from './errors.tsx'
import { brandStyle } from './layout.tsx'
import type { OfficeEnv } from './view.ts'

/** Forms here carry words, never files. */
const mostBytes = 64 * 1024

/** Puts in front of every handler what no handler should have to remember. */
export function askFirst(app: Hono<OfficeEnv>, services: Services) {
  return (
    app
      .use(viewOf(services))
      .use(headersOf(services))
      // PostgreSQL keeps any character but this one: no page has it in its address.
      .use((c, next) => (c.req.url.includes('%00') ? Promise.resolve(trouble(c, 'notFound', 404)) : next()))
      .use(bodyLimit({ maxSize: mostBytes, onError: (c) => trouble(c, 'tooLarge', 413) }))
      .use(csrf({ origin: (origin) => origin === new URL(services.settings.baseUrl).origin }))
  )
}

/** What the pages need of the request, and the number by which the log and the person speak of it. */
function viewOf({ profile, assets, settings, today }: Services) {
  const addressOf = addressReader(settings.trustedProxies)
  return createMiddleware<OfficeEnv>(async (c, next) => {
    const requestId = randomUUID().slice(0, 8)
    c.set('address', addressOf(c))
    c.set('view', {
      words: wordsIn('es-MX'),
      profile,
      assets,
      demo: settings.demo,
      today: today(),
      path: c.req.path,
      requestId,
    })
    c.header('X-Request-Id', requestId)
    await next()
  })
}

function headersOf({ profile, settings }: Services) {
  const brandHash = createHash('sha256').update(brandStyle(profile.hue)).digest('base64')
  const tls = settings.baseUrl.startsWith('https:')
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", `'sha256-${brandHash}'`],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
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
}

export const isNotFound =
  (_: Services): NotFoundHandler<OfficeEnv> =>
  (c) =>
    trouble(c, 'notFound', 404)

/** An exception is a bug or a database that is away: logged once, here, and answered with what to do next. */
export const answerTrouble =
  ({ log }: Services): ErrorHandler<OfficeEnv> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status === 403) return trouble(c, 'crossSite', 403)
    if (error instanceof HTTPException && error.status === 413) return trouble(c, 'tooLarge', 413)
    log.error(
      { error, requestId: c.var.view.requestId, method: c.req.method, path: c.req.routePath },
      'a request failed',
    )
    return isDatabaseAway(error) ? trouble(c, 'unavailable', 503) : trouble(c, 'broken', 500)
  }

function trouble(c: Context<OfficeEnv>, what: Trouble, status: 403 | 404 | 413 | 500 | 503) {
  return c.html(<TroublePage view={c.var.view} trouble={what} />, status)
}

const isDatabaseAway = (error: Error) =>
  'code' in error && /^(ECONNREFUSED|ECONNRESET|CONNECT_TIMEOUT|CONNECTION_|57P0[1-3]|53300)/.test(String(error.code))
