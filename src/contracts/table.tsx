import { amountReceived, statusOf } from '../invoices/rules.ts'
import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { fold } from '../lib/text.ts'
import { about, paths } from '../paths.ts'
import { ServiceBadge, StateBadge } from '../web/badges.tsx'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { PayLink, PaymentNote } from '../web/paying.tsx'
import type { View } from '../web/view.ts'
import { chosenForm } from './chosen-part.tsx'
import type { ListRow } from './list-queries.ts'
import { type Column, type ListAsked, listAddress, nextOrder, type Sort, type TableSettings } from './list-rules.ts'
import type { ContractRow } from './queries.ts'
import { nameOf } from './rules.ts'

type RowProps = { view: View; contract: ContractRow }
/** What the state of a contract is told from: the list and the detail both know it. */
type Told = Pick<ContractRow, 'service' | 'status' | 'owed' | 'owedInvoices' | 'received' | 'lastInvoice'>

type TableProps = {
  view: View
  id: string
  rows: readonly ListRow[]
  asked: ListAsked
  settings: TableSettings
  areMany: boolean
}

export function ContractTable({ view, id, rows, asked, settings, areMany }: TableProps) {
  const { words } = view
  const { columns } = settings
  const current = asked.order ?? settings
  const head = (sort: Sort | undefined, label: string, money = false) => (
    <HeadCell
      money={money}
      sorted={areMany && sort === current.sort ? (current.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {areMany && sort ? (
        <a href={listAddress(paths.contracts, asked, { order: nextOrder(sort, current) })}>{label}</a>
      ) : (
        label
      )}
    </HeadCell>
  )
  return (
    <CardTable
      id={id}
      layout="places"
      caption={words('contracts.caption')}
      head={
        <>
          {head(current.sort === 'contract' ? 'contract' : 'name', words('contracts.column.contract'))}
          {head('address', words('contracts.column.address'))}
          {head('invoice', words('contracts.column.invoice'), true)}
          {columns.includes('owed') && head('owed', words('many.column.owed'), true)}
          {columns.includes('due') && head('due', words('many.column.due'))}
          {columns.includes('use') && head(undefined, words('many.column.use'), true)}
          {columns.includes('state') && head(undefined, words('contracts.column.state'))}
          <HeadCell>
            <span class="vh">{words('contracts.column.options')}</span>
          </HeadCell>
        </>
      }
    >
      {rows.map((contract) => (
        <ContractLine view={view} contract={contract} columns={columns} asked={asked} areMany={areMany} />
      ))}
    </CardTable>
  )
}

type LineProps = { view: View; contract: ListRow; columns: readonly Column[]; asked: ListAsked; areMany: boolean }

function ContractLine({ view, contract, columns, asked, areMany }: LineProps) {
  const { words } = view
  const named = `contrato-${contract.id}`
  return (
    <Row find={findable(contract)}>
      <Cell class="name">
        {areMany && <Tick view={view} contract={contract} />}
        <span class="main" id={named}>
          {contract.alias ?? contract.number}
        </span>{' '}
        {contract.alias && <span class="sub">{contract.number}</span>}
      </Cell>
      <Cell class="full addr">
        <span>{contract.address}</span>{' '}
        <span class="sub">{[contract.neighbourhood, contract.municipality].filter(Boolean).join(', ')}</span>{' '}
        {columns.includes('marks') && <Marks view={view} contract={contract} asked={asked} />}
        <span class="links">
          <a href={paths.contract(contract.number)} aria-describedby={named}>
            {words('contracts.detail')}
          </a>{' '}
          <a href={about(paths.invoices, contract.number)} aria-describedby={named}>
            {words('contracts.invoices')}
          </a>{' '}
          <a href={about(paths.consumption, contract.number)} aria-describedby={named}>
            {words('contracts.consumption')}
          </a>
        </span>
      </Cell>
      <Cell class="money">{contract.lastInvoice && formatMoney(contract.lastInvoice.total)}</Cell>
      <Extras view={view} contract={contract} columns={columns} />
      {columns.includes('state') && (
        <Cell class="state">
          <ContractState view={view} contract={contract} describedBy={named} beside={columns} />
        </Cell>
      )}
      <Cell class="actions">
        <div class="row">
          {contract.owed !== null && contract.mayPay && (
            <PayLink view={view} what={{ contrato: contract.number }} class="button small" describedBy={named} />
          )}
          <RowMenu view={view} contract={contract} />
        </div>
      </Cell>
    </Row>
  )
}

function Tick({ view: { words }, contract }: RowProps) {
  const id = `elegir-${contract.id}`
  return (
    <>
      <label class="vh" for={id}>
        {words('many.chosen.tick', { name: nameOf(contract, words) })}
      </label>
      <input type="checkbox" class="tick" id={id} name="contrato" value={contract.number} form={chosenForm} data-tick />
    </>
  )
}

function Marks({
  view: { words },
  contract: { group, labels },
  asked,
}: Pick<LineProps, 'view' | 'contract' | 'asked'>) {
  if (group === null && labels.length === 0) return null
  const to = (change: Partial<ListAsked>) => listAddress(paths.contracts, asked, change)
  return (
    <span class="tags">
      {group !== null && (
        <a class="tag group" href={to({ group })}>
          <span class="vh">{words('many.group')}: </span>
          {group}
        </a>
      )}
      {labels.map((label) => (
        <a class="tag" href={to({ label })}>
          <span class="vh">{words('many.label')}: </span>
          {label}
        </a>
      ))}
    </span>
  )
}

function Extras({ view: { words }, contract, columns }: Pick<LineProps, 'view' | 'contract' | 'columns'>) {
  const cell = (column: Column, label: string, value: string | null, name: string) =>
    columns.includes(column) && (
      <Cell class={`extra ${name}`}>
        {value !== null && <span class="period-label">{label}: </span>}
        {value}
      </Cell>
    )
  const { owed, firstDue, used } = contract
  return (
    <>
      {cell('owed', words('many.column.owed'), owed === null ? null : formatMoney(owed), 'money')}
      {cell('due', words('many.column.due'), firstDue && formatDate(firstDue, 'short', words.locale), 'num')}
      {cell('use', words('many.column.use'), used === null ? null : formatCount(used, words.locale), 'money')}
    </>
  )
}

type StateProps = {
  view: View
  contract: Told
  describedBy: string
  /** What stands in columns of its own is not said again. */
  beside?: readonly Column[]
}

/** The badges of a contract, and the day or the sum that goes with them. */
export function ContractState({ view, contract, describedBy, beside = [] }: StateProps) {
  const { words, today } = view
  const { lastInvoice, service, status, owed, owedInvoices, received } = contract
  const state = lastInvoice && statusOf(lastInvoice, today)
  const isSaid = state === 'received' && received === amountReceived(lastInvoice!)
  const isDueBeside = beside.includes('due') && (state === 'pending' || state === 'overdue')
  return (
    <div class="stack-tight">
      {(lastInvoice || service !== 'active' || status !== 'active') && (
        <div class="row tightrow">
          {state && <StateBadge view={view} state={state} />}
          {service !== 'active' && <ServiceBadge view={view} service={service} />}
          {status !== 'active' && <span class="badge plain">{words(`contracts.status.${status}`)}</span>}
        </div>
      )}
      {!isDueBeside && (
        <span class="sub">
          {lastInvoice ? <When view={view} invoice={lastInvoice} /> : words('contracts.noInvoice')}
        </span>
      )}{' '}
      {owed !== null && (owedInvoices > 1 || owed !== lastInvoice?.total) && (
        <span class="sub">{words('contracts.owes', { invoices: owedInvoices, amount: formatMoney(owed) })}</span>
      )}{' '}
      <PaymentNote
        view={view}
        received={isSaid ? 0 : received}
        payment={lastInvoice?.payment ?? null}
        describedBy={describedBy}
      />
    </div>
  )
}

function When({ view: { words, today }, invoice }: { view: View; invoice: NonNullable<ContractRow['lastInvoice']> }) {
  switch (statusOf(invoice, today)) {
    case 'pending':
      return words('contracts.due', { date: formatDate(invoice.dueOn, 'short', words.locale) })
    case 'overdue':
      return words('contracts.wasDue', { date: formatDate(invoice.dueOn, 'short', words.locale) })
    case 'paid':
      return invoice.paidOn
        ? words('contracts.paidOn', { date: formatDate(invoice.paidOn, 'short', words.locale) })
        : ''
    case 'received':
    case 'cancelled':
      return ''
  }
}

function RowMenu({ view: { words }, contract }: RowProps) {
  const menu = `opciones-${contract.id}`
  const name = nameOf(contract, words)
  return (
    <>
      <button class="icon-button" type="button" popovertarget={menu} aria-label={words('contracts.more', { name })}>
        <Icon name="more" />
      </button>
      <div class="menu" id={menu} popover="auto">
        <p class="menu-title">
          <b>{contract.alias ?? contract.address}</b>
          {words('contracts.numberOf', { number: contract.number })}
        </p>
        <a href={`${paths.contract(contract.number)}#nombre`}>
          <Icon name="edit" />
          {words('contracts.rename')}
        </a>
        <a href={paths.contractAccess(contract.number)}>
          <Icon name="people" />
          {words('contracts.access')}
        </a>
      </div>
    </>
  )
}

/** What the search looks through, for the script that filters while one types. */
const findable = ({ number, alias, address, neighbourhood, municipality }: ContractRow) =>
  fold([number, number.replace(/[.\s]/g, ''), alias, address, neighbourhood, municipality].filter(Boolean).join(' '))
