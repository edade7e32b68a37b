import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { ErrorSummary, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { IssuedCertificate } from './queries.ts'
import { type CertificateState, type Standing, validUntil } from './rules.ts'
import { CertificateBadge } from './state-part.tsx'

type ShownCertificate = IssuedCertificate & { state: CertificateState }

type CertificatesProps = {
  view: View
  contract: { number: string; alias: string | null; address: string }
  standing: Standing
  certificates: readonly ShownCertificate[]
  form: FormState
  /** The one that was just issued. */
  issued?: string | undefined
  /** What to write to the utility with, where its catalogue has it. */
  askPath: string
}

/** Whether a contract can be said to owe nothing, the button that says so on paper, and what was issued before. */
export function CertificatesPage(props: CertificatesProps) {
  const { view, contract, standing, certificates, form, issued } = props
  const { words } = view
  const title = words('certificates.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contract(contract.number)}>
          <Icon name="left" />
          {contract.alias ?? words('contracts.numberOf', { number: contract.number })}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('certificates.lede')}</p>
        <p class="picker">
          <Icon name="home" />
          <span>
            <b>{contract.alias ?? words('contracts.numberOf', { number: contract.number })}</b>
            <span class="soft">{` · ${contract.address}`}</span>
          </span>
        </p>
      </div>
      <div class="stack">
        <ErrorSummary view={view} form={form} />
        {issued && (
          <div class="notice" role="status">
            <Icon name="check" />
            <div class="stack-tight">
              <p>{words('certificates.issued', { folio: issued })}</p>
              <p class="row">
                <a class="button second small" href={paths.certificatePdf(contract.number, issued)}>
                  <Icon name="download" />
                  {words('certificates.download')}
                </a>
              </p>
            </div>
          </div>
        )}
        {standing.kind === 'clear' ? (
          <Clear {...props} standing={standing} />
        ) : (
          <NotClear {...props} standing={standing} />
        )}
        <section class="card" aria-labelledby="expedidas">
          <h2 id="expedidas">{words('certificates.list')}</h2>
          {certificates.length === 0 ? (
            <p class="soft">{words('certificates.listNone')}</p>
          ) : (
            <Issued view={view} contractNumber={contract.number} certificates={certificates} />
          )}
        </section>
      </div>
    </Layout>
  )
}

type ClearProps = CertificatesProps & { standing: Extract<Standing, { kind: 'clear' }> }

function Clear({ view, contract, standing, form }: ClearProps) {
  const { words, profile, today } = view
  const { noDebt } = profile
  const date = formatDate(validUntil(today, noDebt), 'long', words.locale)
  return (
    <form class="card" method="post" action={paths.contractCertificates(contract.number)}>
      <div class="stack-tight">
        <h2>{words('certificates.clear')}</h2>
        {standing.disputed > 0 && (
          <p>{words('certificates.clearDisputed', { amount: formatMoney(standing.disputed) })}</p>
        )}
        {standing.notYetDue > 0 && (
          <p>{words('certificates.clearPending', { amount: formatMoney(standing.notYetDue) })}</p>
        )}
        <p>{words('certificates.clearText', { days: noDebt.validDays, date })}</p>
        <input type="hidden" name="key" value={form.values.key} />
        <p class="row">
          <button class="button" type="submit">
            <Icon name="document" />
            {words('certificates.issue')}
          </button>
        </p>
      </div>
    </form>
  )
}

type NotClearProps = CertificatesProps & { standing: Exclude<Standing, { kind: 'clear' }> }

function NotClear({ view, contract, standing, askPath }: NotClearProps) {
  const { words, canPay } = view
  const { heading, says } = whyNot(view, standing)
  const isToPay = standing.kind === 'owes' && standing.amount > standing.disputed
  return (
    <section class="card" aria-labelledby="adeudo">
      <div class="stack-tight">
        <h2 id="adeudo">{heading}</h2>
        {says.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p class="row">
          {isToPay && canPay && (
            <a class="button" href={about(paths.newPayment, contract.number)}>
              {words('certificates.pay')}
            </a>
          )}
          {standing.kind !== 'void' && (
            <a class="button second" href={about(paths.invoices, contract.number)}>
              <Icon name="invoice" />
              {words('certificates.invoices')}
            </a>
          )}
          <a class="button quiet" href={withQuery(askPath, { contrato: contract.number })}>
            {words('certificates.ask')}
          </a>
        </p>
      </div>
    </section>
  )
}

function whyNot({ words, profile }: View, standing: NotClearProps['standing']): { heading: string; says: string[] } {
  switch (standing.kind) {
    case 'owes': {
      const { amount, disputed } = standing
      const heading = profile.noDebt.allowsNotYetDue ? 'certificates.owesOverdue' : 'certificates.owes'
      return {
        heading: words(heading, { amount: formatMoney(amount) }),
        says: [
          ...(disputed > 0 ? [words('certificates.owesDisputed', { amount: formatMoney(disputed) })] : []),
          ...(amount > disputed ? [words('certificates.owesText')] : []),
        ],
      }
    }
    case 'not-taken-back':
      return {
        heading: words('certificates.notTakenBack'),
        says: [words('certificates.notTakenBackText', { amount: formatMoney(standing.amount) })],
      }
    case 'void':
      return { heading: words('certificates.void'), says: [words('certificates.voidText')] }
  }
}

type IssuedProps = { view: View; contractNumber: string; certificates: readonly ShownCertificate[] }

function Issued({ view, contractNumber, certificates }: IssuedProps) {
  const { words } = view
  const day = (date: string) => formatDate(date, 'short', words.locale)
  return (
    <CardTable
      layout="certificates"
      caption={words('certificates.listCaption')}
      head={
        <>
          <HeadCell>{words('certificates.column.folio')}</HeadCell>
          <HeadCell>{words('certificates.column.issued')}</HeadCell>
          <HeadCell>{words('certificates.column.valid')}</HeadCell>
          <HeadCell>{words('certificates.column.state')}</HeadCell>
          <HeadCell>
            <span class="vh">{words('certificates.column.document')}</span>
          </HeadCell>
        </>
      }
    >
      {certificates.map(({ folio, issuedOn, validUntil, state }) => (
        <Row>
          <Cell class="name">
            <span class="main num" id={folio}>
              {folio}
            </span>
          </Cell>
          <Cell class="num full">
            <span class="period-label">{words('certificates.column.issued')}: </span>
            {day(issuedOn)}
          </Cell>
          <Cell class="num full">
            <span class="period-label">{words('certificates.column.valid')}: </span>
            {day(validUntil)}
          </Cell>
          <Cell class="state">
            <CertificateBadge view={view} state={state} />
          </Cell>
          <Cell class="actions">
            <a class="small" href={paths.certificatePdf(contractNumber, folio)} aria-describedby={folio}>
              {words('certificates.download')}
            </a>
          </Cell>
        </Row>
      ))}
    </CardTable>
  )
}
