import { paths } from '../paths.ts'
import { ErrorSummary } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { ChoiceForm } from './choice-part.tsx'
import { ContentsCard } from './contents-part.tsx'
import { DownloadList } from './list-part.tsx'
import type { ContractToChoose, Download } from './queries.ts'
import type { Choice, ChoiceFields, Contents } from './rules.ts'

type BulkProps = {
  view: View
  contracts: readonly ContractToChoose[]
  downloads: readonly Download[]
  fields: ChoiceFields
  /** By what contracts are looked for in the form. */
  typed: string
  choice: Choice | undefined
  contents: Contents | undefined
  /** Why it cannot be had as it was asked for. */
  refusal: string | undefined
  formKey: string
}

/** Many invoices as one ZIP: which, what that holds before it is asked for, and those asked for before. */
export function BulkPage(props: BulkProps) {
  const { view, contracts, downloads, fields, typed, choice, contents, refusal, formKey } = props
  const { words } = view
  const title = words('downloads.title')
  const hasInvoices = contracts.some(({ lastPeriod }) => lastPeriod !== null)
  return (
    <Layout view={view} title={title} section="invoices">
      <div class="page-head">
        <a class="crumb" href={paths.invoiceDownloads}>
          <Icon name="left" />
          {words('invoices.downloads')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('downloads.lede')}</p>
      </div>
      <div class="stack">
        {refusal && <ErrorSummary view={view} form={{ values: {}, errors: { '': refusal } }} />}
        {choice && contents && <ContentsCard view={view} choice={choice} contents={contents} formKey={formKey} />}
        {downloads.length > 0 && <DownloadList view={view} downloads={downloads} />}
        {hasInvoices ? (
          <ChoiceForm view={view} contracts={contracts} fields={fields} typed={typed} />
        ) : (
          <section class="card empty">
            <h2>{words('downloads.noContracts')}</h2>
            <p>{words('downloads.noContractsText')}</p>
          </section>
        )}
      </div>
    </Layout>
  )
}
