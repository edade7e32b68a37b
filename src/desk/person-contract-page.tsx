import type { ContractDetail } from '../contracts/detail-queries.ts'
import type { Invoice } from '../invoices/rules.ts'
import { statusOf } from '../invoices/rules.ts'
import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { deskPaths } from '../paths.ts'
import { ServiceBadge, StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { ErrorSummary, type FormState, TextArea } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { SeenPerson } from './account-queries.ts'
import { DeskLayout } from './layout.tsx'
import { WhatTheySee } from './looking-part.tsx'
import type { Operator } from './operator-rules.ts'
import { mayAs } from './role-rules.ts'

type PersonContractPageProps = {
  view: View
  operator: Operator
  person: SeenPerson
  contract: ContractDetail
  invoices: readonly Invoice[]
  form: FormState
}

export function PersonContractPage({ view, operator, person, contract, invoices, form }: PersonContractPageProps) {
  const { words } = view
  const title = words('desk.person.contractTitle', { number: contract.number })
  const address = [contract.address, contract.neighbourhood, contract.municipality].filter(Boolean).join(', ')
  return (
    <DeskLayout view={view} operator={operator} title={title} section="accounts">
      <div class="stack">
        <a class="crumb" href={deskPaths.account(person.id)}>
          <Icon name="left" />
          {person.name}
        </a>
        <div class="stack-tight">
          <h1>{title}</h1>
          <p class="soft">{words('desk.person.readOnly')}</p>
        </div>
        <ErrorSummary view={view} form={form} />
        <div class="cols">
          <section class="card stack" aria-labelledby="facturas">
            <h2 id="facturas">{words('desk.person.invoices')}</h2>
            <CardTable
              caption={words('desk.person.invoices')}
              head={
                <>
                  <HeadCell>{words('desk.person.period')}</HeadCell>
                  <HeadCell>{words('desk.person.issued')}</HeadCell>
                  <HeadCell money>{words('desk.person.total')}</HeadCell>
                  <HeadCell>{words('desk.person.state')}</HeadCell>
                </>
              }
            >
              {invoices.map((invoice) => (
                <Row>
                  <Cell class="num">
                    {formatPeriod(invoice.period)} · {invoice.number}
                  </Cell>
                  <Cell>{formatDate(invoice.issuedOn, 'short', words.locale)}</Cell>
                  <Cell class="money">{formatMoney(invoice.total)}</Cell>
                  <Cell>
                    <StateBadge view={view} state={statusOf(invoice, view.today)} />
                  </Cell>
                </Row>
              ))}
            </CardTable>
          </section>
          <div class="stack">
            <section class="card stack" aria-labelledby="datos">
              <h2 id="datos">{words('desk.person.data')}</h2>
              <p>
                <ServiceBadge view={view} service={contract.service} />
              </p>
              <dl class="facts">
                <div>
                  <dt>{words('desk.person.address')}</dt>
                  <dd>{address}</dd>
                </div>
                <div>
                  <dt>{words('desk.person.meter')}</dt>
                  <dd class="num">{contract.meter ?? words('desk.person.noMeter')}</dd>
                </div>
                <div>
                  <dt>{words('desk.person.owed')}</dt>
                  <dd>{formatMoney(contract.owed ?? 0)}</dd>
                </div>
              </dl>
            </section>
            <WhatTheySee view={view} accountId={person.id} contract={contract.number} />
            {mayAs(operator.role, 'supervises') && (
              <section class="card" aria-labelledby="quitar">
                <form
                  class="stack"
                  method="post"
                  action={deskPaths.accountContractEnd(person.id, contract.number)}
                  novalidate
                >
                  <h2 id="quitar">{words('desk.person.endAccess')}</h2>
                  <p class="soft">{words('desk.person.endText')}</p>
                  <TextArea view={view} form={form} name="motivo" label={words('desk.person.reason')} maxlength={500} />
                  <button class="button second" type="submit">
                    {words('desk.person.endAccess')}
                  </button>
                </form>
              </section>
            )}
          </div>
        </div>
      </div>
    </DeskLayout>
  )
}
