import { paths } from '../paths.ts'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { SignInCard } from '../web/sign-in.tsx'
import type { View } from '../web/view.ts'

/** Why the person stands at the door. */
export type SignInReason = 'expired' | 'wanted' | 'recovered'

type SignInPageProps = {
  view: View
  form: FormState
  wantedPath?: string | undefined
  reason?: SignInReason | undefined
}

export function SignInPage({ view, form, wantedPath, reason }: SignInPageProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('account.signIn')}>
      <div class="narrow stack">
        {reason && (
          <p class="notice" role="status">
            <Icon name={reason === 'recovered' ? 'check' : 'info'} />
            <span>{words(`account.notice.${reason}`)}</span>
          </p>
        )}
        <SignInCard view={view} form={form} wantedPath={wantedPath} alone />
        <p class="small soft">
          {words('account.noAccount')} <a href={paths.registrationPerson}>{words('account.registerPerson')}</a>
          {' · '}
          <a href={paths.registrationCompany}>{words('account.registerCompany')}</a>
          {view.canPay && (
            <>
              {' · '}
              <a href={paths.guestPay}>{words('guest-pay.homeLink')}</a>
            </>
          )}
        </p>
      </div>
    </Layout>
  )
}
