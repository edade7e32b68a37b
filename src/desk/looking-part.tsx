import { about, deskPaths, paths } from '../paths.ts'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'

type Seen = 'contracts' | 'contract' | 'invoices' | 'consumption' | 'payments' | 'requests' | 'organisations'
type Door = { seen: Seen; icon: IconName; page: string }

const doorsOf = (contract: string | undefined): Door[] =>
  contract === undefined
    ? [
        { seen: 'contracts', icon: 'home', page: paths.contracts },
        { seen: 'invoices', icon: 'invoice', page: paths.invoices },
        { seen: 'consumption', icon: 'meter', page: paths.consumption },
        { seen: 'payments', icon: 'payment', page: paths.payments },
        { seen: 'requests', icon: 'requests', page: paths.myRequests },
        { seen: 'organisations', icon: 'company', page: paths.organisations },
      ]
    : [
        { seen: 'contract', icon: 'home', page: paths.contract(contract) },
        { seen: 'invoices', icon: 'invoice', page: about(paths.invoices, contract) },
        { seen: 'consumption', icon: 'meter', page: about(paths.consumption, contract) },
      ]

/** The ways to the very pages of that person: all of them, or those about one contract. */
export function WhatTheySee({ view: { words }, accountId, contract }: WhatTheySeeProps) {
  return (
    <section class="card stack" aria-labelledby="lo-que-ve">
      <h2 id="lo-que-ve">{words('deskAccounts.see')}</h2>
      <p class="soft">{words('deskAccounts.seeText')}</p>
      <ul class="stack-tight">
        {doorsOf(contract).map(({ seen, icon, page }) => (
          <li>
            <a class="row" href={deskPaths.accountOffice(accountId, page)}>
              <Icon name={icon} />
              {words(`deskAccounts.see.${seen}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type WhatTheySeeProps = { view: View; accountId: string; contract?: string }
