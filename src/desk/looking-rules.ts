import { deskPaths, paths } from '../paths.ts'

/** What of the office an operator may look at as its customer sees it: what is read there, and nothing that is done. */
const readable = [
  paths.contracts,
  paths.contract(':number'),
  paths.invoices,
  paths.invoiceDownloads,
  paths.invoicePdf(':number'),
  paths.invoiceXml(':number'),
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
  paths.search,
]

/** These look as theirs do, and are what is done: a contract is added, a reading typed, a payment begun. */
const done: string[] = [paths.addContract, paths.newReading, paths.newPayment, paths.cards]

const patterns = readable.map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`))

/** Whether the page of the office at this address, without its query, is one to look at. */
export const mayBeLookedAt = (path: string): boolean =>
  !done.includes(path) && patterns.some((pattern) => pattern.test(path))

/** Where the desk shows that page of the person, its query kept; undefined for what is not looked at. */
export function lookingAddress(accountId: string, href: string): string | undefined {
  const [path = ''] = href.split(/[?#]/)
  return mayBeLookedAt(path) ? deskPaths.accountOffice(accountId, href) : undefined
}
