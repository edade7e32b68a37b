import type { Child } from 'hono/jsx'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { NewAccount } from '../web/new-account.tsx'
import type { View } from '../web/view.ts'
import type { OpenedInvitation } from './queries.ts'

type AcceptProps = {
  view: View
  token: string
  invitation: OpenedInvitation
  /** For whoever has no account yet. */
  form: FormState
  policy: PasswordPolicy
  refused?: 'organisations.accept.alreadyIn' | 'organisations.accept.full'
}

/** What an invitation gives, and the ways to take it up: with the account one is signed in to, with another, or a new one. */
export function AcceptPage({ view, token, invitation, form, policy, refused }: AcceptProps) {
  const { words, person } = view
  const { organisation, inviter, role, contracts, email } = invitation
  const title = words('organisations.accept.title', { name: organisation })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1 class="break">{title}</h1>
        <p class="lede break">
          {words.rich('organisations.accept.what', {
            who: inviter,
            contracts,
            b: (chunks) => <b>{chunks as Child}</b>,
          })}
        </p>
      </div>
      <div class="stack narrow-form">
        <section class="card stack-tight" aria-labelledby="permiso">
          <h2 id="permiso">{words('organisations.accept.mayDo')}</h2>
          <p>
            <b>{words(`organisations.role.${role}`)}</b>. {words(`organisations.roleHelp.${role}`)}
          </p>
          <p class="small soft">{words('organisations.accept.shown')}</p>
        </section>
        {refused && (
          <p class="notice warn" role="alert">
            <Icon name="warning" />
            <span>{words(refused)}</span>
          </p>
        )}
        {person ? (
          <form class="card stack" method="post" action={paths.organisationInvitation(token)}>
            <p class="break">{words('organisations.accept.as', { name: person.name })}</p>
            <p>
              <button class="button" type="submit">
                {words('organisations.accept.button')}
              </button>
            </p>
          </form>
        ) : (
          <NewAccount
            view={view}
            here={paths.organisationInvitation(token)}
            action={paths.organisationAccount(token)}
            text={words('organisations.accept.createText', { email })}
            form={form}
            policy={policy}
          />
        )}
      </div>
    </Layout>
  )
}
