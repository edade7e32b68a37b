import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { moneyOfContract } from '../statements/queries.ts'
import { networkOf } from '../web/client-address.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import { blankForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { CertificatePage, CheckPage, UnknownCertificatePage } from './check-page.tsx'
import { codeFrom, grouped, randomLetters, readCode } from './code-rules.ts'
import { certificateByCode } from './queries.ts'
import { stateOf } from './rules.ts'

/** Codes that nobody has; whoever checks papers at a counter types right ones. */
const wrongCodes = { name: 'certificate-codes', points: 60, seconds: 3600 }
/** How a code looks: of nothing, and so nobody's. */
const example = grouped(codeFrom(new Uint8Array(randomLetters).map((_, index) => index * 5 + 7)))

/** Where anybody sees whether a certificate holds, with nothing but its code. */
export function certificateCheckRoutes({ sql, profile }: Services) {
  const limit = limiter(sql, wrongCodes)
  const alone = (c: Context<OfficeEnv>) => {
    c.header('X-Robots-Tag', 'noindex')
    c.header('Cache-Control', 'private, no-store')
    c.header('Referrer-Policy', 'no-referrer')
  }

  return new Hono<OfficeEnv>()
    .get(paths.certificates, (c) => c.html(<CheckPage view={c.var.view} form={blankForm} />))
    .post(paths.certificates, async (c) => {
      const { view } = c.var
      const { codigo } = await c.req.parseBody()
      const typed = typeof codigo === 'string' ? codigo.slice(0, 60) : ''
      const code = readCode(typed)
      if (code) return c.redirect(paths.certificate(grouped(code)), 303)
      const message = view.words(`certificates.check.error.${typed.trim() === '' ? 'empty' : 'shape'}`, { example })
      const form = { values: { codigo: typed }, errors: {} }
      return c.html(<CheckPage view={view} form={refuse(form, 'codigo', message)} />, 422)
    })
    .get(paths.certificate(':code'), async (c) => {
      const { view, address } = c.var
      alone(c)
      const network = networkOf(address)
      const { waitSeconds } = await limit.consume(network)
      if (waitSeconds > 0) {
        c.header('Retry-After', String(waitSeconds))
        return c.html(<TooManyTriesPage view={view} waitSeconds={waitSeconds} />, 429)
      }
      const code = readCode(c.req.param('code'))
      const certificate = await certificateByCode(sql, hashToken(code ?? ''))
      if (!certificate) return c.html(<UnknownCertificatePage view={view} />, 404)

      await limit.giveBack(network)
      const money = await moneyOfContract(sql, certificate.contractId)
      const state = stateOf(certificate, money, profile.noDebt, view.today)
      return c.html(<CertificatePage view={view} certificate={certificate} state={state} />)
    })
}
