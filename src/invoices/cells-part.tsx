import { formatDate, formatPeriod } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Cell } from '../web/card-table.tsx'
import { PayLink } from '../web/paying.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { Invoice } from './rules.ts'

type IssueProps = {
  words: Words
  invoice: Pick<Invoice, 'issuedOn' | 'number' | 'period'>
  id: string
  /** The form to which the invoice can be marked. */
  marks?: string | undefined
}

/** Which invoice it is; `id` names its date, by which its link is told from the others. */
export function IssueCells({ words, invoice, id, marks }: IssueProps) {
  const named = (
    <>
      <span class="main num" id={id}>
        {formatDate(invoice.issuedOn, 'short', words.locale)}
      </span>{' '}
      <span class="sub">{invoice.number}</span>
    </>
  )
  return (
    <>
      <Cell class="issued">
        {marks ? (
          <label class="check">
            <input type="checkbox" name="factura" value={invoice.number} form={marks} />
            <span>{named}</span>
          </label>
        ) : (
          named
        )}
      </Cell>
      <Cell class="num period">
        <span class="period-label">{words('invoices.periodLabel')}</span>
        {formatPeriod(invoice.period)}
      </Cell>
    </>
  )
}

type DocumentProps = { view: View; number: string; describedBy: string; hasXml: boolean; isOwed?: boolean }

export const DocumentCell = ({ view, number, describedBy, hasXml, isOwed }: DocumentProps) => (
  <Cell class="actions">
    <a class="small" href={paths.invoicePdf(number)} aria-describedby={describedBy}>
      {view.words('invoices.view')}
    </a>{' '}
    {hasXml && (
      <a class="small" href={paths.invoiceXml(number)} aria-describedby={describedBy}>
        {view.words('cfdi.xml')}
      </a>
    )}{' '}
    {isOwed && <PayLink view={view} what={{ factura: number }} class="button small" describedBy={describedBy} />}{' '}
    {isOwed && view.person && (
      <a
        class="small"
        href={withQuery(paths.request('altos-consumos'), { factura: number })}
        aria-describedby={describedBy}
      >
        {view.words('web.dispute')}
      </a>
    )}
  </Cell>
)
