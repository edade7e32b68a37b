import { amountDisputed, amountPayable, receivedBeside, statusOf } from '../invoices/rules.ts'
import { formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Amount } from '../web/amount.tsx'
import { ServiceBadge, StateBadge } from '../web/badges.tsx'
import { DisputeNote } from '../web/dispute.tsx'
import { Icon } from '../web/icons.tsx'
import { PayLink, PaymentNote } from '../web/paying.tsx'
import type { View } from '../web/view.ts'
import type { ContractRow } from './queries.ts'
import { nameOf } from './rules.ts'

/** The contract with the latest invoice, at a glance. */
export function LatestCard({ view, contract }: { view: View; contract: ContractRow }) {
  const { words, today } = view
  const { lastInvoice, service } = contract
  const state = lastInvoice && statusOf(lastInvoice, today)
  return (
    <section class="card latest" aria-labelledby="ultima">
      <div class="glance">
        <div class="stack-tight">
          <h2 id="ultima">{nameOf(contract, words)}</h2>
          {contract.alias && <p class="small soft num">{words('contracts.numberOf', { number: contract.number })}</p>}
          <p>
            {contract.address}
            <span class="soft">
              {[contract.neighbourhood, contract.municipality]
                .filter(Boolean)
                .map((part) => `, ${part}`)
                .join('')}
            </span>
          </p>
          {service !== 'active' && <ServiceBadge view={view} service={service} />}
        </div>
        {lastInvoice && state ? (
          <div class="stack-tight">
            <p class="stat-label">{words('contracts.latest')}</p>
            <p class="amount">
              <Amount centavos={lastInvoice.total} />
            </p>
            <p class="row tightrow small">
              <StateBadge view={view} state={state} />
              {state === 'pending' &&
                words('contracts.due', { date: formatDate(lastInvoice.dueOn, 'weekday', words.locale) })}
              {state === 'overdue' &&
                words('contracts.wasDue', { date: formatDate(lastInvoice.dueOn, 'short', words.locale) })}
              {state === 'paid' &&
                lastInvoice.paidOn &&
                words('contracts.paidOn', { date: formatDate(lastInvoice.paidOn, 'short', words.locale) })}
            </p>
            <PaymentNote
              view={view}
              received={receivedBeside(lastInvoice, today)}
              payment={lastInvoice.payment}
              describedBy="ultima"
            />
            <DisputeNote view={view} disputed={amountDisputed(lastInvoice)} payable={amountPayable(lastInvoice)} />
          </div>
        ) : (
          <p class="soft">{words('contracts.noInvoice')}</p>
        )}
        <div class="row">
          {contract.owed !== null && contract.mayPay && (
            <PayLink view={view} what={{ contrato: contract.number }} class="button" describedBy="ultima" />
          )}
          <a class="button second" href={paths.contract(contract.number)} aria-describedby="ultima">
            {words('contracts.detail')}
            <Icon name="forward" />
          </a>
        </div>
      </div>
    </section>
  )
}
