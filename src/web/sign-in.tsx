import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from './form.tsx'
import { ShowPassword } from './password-fields.tsx'
import type { View } from './view.ts'

type SignInCardProps = {
  view: View
  form: FormState
  /** Where the person wanted to go, and goes once signed in. */
  wantedPath?: string | undefined
  /** The heading is the page's h1. */
  alone?: boolean
}

/** The door of the office; it answers at its own address, where mistakes are shown as well. */
export function SignInCard({ view, form, wantedPath, alone }: SignInCardProps) {
  const { words } = view
  return (
    <section class="card signin" aria-labelledby="acceso">
      <form class="stack" method="post" action={paths.signIn} novalidate>
        {alone ? <h1 id="acceso">{words('account.signIn')}</h1> : <h2 id="acceso">{words('account.signIn')}</h2>}
        <ErrorSummary view={view} form={form} />
        {wantedPath && <input type="hidden" name="ir" value={wantedPath} />}
        <Field
          view={view}
          form={form}
          name="username"
          label={words('account.username')}
          required={false}
          autocomplete="username"
        />
        <div class="stack-tight">
          <Field
            view={view}
            form={form}
            name="password"
            label={words('account.password')}
            type="password"
            required={false}
            autocomplete="current-password"
          />
          <ShowPassword view={view} names={['password']} />
        </div>
        <button class="button wide" type="submit">
          {words('account.signInButton')}
        </button>
        <ul class="small stack-tight">
          <li>
            <a href={paths.passwordRecovery}>{words('account.forgotPassword')}</a>
          </li>
          <li>
            <a href={paths.usernameRecovery}>{words('account.forgotUsername')}</a>
          </li>
        </ul>
      </form>
    </section>
  )
}
