import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { contractChoice } from '../access/queries.ts'
import { documentOf } from '../cfdi/queries.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { NoContractPage } from '../web/no-contract.tsx'
import { pageAsked } from '../web/query.ts'
import { receiptPdf, stampedXml, utilityPrint } from './commands.ts'
import { DownloadsPage } from './downloads-page.tsx'
import { findingWords } from './finding-words.ts'
import { historyOf, partAsked } from './history-rules.ts'
import { InvoicesPage } from './page.tsx'
import { invoicesOf, receiptOf } from './queries.ts'
import { fileNameOf } from './receipt-rules.ts'

export function invoiceRoutes(services: Services) {
  const { sql } = services
  const numberAsked = (c: Context<SignedIn>) => c.req.query('contrato') || undefined
  const choiceOf = (c: Context<SignedIn>) => contractChoice(sql, { accountId: c.var.accountId, number: numberAsked(c) })
  const askedOf = (c: Context<SignedIn>) => ({
    typed: (c.req.query('q') ?? '').trim().slice(0, 100),
    part: partAsked(c.req.query('ver')),
    page: pageAsked(c.req.query('pagina')),
  })

  return new Hono<SignedIn>()
    .get(paths.invoices, requireAccount(services), async (c) => {
      const { view, accountId } = c.var
      const choice = await choiceOf(c)
      const { chosen } = choice
      if (!chosen && !numberAsked(c)) return c.html(<NoContractPage view={view} title={view.words('invoices.title')} />)
      if (!chosen) return c.notFound()

      const invoices = await invoicesOf(sql, { accountId, contractId: chosen.id })
      const history = historyOf(invoices, askedOf(c), { today: view.today, words: findingWords(view.words) })
      const may = { ...view, canPay: view.canPay && chosen.mayPay }
      return c.html(<InvoicesPage view={may} choice={choice} chosen={chosen} invoices={invoices} history={history} />)
    })
    .get(paths.invoiceDownloads, requireAccount(services), async (c) => {
      const { view, accountId } = c.var
      const choice = await choiceOf(c)
      const { chosen } = choice
      if (!chosen && !numberAsked(c)) return c.html(<NoContractPage view={view} title={view.words('invoices.title')} />)
      if (!chosen) return c.notFound()

      const invoices = await invoicesOf(sql, { accountId, contractId: chosen.id })
      const history = historyOf(invoices, askedOf(c), { today: view.today, words: findingWords(view.words) })
      return c.html(<DownloadsPage view={view} choice={choice} chosen={chosen} history={history} />)
    })
    .get(paths.invoiceXml(':number'), requireAccount(services), async (c) => {
      const document = await documentOf(sql, { accountId: c.var.accountId, number: c.req.param('number') })
      if (!document) return c.notFound()

      const contents = await stampedXml(services, document.fileKey)
      return c.body(Readable.toWeb(contents) as ReadableStream, 200, {
        'Content-Type': 'application/xml',
        'Content-Length': String(document.size),
        'Content-Disposition': `attachment; filename="${fileNameOf(document.number, 'xml')}"`,
      })
    })
    .get(paths.invoicePdf(':number'), requireAccount(services), async (c) => {
      const { view, accountId } = c.var
      const number = c.req.param('number')
      const receipt = await receiptOf(sql, { accountId, number })
      if (!receipt) return c.notFound()

      const headers = {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${fileNameOf(receipt.number)}"`,
      }
      const theirs = await utilityPrint(services, receipt.fileKey)
      if (!theirs) return c.body(await receiptPdf(view, receipt), 200, headers)
      return c.body(Readable.toWeb(theirs) as ReadableStream, 200, headers)
    })
}
