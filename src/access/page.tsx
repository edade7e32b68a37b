import type { Child } from 'hono/jsx'
import { formatDate, formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { Access, OpenInvitation, SeeingOrganisation } from './queries.ts'
import { maskedEmail } from './rules.ts'

export type AccessDone = 'access.ended' | 'delegates.sent' | 'delegates.withdrawn' | 'organisations.done.contracts'
type AccessesPageProps = {
  view: View
  contract: string
  accesses: readonly Access[]
  /** That nobody has taken up yet. */
  invitations: readonly OpenInvitation[]
  organisations: readonly SeeingOrganisation[]
  done: AccessDone | undefined
}

/** Who sees a contract, for those who see it; each may end what they do not recognise. */
export function AccessesPage({ view, contract, accesses, invitations, organisations, done }: AccessesPageProps) {
  const { words } = view
  const title = words('access.title')
  const isHolder = accesses[0]?.isHolder ?? false
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <BackToContract view={view} contract={contract} />
        <h1>{title}</h1>
        <p class="lede">{words('access.lede', { contract })}</p>
      </div>
      <div class="stack">
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(done)}</span>
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
        {organisations.length > 0 && <Organisations view={view} contract={contract} organisations={organisations} />}
        {invitations.length > 0 && <Invitations view={view} contract={contract} invitations={invitations} />}
        {isHolder && (
          <p>
            <a class="button second" href={paths.delegateInvitations(contract)}>
              <Icon name="plus" />
              {words('delegates.invite')}
            </a>
          </p>
        )}
        {isHolder && <p class="small soft">{words(accesses.length > 1 ? 'access.notYours' : 'access.onlyYou')}</p>}
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
          {since}. {howItCame(view, access)}.
        </p>
        {access.role !== 'holder' && (
          <p class="small">
            <b>{words(`delegates.role.${access.role}`)}</b>. {words(`delegates.roleHelp.${access.role}`)}{' '}
            {access.endsOn && `${words('delegates.until', { date: formatDate(access.endsOn, 'long', words.locale) })}.`}
          </p>
        )}
      </div>
      {access.organisation ? (
        <a class="button second small" href={paths.organisation(access.organisation.id)}>
          {words('organisations.see')}
        </a>
      ) : (
        <a class="button second small" href={paths.contractAccessEnd(contract, access.id)}>
          {access.isOwn ? (
            words('access.leave')
          ) : (
            <span>
              {words('access.end')} <span class="vh">{words('access.endHidden', { who })}</span>
            </span>
          )}
        </a>
      )}
    </li>
  )
}

function howItCame({ words }: View, { proof, organisation }: Access): string {
  if (proof === 'organisation') return words('organisations.given', { name: organisation?.name ?? '' })
  return proof === 'delegated' ? words('delegates.given') : words(`access.proof.${proof}`)
}

type OrganisationsProps = { view: View; contract: string; organisations: readonly SeeingOrganisation[] }

/** Each is one row however many people it has. */
function Organisations({ view, contract, organisations }: OrganisationsProps) {
  const { words } = view
  return (
    <section class="card stack-tight" aria-labelledby="organizaciones">
      <h2 id="organizaciones">{words('organisations.onContractTitle')}</h2>
      <ul class="sessions">
        {organisations.map(({ id, name, people, isMember }) => (
          <li>
            <Icon name="company" />
            <div>
              <p class="break">
                <span>
                  {words.rich('organisations.onContract', { name, people, b: (chunks) => <b>{chunks as Child}</b> })}
                </span>
              </p>
              {isMember && (
                <p class="small">
                  <a href={paths.organisation(id)}>{words('organisations.see')}</a>
                </p>
              )}
            </div>
            <a class="button second small" href={paths.organisationContractEnd(id, contract)}>
              <span>
                {words('organisations.take')} <span class="vh">{words('organisations.of', { who: name })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type InvitationsProps = { view: View; contract: string; invitations: readonly OpenInvitation[] }

function Invitations({ view, contract, invitations }: InvitationsProps) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="invitaciones">
      <h2 id="invitaciones">{words('delegates.pending')}</h2>
      <ul class="sessions">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li>
            <Icon name="mail" />
            <div>
              <p>
                <b class="break">{email}</b>
              </p>
              <p class="small soft">
                {words('delegates.pendingUntil', {
                  role: words(`delegates.role.${role}`),
                  date: formatInstant(new Date(expiresAt), words.locale),
                })}
              </p>
            </div>
            <form method="post" action={paths.delegateInvitationEnd(contract, id)}>
              <button class="button second small" type="submit">
                {words('delegates.withdraw')} <span class="vh">{words('access.endHidden', { who: email })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
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
