import type { ChosenContract, ContractChoice } from '../access/queries.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { about, paths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { ContractPicker } from '../web/contract-picker.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import type { View } from '../web/view.ts'
import { DocumentCell, IssueCells } from './cells-part.tsx'
import type { HistoryPage } from './history-rules.ts'
import type { Invoice } from './rules.ts'
import { StampExplained, StampNote } from './stamp-part.tsx'

type DownloadableInvoice = Invoice & { documentSize: number | null }

type DownloadsProps = {
  view: View
  choice: ContractChoice
  chosen: ChosenContract
  history: HistoryPage<DownloadableInvoice>
}

/** What there is to take home: a PDF of each invoice, and the readings as a spreadsheet. */
export function DownloadsPage({ view, choice, chosen, history }: DownloadsProps) {
  const { words } = view
  // An operator who looks on takes nothing away.
  const marks = history.count > 1 && !view.looking ? 'marcadas' : undefined
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
        {!view.looking && (
          <section class="card stack-tight" aria-labelledby="varias">
            <h2 id="varias">{words('downloads.several')}</h2>
            <p>{words('downloads.severalText')}</p>
            <p>
              <a class="button" href={paths.bulkDownloads}>
                <Icon name="download" />
                {words('downloads.choose')}
              </a>
            </p>
          </section>
        )}
        <section class="card" aria-labelledby="pdf">
          <div class="list-head">
            <h2 id="pdf">{words('invoices.downloadsPdf')}</h2>
            <a class="button quiet small" href={about(paths.invoices, chosen.number)}>
              <Icon name="left" />
              {words('invoices.back')}
            </a>
          </div>
          {history.count === 0 ? (
            <p>{words('invoices.none')}</p>
          ) : (
            <Files view={view} rows={history.rows} marks={marks} />
          )}
          {marks && (
            <form id={marks} method="get" action={paths.bulkDownloads}>
              <button class="button second small" type="submit">
                <Icon name="download" />
                {words('downloads.marked')}
              </button>
            </form>
          )}
          {history.rows.some(({ stamp }) => stamp) && <StampExplained words={words} />}
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

type FilesProps = { view: View; rows: readonly DownloadableInvoice[]; marks: string | undefined }

function Files({ view, rows, marks }: FilesProps) {
  const { words, profile } = view
  return (
    <CardTable
      layout="bills"
      caption={words('invoices.downloadsCaption')}
      head={
        <>
          <HeadCell>{words('invoices.issuedOn')}</HeadCell>
          <HeadCell>{words('invoices.period')}</HeadCell>
          <HeadCell>{words('invoices.file')}</HeadCell>
          <HeadCell>
            <span class="vh">{words('invoices.document')}</span>
          </HeadCell>
        </>
      }
    >
      {rows.map((invoice, index) => (
        <Row>
          <IssueCells words={words} invoice={invoice} id={`archivo-${index + 1}`} marks={marks} />
          <Cell class="file small">
            {invoice.documentSize === null
              ? words(invoice.stamp ? 'cfdi.fileStamped' : 'invoices.fileOfOffice')
              : words('invoices.fileOfUtility', {
                  utility: profile.name,
                  size: sizeOf(invoice.documentSize, words.locale),
                })}
            <StampNote words={words} stamp={invoice.stamp} describedBy={`archivo-${index + 1}`} />
          </Cell>
          <DocumentCell
            view={view}
            number={invoice.number}
            describedBy={`archivo-${index + 1}`}
            hasXml={Boolean(invoice.stamp)}
          />
        </Row>
      ))}
    </CardTable>
  )
}

/** `48278` → `'48 kB'`, as file managers say it. */
function sizeOf(bytes: number, locale: string): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${formatDecimal(Math.round(bytes / 100_000) / 10, locale)} MB`
}
