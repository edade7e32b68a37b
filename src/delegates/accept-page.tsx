import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import type { FormState } from '../web/form.tsx'
import { Layout } from '../web/layout.tsx'
import { NewAccount } from '../web/new-account.tsx'
import type { View } from '../web/view.ts'
import type { Invitation } from './queries.ts'

type AcceptProps = {
  view: View
  token: string
  invitation: Invitation
  /** For whoever has no account yet. */
  form: FormState
  policy: PasswordPolicy
  alreadySees?: boolean
}

/** What an invitation gives, and the ways to take it up: with the account one is signed in to, with another, or a new one. */
export function AcceptPage({ view, token, invitation, form, policy, alreadySees }: AcceptProps) {
  const { words, person } = view
  const { contract, inviter, role, endsOn } = invitation
  const title = words('delegates.accept.title', { contract })
  const date = formatDate(endsOn, 'long', words.locale)
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">
          {words.rich('delegates.accept.what', { who: inviter, date, b: (chunks) => <b>{chunks as Child}</b> })}
        </p>
      </div>
      <div class="stack narrow-form">
        <section class="card stack-tight" aria-labelledby="permiso">
          <h2 id="permiso">{words('delegates.accept.mayDo')}</h2>
          <p>
            <b>{words(`delegates.role.${role}`)}</b>. {words(`delegates.roleHelp.${role}`)}
          </p>
        </section>
        {alreadySees && (
          <p class="notice warn" role="alert">
            {words('delegates.accept.own')}
          </p>
        )}
        {person ? (
          <form class="card stack" method="post" action={paths.delegateInvitation(token)}>
            <p>{words('delegates.accept.as', { name: person.name })}</p>
            <p>
              <button class="button" type="submit">
                {words('delegates.accept.button')}
              </button>
            </p>
          </form>
        ) : (
          <NewAccount
            view={view}
            here={paths.delegateInvitation(token)}
            action={paths.delegateAccount(token)}
            text={words('delegates.accept.createText', { email: invitation.email })}
            form={form}
            policy={policy}
          />
        )}
      </div>
    </Layout>
  )
}
