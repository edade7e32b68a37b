import type { Child } from 'hono/jsx'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { about, paths } from '../paths.ts'
import { Amount } from '../web/amount.tsx'
import { ServiceBadge } from '../web/badges.tsx'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { PayLink } from '../web/paying.tsx'
import { Term, type TermName } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import { ChangesCard } from './changes-card.tsx'
import { AliasCard, ContactCard } from './contact-cards.tsx'
import type { Change, ContractDetail } from './detail-queries.ts'
import { holderName, nameOf } from './rules.ts'
import { ContractState } from './table.tsx'

export type Saved = 'nombre' | 'contacto'
type DetailProps = {
  view: View
  contract: ContractDetail
  changes: Change[]
  aliasForm: FormState
  contactForm: FormState
  saved?: Saved | undefined
}

export function ContractPage({ view, contract, changes, aliasForm, contactForm, saved }: DetailProps) {
  const { words } = view
  const title = nameOf(contract, words)
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contracts}>
          <Icon name="left" />
          {words('contracts.back')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{addressOf(contract)}</p>
      </div>
      <div class="stack">
        {saved && (
          <div class="notice" role="status">
            <Icon name="check" />
            <p>{words(`contracts.saved.${saved}`)}</p>
          </div>
        )}
        <InvoiceCard view={view} contract={contract} />
        <div class="halves">
          <div>
            <SupplyCard view={view} contract={contract} />
            <HolderCard view={view} contract={contract} />
          </div>
          <div>
            <ReadingsCard view={view} contract={contract} />
            <AliasCard view={view} contract={contract} form={aliasForm} />
            {contract.mayManage && <ContactCard view={view} contract={contract} form={contactForm} />}
          </div>
        </div>
        <ChangesCard view={view} changes={changes} />
      </div>
    </Layout>
  )
}

type CardProps = { view: View; contract: ContractDetail }

function InvoiceCard({ view, contract }: CardProps) {
  const { words } = view
  const { lastInvoice } = contract
  return (
    <section class="card latest" aria-labelledby="ultima">
      <div class="glance">
        <div class="stack-tight">
          <h2 id="ultima">{words('contracts.column.invoice')}</h2>
          {lastInvoice && (
            <p class="small soft num">
              {lastInvoice.number} · {formatDate(lastInvoice.issuedOn, 'short', words.locale)}
            </p>
          )}
          <ContractState view={view} contract={contract} describedBy="ultima" />
        </div>
        {lastInvoice && (
          <p class="amount">
            <Amount centavos={lastInvoice.total} />
          </p>
        )}
        <div class="row">
          {contract.owed !== null && contract.mayPay && (
            <PayLink view={view} what={{ contrato: contract.number }} class="button" describedBy="ultima" icon />
          )}
          <a class="button second" href={about(paths.invoices, contract.number)}>
            <Icon name="invoice" />
            {words('contracts.invoices')}
          </a>
          <a class="button second" href={about(paths.consumption, contract.number)}>
            <Icon name="meter" />
            {words('contracts.consumption')}
          </a>
        </div>
        <div class="row more-of-it">
          <a class="button quiet small" href={about(paths.statement, contract.number)}>
            <Icon name="table" />
            {words('statements.link')}
          </a>
          <a class="button quiet small" href={paths.contractCertificates(contract.number)}>
            <Icon name="document" />
            {words('certificates.title')}
          </a>
          {contract.meter && contract.mayManage && (
            <a class="button quiet small" href={about(paths.newReading, contract.number)}>
              <Icon name="edit" />
              {words('readings.enter')}
            </a>
          )}
        </div>
      </div>
    </section>
  )
}

