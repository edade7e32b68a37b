import { deskPaths, paths } from '../paths.ts'

/** What of the office an operator may look at as its customer sees it: what is read there, and nothing that is done. */
const readable = [
  paths.contracts,
  paths.contract(':number'),
  paths.invoices,
  paths.invoiceDownloads,
  paths.invoicePdf(':number'),
  paths.invoiceXml(':number'),
  paths.statement,
  paths.statementPdf,
  paths.statementExcel,
  paths.consumption,
  paths.consumptionExcel,
  paths.sentReading(':id'),
  paths.payments,
  paths.payment(':folio'),
  paths.paymentReceipt(':folio'),
  paths.requests,
  paths.myRequests,
  paths.myRequest(':folio'),
  paths.attachment(':id'),
  paths.organisations,
  paths.organisation(':id'),
  paths.search,
]

/** Numbers, folios and ids have a digit; a word in their place is a page of its own, where something is done. */
const patterns = readable.map(
  (path) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '(?=[^/]*\\d)[^/]+')}$`),
)

/** Whether the page of the office at this address, without its query, is one to look at. */
export function mayBeLookedAt(address: string): boolean {
  try {
    const path = decodeURIComponent(address)
    return patterns.some((pattern) => pattern.test(path))
  } catch {
    return false
  }
}

/** Where the desk shows that page of the person, its query kept; undefined for what is not looked at. */
export function lookingAddress(accountId: string, href: string): string | undefined {
  const [path = ''] = href.split(/[?#]/)
  return mayBeLookedAt(path) ? deskPaths.accountOffice(accountId, href) : undefined
}
