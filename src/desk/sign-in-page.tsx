import { deskPaths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { ShowPassword } from '../web/password-fields.tsx'
import type { View } from '../web/view.ts'
import { DeskLayout } from './layout.tsx'
import { PasskeyDoor } from './passkey-page.tsx'

export type DoorNotice = 'wanted' | 'enrolled' | 'signedOut'

type DoorProps = { view: View; form: FormState; wantedPath?: string | undefined; notice?: DoorNotice | undefined }

/** First the password. */
export function DeskSignInPage({ view, form, wantedPath, notice }: DoorProps) {
  const { words } = view
  return (
    <DeskLayout view={view} title={words('desk.signIn')}>
      <div class="narrow stack">
        {notice && (
          <p class="notice" role="status">
            <Icon name={notice === 'enrolled' ? 'check' : 'info'} />
            <span>{words(`desk.notice.${notice}`)}</span>
          </p>
        )}
        <section class="card signin" aria-labelledby="entrar">
          <form class="stack" method="post" action={deskPaths.signIn} novalidate>
            <h1 id="entrar">{words('desk.signIn')}</h1>
            <ErrorSummary view={view} form={form} />
            {wantedPath && <input type="hidden" name="ir" value={wantedPath} />}
            <Field
              view={view}
              form={form}
              name="email"
              label={words('desk.email')}
              type="email"
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
              {words('web.continue')}
            </button>
            <p class="small soft">{words('desk.signInHelp')}</p>
          </form>
        </section>
      </div>
    </DeskLayout>
  )
}

/** Then the code; or a key, where they have one. */
export function DeskCodePage({ view, form, wantedPath, passkey }: Omit<DoorProps, 'notice'> & { passkey?: unknown }) {
  const { words } = view
  return (
    <DeskLayout view={view} title={words('desk.codeTitle')}>
      <div class="narrow stack">
        <section class="card signin" aria-labelledby="codigo-titulo">
          <form class="stack" method="post" action={deskPaths.code} novalidate>
            <h1 id="codigo-titulo">{words('desk.codeTitle')}</h1>
            <ErrorSummary view={view} form={form} />
            {wantedPath && <input type="hidden" name="ir" value={wantedPath} />}
            <Field
              view={view}
              form={form}
              name="code"
              label={words('desk.code')}
              help={words('desk.codeHelp')}
              required={false}
              autocomplete="one-time-code"
              short
            />
            <button class="button wide" type="submit">
              {words('desk.enter')}
            </button>
            <p class="small">
              <a href={deskPaths.signIn}>{words('desk.startAgain')}</a>
            </p>
          </form>
          {passkey !== undefined && <PasskeyDoor view={view} options={passkey} wantedPath={wantedPath} />}
        </section>
      </div>
    </DeskLayout>
  )
}
