import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { Organisation, OrganisationPerson, WaitingInvitation } from './queries.ts'

export const dones = {
  creada: 'organisations.done.founded',
  invitada: 'organisations.done.invited',
  retirada: 'organisations.done.withdrawn',
  papel: 'organisations.done.role',
  quitada: 'organisations.done.removed',
  nombre: 'organisations.done.renamed',
} as const
type Done = (typeof dones)[keyof typeof dones]

type OrganisationProps = {
  view: View
  organisation: Organisation
  /** For whoever administers it. */
  people: readonly OrganisationPerson[]
  done: Done | undefined
  /** Of its name. */
  form: FormState
}

/** Who is in it and what belongs to it, for those who are. */
export function OrganisationPage({ view, organisation, people, done, form }: OrganisationProps) {
  const { words } = view
  const { name, me, invitations } = organisation
  const administers = me.role === 'administers'
  return (
    <Layout view={view} title={name}>
      <div class="page-head">
        <div class="row between">
          <div class="stack-tight">
            <h1 class="break">{name}</h1>
            <p class="lede">{words('organisations.mine', { role: words(`organisations.role.${me.role}`) })}</p>
          </div>
          {administers && (
            <a class="button" href={paths.organisationInvitations(organisation.id)}>
              <Icon name="plus" />
              {words('organisations.invite')}
            </a>
          )}
        </div>
      </div>
      <div class="stack">
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(done)}</span>
          </p>
        )}
        <ErrorSummary view={view} form={form} />
        {administers ? (
          <People view={view} organisation={organisation} people={people} />
        ) : (
          <section class="card stack-tight" aria-labelledby="papel">
            <h2 id="papel">{words(`organisations.role.${me.role}`)}</h2>
            <p>{words(`organisations.roleHelp.${me.role}`)}</p>
            <p class="break">
              {words('organisations.administeredBy', { names: organisation.administeredBy.join(', ') })}
            </p>
          </section>
        )}
        {invitations.length > 0 && <Invitations view={view} id={organisation.id} invitations={invitations} />}
        <Contracts view={view} organisation={organisation} />
        {administers && <Renaming view={view} organisation={organisation} form={form} />}
        <p class="row">
          {administers && (
            <a class="button second" href={paths.organisationHistory(organisation.id)}>
              <Icon name="clock" />
              {words('organisations.historySee')}
            </a>
          )}
          <a class="button quiet" href={paths.organisationPersonEnd(organisation.id, me.id)}>
            {words('organisations.leave')}
          </a>
          {administers && (
            <a class="button quiet" href={paths.organisationEnd(organisation.id)}>
              {words('organisations.close')}
            </a>
          )}
        </p>
      </div>
    </Layout>
  )
}

type PeopleProps = Pick<OrganisationProps, 'view' | 'organisation' | 'people'>

function People({ view, organisation, people }: PeopleProps) {
  const { words } = view
  return (
    <section class="card stack-tight" aria-labelledby="personas">
      <h2 id="personas">{words('organisations.people')}</h2>
      <ul class="sessions">
        {people.map((person) => (
          <li>
            <Icon name="person" />
            <div>
              <p>
                <b class="break">{person.name}</b> {person.isOwn && `(${words('organisations.you')})`}
              </p>
              <p class="small soft break">{person.email}</p>
              <p class="small">
                <b>{words(`organisations.role.${person.role}`)}</b>
                <span class="soft">
                  {words('organisations.since', { date: formatInstant(person.since, words.locale) })}
                </span>
              </p>
              {person.brought > 0 && (
                <p class="small soft">{words('organisations.brought', { contracts: person.brought })}</p>
              )}
              {!person.isOwn && (
                <p class="small">
                  <a href={paths.organisationPerson(organisation.id, person.id)}>
                    {words('organisations.changeRole')}{' '}
                    <span class="vh">{words('organisations.of', { who: person.name })}</span>
                  </a>
                </p>
              )}
            </div>
            {!person.isOwn && (
              <a class="button second small" href={paths.organisationPersonEnd(organisation.id, person.id)}>
                <span>
                  {words('organisations.remove')}{' '}
                  <span class="vh">{words('organisations.to', { who: person.name })}</span>
                </span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {people.length === 1 && <p class="small soft">{words('organisations.onlyYou')}</p>}
    </section>
  )
}

type InvitationsProps = { view: View; id: string; invitations: readonly WaitingInvitation[] }

function Invitations({ view, id, invitations }: InvitationsProps) {
  const { words } = view
  return (
    <section class="card stack-tight" aria-labelledby="invitaciones">
      <h2 id="invitaciones">{words('organisations.pending')}</h2>
      <ul class="sessions">
        {invitations.map((invitation) => (
          <li>
            <Icon name="mail" />
            <div>
              <p>
                <b class="break">{invitation.email}</b>
              </p>
              <p class="small soft">
                {words('organisations.pendingUntil', {
                  role: words(`organisations.role.${invitation.role}`),
                  date: formatInstant(new Date(invitation.expiresAt), words.locale),
                })}
              </p>
            </div>
            <form method="post" action={paths.organisationInvitationEnd(id, invitation.id)}>
              <button class="button second small" type="submit">
                {words('organisations.withdraw')}{' '}
                <span class="vh">{words('organisations.to', { who: invitation.email })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contracts({ view, organisation }: { view: View; organisation: Organisation }) {
  const { words } = view
  const { id, me, contracts } = organisation
  return (
    <section class="card stack-tight" aria-labelledby="contratos">
      <h2 id="contratos">{words('organisations.contracts')}</h2>
      <p>
        {words('organisations.contractsIn', { contracts })} {me.takesNew && words('organisations.contractsNew')}
      </p>
      <p>
        {me.role === 'administers' ? (
          <a class="button second" href={paths.organisationContracts(id)}>
            {words('organisations.contractsChoose')}
          </a>
        ) : (
          <a class="button second" href={paths.contracts}>
            {words('organisations.contractsSee')}
          </a>
        )}
      </p>
    </section>
  )
}

function Renaming({ view, organisation, form }: { view: View; organisation: Organisation; form: FormState }) {
  const { words } = view
  const typed = form.values.name === undefined ? { values: { name: organisation.name }, errors: {} } : form
  return (
    <details open={form.errors.name !== undefined}>
      <summary>{words('organisations.rename')}</summary>
      <form class="row new-mark" method="post" action={paths.organisationName(organisation.id)} novalidate>
        <Field view={view} form={typed} name="name" label={words('organisations.name')} maxlength={100} />
        <button class="button second" type="submit">
          {words('organisations.save')}
        </button>
      </form>
    </details>
  )
}
