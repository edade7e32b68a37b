import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import { limitUploads } from '../attachments/guard.tsx'
import { pdfTrouble } from '../attachments/pdf-rules.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { knowAccount, requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { OfficeEnv } from '../web/view.ts'
import { changeDigitalInvoice, changeFiscalData, confirmInvoiceAddress } from './commands.ts'
import { ContractDataPage, type ContractSaved } from './contract-page.tsx'
import { digitalForm, fiscalForm } from './form.ts'
import { ConfirmPage, MessagePage } from './message-page.tsx'
import { addressToConfirm, contractDataOf } from './queries.ts'

const saveds: Record<string, ContractSaved> = { factura: 'digital', correo: 'second', fiscales: 'fiscal' }
const mostCertificateBytes = 5 * 1024 * 1024

/** A contract's digital invoice and fiscal data, for whoever holds it. */
export function contractDataRoutes(services: Services) {
  return new Hono<OfficeEnv>().route('/', addressRoutes(services)).route('/', holderRoutes(services))
}

function holderRoutes(services: Services) {
  const { sql, files } = services
  const signedIn = requireAccount(services)

  const show = async (c: Context<SignedIn>, typed: { digital?: FormState; fiscal?: FormState } = {}) => {
    const { view, accountId } = c.var
    const contract = await contractDataOf(sql, { accountId, number: c.req.param('number') ?? '' })
    if (!contract) return c.notFound()
    const { fiscal, second, digitalInvoice } = contract
    const kept = (values: Record<string, string>): FormState => ({ values, errors: {} })
    return c.html(
      <ContractDataPage
        view={view}
        contract={contract}
        digitalForm={typed.digital ?? kept({ digital: digitalInvoice ? 'si' : '', second: second?.email ?? '' })}
        fiscalForm={
          typed.fiscal ??
          kept({
            taxId: fiscal?.taxId ?? contract.taxId ?? '',
            legalName: fiscal?.legalName ?? contract.holder ?? '',
            regime: fiscal?.regime ?? '',
            use: fiscal?.cfdiUse ?? '',
            postalCode: fiscal?.postalCode ?? contract.postalCode ?? '',
          })
        }
        saved={saveds[c.req.query('guardado') ?? '']}
      />,
      typed.digital || typed.fiscal ? 422 : 200,
    )
  }
  const savedAs = (number: string, what: string) => `${paths.contractData(number)}?guardado=${what}`
  const tooLarge = bodyLimit({
    maxSize: mostCertificateBytes + 64 * 1024,
    onError: async (c) => {
      const context = c as unknown as Context<SignedIn>
      const message = context.var.view.words('person.error.certificate')
      return await show(context, { fiscal: refuse({ values: {}, errors: {} }, 'certificate', message) })
    },
  })

  // A form without files has been read and bounded already, like any other.
  const mayBeLarger = createMiddleware<SignedIn>((c, next) =>
    /^multipart\/form-data/i.test(c.req.header('content-type') ?? '') ? tooLarge(c, next) : next(),
  )

  return new Hono<SignedIn>()
    .get(paths.contractData(':number'), signedIn, (c) => show(c))
    .post(paths.digitalInvoice(':number'), signedIn, async (c) => {
      const { view, accountId, person } = c.var
      const number = c.req.param('number')
      const { form, value } = readForm(digitalForm(view.words), await c.req.parseBody())
      if (!value) return show(c, { digital: form })
      const outcome = await changeDigitalInvoice(sql, {
        accountId,
        number,
        who: person.name,
        language: view.words.language,
        ...value,
      })
      switch (outcome.kind) {
        case 'saved':
          return c.redirect(savedAs(number, 'factura'), 303)
        case 'asked':
          return c.redirect(savedAs(number, 'correo'), 303)
        case 'same':
          return show(c, { digital: refuse(form, 'second', view.words('person.error.secondSame')) })
        case 'wait':
          return show(c, { digital: refuse(form, 'second', view.words('delegates.error.wait')) })
        case 'not-found':
          return c.notFound()
      }
    })
    .post(paths.fiscalData(':number'), signedIn, limitUploads(services), mayBeLarger, async (c) => {
      const { view, accountId } = c.var
      const number = c.req.param('number')
      if (!(await contractDataOf(sql, { accountId, number }))) return c.notFound()
      const body = await c.req.parseBody()
      const { form, value } = readForm(fiscalForm(view.words), body)
      const certificate = await pdfIn(body.certificate)
      const judged =
        certificate === 'refused' ? refuse(form, 'certificate', view.words('person.error.certificate')) : form
      if (!value || certificate === 'refused') return show(c, { fiscal: judged })
      const changed = await changeFiscalData({ sql, files }, { accountId, number, fiscal: value, certificate })
      return changed ? c.redirect(savedAs(number, 'fiscales'), 303) : c.notFound()
    })
    .get(paths.fiscalCertificate(':number'), signedIn, async (c) => {
      const number = c.req.param('number')
      const contract = await contractDataOf(sql, { accountId: c.var.accountId, number })
      const key = contract?.fiscal?.certificateKey
      if (!key) return c.notFound()
      return c.body(Readable.toWeb(await files.read(key)) as ReadableStream, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="constancia-${number.replace(/[^\w-]/g, '')}.pdf"`,
      })
    })
}

/** A PDF from end to end, nothing where nothing was chosen. */
async function pdfIn(file: unknown): Promise<Uint8Array | undefined | 'refused'> {
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined
  if (file.size === 0 || file.size > mostCertificateBytes) return 'refused'
  const bytes = Buffer.from(await file.arrayBuffer())
  return pdfTrouble(bytes) ? 'refused' : bytes
}

/** For whoever reads the second address, with an account or without. */
function addressRoutes(services: Services) {
  const { sql } = services
  const dead = (c: Context<OfficeEnv>) => {
    const { view } = c.var
    const [title, text] = [view.words('person.invoiceAddress.deadTitle'), view.words('person.invoiceAddress.deadText')]
    return c.html(<MessagePage view={view} title={title} text={text} />, 410)
  }
  return new Hono<OfficeEnv>()
    .get(paths.confirmInvoiceAddress(':token'), knowAccount(services), async (c) => {
      const { view } = c.var
      const { words } = view
      const token = c.req.param('token')
      c.header('Cache-Control', 'private, no-store')
      const asked = await addressToConfirm(sql, token)
      if (!asked) return dead(c)
      const { contract, email } = asked
      return c.html(
        <ConfirmPage
          view={view}
          title={words('person.invoiceAddress.title', { contract })}
          text={words.rich('person.invoiceAddress.text', { email, b: (chunks) => <b>{chunks as Child}</b> }) as Child}
          button={words('person.invoiceAddress.button')}
          action={paths.confirmInvoiceAddress(token)}
        />,
      )
    })
    .post(paths.confirmInvoiceAddress(':token'), knowAccount(services), async (c) => {
      const { view } = c.var
      c.header('Cache-Control', 'private, no-store')
      const token = c.req.param('token')
      const asked = await addressToConfirm(sql, token)
      if (!asked || !(await confirmInvoiceAddress(sql, token))) return dead(c)
      const title = view.words('person.invoiceAddress.title', { contract: asked.contract })
      return c.html(<MessagePage view={view} title={title} text={view.words('person.invoiceAddress.done')} />)
    })
}
