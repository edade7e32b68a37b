import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { limiter } from '../lib/limits.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { accountOf } from '../statements/queries.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import { wordsIn } from '../words/words.ts'
import { issueCertificate } from './commands.ts'
import { CertificatesPage } from './page.tsx'
import { certificateFile, certificatesOf } from './queries.ts'
import { certificateFileName, standingOf, stateOf } from './rules.ts'

/** Each is printed and kept: a company has some for all its contracts, and nobody needs more in an hour. */
const issuing = { name: 'certificates-issued', points: 100, seconds: 3600 }

/** A contract's certificates of no debt, for whoever sees the contract. */
export function certificateRoutes(services: Services) {
  const { sql, files, profile, settings } = services
  const { noDebt } = profile
  const signedIn = requireAccount(services)
  const limit = limiter(sql, issuing)
  const numberOf = (c: Context<SignedIn>) => c.req.param('number') ?? ''

  const show = async (c: Context<SignedIn>, form: FormState, status: 200 | 409 | 429 = 200) => {
    const { view, accountId } = c.var
    const contract = await accountOf(sql, { accountId, number: numberOf(c) })
    if (!contract) return c.notFound()
    const issued = await certificatesOf(sql, { accountId, contractId: contract.contractId })
    const certificates = issued.map((one) => ({ ...one, state: stateOf(one, contract, noDebt, view.today) }))
    const kind = profile.requestGroups.flatMap(({ kinds }) => kinds).find((one) => one.instead && !one.hidden)
    return c.html(
      <CertificatesPage
        view={view}
        contract={contract}
        standing={standingOf(contract, noDebt, view.today)}
        certificates={certificates}
        form={{ ...form, values: { key: randomUUID() } }}
        issued={certificates.find(({ folio }) => folio === c.req.query('expedida'))?.folio}
        askPath={kind ? paths.request(kind.slug) : paths.requests}
      />,
      status,
    )
  }

  return new Hono<SignedIn>()
    .get(paths.contractCertificates(':number'), signedIn, (c) => show(c, blankForm))
    .post(paths.contractCertificates(':number'), signedIn, async (c) => {
      const { view, accountId } = c.var
      const { key } = await c.req.parseBody()
      const { waitSeconds } = await limit.consume(accountId)
      if (waitSeconds > 0) {
        c.header('Retry-After', String(waitSeconds))
        const message = view.words('certificates.tooMany', { minutes: Math.ceil(waitSeconds / 60) })
        return show(c, refuse(blankForm, '', message), 429)
      }
      const outcome = await issueCertificate(sql, files, {
        accountId,
        contractNumber: numberOf(c),
        formKey: typeof key === 'string' && isUuid(key) ? key : randomUUID(),
        // Whoever it is handed to reads Spanish, whatever language the page is in.
        view: { words: wordsIn('es-MX'), profile, today: view.today },
        officeUrl: settings.baseUrl,
      })
      switch (outcome.kind) {
        case 'issued':
          return c.redirect(withQuery(paths.contractCertificates(numberOf(c)), { expedida: outcome.folio }), 303)
        case 'refused':
          // Something came to be owed since the page was shown: the page says what.
          return show(c, blankForm, 409)
        case 'not-found':
          return c.notFound()
      }
    })
    .get(paths.certificatePdf(':number', ':folio'), signedIn, async (c) => {
      const { accountId } = c.var
      const file = await certificateFile(sql, { accountId, contractNumber: numberOf(c), folio: c.req.param('folio') })
      if (!file) return c.notFound()
      return c.body(Readable.toWeb(await files.read(file.fileKey)) as ReadableStream, 200, {
        'Content-Type': 'application/pdf',
        'Content-Length': String(file.size),
        'Content-Disposition': `inline; filename="${certificateFileName(file.folio)}"`,
      })
    })
}
