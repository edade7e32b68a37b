import type { Child } from 'hono/jsx'
import { type CivilDate, formatDate } from '../lib/dates.ts'
import { fold, matches } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { ContractToChoose } from './queries.ts'
import { type ChoiceFields, periodsBetween } from './rules.ts'

type ChoiceProps = { view: View; contracts: readonly ContractToChoose[]; fields: ChoiceFields; typed: string }

/** Which contracts, and between which periods. */
export function ChoiceForm({ view, contracts, fields, typed }: ChoiceProps) {
  const { words } = view
  const groups = groupsOf(contracts)
  const which = fields.which === 'elegidos' || (fields.which === 'grupo' && groups.length > 0) ? fields.which : 'todos'
  const radio = (value: string, label: Child) => (
    <label class="check">
      <input type="radio" name="cuales" value={value} checked={which === value} />
      <span>{label}</span>
    </label>
  )
  return (
    <section class="card" aria-labelledby="elegir">
      <form class="stack zip-form" method="get" action={paths.bulkDownloads}>
        <h2 id="elegir">{words('downloads.choose')}</h2>
        <fieldset class="stack-tight">
          <legend>
            <b>{words('downloads.which')}</b>
          </legend>
          {radio('todos', words('downloads.which.all', { count: contracts.length }))}
          {groups.length > 0 && (
            <>
              {radio('grupo', words('downloads.which.group'))}
              <div class="field zip-inset">
                <label for="grupo">{words('downloads.group')}</label>
                <select id="grupo" name="grupo">
                  {groups.map(({ id, name, count }) => (
                    <option value={String(id)} selected={fields.group === String(id)}>
                      {`${name} (${count})`}
                    </option>
                  ))}
                </select>
              </div>
            </>
          )}
          {contracts.length > 1 && (
            <>
              {radio('elegidos', words('downloads.which.chosen'))}
              <Contracts view={view} contracts={contracts} marked={fields.contracts} typed={typed} />
            </>
          )}
        </fieldset>
        <Periods view={view} contracts={contracts} fields={fields} />
        <p>
          <button class="button" type="submit">
            <Icon name="search" />
            {words('downloads.see')}
          </button>
        </p>
      </form>
    </section>
  )
}

function groupsOf(contracts: readonly ContractToChoose[]) {
  const groups = new Map<number, { id: number; name: string; count: number }>()
  for (const { groupId, groupName } of contracts) {
    if (groupId === null || groupName === null) continue
    groups.set(groupId, { id: groupId, name: groupName, count: (groups.get(groupId)?.count ?? 0) + 1 })
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name, 'es'))
}

/** So many are looked through as a list; beyond, one types. */
const fewContracts = 8

type ContractsProps = {
  view: View
  contracts: readonly ContractToChoose[]
  marked: readonly string[]
  typed: string
}

/** What is marked stays in the list whatever was looked for. */
function Contracts({ view, contracts, marked, typed }: ContractsProps) {
  const { words } = view
  const found = contracts
    .map((contract) => ({ ...contract, find: fold(`${contract.alias ?? ''} ${contract.number} ${contract.address}`) }))
    .filter(({ number, find }) => typed === '' || marked.includes(number) || matches(find, typed))
  return (
    <fieldset class="zip-inset stack-tight">
      <legend class="vh">{words('downloads.mark')}</legend>
      {contracts.length > fewContracts && (
        <div class="field">
          <label for="buscar-contrato">{words('downloads.find')}</label>
          <input
            id="buscar-contrato"
            name="q"
            type="search"
            value={typed}
            maxlength={100}
            autocomplete="off"
            data-filters="contratos-a-elegir"
          />
          <p
            class="search-status"
            role="status"
            id="buscar-contrato-estado"
            data-none={words('web.found.none')}
            data-one={words('web.found.one')}
            data-many={words('web.found.many', { count: '#' })}
          ></p>
        </div>
      )}
      {found.length === 0 ? (
        <p class="soft">{words('web.found.none')}</p>
      ) : (
        <ul class="zip-contracts" id="contratos-a-elegir">
          {found.map(({ number, alias, address, neighbourhood, find }) => (
            <li data-find={find}>
              <label class="check">
                <input type="checkbox" name="contrato" value={number} checked={marked.includes(number)} />
                <span>
                  <b>{alias ?? words('contracts.numberOf', { number })}</b>
                  <span class="sub">
                    {[alias && words('contracts.numberOf', { number }), address, neighbourhood]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function Periods({ view, contracts, fields }: Omit<ChoiceProps, 'typed'>) {
  const { words } = view
  const firsts = contracts.flatMap(({ firstPeriod }) => firstPeriod ?? []).sort()
  const lasts = contracts.flatMap(({ lastPeriod }) => lastPeriod ?? []).sort()
  const periods = periodsBetween(firsts[0]!, lasts.at(-1)!)
  const select = (name: 'desde' | 'hasta', label: string, any: string, chosen: string | undefined) => (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {periods.map((period: CivilDate) => (
          <option value={period.slice(0, 7)} selected={period.slice(0, 7) === chosen}>
            {formatDate(period, 'monthYear', words.locale)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <fieldset>
      <legend>
        <b>{words('downloads.period')}</b>
      </legend>
      <div class="two">
        {select('desde', words('downloads.from'), words('downloads.fromFirst'), fields.from)}
        {select('hasta', words('downloads.until'), words('downloads.untilLast'), fields.to)}
      </div>
    </fieldset>
  )
}
