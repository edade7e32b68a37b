import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { Access } from './queries.ts'
import { maskedEmail } from './rules.ts'

type AccessesPageProps = { view: View; contract: string; accesses: readonly Access[]; ended: boolean }

/** Who sees a contract, for those who see it; each may end what they do not recognise. */
export function AccessesPage({ view, contract, accesses, ended }: AccessesPageProps) {
  const { words } = view
  const title = words('access.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <BackToContract view={view} contract={contract} />
        <h1>{title}</h1>
        <p class="lede">{words('access.lede', { contract })}</p>
      </div>
      <div class="stack">
        {ended && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words('access.ended')}</span>
          </p>
        )}
        <section class="card" aria-labelledby="cuentas">
          <h2 id="cuentas" class="vh">
            {words('access.list')}
          </h2>
          <ul class="sessions">
            {accesses.map((access) => (
              <AccessRow view={view} contract={contract} access={access} />
            ))}
          </ul>
        </section>
        <p class="small soft">{words(accesses.length > 1 ? 'access.notYours' : 'access.onlyYou')}</p>
      </div>
    </Layout>
  )
}

function AccessRow({ view, contract, access }: { view: View; contract: string; access: Access }) {
  const { words } = view
  const since = words('access.since', { date: formatInstant(access.since, words.locale) })
  const who = access.isOwn ? words('access.you') : maskedEmail(access.email)
  return (
    <li>
      <Icon name="person" />
      <div>
        <p>
          <b class="break">{who}</b>
        </p>
        <p class="small soft">
          {since}. {words(`access.proof.${access.proof}`)}.
        </p>
      </div>
      <a class="button second small" href={paths.contractAccessEnd(contract, access.id)}>
        {access.isOwn ? (
          words('access.leave')
        ) : (
          <span>
            {words('access.end')} <span class="vh">{words('access.endHidden', { who })}</span>
          </span>
        )}
      </a>
    </li>
  )
}

/** Asks once more before an access ends. */
export function EndAccessPage({ view, contract, access }: { view: View; contract: string; access: Access }) {
  const { words } = view
  const who = maskedEmail(access.email)
  const title = access.isOwn ? words('access.leaveTitle', { contract }) : words('access.endTitle', { who })
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="message-page stack">
        <h1 class="break">{title}</h1>
        <p class="lede">{words(access.isOwn ? 'access.leaveText' : 'access.endText', { contract })}</p>
        <form method="post" action={paths.contractAccessEnd(contract, access.id)}>
          <div class="row">
            <button class="button" type="submit">
              {words(access.isOwn ? 'access.leave' : 'access.end')}
            </button>
            <a class="button second" href={paths.contractAccess(contract)}>
              {words('access.cancel')}
            </a>
          </div>
        </form>
      </div>
    </Layout>
  )
}

const BackToContract = ({ view, contract }: { view: View; contract: string }) => (
  <a class="crumb" href={paths.contract(contract)}>
    <Icon name="left" />
    {view.words('access.back', { contract })}
  </a>
)
