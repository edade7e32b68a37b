import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { about, paths } from '../paths.ts'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import type { View } from '../web/view.ts'
import type { HistoryPage } from './history-rules.ts'
import type { Invoice } from './rules.ts'

export type DownloadableInvoice = Invoice & { documentSize: number | null }

type DownloadsProps = {
  view: View
  choice: ContractChoice
  chosen: ChosenContract
  history: HistoryPage<DownloadableInvoice>
}

/** What there is to take home: a PDF of each invoice, and the readings as a spreadsheet. */
export function DownloadsPage({ view, choice, chosen, history }: DownloadsProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('invoices.downloads')} section="invoices">
      <div class="page-head">
        <h1>{words('invoices.downloads')}</h1>
        <ContractPicker
          view={view}
          path={paths.invoiceDownloads}
          chosen={chosen}
          contracts={choice.contracts}
          count={choice.count}
        />
      </div>
      <div class="stack">
        <section class="card" aria-labelledby="pdf">
          <div class="list-head">
            <h2 id="pdf">{words('invoices.downloadsPdf')}</h2>
            <a class="button quiet small" href={about(paths.invoices, chosen.number)}>
              <Icon name="left" />
              {words('invoices.back')}
            </a>
          </div>
          {history.count === 0 ? <p>{words('invoices.none')}</p> : <Files view={view} rows={history.rows} />}
          <Pager
            view={view}
            path={paths.invoiceDownloads}
            query={{ contrato: chosen.number }}
            page={history.page}
            pages={history.pages}
          />
        </section>
        <section class="card" aria-labelledby="excel">
          <div class="stack-tight">
            <h2 id="excel">{words('invoices.downloadsExcel')}</h2>
            <p>{words('invoices.downloadsExcelText')}</p>
            <p>
              <a class="button second" href={about(paths.consumptionExcel, chosen.number)}>
                <Icon name="spreadsheet" />
                {words('invoices.downloadsExcelLink')}
              </a>
            </p>
          </div>
        </section>
      </div>
    </Layout>
  )
}

function Files({ view, rows }: { view: View; rows: readonly DownloadableInvoice[] }) {
  const { words, profile } = view
  return (
    <table class="table cards bills" role="table">
      <caption class="vh">{words('invoices.downloadsCaption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {words('invoices.issuedOn')}
          </th>
          <th role="columnheader" scope="col">
            {words('invoices.period')}
          </th>
          <th role="columnheader" scope="col">
            {words('invoices.file')}
          </th>
          <th role="columnheader" scope="col">
            <span class="vh">{words('invoices.document')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ number, issuedOn, period, documentSize }, index) => (
          <tr role="row">
            <td role="cell" class="issued">
              <span class="main num" id={`archivo-${index + 1}`}>
                {formatDate(issuedOn)}
              </span>
              <span class="sub">{number}</span>
            </td>
            <td role="cell" class="num period">
              <span class="period-label">{words('invoices.periodLabel')}</span>
              {formatPeriod(period)}
            </td>
            <td role="cell" class="full small">
              {documentSize === null
                ? words('invoices.fileOfOffice')
                : words('invoices.fileOfUtility', { utility: profile.name, size: sizeOf(documentSize) })}
            </td>
            <td role="cell" class="actions full">
              <a class="small" href={paths.invoicePdf(number)} aria-describedby={`archivo-${index + 1}`}>
                {words('invoices.view')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `48278` → `'48 kB'`, as file managers say it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${formatDecimal(Math.round(bytes / 100_000) / 10)} MB`
}