/** What is not known is left out. */
function Facts({ view, facts }: { view: View; facts: [label: string, value: Child, term?: TermName | false][] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value, term]) => (
          <div>
            <dt>
              {label} {term && <Term view={view} name={term} />}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function SupplyCard({ view, contract }: CardProps) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="suministro">
      <h2 id="suministro">{words('contracts.supply')}</h2>
      <Facts
        view={view}
        facts={[
          [words('contracts.reference'), contract.number, 'reference'],
          [words('contracts.meter'), contract.meter || words('contracts.noMeter')],
          [words('contracts.location'), contract.location],
          [words('contracts.dwellings'), String(contract.dwellings), 'dwellings'],
          [words('contracts.administration'), contract.administration],
          [words('contracts.group'), contract.billingGroup],
          [words('contracts.tariff'), contract.tariff, 'tariff'],
          [
            words('contracts.contractedOn'),
            contract.contractedOn && formatDate(contract.contractedOn, 'short', words.locale),
          ],
          [words('contracts.statusLabel'), words(`contracts.status.${contract.status}`)],
          [
            words('contracts.service'),
            <ServiceBadge view={view} service={contract.service} />,
            contract.service === 'limited' && 'limited',
          ],
        ]}
      />
    </section>
  )
}

/** As the last invoice prints them; else as the meter was read. */
function ReadingsCard({ view, contract: { lastInvoice, readings } }: CardProps) {
  const { words } = view
  const [current, previous] = readings
  const printed = lastInvoice?.currentReading != null ? lastInvoice : undefined
  const date = (on: string | null | undefined) => (on ? formatDate(on, 'short', words.locale) : null)
  const cubicMetres = (value: number | null | undefined) =>
    value == null ? null : words('contracts.cubicMetres', { value: formatDecimal(value, words.locale) })
  const value = (reading: number | null | undefined) => (reading == null ? null : String(reading))
  return (
    <section class="card" aria-labelledby="lecturas">
      <h2 id="lecturas">{words('contracts.readings')}</h2>
      {!printed && !current && !lastInvoice ? (
        <p class="soft">{words('contracts.noReadings')}</p>
      ) : (
        <Facts
          view={view}
          facts={[
            [words('contracts.currentReading'), value(printed ? printed.currentReading : current?.value)],
            [words('contracts.currentReadOn'), date(printed ? printed.currentReadOn : current?.readOn)],
            [words('contracts.previousReading'), value(printed ? printed.previousReading : previous?.value)],
            [words('contracts.previousReadOn'), date(printed ? printed.previousReadOn : previous?.readOn)],
            [words('contracts.consumed'), cubicMetres(lastInvoice?.consumption), 'cubicMetre'],
            [words('contracts.average'), cubicMetres(lastInvoice?.averageConsumption)],
            [words('contracts.invoiceNumber'), lastInvoice?.number ?? null],
            [words('contracts.period'), lastInvoice && formatPeriod(lastInvoice.period), 'period'],
          ]}
        />
      )}
    </section>
  )
}

function HolderCard({ view, contract }: CardProps) {
  const { words } = view
  const yesOrNo = (yes: boolean) => words(yes ? 'contracts.yes' : 'contracts.no')
  return (
    <section class="card" aria-labelledby="titular">
      <h2 id="titular">{words('contracts.holder')}</h2>
      <Facts
        view={view}
        facts={[
          [words('contracts.name'), holderName(contract)],
          [words('contracts.taxId'), contract.taxId],
          [words('contracts.supplyAddress'), addressOf(contract)],
          [words('contracts.email'), contract.email],
          [words('contracts.phone'), contract.phone],
          [words('contracts.digitalInvoice'), yesOrNo(contract.digitalInvoice)],
          [words('contracts.directDebit'), yesOrNo(contract.directDebit), 'debit'],
        ]}
      />
      {contract.isHolder && (
        <p class="foot">
          <a href={paths.contractData(contract.number)}>{words('person.contract.link')}</a>
        </p>
      )}
      <p class="foot">
        <a href={paths.contractAccess(contract.number)}>{words('contracts.access')}</a>
      </p>
    </section>
  )
}

const addressOf = ({ address, neighbourhood, postalCode, municipality }: ContractDetail) =>
  [address, neighbourhood, [postalCode, municipality].filter(Boolean).join(' ')].filter(Boolean).join(', ')
