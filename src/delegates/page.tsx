import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { roles } from './rules.ts'

/** Whom to let see a contract, what they may do, and until when. */
export function InvitePage({ view, contract, form }: { view: View; contract: string; form: FormState }) {
  const { words } = view
  const title = words('delegates.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contractAccess(contract)}>
          <Icon name="left" />
          {words('access.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('delegates.lede', { contract })}</p>
      </div>
      <div class="stack narrow-form">
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.delegateInvitations(contract)} novalidate>
          <div class="stack">
            <RequiredNote view={view} />
            <input type="hidden" name="key" value={form.values.key ?? ''} />
            <Field
              view={view}
              form={form}
              name="email"
              label={words('delegates.email')}
              type="email"
              inputmode="email"
              autocomplete="off"
              maxlength={254}
            />
            <RoleChoice view={view} form={form} />
            <Field
              view={view}
              form={form}
              name="endsOn"
              type="date"
              label={words('delegates.endsOn')}
              help={words('delegates.endsOnHelp')}
              short
            />
            <p class="small soft">{words('delegates.roleNever')}</p>
            <div class="row">
              <button class="button" type="submit">
                {words('delegates.send')}
              </button>
              <a class="button second" href={paths.contractAccess(contract)}>
                {words('access.cancel')}
              </a>
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}

function RoleChoice({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const error = form.errors.role
  return (
    <fieldset class={error ? 'field has-error' : 'field'} id="role" aria-describedby={error ? 'role-error' : undefined}>
      <legend>
        <b>{words('delegates.role')}</b>
      </legend>
      {error && (
        <p class="error" id="role-error">
          <Icon name="error" />
          <span>{error}</span>
        </p>
      )}
      {roles.map((role) => (
        <label class="check">
          <input type="radio" name="role" value={role} checked={form.values.role === role} />
          <span>
            <b>{words(`delegates.role.${role}`)}</b>. {words(`delegates.roleHelp.${role}`)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
