import { about, paths } from '../paths.ts'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

type Contract = { number: string; alias: string | null; address: string; neighbourhood: string | null }

type PickerProps = {
  view: View
  /** The page that shows one contract at a time. */
  path: string
  chosen: Contract
  /** The first few; `count` says how many there are in all. */
  contracts: readonly Contract[]
  count: number
}

/** Which contract the page is about; with several, a menu to change it. */
export function ContractPicker({ view, path, chosen, contracts, count }: PickerProps) {
  const { words } = view
  if (count < 2) {
    return (
      <p class="picker">
        <Icon name="home" />
        <Named view={view} contract={chosen} />
      </p>
    )
  }
  return (
    <>
      <button class="picker" type="button" popovertarget="elegir-contrato">
        <Icon name="home" />
        <span>
          <Named view={view} contract={chosen} />
          <span class="vh">{words('web.chooseContractHidden')}</span>
        </span>
        <Icon name="choose" />
      </button>
      <div class="menu picker-menu" id="elegir-contrato" popover="auto">
        <p class="menu-title">
          <b>{words('web.chooseContract')}</b>
        </p>
        {count > contracts.length && (
          <form class="picker-search" method="get" action={paths.contracts}>
            <label for="buscar-otro">{words('many.picker.find', { count })}</label>
            <input id="buscar-otro" name="q" type="search" maxlength={100} autocomplete="off" />
          </form>
        )}
        {contracts.map((contract) => (
          <a href={about(path, contract.number)} aria-current={contract.number === chosen.number ? 'true' : undefined}>
            <Icon name={contract.number === chosen.number ? 'check' : 'home'} />
            <span>
              {contract.alias ?? contract.address}
              <small>{words('contracts.numberOf', { number: contract.number })}</small>
            </span>
          </a>
        ))}
        {count > contracts.length && (
          <>
            <hr />
            <a href={paths.contracts}>
              <Icon name="table" />
              {words('web.allContracts')}
            </a>
            <a href={paths.manyInvoices}>
              <Icon name="invoice" />
              {words('many.invoices.title')}
            </a>
          </>
        )}
      </div>
    </>
  )
}

function Named({ view, contract }: { view: View; contract: Contract }) {
  const number = view.words('contracts.numberOf', { number: contract.number })
  const address = [contract.address, contract.neighbourhood].filter(Boolean).join(', ')
  return (
    <span>
      <b>{contract.alias ?? number}</b>
      {contract.alias && ` · ${number}`}
      <span class="soft">{` · ${address}`}</span>
    </span>
  )
}
