import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { ContractChoice } from './queries.ts'

const mostShown = 6

/** What is asked for here is given at once where nothing is owed: that is offered first. */
export function InsteadPart({ view, contracts }: { view: View; contracts: readonly ContractChoice[] }) {
  const { words, person } = view
  return (
    <section class="card narrow-form instead" aria-labelledby="al-momento">
      <div class="stack-tight">
        <h2 id="al-momento">{words('certificates.immediate')}</h2>
        <p>{words(person ? 'certificates.immediateText' : 'certificates.immediateGuest')}</p>
        {person ? (
          <ul class="ways">
            {contracts.slice(0, mostShown).map(({ number, alias, address }) => (
              <li>
                <a href={paths.contractCertificates(number)}>
                  <Icon name="document" />
                  {[alias, number, address].filter(Boolean).join(' · ')}
                  <Icon name="right" />
                </a>
              </li>
            ))}
            {contracts.length > mostShown && (
              <li>
                <a href={paths.contracts}>
                  <Icon name="table" />
                  {words('certificates.more')}
                  <Icon name="right" />
                </a>
              </li>
            )}
          </ul>
        ) : (
          <p class="row">
            <a class="button second" href={paths.signIn}>
              <Icon name="lock" />
              {words('web.signIn')}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}
