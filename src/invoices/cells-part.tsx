import { formatDate, formatPeriod } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Cell } from '../web/card-table.tsx'
import { PayLink } from '../web/paying.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { Invoice } from './rules.ts'

type IssueProps = { words: Words; invoice: Pick<Invoice, 'issuedOn' | 'number' | 'period'>; id: string }

/** Which invoice it is; `id` names its date, by which its link is told from the others. */
export function IssueCells({ words, invoice, id }: IssueProps) {
  return (
    <>
      <Cell class="issued">
        <span class="main num" id={id}>
          {formatDate(invoice.issuedOn)}
        </span>{' '}
        <span class="sub">{invoice.number}</span>
      </Cell>
      <Cell class="num period">
        <span class="period-label">{words('invoices.periodLabel')}</span>
        {formatPeriod(invoice.period)}
      </Cell>
    </>
  )
}

type DocumentProps = { view: View; number: string; describedBy: string; isOwed?: boolean }

export const DocumentCell = ({ view, number, describedBy, isOwed }: DocumentProps) => (
  <Cell class="actions">
    <a class="small" href={paths.invoicePdf(number)} aria-describedby={describedBy}>
      {view.words('invoices.view')}
    </a>{' '}
    {isOwed && <PayLink view={view} what={{ factura: number }} class="button small" describedBy={describedBy} />}
  </Cell>
)
