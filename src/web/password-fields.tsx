import type { PasswordPolicy, PasswordProblem } from '../lib/passwords.ts'
import { Field, type FormState, refuse } from './form.tsx'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

type PasswordFieldsProps = {
  view: View
  form: FormState
  policy: PasswordPolicy
  /** The person already has a password: the fields say that this is the new one. */
  replaces?: boolean
}

/** A password, typed twice; read with `readNewPassword`. */
export function PasswordFields({ view, form, policy, replaces }: PasswordFieldsProps) {
  const { words } = view
  return (
    <>
      <Field
        view={view}
        form={form}
        name="password"
        label={words(replaces ? 'account.newPassword' : 'account.password')}
        help={words(`account.passwordRule.${policy}`)}
        type="password"
        autocomplete="new-password"
      />
      <Field
        view={view}
        form={form}
        name="passwordAgain"
        label={words(replaces ? 'account.newPasswordAgain' : 'account.passwordAgain')}
        type="password"
        autocomplete="new-password"
      />
      <ShowPassword view={view} names={['password', 'passwordAgain']} />
    </>
  )
}

/** Without scripts it stays hidden: it would do nothing. */
export function ShowPassword({ view: { words }, names }: { view: View; names: string[] }) {
  return (
    <button
      class="button quiet small show-password"
      type="button"
      hidden
      data-show-password={names.join(' ')}
      data-hide-label={words('web.hidePassword')}
    >
      <Icon name="eye" />
      <span>{words('web.showPassword')}</span>
    </button>
  )
}

/** `problemOf` is the rule the password must keep; `password` is there only when both fields are good. */
export function readNewPassword(
  { words }: View,
  body: Record<string, unknown>,
  problemOf: (password: string) => PasswordProblem | undefined,
): { form: FormState; password?: string } {
  // As they are compared when signing in: the database's NUL aside, and composed alike on every keyboard.
  const [password, again] = [body.password, body.passwordAgain].map((typed) =>
    typeof typed === 'string' ? typed.replaceAll('\0', '').normalize('NFKC') : '',
  )
  const form: FormState = { values: {}, errors: {} }
  if (!password) return { form: refuse(form, 'password', words('account.passwordMissing')) }
  const problem = problemOf(password)
  if (problem) return { form: refuse(form, 'password', words(`account.passwordProblem.${problem}`)) }
  if (again !== password) return { form: refuse(form, 'passwordAgain', words('account.passwordsDiffer')) }
  return { form, password }
}
