import type { Child } from 'hono/jsx'
import type { PasswordPolicy } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import { Check, ErrorSummary, Field, type FormState } from './form.tsx'
import { PasswordFields } from './password-fields.tsx'
import type { View } from './view.ts'

type NewAccountProps = {
  view: View
  /** Where they come back to once they have signed in. */
  here: string
  action: string
  /** What the account will be for. */
  text: string
  form: FormState
  policy: PasswordPolicy
}

/** For whoever opens an invitation and is signed in to nothing: their account, or a new one. */
export function NewAccount({ view, here, action, text, form, policy }: NewAccountProps) {
  const { words } = view
  const one = { view, form }
  return (
    <>
      <p>
        <a class="button" href={`${paths.signIn}?${new URLSearchParams({ ir: here })}`}>
          {words('delegates.accept.signIn')}
        </a>
      </p>
      <section class="card" aria-labelledby="nueva">
        <form class="stack" method="post" action={action} novalidate>
          <h2 id="nueva">{words('delegates.accept.create')}</h2>
          <p class="break">{text}</p>
          <ErrorSummary view={view} form={form} />
          <Field {...one} name="name" label={words('delegates.accept.name')} autocomplete="name" maxlength={200} />
          <Field
            {...one}
            name="username"
            label={words('registration.username')}
            help={words('registration.usernameRule')}
            autocomplete="username"
          />
          <PasswordFields view={view} form={form} policy={policy} />
          <Check {...one} name="terms">
            {
              words.rich('registration.terms', {
                notice: (chunks) => <a href={paths.legalNotice}>{chunks as Child}</a>,
                terms: (chunks) => <a href={paths.termsOfUse}>{chunks as Child}</a>,
              }) as Child
            }
          </Check>
          <p>
            <button class="button second" type="submit">
              {words('delegates.accept.create')}
            </button>
          </p>
        </form>
      </section>
    </>
  )
}
