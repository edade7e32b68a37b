import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { RoleChoice } from './choice-part.tsx'
import type { Organisation, OrganisationPerson } from './queries.ts'
import { isNeeded } from './rules.ts'

type Common = { view: View; organisation: Organisation }

const Back = ({ organisation }: { organisation: Organisation }) => (
  <a class="crumb" href={paths.organisation(organisation.id)}>
    <Icon name="left" />
    <span class="break">{organisation.name}</span>
  </a>
)

const CancelLink = ({ view, organisation }: Common) => (
  <a class="button second" href={paths.organisation(organisation.id)}>
    {view.words('organisations.cancel')}
  </a>
)

/** Whom to invite, and as what. */
export function InvitePage({ view, organisation, form }: Common & { form: FormState }) {
  const { words } = view
  const title = words('organisations.inviteTitle', { name: organisation.name })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <Back organisation={organisation} />
        <h1 class="break">{title}</h1>
        <p class="lede">{words('organisations.inviteLede')}</p>
      </div>
      <div class="stack narrow-form">
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.organisationInvitations(organisation.id)} novalidate>
          <div class="stack">
            <RequiredNote view={view} />
            <input type="hidden" name="key" value={form.values.key ?? ''} />
            <Field
              view={view}
              form={form}
              name="email"
              label={words('organisations.email')}
              type="email"
              inputmode="email"
              autocomplete="off"
              maxlength={254}
            />
            <RoleChoice view={view} form={form} />
            <p class="small soft">{words('organisations.roleNever')}</p>
            <div class="row">
              <button class="button" type="submit">
                {words('organisations.send')}
              </button>
              <CancelLink view={view} organisation={organisation} />
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

type PersonProps = Common & { person: OrganisationPerson }

/** As what somebody is in it. */
export function RolePage({ view, organisation, person, form }: PersonProps & { form: FormState }) {
  const { words } = view
  const title = words('organisations.roleTitle', { who: person.name })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <Back organisation={organisation} />
        <h1 class="break">{title}</h1>
        <p class="lede">{words('organisations.roleLede')}</p>
      </div>
      <div class="stack narrow-form">
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.organisationPerson(organisation.id, person.id)} novalidate>
          <div class="stack">
            <RoleChoice view={view} form={form} />
            <div class="row">
              <button class="button" type="submit">
                {words('organisations.save')}
              </button>
              <CancelLink view={view} organisation={organisation} />
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

type EndProps = Common & {
  person: Pick<OrganisationPerson, 'id' | 'isOwn' | 'name' | 'role' | 'brought'>
  /** It was tried, and cannot be. */
  refused?: boolean
}

/** Says what ends with it before somebody leaves or is removed. */
export function EndPersonPage({ view, organisation, person, refused }: EndProps) {
  const { words } = view
  const { name } = organisation
  const { isOwn, brought } = person
  const title = isOwn
    ? words('organisations.leaveTitle', { name })
    : words('organisations.removeTitle', { who: person.name })
  if (isNeeded(person, organisation.administrators)) {
    return (
      <Layout view={view} title={title}>
        <div class="message-page stack">
          <h1 class="break">{title}</h1>
          <p class="lede break" role={refused ? 'alert' : undefined}>
            {isOwn ? words('organisations.lastOne', { name }) : words('organisations.error.needed')}
          </p>
          <p class="row">
            <a class="button second" href={paths.organisation(organisation.id)}>
              {words('organisations.see')}
            </a>
            <a class="button quiet" href={paths.organisationEnd(organisation.id)}>
              {words('organisations.close')}
            </a>
          </p>
        </div>
      </Layout>
    )
  }
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1 class="break">{title}</h1>
        <p class="lede break">{words(isOwn ? 'organisations.leaveText' : 'organisations.removeText', { name })}</p>
        {brought > 0 && (
          <p class="notice warn">
            <Icon name="warning" />
            <span>{words('organisations.takesAlong', { brought })}</span>
          </p>
        )}
        <form method="post" action={paths.organisationPersonEnd(organisation.id, person.id)}>
          <div class="row">
            <button class="button" type="submit">
              {words(isOwn ? 'organisations.leave' : 'organisations.remove')}
            </button>
            <CancelLink view={view} organisation={organisation} />
          </div>
        </form>
      </div>
    </Layout>
  )
}

/** Says what ends before the organisation does. */
export function ClosePage({ view, organisation }: Common) {
  const { words } = view
  const { name, people, contracts } = organisation
  const title = words('organisations.closeTitle', { name })
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1 class="break">{title}</h1>
        <p class="lede">{words('organisations.closeText', { people, contracts })}</p>
        <form method="post" action={paths.organisationEnd(organisation.id)}>
          <div class="row">
            <button class="button" type="submit">
              {words('organisations.close')}
            </button>
            <CancelLink view={view} organisation={organisation} />
          </div>
        </form>
      </div>
    </Layout>
  )
}
