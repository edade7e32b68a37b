import { formatMoney } from '../lib/money.ts'
import { about, paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { UndoNotice } from '../web/undo-notice.tsx'
import type { View } from '../web/view.ts'
import { LatestCard } from './latest-card.tsx'
import { ListPart, type ListProps } from './list-part.tsx'
import { isNarrowed, manyContracts } from './list-rules.ts'
import type { ContractRow } from './queries.ts'
import { nameOf } from './rules.ts'
import type { Table } from './table-queries.ts'

type Glance = {
  contracts: number
  owing: number
  totalOwed: number
  totalReceived: number
  latest: ContractRow | undefined
  troubled: ContractRow[]
  troubledCount: number
  table: Table
}
type PageProps = Pick<ListProps, 'view' | 'asked' | 'totals' | 'rows'> & { glance: Glance; done: string | undefined }

export function ContractsPage({ view, glance, done, ...list }: PageProps) {
  const { words } = view
  const { asked } = list
  const areMany = glance.contracts >= manyContracts
  // Whoever searches, filters or turns pages wants the list.
  const atTheStart = asked.query === '' && asked.page === 1 && !(areMany && (isNarrowed(asked) || asked.order))
  return (
    <Layout view={view} title={words('contracts.title')} section="contracts">
      <div class="page-head">
        <div class="row between">
          <div class="stack-tight">
            <h1>{words('contracts.title')}</h1>
            {glance.contracts > 0 && <Lede view={view} glance={glance} />}
          </div>
          <div class="row">
            {view.canPay && glance.contracts > 1 && glance.owing > 0 && (
              <a class="button" href={paths.newPayment}>
                <Icon name="payment" />
                {words('contracts.payAll')}
              </a>
            )}
            {glance.contracts > 1 && (
              <a class="button second" href={paths.organisations}>
                <Icon name="company" />
                {words('organisations.title')}
              </a>
            )}
            <a class="button second" href={paths.addContract}>
              <Icon name="plus" />
              {words('contracts.add')}
            </a>
          </div>
        </div>
      </div>
      {glance.contracts === 0 ? (
        <NoContracts view={view} />
      ) : (
        <div class="stack">
          <UndoNotice view={view} act={glance.table.lastAct} done={done} />
          {atTheStart && <Troubles view={view} glance={glance} />}
          {atTheStart && glance.latest && <LatestCard view={view} contract={glance.latest} />}
          <ListPart view={view} {...list} table={glance.table} areMany={areMany} />
        </div>
      )}
    </Layout>
  )
}

function Lede({ view: { words }, glance }: { view: View; glance: Glance }) {
  const { contracts, owing, totalOwed, totalReceived } = glance
  const amount = formatMoney(totalOwed)
  const b = (chunks: unknown[]) => <b class="num">{chunks}</b>
  return (
    <p class="lede">
      {words('contracts.count', { count: contracts })}{' '}
      {owing === 0
        ? words('contracts.settledAll', { count: contracts })
        : contracts === 1
          ? words.rich('contracts.oneOwes', { amount, b })
          : words.rich('contracts.someOwe', { owing, amount, b })}
      {totalReceived > 0 && (
        <>
          {' '}
          {words.rich('contracts.received', { amount: formatMoney(totalReceived), b })}{' '}
          <a href={paths.payments}>{words('invoices.payments')}</a>
        </>
      )}
    </p>
  )
}

const NoContracts = ({ view: { words } }: { view: View }) => (
  <section class="card">
    <div class="empty">
      <svg viewBox="0 0 120 76" aria-hidden="true">
        <path class="ghost" d="M10 40 60 8l50 32M22 33v38h76V33M50 71V48h20v23" />
      </svg>
      <p>{words('contracts.none')}</p>
      <p class="small">{words('contracts.noneHow')}</p>
    </div>
  </section>
)

/** Supplies that are not whole: what is owed and what to do, and no promise of when. */
function Troubles({ view, glance: { troubled, troubledCount } }: { view: View; glance: Glance }) {
  const { words } = view
  if (troubled.length === 0) return null
  return (
    <div class="stack-tight">
      {troubled.map((contract) => (
        <div class="notice alarm">
          <Icon name="limited" />
          <p>
            {contract.service !== 'active' &&
              words.rich(`contracts.trouble.${contract.service}`, {
                name: nameOf(contract, words),
                b: (chunks) => <b>{chunks}</b>,
              })}{' '}
            {contract.owed === null
              ? words.rich(contract.received > 0 ? 'contracts.trouble.received' : 'contracts.trouble.settled', {
                  received: formatMoney(contract.received),
                  a: (chunks) => <a href={paths.contactUs}>{chunks}</a>,
                })
              : words.rich('contracts.trouble.owed', {
                  invoices: contract.owedInvoices,
                  owed: formatMoney(contract.owed),
                  amount: (chunks) => <b class="num">{chunks}</b>,
                  a: (chunks) => <a href={about(paths.invoices, contract.number)}>{chunks}</a>,
                })}
          </p>
        </div>
      ))}
      {troubledCount > troubled.length && (
        <p class="small soft">{words('contracts.trouble.more', { count: troubledCount - troubled.length })}</p>
      )}
    </div>
  )
}
